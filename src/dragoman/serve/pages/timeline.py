"""The timeline: all acts asked for by year, and a page of them one by one; a day is a dot, anything vaguer a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.brief.dossier import Entry
from dragoman.brief.pieces import When
from dragoman.brief.timeline_drawing import draw_timeline
from dragoman.model.claims import QUAD_CLASS, Claim, Event
from dragoman.model.clocks import valid
from dragoman.record import PeriodTally
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import Line, days, line_of
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page

router = APIRouter()
WIDTH, HEIGHT, _FOOT, _HEAD = 940, 140, 22, 18
#: Acts on a page where the address does not say; a drawing of more is no picture any more.
_ACTS = "60"


@dataclass(frozen=True, slots=True)
class Bar:
    """The acts of one quad class in one period, where they stand in the drawing."""

    period: str
    quad: int
    acts: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the list: its claims of this page together, the first as its line."""

    number: int
    line: Line
    entry: Entry
    occurrence: str
    claims: int


@router.get("/timeline")
def timeline_page(request: Request) -> Response:
    """The acts that the address asks for: by year, then a page of them drawn and listed."""
    question = Question.parse(request.query_params.multi_items())
    wanted = question.but(kind=("event",), after=question.after).wanted()
    desk = desk_of(request)
    with desk.session() as session:
        record = session.record
        tallies = kept.periods(desk, session, question)
        page = record.page(wanted, question.after, (question if question.limit else question.but(limit=_ACTS)).size)
        rulings = record.rulings()
        lines = [(claim, line_of(claim, rulings)) for claim in page.claims]
        occurrences = record.acts_of([line.id for _, line in lines])
    acts = acts_of(lines, occurrences)
    values = {
        "question": question,
        "bars": bars_of(tallies),
        "size": (WIDTH, HEIGHT, _FOOT),
        "acts": acts,
        "total": page.total,
        "timeline": draw_timeline([act.entry for act in acts]),
        "more": question.but(after=page.after).at("/timeline") if page.after else "",
    }
    return render_page(request, "timeline.html.j2", values)


def acts_of(lines: Sequence[tuple[Claim, Line]], occurrences: dict[str, str]) -> list[Act]:
    """The acts of these claims in their order, those of one occurrence once."""
    grouped: dict[str, list[tuple[Claim, Line]]] = {}
    for claim, line in lines:
        grouped.setdefault(occurrences.get(line.id, line.id), []).append((claim, line))
    return [
        Act(number, group[0][1], _entry(number, *group[0]), name if name in occurrences.values() else "", len(group))
        for number, (name, group) in enumerate(grouped.items(), 1)
    ]


def _entry(number: int, claim: Claim, line: Line) -> Entry:
    window = valid(claim)
    first, last = (day.isoformat() if day else None for day in (window.earliest, window.latest))
    precision = "day" if first and first == last else "range" if first and last else "open"
    return Entry(
        number=number,
        when=When(days(window) or "undated", first, last, precision),
        status=line.status,
        type=claim.type if isinstance(claim, Event) else "",
        quad_class=line.quad,
        sentence=line.what,
        quote=line.quote,
        sources=line.outlet,
        told=line.published,
        origins=1,
        reliability="F",
        credibility="6",
        tags=(),
        notes=(),
    )


def bars_of(tallies: Sequence[PeriodTally]) -> list[Bar]:
    """Stacked bars by period and quad class, cooperation at the foot; periods without an act are left out."""
    counts: dict[str, dict[int, int]] = {}
    for tally in tallies:
        quads = counts.setdefault(tally.period, {})
        quads[QUAD_CLASS[tally.type]] = quads.get(QUAD_CLASS[tally.type], 0) + tally.acts
    most = max((sum(quads.values()) for quads in counts.values()), default=1)
    width = min(WIDTH / max(len(counts), 1), 60)
    bars = []
    for place, (period, quads) in enumerate(sorted(counts.items())):
        foot = float(HEIGHT - _FOOT)
        for quad, acts in sorted(quads.items()):
            height = acts / most * (HEIGHT - _FOOT - _HEAD)
            foot -= height
            bars.append(
                Bar(period, quad, acts, round(place * width, 1), round(foot, 1), round(width - 1, 1), round(height, 1))
            )
    return bars
