"""Where reports differ: the list, the weightiest first, and one with its versions side by side."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import trace
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import differences_of
from dragoman.serve.listing import finding_row, list_page
from dragoman.serve.rendering import render_page

router = APIRouter()
#: So many on a page at most: each stands with all its versions.
_MOST = 100


@router.get("/disagreements")
def disagreements_page(request: Request) -> Response:
    """The disagreements that the address asks for, a page of them."""
    return list_page(request, "disagreements", lambda session, rows, _: differences_of(session, rows), most=_MOST)


@router.get("/disagreement/{name}")
def disagreement_page(request: Request, name: str) -> Response:
    """One disagreement: its versions with quote, voice, day and origin; why they were held against each other."""
    with desk_of(request).session() as session:
        row = finding_row(session, name, "disagreements")
        (difference,) = differences_of(session, [row])
        decisions = trace(session.record, name).decisions
    return render_page(request, "disagreement.html.j2", {"one": difference, "decisions": decisions})
