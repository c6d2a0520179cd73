"""The pair's series as a drawing: cooperation in bars above the axis, conflict below; and signs over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.brief.numbers import Measures, PeriodRow, SignRow
from dragoman.model.values import Window

WIDTH, MARGIN = 940, 30
#: Height of one occurrence, and of the tallest bar whatever its number.
UNIT, TALLEST = 14.0, 140.0
LABEL_ROOM = 22.0
ROW, NAME_ROOM = 22.0, 230.0
_LABELS = 12  # periods labelled at most


@dataclass(frozen=True, slots=True)
class Bar:
    """The occurrences of one quad class in one period."""

    quad: int
    x: float
    y: float
    width: float
    height: float
    says: str


@dataclass(frozen=True, slots=True)
class Label:
    """A period's name below the axis."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class SeriesDrawing:
    """Bars, the axis at `axis`, and labels."""

    width: int
    height: float
    axis: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SignCell:
    """The sign of two actors in one year."""

    x: float
    y: float
    width: float
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class SignsDrawing:
    """A row of cells for each pair; `names` have their heights."""

    width: int
    height: float
    names: tuple[Label, ...]
    cells: tuple[SignCell, ...]
    years: tuple[Label, ...]


def draw_series(measures: Measures | None) -> SeriesDrawing | None:
    """The drawing, every period from the first to the last with its place; None where nothing is dated."""
    if measures is None or not measures.periods:
        return None
    periods = _all_periods(measures.periods[0].period, measures.periods[-1].period)
    step = (WIDTH - 2 * MARGIN) / len(periods)
    up = max(sum(row.quads[:2]) for row in measures.periods)
    down = max(sum(row.quads[2:]) for row in measures.periods)
    unit = min(UNIT, TALLEST / max(up, down, 1))
    axis = round(up * unit + 8, 1)
    at = {period: MARGIN + number * step for number, period in enumerate(periods)}
    bars = [bar for row in measures.periods for bar in _bars(row, at[row.period], step, axis, unit)]
    every = -(-len(periods) // _LABELS)
    labels = [Label(period, round(at[period] + step / 2, 1)) for period in periods[::every]]
    return SeriesDrawing(WIDTH, round(axis + LABEL_ROOM + down * unit + 8, 1), axis, tuple(bars), tuple(labels))


def _all_periods(first: str, last: str) -> list[str]:
    periods, at = [], first
    while at <= last:
        periods.append(at)
        at = ((Window.parse(at).latest or date.max) + timedelta(days=1)).isoformat()[: len(first)]
    return periods


def _bars(row: PeriodRow, x: float, step: float, axis: float, unit: float) -> list[Bar]:
    """Cooperation in words, then in deed, upwards; conflict in words, then in deed, downwards from the labels' room."""
    names = ("cooperation in words", "cooperation in deed", "conflict in words", "conflict in deed")
    width, bars = min(step * 0.8, 26.0), []
    above, below = axis, axis + LABEL_ROOM
    for quad, number in enumerate(row.quads, 1):
        height = number * unit
        top = above - height if quad <= 2 else below
        above, below = (top, below) if quad <= 2 else (above, below + height)
        origins = row.quad_origins[quad - 1]
        says = f"{row.period}: {names[quad - 1]}, {number} acts of {origins} {'origin' if origins == 1 else 'origins'}"
        if number:
            left = round(x + (step - width) / 2, 1)
            bars.append(Bar(quad, left, round(top, 1), round(width, 1), round(height, 1), says))
    return bars


def draw_signs(rows: Sequence[SignRow]) -> SignsDrawing | None:
    """The signs year by year, years without any left out; None where there is none."""
    years = sorted({year for row in rows for year, _ in row.signs})
    if not years:
        return None
    step = min((WIDTH - NAME_ROOM - MARGIN) / len(years), 60.0)
    at = {year: round(NAME_ROOM + number * step, 1) for number, year in enumerate(years)}
    cells = [
        SignCell(at[year], number * ROW + 3, round(step - 3, 1), sign, f"{row.names}, {year}: {sign}")
        for number, row in enumerate(rows)
        for year, sign in row.signs
    ]
    names = [Label(row.names, number * ROW + 17) for number, row in enumerate(rows)]
    every = -(-len(years) // _LABELS)
    labels = [Label(year, round(at[year] + step / 2, 1)) for year in years[::every]]
    return SignsDrawing(WIDTH, len(rows) * ROW + 24, tuple(names), tuple(cells), tuple(labels))
