"""What was expected, announced or foreseen, and what became of it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve.desk import desk_of
from dragoman.serve.findings import outlooks_of
from dragoman.serve.listing import finding_row, list_page
from dragoman.serve.questions import day_of

router = APIRouter()


@router.get("/expectations")
def expectations_page(request: Request) -> Response:
    """The expectations that the address asks for, a page of them; `as_of` is the day by which they are due or not."""
    return list_page(
        request, "expectations", lambda session, rows, question: outlooks_of(session, rows, day_of(question.as_of))
    )


@router.get("/expectation/{name}")
def expectation_page(request: Request, name: str) -> Response:
    """The claim that expects it."""
    with desk_of(request).session() as session:
        row = finding_row(session, name, "expectations")
    return RedirectResponse(f"/claim/{row['claim']}", 303)
