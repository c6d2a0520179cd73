"""The timeline as a drawing: where its years, dots and bars stand. A day is a dot, anything vaguer a bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.brief.dossier import Entry

#: All lengths in the drawing's own units, which are pixels where it is shown in full size.
WIDTH = 940
MARGIN = 24
MARK = 19  # height of a mark, and width of a dot
STEP = 23  # from one row of marks to the next
YEAR_LEAST, GAP = 46, 26
AXIS_ROOM = 26


@dataclass(frozen=True, slots=True)
class Year:
    """A stretch of the axis: one year, or a gap of years without an act (`label` empty)."""

    label: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of an act, from `left` to `right`, its top at `top`; `dot` where the day is known."""

    entry: Entry
    left: float
    right: float
    top: float
    dot: bool

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return round((self.left + self.right) / 2, 1)


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Cooperation above the axis, conflict below it; `undated` acts have no place in it."""

    width: int
    height: float
    axis: float
    years: tuple[Year, ...]
    marks: tuple[Mark, ...]
    undated: tuple[Entry, ...]


def draw_timeline(entries: Sequence[Entry]) -> TimelineDrawing | None:
    """The drawing, or None where no act has a date. Years without acts are drawn together as a gap."""
    placed = [entry for entry in entries if entry.when.earliest or entry.when.latest]
    undated = tuple(entry for entry in entries if entry not in placed)
    if not placed:
        return None
    years = _years(placed)
    upper = _rows([entry for entry in placed if entry.quad_class <= 2], years)
    lower = _rows([entry for entry in placed if entry.quad_class > 2], years)
    up = 1 + max((row for _, _, _, row in upper), default=-1)
    down = 1 + max((row for _, _, _, row in lower), default=-1)
    axis = MARGIN / 2 + up * STEP + 4
    marks = [_mark(entry, left, right, axis - 4 - (row + 1) * STEP) for entry, left, right, row in upper]
    marks += [_mark(entry, left, right, axis + AXIS_ROOM + row * STEP) for entry, left, right, row in lower]
    height = axis + AXIS_ROOM + down * STEP + MARGIN / 2
    return TimelineDrawing(WIDTH, height, axis, years, tuple(sorted(marks, key=lambda m: m.entry.number)), undated)


def _bounds(entry: Entry) -> tuple[date, date]:
    first = entry.when.earliest or entry.when.latest
    last = entry.when.latest or entry.when.earliest
    return date.fromisoformat(first or ""), date.fromisoformat(last or "")


def _years(entries: Sequence[Entry]) -> tuple[Year, ...]:
    """The axis: a stretch for each year in which an act begins or ends, wider for more acts, gaps between."""
    counts: dict[int, int] = {}
    for entry in entries:
        for year in {day.year for day in _bounds(entry)}:
            counts[year] = counts.get(year, 0) + 1
    known = sorted(counts)
    gaps = sum(later - earlier > 1 for earlier, later in pairwise(known))
    spare = max(0.0, WIDTH - 2 * MARGIN - gaps * GAP - len(known) * YEAR_LEAST)
    unit = spare / sum(counts.values())
    least = min(YEAR_LEAST, (WIDTH - 2 * MARGIN - gaps * GAP) / len(known))
    stretches: list[Year] = []
    at, before = float(MARGIN), known[0]
    for year in known:
        if year - before > 1:
            stretches.append(Year("", at, at + GAP))
            at += GAP
        width = least + unit * counts[year]
        stretches.append(Year(str(year), round(at, 1), round(at + width, 1)))
        at, before = at + width, year
    return tuple(stretches)


def _x(day: date, years: Sequence[Year]) -> float:
    stretch = next(year for year in years if year.label == str(day.year))
    share = (day.timetuple().tm_yday - 1) / 366
    return round(stretch.left + share * (stretch.right - stretch.left), 1)


def _rows(entries: Sequence[Entry], years: Sequence[Year]) -> list[tuple[Entry, float, float, int]]:
    """Each entry with its ends and the first row in which it touches no other."""
    taken: list[float] = []
    placed = []
    for entry in entries:
        first, last = _bounds(entry)
        left, right = _x(first, years), _x(last, years)
        if right - left < MARK:
            left, right = (left + right - MARK) / 2, (left + right + MARK) / 2
        row = next((number for number, end in enumerate(taken) if end + 3 <= left), len(taken))
        if row == len(taken):
            taken.append(right)
        taken[row] = right
        placed.append((entry, round(left, 1), round(right, 1), row))
    return placed


def _mark(entry: Entry, left: float, right: float, top: float) -> Mark:
    return Mark(entry, left, right, round(top, 1), entry.when.precision == "day")
