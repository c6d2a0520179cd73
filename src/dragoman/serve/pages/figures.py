"""Figures by what they measure, held against each other on one axis, with the table that says the same."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.brief.wording import measure_words
from dragoman.model.claims import Figure
from dragoman.model.gazetteer import actor_code, load_gazetteer
from dragoman.record import MeasurePage, SoughtMeasures, figures_of, measure_kinds, measure_page
from dragoman.serve.desk import desk_of
from dragoman.serve.facets import Choice, Facet
from dragoman.serve.lines import line_of
from dragoman.serve.plots import plots_of
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.session import Session

router = APIRouter()
#: So many groups a page, and so many figures of a group.
_GROUPS, _FIGURES = 10, 24


@router.get("/figures")
def figures_page(request: Request) -> Response:
    """The groups of figures that the address asks for, those of most figures first."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    actors = tuple(actor_code(name) for name in (*question.actor, *question.dyad))
    sought = SoughtMeasures(
        actors=actors, kinds=question.type, measures=question.measures, least=question.at_least or 1
    )
    with desk.session() as session:
        database, stamp = session.record.database, session.record.stamp()
        found: MeasurePage = desk.remembered(
            ("measures", stamp, sought, question.after), lambda: measure_page(database, sought, question.after, _GROUPS)
        )
        kinds = desk.remembered(("measure kinds", stamp), lambda: measure_kinds(database))
        most = 200 if question.measures else _FIGURES
        groups = [_group(session, form, number, most) for form, number in found.groups]
    more = question.but(after=found.after).at("/figures") if found.after else ""
    values = {"question": question, "groups": groups, "found": found, "facet": _kinds(question, kinds), "more": more}
    return render_page(request, "figures.html.j2", values)


def _group(session: Session, form: str, number: int, most: int) -> dict[str, Any]:
    rulings = session.record.rulings()
    claims = [claim for claim in figures_of(session.record.database, form, most) if isinstance(claim, Figure)]
    lines = [(line_of(claim, rulings), claim.amount) for claim in claims]
    return {
        "form": form,
        "words": measure_words(form, load_gazetteer()),
        "number": number,
        "shown": len(lines),
        "plots": plots_of(lines),
        "address": Question(measures=(form,)).at("/figures"),
    }


def _kinds(question: Question, kinds: list[tuple[str, int]]) -> Facet:
    choices = tuple(
        Choice(kind, number, kind in question.type, question.toggled("type", kind).at("/figures"))
        for kind, number in kinds
    )
    return Facet("type", "What is measured", choices)
