"""A list of findings as a page, whatever their kind; and one finding by its id."""

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NothingFound
from dragoman.record import finding, found_page, successor
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import Row
from dragoman.serve.problems import Moved
from dragoman.serve.questions import LARGEST, Question
from dragoman.serve.rendering import render_page
from dragoman.serve.seeking import sought_of
from dragoman.session import Session

Shown = Callable[[Session, Sequence[Row], Question], Sequence[object]]


def list_page(request: Request, kind: str, shown: Shown, most: int = LARGEST) -> Response:
    """The findings of a kind that the address asks for, a page of at most so many, as `shown` makes them of rows."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        sought, size = sought_of(question, kind), min(question.size, most)
        found = found_page(session.record.database, sought, question.after, size)
        facets = kept.findings(desk, session, question, kind)
        listed = shown(session, found.rows, question)
    more = question.but(after=found.after).at(f"/{kind}") if found.after else ""
    values = {"question": question, "listed": listed, "total": found.total, "facets": facets, "more": more}
    return render_page(request, f"{kind}.html.j2", values)


def finding_row(session: Session, name: str, kind: str) -> Row:
    """The row of a finding of a kind.

    Raises Moved where what was read or judged since has joined it to another, NothingFound where nothing is left of it.
    """
    database = session.record.database
    found = finding(database, name)
    if found and found[0] == kind:
        return found[1]
    if heir := successor(database, name, kind):
        raise Moved(f"/{kind.removesuffix('s')}/{heir}")
    raise NothingFound(
        f"{name}: no such finding, or no more: what it rested on was set aside; look for it in the list of {kind}"
    )
