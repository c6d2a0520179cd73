"""Dyad-month and dyad-day series: acts by quad class and intensity, counted in occurrences and in origins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.values import Window
from dragoman.reconcile.counting import Counted

#: The quad classes as social scientists abbreviate them: verbal and material, cooperation and conflict.
QUADS = ("vcp", "mcp", "vcf", "mcf")
#: How many signs of an ISO date a period is.
STEPS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Cell:
    """One period of a dyad: how many occurrences, told by how many independent origins.

    `quads` and `quad_origins` count verbal cooperation, material cooperation, verbal conflict and material conflict, in
    this order. Intensity is Goldstein's, -10 to 10, over occurrences; the mean is None where there is none.
    """

    period: str
    one: str
    other: str
    occurrences: int
    origins: int
    quads: tuple[int, int, int, int]
    quad_origins: tuple[int, int, int, int]
    intensity_mean: float | None
    intensity_sum: float


@dataclass(frozen=True, slots=True)
class Series:
    """The periods in order, and what stands in none: occurrences not realised, undated, or dated too vaguely."""

    step: str
    cells: tuple[Cell, ...]
    unrealised: int
    undated: int
    vague: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which series is asked for: two actors, the step, whether by direction, the period, and empty periods too."""

    one: str
    other: str
    step: str = "month"
    directed: bool = False
    period: Window = Window()
    fill: bool = False


def dyad_series(occurrences: Iterable[Counted], asked: Asked) -> Series:
    """The series of a dyad: acts that happened or go on, each occurrence once, whatever the number of its reports.

    By direction, an act in which both stand on both sides counts both ways. An occurrence whose days do not lie
    in one period is left out and counted as `vague`.
    """
    one, other = asked.one, asked.other
    ways = [(one, other), (other, one)] if asked.directed else [(one, other)]
    between = [o for o in occurrences if o.runs(one, other) or o.runs(other, one)]
    realised = [o for o in between if o.realised]
    placed = {o.id: period for o in realised if (period := period_of(o.when, asked.step))}
    inside = [o for o in realised if o.id in placed and (not asked.period or o.when.overlaps(asked.period))]
    cells: list[Cell] = []
    for period in _periods(sorted({placed[o.id] for o in inside}), asked):
        told = [o for o in inside if placed[o.id] == period]
        for way in ways:
            running = [o for o in told if o.runs(*way)] if asked.directed else told
            if running or asked.fill:
                cells.append(_cell(period, way, running))
    undated = sum(not o.when for o in realised)
    vague = len(realised) - len(placed) - undated
    return Series(asked.step, tuple(cells), len(between) - len(realised), undated, vague)


def period_of(when: Window, step: str) -> str:
    """The period in which all of the window lies: "2023", "2023-03" or "2023-03-29"; empty where there is none."""
    if when.earliest is None or when.latest is None:
        return ""
    size = STEPS[step]
    first, last = when.earliest.isoformat()[:size], when.latest.isoformat()[:size]
    return first if first == last else ""


def _periods(known: Sequence[str], asked: Asked) -> Iterator[str]:
    """The periods known; all from the first asked for, or known, to the last where empty ones are wanted too."""
    if not asked.fill or not (known or (asked.period.earliest and asked.period.latest)):
        yield from known
        return
    size = STEPS[asked.step]
    first = asked.period.earliest.isoformat()[:size] if asked.period.earliest else known[0]
    last = asked.period.latest.isoformat()[:size] if asked.period.latest else known[-1]
    while first <= last:
        yield first
        first = _next(first)


def _next(period: str) -> str:
    window = Window.parse(period)
    return ((window.latest or date.max) + timedelta(days=1)).isoformat()[: len(period)]


def _cell(period: str, way: tuple[str, str], told: Sequence[Counted]) -> Cell:
    by_quad = [[o for o in told if o.quad_class == quad] for quad in (1, 2, 3, 4)]
    intensities = [o.intensity for o in told]
    return Cell(
        period=period,
        one=way[0],
        other=way[1],
        occurrences=len(told),
        origins=_origins(told),
        quads=_four(len(group) for group in by_quad),
        quad_origins=_four(_origins(group) for group in by_quad),
        intensity_mean=round(sum(intensities) / len(intensities), 3) if intensities else None,
        intensity_sum=round(sum(intensities), 3),
    )


def _four(numbers: Iterable[int]) -> tuple[int, int, int, int]:
    first, second, third, fourth = numbers
    return first, second, third, fourth


def _origins(told: Iterable[Counted]) -> int:
    return len({origin for occurrence in told for origin in occurrence.origins})
