"""Expressions counted from the day of the report, or from another date of its text."""

from datetime import timedelta

from dragoman.annotate.time_calendar import shift, unit_days, unit_value
from dragoman.annotate.time_grammar import Found
from dragoman.annotate.time_meaning import (
    PUBLICATION,
    TEXT,
    UNKNOWN,
    Meaning,
    Readers,
    Setting,
    count_of,
    exact,
    length_value,
    narrowed,
    part_of,
    with_part,
)


def _deictic(found: Found, setting: Setting) -> Meaning | None:
    step = int(found.value("deictic")) + int(found.value("before", "after") or 0)
    if setting.reference is None:
        return Meaning("DATE", "XXXX-XX-XX" if step else "PRESENT_REF")
    return exact(setting.reference + timedelta(days=step), PUBLICATION)


def _deictic_part(found: Found, setting: Setting) -> Meaning | None:
    day = _deictic(found, setting) if found.has("deictic") else _here(setting)
    return with_part(day, found.value("daypart"))


def _here(setting: Setting) -> Meaning:
    """The day of the report."""
    day = setting.reference
    return Meaning("DATE", day.isoformat(), (day, day), PUBLICATION) if day else Meaning("DATE", "XXXX-XX-XX")


def _last_night(found: Found, setting: Setting) -> Meaning | None:
    if setting.reference is None:
        return Meaning("TIME", f"XXXX-XX-XXT{found.value('daypart')}")
    return with_part(exact(setting.reference - timedelta(days=1), PUBLICATION), found.value("daypart"))


def _tonight(found: Found, setting: Setting) -> Meaning | None:
    return with_part(_here(setting), "NI")


def _ago(found: Found, setting: Setting) -> Meaning | None:
    count, unit = count_of(found), found.value("unit")
    if count is None or unit == "ML":
        return Meaning("DATE", "PAST_REF")
    if setting.reference is None:
        return Meaning("DATE", length_value(count, unit))
    day = shift(setting.reference, -count, unit)
    if day is None:
        return None
    days = unit_days(day, unit)
    if unit in ("W", "2W"):  # "two weeks ago" may be some days off
        days = min(days[0], day - timedelta(days=3)), max(days[1], day + timedelta(days=3))
    if unit.startswith("T"):
        return Meaning("TIME", day.isoformat(), (min(day, setting.reference), setting.reference), PUBLICATION)
    return Meaning("DATE", unit_value(day, unit), (days[0], min(days[1], setting.reference)), PUBLICATION)


def _long_ago(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _calendar_unit(found: Found) -> str:
    return found.value("calendar", "quarter")


def _shift_unit(found: Found, setting: Setting) -> Meaning | None:
    unit = _calendar_unit(found)
    if setting.reference is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    step = -1 if found.has("last", "past", "previous") else 1 if found.has("next", "coming") else 0
    day = shift(setting.reference, step, unit)
    return Meaning("DATE", unit_value(day, unit), unit_days(day, unit), PUBLICATION) if day else None


def _later_unit(found: Found, setting: Setting) -> Meaning | None:
    """ "Earlier this month": from the month's first day to the report's; "later": from the report's to its last."""
    meaning = _shift_unit(found, setting)
    if meaning is None or meaning.days is None or setting.reference is None:
        return meaning
    if found.has("part"):
        return narrowed(meaning, part_of(found))
    first, last = meaning.days
    days = (first, setting.reference) if found.has("earlier") else (setting.reference, last)
    return Meaning("DATE", meaning.value, days, PUBLICATION)


def _edge_of_unit(found: Found, setting: Setting) -> Meaning | None:
    meaning = _shift_unit(found, setting)
    return narrowed(meaning, part_of(found)) if meaning else None


#: "The last several months" reach back this many at most.
_SEVERAL = 6


def _span_unit(found: Found, setting: Setting) -> Meaning | None:
    """ "The past three years": a length that ends (or begins) with the report's day."""
    count, unit = count_of(found), found.value("unit")
    back = found.has("past", "last")
    day = None
    reach = count if count is not None or not back else float(_SEVERAL)
    if setting.reference and reach is not None and (back or (found.has("next", "coming") and setting.direction() >= 0)):
        day = shift(setting.reference, -reach if back else reach, unit)
    if day is None or setting.reference is None:
        return Meaning("DURATION", length_value(count, unit))
    days = min(day, setting.reference), max(day, setting.reference)
    return Meaning("DURATION", length_value(count, unit), days, PUBLICATION)


def _present(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PRESENT_REF")


def _recent(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _future(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "FUTURE_REF")


def _text_shift(found: Found, setting: Setting) -> Meaning | None:
    """ "Two days later": from the date the text gave last, where that is at least as precise as the unit."""
    count, unit = count_of(found), found.value("unit")
    before = setting.before
    if count is None or not _precise(before, unit) or before is None or before.days is None:
        return Meaning("DURATION", length_value(count, unit))
    step = count if found.has("later") else -count
    day = shift(before.days[0], step, unit)
    if day is None:
        return None
    value_unit = "D" if unit in ("D", "W", "2W") or unit.startswith("T") else unit
    days = unit_days(day, value_unit)
    return Meaning("DATE", unit_value(day, value_unit), days, TEXT)


#: The most days an anchor may have for a count of these units from it.
_PRECISION = {"D": 1, "W": 1, "2W": 1, "M": 31, "Y": 366}


def _precise(before: Meaning | None, unit: str) -> bool:
    if before is None or before.days is None:
        return False
    return (before.days[1] - before.days[0]).days < _PRECISION.get(unit, 0)


def _text_unit(found: Found, setting: Setting) -> Meaning | None:
    """ "The following year", "that day": a unit counted from the one the text named last."""
    unit, before = found.value("unit"), setting.before
    step = 1 if found.has("following", "next") else -1 if found.has("previous") else 0
    if not _precise(before, unit) or before is None or before.days is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"))
    day = shift(before.days[0], step, unit)
    return Meaning("DATE", unit_value(day, unit), unit_days(day, unit), TEXT) if day else None


#: Reader of each meaning of the grammar.
RELATIVE_READERS: Readers = {
    "ago": _ago,
    "deictic": _deictic,
    "deictic_part": _deictic_part,
    "edge_of_unit": _edge_of_unit,
    "future": _future,
    "last_night": _last_night,
    "later_unit": _later_unit,
    "long_ago": _long_ago,
    "present": _present,
    "recent": _recent,
    "shift_unit": _shift_unit,
    "span_unit": _span_unit,
    "text_shift": _text_shift,
    "text_unit": _text_unit,
    "tonight": _tonight,
}
