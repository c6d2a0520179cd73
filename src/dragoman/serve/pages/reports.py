"""A report with every claim marked in place and listed beside it; the list of reports; the original as a file."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Wanted
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import days, line_of
from dragoman.serve.marked import pieces_of
from dragoman.serve.rendering import render_page

router = APIRouter()
#: So many claims one report may show; the longest of 295 Wikinews reports has some 200.
_MOST = 5_000


@router.get("/reports")
def reports_page(request: Request) -> Response:
    """All reports, the newest first."""
    with desk_of(request).session() as session:
        reports = session.record.reports()
    newest = sorted(reports, key=lambda report: (str(report.published.latest or ""), report.id), reverse=True)
    return render_page(request, "reports.html.j2", {"reports": newest, "days": days})


@router.get("/report/{name}")
def report_page(request: Request, name: str) -> Response:
    """The report's text, zone by zone, its claims marked where they stand."""
    with desk_of(request).session() as session:
        report = session.record.report(name)
        found = session.record.page(Wanted(reports=(name,), order="report"), limit=_MOST)
        rulings = session.record.rulings()
    lines = [line_of(claim, rulings) for claim in found.claims]
    values = {"report": report, "lines": lines, "pieces": pieces_of(report, lines), "days": days}
    return render_page(request, "report.html.j2", values)


@router.get("/report/{name}/original")
def original(request: Request, name: str) -> Response:
    """The bytes that the report was read from, as a file to keep: never shown, whatever they are."""
    with desk_of(request).session() as session:
        data = session.record.original(name)
    headers = {"content-disposition": "attachment", "content-security-policy": "sandbox; default-src 'none'"}
    return Response(data, headers=headers, media_type="application/octet-stream")
