"""Where reports differ: the list, the weightiest first, and one with its versions side by side."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import found_page, trace
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import differences_of
from dragoman.serve.pages.occurrences import finding_row
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.serve.seeking import sought_of

router = APIRouter()


@router.get("/disagreements")
def disagreements_page(request: Request) -> Response:
    """The disagreements that the address asks for, a page of them."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        database = session.record.database
        found = found_page(database, sought_of(question, "disagreements"), question.after, min(question.size, 100))
        facets = kept.findings(desk, session, question, "disagreements")
        listed = differences_of(session, found.rows)
    more = question.but(after=found.after).at("/disagreements") if found.after else ""
    values = {"question": question, "listed": listed, "total": found.total, "facets": facets, "more": more}
    return render_page(request, "disagreements.html.j2", values)


@router.get("/disagreement/{name}")
def disagreement_page(request: Request, name: str) -> Response:
    """One disagreement: its versions with quote, voice, day and origin; why they were held against each other."""
    with desk_of(request).session() as session:
        row = finding_row(session, name, "disagreements")
        (difference,) = differences_of(session, [row])
        decisions = trace(session.record, name).decisions
    return render_page(request, "disagreement.html.j2", {"one": difference, "decisions": decisions})
