"""Figures that measure the same on one axis: points, ranges, and hedges drawn as what they say."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10

from dragoman.model.units import to_base
from dragoman.model.values import Amount
from dragoman.serve.lines import Line

#: All lengths in the drawing's own units, pixels in full size; the drawing scrolls in its own box where narrower.
WIDTH, LEFT, RIGHT, ROW, TOP = 720, 176, 70, 26, 30
_REACH = 46  # how far an open side is drawn
_UPPER = frozenset({"up to", "less than", "nearly"})
_LOWER = frozenset({"more than", "at least"})


@dataclass(frozen=True, slots=True)
class Point:
    """A figure with where it is drawn: `left` and `right` ends, `open` the side it is open to ("left", "right", "").

    `hollow` where the report itself says that it is no exact figure.
    """

    line: Line
    amount: str
    left: float
    right: float
    y: int
    open: str
    hollow: bool
    label: str

    @property
    def range(self) -> bool:
        """True where it has two ends."""
        return not self.open and self.right - self.left > 0.5

    @property
    def at(self) -> float:
        """Where its dot or bound stands."""
        return self.right if self.open == "left" else self.left

    @property
    def reach(self) -> float:
        """Where the dashed stroke of its open side ends."""
        return max(self.at - _REACH, LEFT - 20) if self.open == "left" else min(self.at + _REACH, WIDTH - 8)


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures of one unit on one axis, the newest first, with the axis's marks."""

    unit: str
    points: tuple[Point, ...]
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return TOP + ROW * len(self.points) + 8


def plots_of(figures: Sequence[tuple[Line, Amount]]) -> list[Plot]:
    """A plot for each kind of unit, those of most figures first; kilometres and miles stand on one axis.

    The axis is in the unit that most of its figures have.
    """
    units: dict[str, list[tuple[Line, Amount]]] = {}
    for line, amount in figures:
        units.setdefault(to_base(amount)[2], []).append((line, amount))
    ordered = sorted(units, key=lambda unit: (-len(units[unit]), unit))
    return [_plot(_commonest(units[unit]), units[unit]) for unit in ordered]


def _commonest(figures: Sequence[tuple[Line, Amount]]) -> str:
    counts = Counter(amount.unit for _, amount in figures)
    return min(counts, key=lambda unit: (-counts[unit], unit))


def _ends_in(amount: Amount, unit: str) -> tuple[float, float]:
    """Both ends of an amount in another unit of its kind."""
    if amount.unit == unit:
        return amount.value, amount.value if amount.high is None else amount.high
    one = to_base(Amount(1, unit))[0]
    low, high, _ = to_base(amount)
    return low / one, (low if high is None else high) / one


def open_side(amount: Amount) -> str:
    """The side to which a hedge leaves a figure open: "left" of "up to 40 %", "right" of "more than 40 %"."""
    if amount.high is not None:
        return ""
    return "left" if amount.hedge in _UPPER else "right" if amount.hedge in _LOWER else ""


def _plot(unit: str, figures: Sequence[tuple[Line, Amount]]) -> Plot:
    ends = [_ends_in(amount, unit) for _, amount in figures]
    values = [value for pair in ends for value in pair]
    positive = min(values) > 0 and max(values) / min(values) > 200
    low, high = _ends(values, positive)
    place = _scale(low, high, positive)
    points = tuple(
        _point(line, amount, (place(ends[row][0]), place(ends[row][1])), TOP + ROW * row + ROW // 2)
        for row, (line, amount) in enumerate(figures)
    )
    return Plot(unit, points, tuple((place(tick), _short(tick)) for tick in _ticks(low, high, positive)), positive)


def _ends(values: Sequence[float], logarithmic: bool) -> tuple[float, float]:
    low, high = min(values), max(values)
    if logarithmic:
        return 10 ** floor(log10(low)), 10 ** (floor(log10(high)) + 1)
    low = min(0.0, low)
    return low, high * 1.08 if high > low else low + 1


def _scale(low: float, high: float, logarithmic: bool) -> Callable[[float], float]:
    def place(value: float) -> float:
        share = (log10(value / low) / log10(high / low)) if logarithmic else (value - low) / (high - low)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    return place


def _ticks(low: float, high: float, logarithmic: bool) -> list[float]:
    if logarithmic:
        first, last = round(log10(low)), round(log10(high))
        step = max(1, (last - first) // 5)
        return [10.0**power for power in range(first, last + 1, step)]
    raw = (high - low) / 5
    size = 10 ** floor(log10(raw))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    first = int(low // step)
    return [number * step for number in range(first, int(high // step) + 1)]


def _point(line: Line, amount: Amount, ends: tuple[float, float], y: int) -> Point:
    left, right = ends
    hollow = amount.hedge in ("about", "estimated") or amount.hedge == "nearly"
    return Point(line, amount.show(), left, right, y, open_side(amount), hollow, _day(line))


def _day(line: Line) -> str:
    """A short day for the row's label."""
    said = line.when or line.published
    return said if len(said) <= 18 else said.replace(" to ", "–")[:21]


def _short(value: float) -> str:
    for size, letter in ((1e12, "T"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g} {letter}"
    return f"{value:g}"
