"""Days, weekdays and weekends: what they name."""

from datetime import date, timedelta

from dragoman.annotate.time_calendar import (
    day_of,
    month_days,
    unit_value,
)
from dragoman.annotate.time_grammar import Found
from dragoman.annotate.time_meaning import (
    ABSOLUTE,
    PUBLICATION,
    Meaning,
    Readers,
    Setting,
    exact,
    with_part,
    year_of,
)

_WEEK = 7


def _day_number(found: Found, index: int = 0) -> int:
    words = sorted(found.parts.get("day", []) + found.parts.get("ordinalday", []), key=lambda word: word.start)
    return int(words[index].number)


def _day(found: Found, setting: Setting) -> Meaning | None:
    month, day = int(found.value("anymonth")), _day_number(found)
    if year := found.value("year"):
        return exact(day_of(int(year), month, day), ABSOLUTE)
    if found.has("calendar") and setting.reference:  # "March 20 last year"
        shift = 1 if found.has("next") else 0 if found.has("this") else -1
        return exact(day_of(setting.reference.year + shift, month, day), PUBLICATION)
    return _yearless_day(month, day, setting)


def _yearless_day(month: int, day: int, setting: Setting) -> Meaning | None:
    if day > month_days(2000, month)[1].day:  # a leap year
        return None
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    year, anchor = year_of(setting, lambda year: day_of(year, month, day))
    return exact(day_of(year, month, day), anchor)


def _day_range(found: Found, setting: Setting) -> Meaning | None:
    months = [int(word.value) for word in found.parts["anymonth"]]
    days = [_day_number(found), _day_number(found, 1)]
    written = found.value("year")
    if setting.reference is None and not written:
        return Meaning("DATE", f"XXXX-{months[0]:02}-{days[0]:02}/XXXX-{months[-1]:02}-{days[1]:02}")
    anchor = ABSOLUTE
    if written:
        year = int(written)
    else:
        year, anchor = year_of(setting, lambda year: day_of(year, months[0], days[0]))
    first, last = day_of(year, months[0], days[0]), day_of(year, months[-1], days[1])
    return _stretch(first, last, anchor) if first and last else None


def _stretch(first: date, last: date, anchor: str) -> Meaning | None:
    if last < first:
        return None
    return Meaning("DATE", f"{first.isoformat()}/{last.isoformat()}", (first, last), anchor)


def _iso_day(found: Found, setting: Setting) -> Meaning | None:
    year, month, day = (int(part) for part in found.value("isodate").split("-"))
    return exact(day_of(year, month, day), ABSOLUTE) if 1 <= month <= 12 and year else None


def _numeric_day(found: Found, setting: Setting) -> Meaning | None:
    """27/01/2023 or 01/27/2023: only where one of the two can be no month, or both are the same."""
    first, second, year = (int(part) for part in found.value("numericdate").replace(".", "/").split("/"))
    if not year or (first != second and first <= 12 and second <= 12 and "." not in found.value("numericdate")):
        return None
    day, month = (second, first) if second > 12 else (first, second)  # with full stops the day stands first
    return exact(day_of(year, month, day), ABSOLUTE) if 1 <= month <= 12 else None


def _weekday(found: Found, setting: Setting) -> Meaning | None:
    number = int(found.value("weekday", "anyweekday"))
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    back = (setting.reference.isoweekday() - number) % _WEEK
    if found.has("next", "coming"):
        return exact(setting.reference + timedelta(days=_WEEK - back), PUBLICATION)
    if found.has("last", "past"):
        return exact(setting.reference - timedelta(days=back or _WEEK), PUBLICATION)
    if back and (setting.direction() > 0 or (found.has("this") and setting.direction() == 0)):
        back -= _WEEK
    return exact(setting.reference - timedelta(days=back), PUBLICATION)


def _weekday_part(found: Found, setting: Setting) -> Meaning | None:
    return with_part(_weekday(found, setting), found.value("daypart"))


def _weekend(found: Found, setting: Setting) -> Meaning | None:
    if setting.reference is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    saturday = setting.reference - timedelta(days=(setting.reference.isoweekday() + 1) % _WEEK)
    inside = setting.reference <= saturday + timedelta(days=1)  # today is the weekend itself
    if found.has("last", "past") and inside:
        saturday -= timedelta(days=_WEEK)
    ahead = found.has("next", "coming") or setting.direction() > 0 or (found.has("this") and setting.direction() == 0)
    if ahead and not found.has("last", "past") and (not inside or found.has("next")):
        saturday += timedelta(days=_WEEK)
    return Meaning("DATE", f"{unit_value(saturday, 'W')}-WE", (saturday, saturday + timedelta(days=1)), PUBLICATION)


def _weekday_set(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("SET", f"XXXX-WXX-{found.value('weekday', 'weekdays')}")


#: Reader of each meaning of the grammar.
DAY_READERS: Readers = {
    "day": _day,
    "day_range": _day_range,
    "iso_day": _iso_day,
    "numeric_day": _numeric_day,
    "weekday": _weekday,
    "weekday_part": _weekday_part,
    "weekday_set": _weekday_set,
    "weekend": _weekend,
}
