"""A report with every claim marked in place and listed beside it; the list of reports; the original as a file."""

import re
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.record import SoughtReports, Wanted, copies_of, head_page, heads_of
from dragoman.serve import names  # noqa: F401 (the routes' `name`)
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import line_of
from dragoman.serve.marked import pieces_of
from dragoman.serve.questions import Question, window_of
from dragoman.serve.reading import kin_of, told_days
from dragoman.serve.rendering import render_page
from dragoman.serve.shown import hidden
from dragoman.serve.titles import title_of, titled

router = APIRouter()
#: So many claims one report may show; the longest of 295 Wikinews reports has some 200.
_MOST = 5_000
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


@router.get("/reports")
def reports_page(request: Request) -> Response:
    """The reports that the address asks for, the newest first; `since` is the day from which they were read."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    first = window_of(question.since).earliest
    sought = SoughtReports(outlets=question.outlet, read_since=first.isoformat() if first else "", words=question.words)
    with desk.session() as session:
        database = session.record.database
        found = head_page(database, sought, question.after, question.size)
        copies = copies_of(database, (head.id for head in found.heads))
        found = replace(found, heads=titled(session, found.heads))
    more = question.but(after=found.after).at("/reports") if found.after else ""
    values = {"question": question, "found": found, "copies": copies, "more": more}
    return render_page(request, "reports.html.j2", values)


@router.get("/report/{name:name}/original")
def original(request: Request, name: str) -> Response:
    """The bytes that the report was read from, as a file to keep: never shown, whatever they are."""
    with desk_of(request).session() as session:
        data = session.record.original(name)
    headers = {"content-disposition": "attachment", "content-security-policy": "sandbox; default-src 'none'"}
    return Response(data, headers=headers, media_type="application/octet-stream")


@router.get("/report/{name:name}")
def report_page(request: Request, name: str, at: str = "") -> Response:
    """The report's text, zone by zone, its claims marked where they stand; `at` is a passage to mark too, "12-34"."""
    with desk_of(request).session() as session:
        report = session.record.report(name)
        found = session.record.page(Wanted(reports=(name,), order="report"), limit=_MOST)
        rulings = session.record.rulings()
        kin = kin_of(session, report)
        head = heads_of(session.record.database, [name])[name]
    lines = [line_of(claim, rulings) for claim in found.claims]
    values = {
        "report": report,
        "title": title_of(report),
        "head": head,
        "lines": lines,
        "pieces": pieces_of(report, lines, _passage(at, len(report.text))),
        "kin": kin,
        "clues": told_days(report),
        "hidden": hidden(report.text),
    }
    return render_page(request, "report.html.j2", values)


def _passage(at: str, length: int) -> tuple[int, int] | None:
    """The passage that an address asks for. Raises UsageError where the text has none such."""
    if not at:
        return None
    match = _PLACE.fullmatch(at)
    if not match or not 0 <= int(match[1]) < int(match[2]) <= length:
        raise UsageError(f"{at[:40]!r} is no passage of this text; write at=START-END, up to {length}")
    return int(match[1]), int(match[2])
