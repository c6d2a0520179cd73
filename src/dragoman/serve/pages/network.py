"""The network of states: who stands how with whom, drawn as a circle that scripts untangle, with its triads."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.gazetteer import load_gazetteer
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.serve.signs import Edge

router = APIRouter()
SIZE = 720
#: Edges drawn; a circle of more is a ball of wool. The table has more, the export all.
_DRAWN, _LISTED = 60, 200


@dataclass(frozen=True, slots=True)
class Node:
    """A state on the circle; `anchor` is the side on which its name stands."""

    code: str
    label: str
    x: float
    y: float
    anchor: str


@router.get("/network")
def network_page(request: Request) -> Response:
    """The network of the acts and ties that the address asks for; what happened or goes on where it names no status."""
    question = Question.parse(request.query_params.multi_items())
    desk = desk_of(request)
    with desk.session() as session:
        edges = kept.edges(desk, session, question)
        triads = kept.triangles(desk, session, question)
    drawn = edges[:_DRAWN]
    values = {
        "question": question,
        "edges": edges,
        "drawn": drawn,
        "listed": _LISTED,
        "nodes": nodes_of(drawn),
        "triads": triads,
        "size": SIZE,
    }
    return render_page(request, "network.html.j2", values)


def nodes_of(edges: Sequence[Edge]) -> dict[str, Node]:
    """The states of these edges on a circle, each beside one it is tied to where that can be."""
    order: list[str] = []
    for edge in edges:
        for code, beside in ((edge.one, edge.other), (edge.other, edge.one)):
            if code not in order:
                order.insert(order.index(beside) + 1 if beside in order else len(order), code)
    return {code: _node(code, place, len(order)) for place, code in enumerate(order)}


def _node(code: str, place: int, of: int) -> Node:
    angle = 2 * pi * place / of - pi / 2
    middle, radius = SIZE / 2, SIZE / 2 - 110
    x, y = middle + radius * cos(angle), middle + radius * sin(angle)
    side = "middle" if abs(cos(angle)) < 0.2 else "start" if cos(angle) > 0 else "end"
    return Node(code, load_gazetteer().label(code), round(x, 1), round(y, 1), side)
