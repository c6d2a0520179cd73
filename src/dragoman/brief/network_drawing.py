"""The actors around the pair as a drawing: the pair in the middle, those tied to both between and around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.brief.dossier import Edge

WIDTH = 760
STEP = 64  # from one actor to the next in a column
SHOWN = 12  # others drawn; the table below has all of them
_EDGE = 30  # room above the highest and below the lowest
_LEFT, _RIGHT, _MIDDLE, _OUTER = 215.0, 545.0, 380.0, 75.0


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at its place; `own` for the dossier's own."""

    name: str
    x: float
    y: float
    own: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between two nodes, `width` by the number of origins that tell it."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """Nodes and lines; `left_out` counts the actors that stand in the table only."""

    width: int
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def draw_network(names: Sequence[str], edges: Sequence[Edge]) -> NetworkDrawing | None:
    """The drawing, or None where there is no edge.

    Those tied to the first actor only stand outside on its left, to the second only on the right, to
    both in the middle column above and below the line between the two.
    """
    others = list(dict.fromkeys(edge.other for edge in edges if edge.other not in names))
    drawn = others[:SHOWN]
    if not edges:
        return None
    columns = _columns(names, drawn, edges)
    beside = (max(len(columns["left"]), len(columns["right"]), 1) - 1) / 2
    between = len(columns["middle"])
    middle = max(beside, (between + 1) // 2) * STEP + _EDGE
    height = middle + max(beside, between // 2) * STEP + _EDGE
    places = {
        name: (x, middle) for name, x in zip(names, (_LEFT, _RIGHT) if len(names) == 2 else (_MIDDLE,), strict=True)
    }
    places.update(_spread(columns["left"], _OUTER, middle))
    places.update(_spread(columns["right"], WIDTH - _OUTER, middle))
    places.update(_around(columns["middle"], middle))
    nodes = tuple(Node(name, round(x, 1), round(y, 1), name in names) for name, (x, y) in places.items())
    lines = tuple(_line(edge, places) for edge in edges if edge.other in places)
    return NetworkDrawing(WIDTH, height, nodes, lines, len(others) - len(drawn))


def _columns(names: Sequence[str], others: Sequence[str], edges: Sequence[Edge]) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {"left": [], "middle": [], "right": []}
    for number, name in enumerate(others):
        tied = {edge.one for edge in edges if edge.other == name}
        if len(names) == 1:
            columns["left" if number % 2 else "right"].append(name)
        else:
            columns["middle" if len(tied) == 2 else "left" if names[0] in tied else "right"].append(name)
    return columns


def _spread(names: Sequence[str], x: float, middle: float) -> dict[str, tuple[float, float]]:
    top = middle - (len(names) - 1) * STEP / 2
    return {name: (x, top + number * STEP) for number, name in enumerate(names)}


def _around(names: Sequence[str], middle: float) -> dict[str, tuple[float, float]]:
    """In turn above and below the line between the pair, the first nearest to it."""
    return {
        name: (_MIDDLE, middle + (-1 if number % 2 == 0 else 1) * (number // 2 + 1) * STEP)
        for number, name in enumerate(names)
    }


def _line(edge: Edge, places: dict[str, tuple[float, float]]) -> Line:
    (x1, y1), (x2, y2) = places[edge.one], places[edge.other]
    return Line(edge, round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), min(1.5 + edge.origins, 7.0))
