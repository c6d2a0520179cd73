"""The versions of a figure on one axis: a number is a dot, a hedged one hollow, a range a bar, a bound an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from dragoman.brief.dossier import VersionRow
from dragoman.brief.series_drawing import Label

#: All lengths in the drawing's own units, which are pixels where it is shown in full size.
WIDTH, LEFT, ROW = 640, 210.0, 24.0
_PAD, _LABEL = 18.0, 28  # room at the axis's ends; most characters of a label
_TICKS = 4
#: Where the lowest is less than so much of the highest the axis begins at nought.
_FROM_NOUGHT = 0.6


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One version: its ends on the axis, which of them are open, its label."""

    label: str
    y: float
    left: float
    right: float
    open_left: bool
    open_right: bool
    rough: bool
    says: str


@dataclass(frozen=True, slots=True)
class VersionsDrawing:
    """Rows above the axis at `axis`, which begins at `left`."""

    width: int
    height: float
    left: float
    axis: float
    rows: tuple[PlotRow, ...]
    ticks: tuple[Label, ...]
    unit: str


def draw_versions(rows: Sequence[VersionRow]) -> VersionsDrawing | None:
    """The drawing, or None where the versions are no figures of one unit, or all the same.

    "Up to 40" reaches from the axis's end to 40 with an open end: it is a bound, and never a dot at 40.
    """
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    bounds = {(row.low, row.high) for row in rows}
    if len(bounds) < 2 or not all(row.low is not None or row.high is not None for row in rows):
        return None
    low, high = min(ends), max(ends)
    if low == high or 0 <= low < _FROM_NOUGHT * high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    scale = _Scale(low, high)
    drawn = tuple(_row(row, number * ROW + ROW / 2, scale) for number, row in enumerate(rows))
    ticks = tuple(Label(f"{tick:,.10g}", scale.at(tick)) for tick in scale.ticks())
    axis = len(rows) * ROW + 2
    return VersionsDrawing(WIDTH, axis + 20, LEFT, axis, drawn, ticks, rows[0].unit)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value stands on the axis."""
        share = (value - self.low) / (self.high - self.low)
        return round(LEFT + _PAD + share * (WIDTH - LEFT - 3 * _PAD), 1)

    def ticks(self) -> list[float]:
        """Round values within the axis, a handful."""
        span = self.high - self.low
        power = 10.0 ** floor(log10(span / _TICKS))
        step = next(power * size for size in (1, 2, 5, 10) if span / (power * size) <= _TICKS + 1)
        first = -(-self.low // step)
        values = [round((first + number) * step, 10) for number in range(_TICKS + 2)]
        return [value for value in values if value <= self.high]


def _row(row: VersionRow, y: float, scale: _Scale) -> PlotRow:
    left = LEFT if row.low is None else scale.at(row.low)
    right = WIDTH - 2.0 if row.high is None else scale.at(row.high)
    label = f"{row.number}  {row.value}"
    return PlotRow(
        label=label if len(label) <= _LABEL else label[: _LABEL - 1] + "…",
        y=y,
        left=left,
        right=right,
        open_left=row.low is None,
        open_right=row.high is None,
        rough=row.rough,
        says=f"{row.who}: {row.value}",
    )
