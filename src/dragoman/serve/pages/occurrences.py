"""What happened, each real event once: the list, and one with its claims side by side."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model.claims import QUAD_CLASS
from dragoman.model.gazetteer import load_gazetteer
from dragoman.reconcile.lineage import Lineage
from dragoman.record import trace
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import Row, act_words, events_of, occurrence_lines, parts_of
from dragoman.serve.listing import finding_row, list_page
from dragoman.serve.rendering import render_page
from dragoman.serve.tellings import tellings_of
from dragoman.session import Session

router = APIRouter()
#: So many claims stand side by side; of more, the first.
_MOST = 40


@router.get("/occurrences")
def occurrences_page(request: Request) -> Response:
    """The occurrences that the address asks for, a page of them."""
    return list_page(request, "occurrences", lambda session, rows, _: occurrence_lines(session, rows))


@router.get("/occurrence/{name}")
def occurrence_page(request: Request, name: str) -> Response:
    """One occurrence: its claims held against each other, why they were joined, what was decided on it."""
    with desk_of(request).session() as session:
        if joined := _told_in(session, name):
            return RedirectResponse(f"/occurrence/{joined}", 303)
        row = finding_row(session, name, "occurrences")
        claims = events_of(session, row, _MOST)
        parts = parts_of(session, (claim for _, claim in claims))
        rulings = session.record.rulings()
        standing = {one: rulings.standing(one) for one in row["claims"]}
        tellings = tellings_of(row, claims, Lineage.of_rows(parts.get("origins", ())), standing)
        decisions = trace(session.record, name).decisions
    values = {
        "row": row,
        "words": act_words(claims[0][1], row["status"]),
        "quad": QUAD_CLASS.get(row["type"], 0),
        "tellings": tellings,
        "left": len(row["claims"]) - len(claims),
        "decisions": decisions,
        "actors": _actors(row),
        "differs": parts.get("disagreements", []),
    }
    return render_page(request, "occurrence.html.j2", values)


def _told_in(session: Session, name: str) -> str:
    """The occurrence that a claim of this id tells; empty where it is no claim's, or tells none."""
    if not session.record.has_claim(name):
        return ""
    found = session.record.findings_of([name]).get("occurrences", ())
    return str(found[0]["id"]) if found else ""


def _actors(row: Row) -> list[tuple[str, str]]:
    codes = dict.fromkeys([*row["source"], *row["target"]])
    return [(code, load_gazetteer().label(code)) for code in codes]
