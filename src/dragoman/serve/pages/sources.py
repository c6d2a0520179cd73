"""Who tells what: outlets with their reports, copies, what one alone tells, how reliable each was judged."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.brief.wording import measure_words
from dragoman.errors import NothingFound, UsageError
from dragoman.model.gazetteer import load_gazetteer
from dragoman.record import (
    Alone,
    Outlet,
    Sought,
    SoughtReports,
    alone,
    copies_of,
    found_page,
    head_page,
    outlets,
)
from dragoman.serve import names  # noqa: F401 (the routes' `name`)
from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.findings import occurrence_lines
from dragoman.serve.outlets import Source, about_outlet, grade_of, shares
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.serve.titles import titled
from dragoman.session import Session

router = APIRouter()
_PAGE, _FEW, _REPORTS, _ALONE = 100, 8, 20, 12


@router.get("/sources")
def sources_page(request: Request) -> Response:
    """The outlets, those of most reports first; `type` is a kind of outlet, `actor` its country."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        rulings = session.record.rulings()
        found, _ = ahead(desk, session)
    every = [Source(one, about_outlet(one.name), grade_of(one.name, rulings)) for one in found]
    wanted = [
        one
        for one in every
        if (not question.type or (one.about.kind or "not known") in question.type)
        and (not question.actor or (one.about.country or "not known") in question.actor)
    ]
    start = _start(question)
    values = {
        "question": question,
        "sources": wanted[start : start + _PAGE],
        "total": len(wanted),
        "reports": sum(one.outlet.reports for one in every),
        "kinds": shares(every, "kind"),
        "countries": shares(every, "country"),
        "more": question.but(after=str(start + _PAGE)).at("/sources") if start + _PAGE < len(wanted) else "",
    }
    return render_page(request, "sources.html.j2", values)


def ahead(desk: Desk, session: Session) -> tuple[list[Outlet], Alone]:
    """All outlets, and what each alone tells; counted once for each state of the record."""
    database, stamp = session.record.database, session.record.stamp()
    return desk.lasting("outlets", stamp, lambda: (outlets(database), alone(database)))


def _start(question: Question) -> int:
    if question.after and not (question.after.isascii() and question.after.isdigit() and len(question.after) < 8):
        raise UsageError(f"{question.after[:40]!r} is no place in the list; ask for the first page again")
    return int(question.after or 0)


@router.get("/source/{name:name}")
def source_page(request: Request, name: str) -> Response:
    """One outlet: what is known of it, its reports, what only it tells."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        database = session.record.database
        reports = head_page(database, SoughtReports(outlets=(name,)), question.after, _REPORTS)
        if not reports.total:
            raise NothingFound(f"{name}: no report of an outlet of this name; choose one of the list of sources")
        sought = Sought(kind="occurrences", outlet=name, most=1, order="newest")
        single = found_page(database, sought, limit=_FEW)
        _, only = ahead(desk, session)
        measures = only.measures.get(name, [])[:_ALONE]
        values = {
            "name": name,
            "about": about_outlet(name),
            "grade": grade_of(name, session.record.rulings()),
            "reports": replace(reports, heads=titled(session, reports.heads)),
            "copies": copies_of(database, (head.id for head in reports.heads)),
            "alone": occurrence_lines(session, single.rows),
            "occurred": single.total,
            "measures": measures,
            "ties": only.ties.get(name, [])[:_ALONE],
        }
    more = question.but(after=reports.after).at(request.url.path) if reports.after else ""
    words = {form: measure_words(form, load_gazetteer()) for form, _ in measures}
    return render_page(request, "source.html.j2", {**values, "question": question, "more": more, "words": words})
