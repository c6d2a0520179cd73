"""What was expected, announced or foreseen, and what became of it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.record import found_page
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import outlooks_of
from dragoman.serve.pages.occurrences import finding_row
from dragoman.serve.questions import Question, day_of
from dragoman.serve.rendering import render_page
from dragoman.serve.seeking import sought_of

router = APIRouter()


@router.get("/expectations")
def expectations_page(request: Request) -> Response:
    """The expectations that the address asks for, a page of them; `as_of` is the day by which they are due or not."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        database = session.record.database
        found = found_page(database, sought_of(question, "expectations"), question.after, question.size)
        facets = kept.findings(desk, session, question, "expectations")
        listed = outlooks_of(session, found.rows, day_of(question.as_of))
    more = question.but(after=found.after).at("/expectations") if found.after else ""
    values = {"question": question, "listed": listed, "total": found.total, "facets": facets, "more": more}
    return render_page(request, "expectations.html.j2", values)


@router.get("/expectation/{name}")
def expectation_page(request: Request, name: str) -> Response:
    """The claim that expects it."""
    with desk_of(request).session() as session:
        row = finding_row(session, name, "expectations")
    return RedirectResponse(f"/claim/{row['claim']}", 303)
