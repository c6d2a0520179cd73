"""Dates as windows, and amounts with their hedges: values that parse, compare and show themselves."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dragoman.errors import IntegrityError

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which something lies, both ends included, an end None where it is open.

    `basis` says how the window is known ("stated", "inferred", or a reason in words).
    """

    earliest: date | None = None
    latest: date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise IntegrityError(f"window {self.earliest}..{self.latest} runs backwards")

    def __bool__(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @classmethod
    def parse(cls, prefix: str, basis: str = "") -> "Window":
        """The window of a date prefix: "2023" is that year, "2023-03" that month, "2023-03-29" that day.

        Raises IntegrityError on anything else.
        """
        match = _PREFIX.fullmatch(prefix)
        if not match:
            raise IntegrityError(f"{prefix!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            if day:
                exact = date(year, month, day)
                return cls(exact, exact, basis)
            last_month = month or 12
            last_day = calendar.monthrange(year, last_month)[1]
            return cls(date(year, month or 1, 1), date(year, last_month, last_day), basis)
        except ValueError as error:
            raise IntegrityError(f"{prefix!r} is not a date of the calendar: {error}") from error

    @property
    def prefix(self) -> str | None:
        """The date prefix that means exactly this window, or None where there is none."""
        if not self.earliest or not self.latest:
            return None
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if first.year != last.year or first.day != 1:
            return None
        if (first.month, last.month, last.day) == (1, 12, 31):
            return first.isoformat()[:4]
        whole = first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]
        return first.isoformat()[:7] if whole else None

    @property
    def days(self) -> int | None:
        """How many days the window has; None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def middle(self) -> date | None:
        """The day in its middle, the one known end where the other is open; None where both are.

        What a vague window is ordered by: its ends would put it before or behind all that is known better.
        """
        if self.earliest is None or self.latest is None:
            return self.earliest or self.latest
        return self.earliest + (self.latest - self.earliest) / 2

    def same_days(self, other: "Window") -> bool:
        """True where both begin and end on the same days, whatever their basis."""
        return (self.earliest, self.latest) == (other.earliest, other.latest)

    def overlaps(self, other: "Window") -> bool:
        """True where some day may lie in both; an open end reaches everywhere."""
        lower, upper = date.min, date.max
        return (self.earliest or lower) <= (other.latest or upper) and (other.earliest or lower) <= (
            self.latest or upper
        )

    def show(self) -> str:
        """The window in words for a reader: "29 March 2023", "March 2023", "1 to 15 March 2023", "undated"."""
        if not self:
            return "undated"
        if self.prefix:
            return _show_prefix(self.prefix)
        if self.earliest is None or self.latest is None:
            return f"by {_show_day(self.latest)}" if self.latest else f"from {_show_day(self.earliest)}"
        return f"{_show_day(self.earliest)} to {_show_day(self.latest)}"


def _show_day(day: date | None) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}" if day else ""


def _show_prefix(prefix: str) -> str:
    if len(prefix) == 4:
        return prefix
    if len(prefix) == 7:
        return f"{calendar.month_name[int(prefix[5:])]} {prefix[:4]}"
    return _show_day(date.fromisoformat(prefix))


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as a report gives it: a value, or a range from `value` to `high`, with unit and hedge.

    `hedge` is one of the words of `HEDGES` or None. A value is as given (40 for "40 percent"), money
    in whole units of its currency (3e9 for "$3 billion").
    """

    value: float
    unit: str
    high: float | None = None
    hedge: str | None = None

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.value:
            raise IntegrityError(f"range {self.value}..{self.high} runs backwards")
        if self.hedge is not None and self.hedge not in HEDGES:
            raise IntegrityError(f"hedge {self.hedge!r} is none of {', '.join(sorted(HEDGES))}")

    def show(self) -> str:
        """The amount for a reader: "up to 40 %", "25,000 to 30,000 people"."""
        number = _show_number(self.value)
        if self.high is not None:
            number += f" to {_show_number(self.high)}"
        return " ".join(part for part in (self.hedge, number, self.unit) if part)


#: How a figure may be hedged (eval/SPEC.md, figures).
HEDGES = frozenset({"up to", "about", "estimated", "more than", "nearly", "at least", "less than"})


def _show_number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text, normalised as in TimeML.

    `timex_type` is DATE, TIME, DURATION or SET; `timex_value` its TIMEX3 value; `earliest` and
    `latest` bound the days it names (None for durations and what the text leaves open). `anchor`
    says what it was worked out from: "absolute", "publication", "text" (another date of the text).
    """

    start: int
    end: int
    timex_type: str
    timex_value: str
    earliest: date | None = None
    latest: date | None = None
    anchor: str = "absolute"

    @property
    def window(self) -> Window:
        """The days it names, as a window."""
        return Window(self.earliest, self.latest, self.anchor)
