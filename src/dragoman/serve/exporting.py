"""Exports of what a page shows: asked of the record page by page, sent as they come, cut where they grow too long."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from dragoman.errors import NothingFound
from dragoman.export.facts import COLUMNS, FactTable, fact_row
from dragoman.export.forms import CLAIMS, TABLES, Form, Told
from dragoman.export.measures import cell_row
from dragoman.reconcile import Asked, dyad_series
from dragoman.record import Sought, found_page
from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.questions import Question

#: OpenAleph's limit too.
MOST = 100_000
_PAGE = 2_000
#: Columns of tables of findings, in this order.
# fmt: off
OCCURRENCES = (
    "id", "type", "source", "target", "earliest", "latest", "status", "origins", "reports", "claims",
    "counts_under", "why",
)
DISAGREEMENTS = (
    "id", "point", "kind", "weight", "versions", "why",
)
# fmt: on
Row = dict[str, Any]
#: A page behind a cursor: its rows, the cursor behind it, how many there are in all.
Pages = Callable[[str], tuple[list[Row], str, int]]


def export_claims(request: Request, ending: str, most: int = MOST) -> Response:
    """The claims that an address asks for, as a file. Raises NothingFound where there is no such form."""
    desk, question = desk_of(request), Question.parse(request.query_params.multi_items())
    pages = _claim_pages(desk, question)
    if ending == "parquet":
        return _parquet(pages, question, most)
    columns = COLUMNS if ending == "csv" else ()
    return _sent(pages, _form(ending, CLAIMS), ("claims", ending), columns, most)


def export_findings(request: Request, sought: Sought, ending: str, most: int = MOST) -> Response:
    """The findings sought, as a file."""
    desk = desk_of(request)

    def page(after: str) -> tuple[list[Row], str, int]:
        with desk.session() as session:
            found = found_page(session.record.database, sought, after, _PAGE)
        return list(found.rows), found.after, found.total

    columns = {"occurrences": OCCURRENCES, "disagreements": DISAGREEMENTS}[sought.kind]
    return _sent(page, _form(ending, TABLES), (sought.kind, ending), columns, most)


def export_series(request: Request, asked: Asked, known: date | None, ending: str) -> Response:
    """The series of a dyad, by what was published by a day, as a file."""
    form = _form(ending, TABLES)
    desk = desk_of(request)
    with desk.session() as session:
        rows = [cell_row(cell) for cell in dyad_series(desk.told(session, known).occurrences, asked).cells]
    columns = tuple(rows[0]) if rows else ()
    text = "".join(form.write(rows, Told(columns, len(rows), len(rows))))
    return Response(text, headers=_named(f"series-{asked.one}-{asked.other}", ending), media_type=form.media)


def _form(ending: str, forms: dict[str, Form]) -> Form:
    if ending not in forms:
        raise NothingFound(f"{ending[:20]!r}: no such form; take {', '.join(forms)}")
    return forms[ending]


def _claim_pages(desk: Desk, question: Question) -> Pages:
    wanted = question.wanted()

    def page(after: str) -> tuple[list[Row], str, int]:
        # A session for each page: its connection belongs to the thread that asks, and these change.
        with desk.session() as session:
            found = session.record.page(wanted, after, _PAGE)
            rulings = session.record.rulings(wanted.judged)
        return [fact_row(claim, rulings) for claim in found.claims], found.after, found.total

    return page


def _sent(pages: Pages, form: Form, named: tuple[str, str], columns: tuple[str, ...], most: int) -> Response:
    first = pages("")
    told = Told(columns, first[2], most)
    headers = {**_named(*named), "dragoman-total": str(told.total)}
    if told.cut:
        headers["dragoman-cut"] = str(most)
    stream = form.write((row for group in _groups(pages, first, most) for row in group), told)
    return StreamingResponse(stream, headers=headers, media_type=form.media)


def _groups(pages: Pages, first: tuple[list[Row], str, int], most: int) -> Iterator[list[Row]]:
    rows, after, _ = first
    left = most
    while rows and left > 0:
        yield rows[:left]
        left -= len(rows)
        rows, after, _ = pages(after) if after and left > 0 else ([], "", 0)


def _parquet(pages: Pages, question: Question, most: int) -> Response:
    first = pages("")
    told = Told(COLUMNS, first[2], most)
    handle, path = tempfile.mkstemp(suffix=".parquet")
    os.close(handle)
    try:
        table = FactTable(path, {"dragoman:total": str(told.total), "dragoman:cut": told.cut, "query": str(question)})
        for group in _groups(pages, first, most):
            table.add(group)
        table.close()
    except BaseException:
        os.unlink(path)
        raise
    media = "application/vnd.apache.parquet"
    return _Passing(path, headers=_named("claims", "parquet"), media_type=media)


class _Passing(FileResponse):
    """A file that goes once it was sent."""

    async def __call__(self, *args: Any) -> None:
        """Send it, remove it."""
        try:
            await super().__call__(*args)
        finally:
            os.unlink(self.path)


def _named(stem: str, ending: str) -> dict[str, str]:
    safe = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "-" for sign in stem)
    return {"content-disposition": f'attachment; filename="{safe}.{ending}"', "cache-control": "no-store"}
