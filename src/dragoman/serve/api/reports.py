"""Reports: a page of them, and one with its text, zones and links."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.actors import Link
from dragoman.model.text import Report
from dragoman.record import Head, SoughtReports, head, head_page
from dragoman.record.trail import clue_row, days_row, link_row
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered, page_of
from dragoman.serve.api.claims import Name, Place
from dragoman.serve.api.findings import Paged, Several
from dragoman.session import Session

router = APIRouter(tags=["reports"], dependencies=[JSON, KNOWN])


class Published(Model):
    """The days on which it can have been published, and how that is known."""

    earliest: str | None
    latest: str | None
    basis: str


class OriginalOf(Model):
    """The bytes that a report was read from."""

    sha256: str
    kind: str
    size: int
    encoding: str | None


class ReportHead(Model):
    """A report without its text. `sha256` is of the text."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None
    wire: str | None
    url: str | None
    where: str
    language: str | None
    published: Published
    sha256: str
    read_at: str
    original: OriginalOf | None
    notes: list[str]
    claims: Annotated[int, Field(ge=0, description="How many claims it has, set aside or not.")]


class ZoneOf(Model):
    """A part of the page, and why it was told apart."""

    zone: str
    start: int
    end: int
    why: str


class Clue(Model):
    """What speaks for a date."""

    kind: str
    where: str
    earliest: str | None
    latest: str | None
    quote: str


class ReportWhole(ReportHead):
    """A report with its text; all offsets count in it, in code points."""

    text: str
    zones: list[ZoneOf]
    links: list[Place]
    clues: list[Clue]
    found: dict[str, str]


class ReportPage(Model):
    """Reports, the last published first."""

    items: list[ReportHead]
    next: str | None
    total: int


class ReportQuery(Paged):
    """Which reports are listed."""

    outlet: Annotated[list[str], Several, Field(description="Outlets as the record writes them.")]


@router.get("/reports", response_model=ReportPage)
def list_reports(request: Request, query: Annotated[ReportQuery, Query()]) -> Response:
    """A page of reports, the last published first."""

    def make(session: Session) -> Any:
        sought = SoughtReports(outlets=tuple(query.outlet))
        found = head_page(session.record.database, sought, query.after, query.limit)
        return page_of(request, [_head(one) for one in found.heads], found.after, found.total)

    return answered(request, make)


@router.get("/reports/{name}", response_model=ReportWhole)
def one_report(request: Request, name: Name) -> Response:
    """One report with its text, zones and links."""

    def make(session: Session) -> Any:
        report = session.record.report(name)
        return {**_head(head(session.record.database, name)), **_body(report, session.record.links(report))}

    return answered(request, make)


def _head(said: Head) -> dict[str, Any]:
    known = ("title", "outlet", "byline", "dateline", "wire", "url", "language")
    original = said.original
    return {
        **{name: getattr(said, name) for name in ("id", "where", "sha256", "read_at", "claims")},
        **{name: getattr(said, name) or None for name in known},
        "published": {**days_row(said.published), "basis": said.published.basis},
        "original": {name: getattr(original, name) for name in OriginalOf.model_fields} if original else None,
        "notes": list(said.notes),
    }


def _body(report: Report, links: list[Link]) -> dict[str, Any]:
    return {
        "text": report.text,
        "zones": [{"zone": z.kind.value, "start": z.start, "end": z.end, "why": z.why} for z in report.zones],
        "links": [link_row(link) for link in links],
        "clues": [clue_row(clue) for clue in report.clues],
        "found": dict(report.found),
    }
