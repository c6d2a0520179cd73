"""What every reading of a time expression shares: its meaning, and the setting it is read in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.annotate.time_calendar import (
    Days,
    third_of,
    unit_days,
)
from dragoman.annotate.time_grammar import Found

ABSOLUTE, PUBLICATION, TEXT = "absolute", "publication", "text"
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value, the days named where it names some, and what it was worked out from."""

    timex_type: str
    value: str
    days: Days | None = None
    anchor: str = ABSOLUTE


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    `reference` is the day of publication where known; `direction` is -1 where the governing verb lies in
    the past, 1 where in the future, 0 where nothing tells; `before` is the date that the same or the
    preceding sentence gave last, `same_sentence` True where it was the same.
    """

    reference: date | None
    direction: Callable[[], int]
    before: Meaning | None = None
    same_sentence: bool = False


def exact(day: date | None, anchor: str) -> Meaning | None:
    """The meaning of one day, or None where the calendar has none such."""
    return Meaning("DATE", day.isoformat(), (day, day), anchor) if day else None


def part_of(found: Found) -> str:
    """ "early", "mid" or "late" where the expression says so, else ""."""
    return found.value("part", "edge")


def narrowed(meaning: Meaning, part: str) -> Meaning:
    """The meaning with its days cut to the part named ("early", "mid", "late"); the value stays."""
    if not part or not meaning.days:
        return meaning
    return Meaning(meaning.timex_type, meaning.value, third_of(meaning.days, part), meaning.anchor)


def with_part(day: Meaning | None, part: str) -> Meaning | None:
    """The meaning with a part of the day (MO, AF, EV, NI) at its end."""
    return Meaning("TIME", f"{day.value}T{part}", day.days, day.anchor) if day else None


def year_of(setting: Setting, start_in: Callable[[int], date | None]) -> tuple[int, str]:
    """The year meant where none is written: a year named before in the sentence, else the nearest by tense."""
    reference = setting.reference or date.min
    before = setting.before
    # A bare year may only modify ("the 2016 nominee"): months and days alone carry their year on.
    if before and before.days and setting.same_sentence and before.anchor == ABSOLUTE and len(before.value) >= 7:
        first, last = before.days
        if first.year == last.year and last < reference - timedelta(days=366):
            return first.year, TEXT
    near = range(reference.year - 1, reference.year + 2)
    # 29 February may be in none of these; leap years are eight years apart at most.
    wide = range(reference.year - 8, reference.year + 9)
    candidates = [day for year in near if (day := start_in(year))] or [day for year in wide if (day := start_in(year))]
    direction = setting.direction()
    past = [day for day in candidates if day <= reference]
    ahead = [day for day in candidates if day >= reference or unit_days(day, "M") == unit_days(reference, "M")]
    if direction < 0 and past:
        return past[-1].year, PUBLICATION
    if direction > 0 and ahead:
        return ahead[0].year, PUBLICATION
    nearest = min(candidates, key=lambda day: (abs((day - reference).days), day > reference))
    return nearest.year, PUBLICATION


def count_of(found: Found) -> float | None:
    """How many units: 1 for "a", None for "several"."""
    if number := found.first("number", "day", "year"):
        return None if number.value == "X" else number.number + (0.5 if found.has("half") else 0)
    if found.has("vague"):
        return None
    if found.has("half"):
        return 1.5 if len(found.parts.get("a", [])) > 1 and found.has("and") else 0.5
    return 2.0 if found.has("couple") else 1.0


def length_value(count: float | None, unit: str) -> str:
    """A TIMEX3 length: P30Y, PT2H, PXD for "several days"."""
    if count is not None and unit == "2W":
        count, unit = count * 2, "W"
    if count == 0.5 and unit in ("TH", "Y"):
        return "PT30M" if unit == "TH" else "P6M"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


Readers = dict[str, Callable[[Found, Setting], Meaning | None]]
