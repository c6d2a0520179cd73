"""What a found time expression means: its TIMEX3 value and the days it names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.annotate.time_calendar import (
    Days,
    day_of,
    month_days,
    season_days,
    shift,
    third_of,
    unit_days,
    unit_value,
    year_days,
)
from dragoman.annotate.time_grammar import Found
from dragoman.errors import VocabularyError

ABSOLUTE, PUBLICATION, TEXT = "absolute", "publication", "text"
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
_SUNDAY, _WEEK = 7, 7


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


def work_out(found: Found, setting: Setting) -> Meaning | None:
    """The meaning of a found expression, or None where it turns out to be none (a count, an idiom)."""
    reader = _READERS.get(found.meaning)
    if reader is None:
        raise VocabularyError(f"time_grammar.yaml: no meaning {found.meaning!r}; use {', '.join(sorted(_READERS))}")
    return reader(found, setting)


# Days


def _day_number(found: Found, index: int = 0) -> int:
    words = sorted(found.parts.get("day", []) + found.parts.get("ordinalday", []), key=lambda word: word.start)
    return int(words[index].number)


def _day(found: Found, setting: Setting) -> Meaning | None:
    month, day = int(found.value("anymonth")), _day_number(found)
    if year := found.value("year"):
        return _exact(day_of(int(year), month, day), ABSOLUTE)
    return _yearless_day(month, day, setting)


def _exact(day: date | None, anchor: str) -> Meaning | None:
    return Meaning("DATE", day.isoformat(), (day, day), anchor) if day else None


def _yearless_day(month: int, day: int, setting: Setting) -> Meaning | None:
    if day > month_days(2000, month)[1].day:  # a leap year
        return None
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    year, anchor = _year_of(setting, lambda year: day_of(year, month, day))
    return _exact(day_of(year, month, day), anchor)


def _year_of(setting: Setting, start_in: Callable[[int], date | None]) -> tuple[int, str]:
    """The year meant where none is written: a year named before in the sentence, else the nearest by tense."""
    reference = setting.reference or date.min
    before = setting.before
    if before and before.days and setting.same_sentence and before.anchor == ABSOLUTE:
        first, last = before.days
        if first.year == last.year and last < reference - timedelta(days=366):
            return first.year, TEXT
    candidates = [day for year in (-1, 0, 1) if (day := start_in(reference.year + year))]
    direction = setting.direction()
    past = [day for day in candidates if day <= reference]
    ahead = [day for day in candidates if day >= reference or unit_days(day, "M") == unit_days(reference, "M")]
    if direction < 0 and past:
        return past[-1].year, PUBLICATION
    if direction > 0 and ahead:
        return ahead[0].year, PUBLICATION
    nearest = min(candidates, key=lambda day: (abs((day - reference).days), day > reference))
    return nearest.year, PUBLICATION


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
        year, anchor = _year_of(setting, lambda year: day_of(year, months[0], days[0]))
    first, last = day_of(year, months[0], days[0]), day_of(year, months[-1], days[1])
    return _stretch(first, last, anchor) if first and last else None


def _stretch(first: date, last: date, anchor: str) -> Meaning | None:
    if last < first:
        return None
    return Meaning("DATE", f"{first.isoformat()}/{last.isoformat()}", (first, last), anchor)


def _iso_day(found: Found, setting: Setting) -> Meaning | None:
    year, month, day = (int(part) for part in found.value("isodate").split("-"))
    return _exact(day_of(year, month, day), ABSOLUTE) if 1 <= month <= 12 and year else None


def _numeric_day(found: Found, setting: Setting) -> Meaning | None:
    """27/01/2023 or 01/27/2023: only where one of the two can be no month, or both are the same."""
    first, second, year = (int(part) for part in found.value("numericdate").replace(".", "/").split("/"))
    if not year or (first != second and first <= 12 and second <= 12 and "." not in found.value("numericdate")):
        return None
    day, month = (second, first) if second > 12 else (first, second)  # with full stops the day stands first
    return _exact(day_of(year, month, day), ABSOLUTE) if 1 <= month <= 12 else None


# Weekdays


def _weekday(found: Found, setting: Setting) -> Meaning | None:
    number = int(found.value("weekday", "anyweekday"))
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    back = (setting.reference.isoweekday() - number) % _WEEK
    if found.has("next", "coming"):
        return _exact(setting.reference + timedelta(days=_WEEK - back), PUBLICATION)
    if found.has("last", "past"):
        return _exact(setting.reference - timedelta(days=back or _WEEK), PUBLICATION)
    if back and (setting.direction() > 0 or (found.has("this") and setting.direction() == 0)):
        back -= _WEEK
    return _exact(setting.reference - timedelta(days=back), PUBLICATION)


def _weekday_part(found: Found, setting: Setting) -> Meaning | None:
    return _with_part(_weekday(found, setting), found.value("daypart"))


def _with_part(day: Meaning | None, part: str) -> Meaning | None:
    return Meaning("TIME", f"{day.value}T{part}", day.days, day.anchor) if day else None


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


# Months, quarters, seasons


def _part(found: Found) -> str:
    return found.value("part", "edge")


def _narrowed(meaning: Meaning, part: str) -> Meaning:
    """The meaning with its days cut to the part named ("early", "mid", "late"); the value stays."""
    if not part or not meaning.days:
        return meaning
    return Meaning(meaning.timex_type, meaning.value, third_of(meaning.days, part), meaning.anchor)


def _month(found: Found, setting: Setting) -> Meaning | None:
    month = int(found.value("anymonth", "month", "shymonth"))
    if written := found.value("year"):
        days = month_days(int(written), month)
        return _narrowed(Meaning("DATE", f"{written}-{month:02}", days), _part(found))
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    year, anchor = _year_of(setting, lambda year: date(year, month, 1))
    return _narrowed(Meaning("DATE", f"{year:04}-{month:02}", month_days(year, month), anchor), _part(found))


def _shift_month(found: Found, setting: Setting) -> Meaning | None:
    month = int(found.value("month", "shymonth"))
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    year, now = setting.reference.year, setting.reference.month
    if found.has("last", "past") and month >= now:
        year -= 1
    elif found.has("next") and month <= now:
        year += 1
    return Meaning("DATE", f"{year:04}-{month:02}", month_days(year, month), PUBLICATION)


def _month_range(found: Found, setting: Setting) -> Meaning | None:
    words = found.parts.get("anymonth") or sorted(
        found.parts.get("month", []) + found.parts.get("shymonth", []), key=lambda word: word.start
    )
    months = [int(word.value) for word in words]
    years, anchor = [int(word.value) for word in found.parts.get("year", [])], ABSOLUTE
    if not years:
        if setting.reference is None:
            return Meaning("DATE", f"XXXX-{months[0]:02}/XXXX-{months[1]:02}")
        year, anchor = _year_of(setting, lambda year: date(year, months[0], 1))
        years = [year]
    last_year = years[-1]
    first_year = years[0] if len(years) > 1 else last_year - (months[0] > months[1])
    first, last = month_days(first_year, months[0])[0], month_days(last_year, months[1])[1]
    if last < first:
        return None
    return Meaning("DATE", f"{first_year}-{months[0]:02}/{last_year}-{months[1]:02}", (first, last), anchor)


def _quarter(found: Found, setting: Setting) -> Meaning | None:
    number = int(found.value("quartername")[1:] or found.value("ordinal"))
    if found.has("year"):
        year, anchor = int(found.value("year")), ABSOLUTE
    elif setting.reference is None:
        return Meaning("DATE", f"XXXX-Q{number}")
    else:
        year, anchor = _year_of(setting, lambda year: date(year, number * 3 - 2, 1))
    return Meaning("DATE", f"{year:04}-Q{number}", unit_days(date(year, number * 3, 1), "Q"), anchor)


def _half_year(found: Found, setting: Setting) -> Meaning | None:
    year, number = int(found.value("year")), int(found.value("ordinal"))
    if number > 2:
        return None
    days = month_days(year, 6 * number - 5)[0], month_days(year, 6 * number)[1]
    return Meaning("DATE", f"{year}-H{number}", days)


def _season(found: Found, setting: Setting) -> Meaning | None:
    year, season = int(found.value("year")), found.value("season", "shyseason")
    return _narrowed(Meaning("DATE", f"{year}-{season}", season_days(year, season)), _part(found))


def _shift_season(found: Found, setting: Setting) -> Meaning | None:
    season = found.value("season")
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{season}")
    year = setting.reference.year + (1 if found.has("next") else 0)
    if found.has("last", "past"):
        year -= season_days(year, season)[1] >= setting.reference
    return Meaning("DATE", f"{year:04}-{season}", season_days(year, season), PUBLICATION)


# Years and longer


def _year(found: Found, setting: Setting) -> Meaning | None:
    if _counts_something(found):
        return None
    year = int(found.value("year"))
    return _narrowed(Meaning("DATE", f"{year:04}", year_days(year, year)), _part(found))


#: A bare number is a year in this range; outside it only after "in", "since" and the like.
_BARE_YEARS = range(1800, 2060)
_YEAR_SIGNALS = frozenset(
    "in since by until till from during of and to before after for through between late early".split()
)
_UNIT_AFTER = frozenset(
    "people troops men women km kilometers kilometres miles meters metres tonnes tons mw megawatts".split()
)


def _counts_something(found: Found) -> bool:
    """True for four digits that are a count or a code rather than a year ("2000 people", "Resolution 1701")."""
    number = int(found.value("year"))
    before = found.before.text if found.before else ""
    after = found.after.text if found.after else ""
    if before in ("$", "€", "£", "#") or after == "%" or after.lower() in _UNIT_AFTER:
        return True
    if number % 100 == 0 and after.islower() and after.endswith("s") and len(after) > 3:
        return True
    signalled = before.lower() in _YEAR_SIGNALS or found.has("part", "edge")
    return number not in _BARE_YEARS and not signalled


def _era_year(found: Found, setting: Setting) -> Meaning | None:
    number = (found.first("number", "year") or found.words[0]).number
    return Meaning("DATE", f"BC{int(number):04}") if number == int(number) and number < 10000 else None


def _year_range(found: Found, setting: Setting) -> Meaning | None:
    years = [int(word.value) for word in found.parts["year"]]
    if found.has("day"):  # 2019-20
        years.append(years[0] // 100 * 100 + _day_number(found))
    first, last = years
    if last < first or last - first > 300:
        return None
    return Meaning("DATE", f"{first:04}/{last:04}", year_days(first, last))


def _season_range(found: Found, setting: Setting) -> Meaning | None:
    year, season = int(found.value("year")), found.value("season")
    return Meaning("DATE", f"{year}-{season}", season_days(year, season))


def _decade(found: Found, setting: Setting) -> Meaning | None:
    digits = (found.value("decade") or f"19{found.value('shortdecade')[-3:]}")[:4]
    first = int(digits)
    return _narrowed(Meaning("DATE", digits[:3], year_days(first, first + 9)), _part(found))


def _century(found: Found, setting: Setting) -> Meaning | None:
    number = int((found.first("centuryno") or found.words[0]).number) - 1
    if not 0 < number < 22:
        return None
    days = year_days(number * 100, number * 100 + 99)
    return _narrowed(Meaning("DATE", f"{number:02}", days), _part(found))


# Counted from the report


def _deictic(found: Found, setting: Setting) -> Meaning | None:
    step = int(found.value("deictic")) + int(found.value("before", "after") or 0)
    if setting.reference is None:
        return Meaning("DATE", "XXXX-XX-XX" if step else "PRESENT_REF")
    return _exact(setting.reference + timedelta(days=step), PUBLICATION)


def _deictic_part(found: Found, setting: Setting) -> Meaning | None:
    day = _deictic(found, setting) if found.has("deictic") else _here(setting)
    return _with_part(day, found.value("daypart"))


def _here(setting: Setting) -> Meaning:
    """The day of the report."""
    day = setting.reference
    return Meaning("DATE", day.isoformat(), (day, day), PUBLICATION) if day else Meaning("DATE", "XXXX-XX-XX")


def _last_night(found: Found, setting: Setting) -> Meaning | None:
    if setting.reference is None:
        return Meaning("TIME", f"XXXX-XX-XXT{found.value('daypart')}")
    return _with_part(_exact(setting.reference - timedelta(days=1), PUBLICATION), found.value("daypart"))


def _tonight(found: Found, setting: Setting) -> Meaning | None:
    return _with_part(_here(setting), "NI")


def _ago(found: Found, setting: Setting) -> Meaning | None:
    count, unit = _count(found), found.value("unit")
    if count is None or unit == "ML":
        return Meaning("DATE", "PAST_REF")
    if setting.reference is None:
        return Meaning("DATE", _length(count, unit))
    day = shift(setting.reference, -count, unit)
    if day is None:
        return None
    days = unit_days(day, unit)
    if unit in ("W", "2W"):  # "two weeks ago" may be some days off
        days = min(days[0], day - timedelta(days=3)), max(days[1], day + timedelta(days=3))
    if unit.startswith("T"):
        return Meaning("TIME", day.isoformat(), (min(day, setting.reference), setting.reference), PUBLICATION)
    return Meaning("DATE", unit_value(day, unit), (days[0], min(days[1], setting.reference)), PUBLICATION)


def _count(found: Found) -> float | None:
    """How many units: 1 for "a", None for "several"."""
    if number := found.first("number", "day", "year"):
        return None if number.value == "X" else number.number + (0.5 if found.has("half") else 0)
    if found.has("vague"):
        return None
    if found.has("half"):
        return 1.5 if len(found.parts.get("a", [])) > 1 and found.has("and") else 0.5
    return 2.0 if found.has("couple") else 1.0


def _length(count: float | None, unit: str) -> str:
    """A TIMEX3 length: P30Y, PT2H, PXD for "several days"."""
    if count is not None and unit == "2W":
        count, unit = count * 2, "W"
    if count == 0.5 and unit in ("TH", "Y"):
        return "PT30M" if unit == "TH" else "P6M"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def _long_ago(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _calendar_unit(found: Found) -> str:
    return found.value("calendar", "quarter")


def _shift_unit(found: Found, setting: Setting) -> Meaning | None:
    unit = _calendar_unit(found)
    if setting.reference is None:
        return Meaning("DATE", _UNKNOWN.get(unit, "XXXX"))
    step = -1 if found.has("last", "past", "previous") else 1 if found.has("next", "coming") else 0
    day = shift(setting.reference, step, unit)
    return Meaning("DATE", unit_value(day, unit), unit_days(day, unit), PUBLICATION) if day else None


def _later_unit(found: Found, setting: Setting) -> Meaning | None:
    """ "Earlier this month": from the month's first day to the report's; "later": from the report's to its last."""
    meaning = _shift_unit(found, setting)
    if meaning is None or meaning.days is None or setting.reference is None:
        return meaning
    if found.has("part"):
        return _narrowed(meaning, _part(found))
    first, last = meaning.days
    days = (first, setting.reference) if found.has("earlier") else (setting.reference, last)
    return Meaning("DATE", meaning.value, days, PUBLICATION)


def _edge_of_unit(found: Found, setting: Setting) -> Meaning | None:
    meaning = _shift_unit(found, setting)
    return _narrowed(meaning, _part(found)) if meaning else None


def _span_unit(found: Found, setting: Setting) -> Meaning | None:
    """ "The past three years": a length that ends (or begins) with the report's day."""
    count, unit = _count(found), found.value("unit")
    back = found.has("past", "last")
    day = None
    if setting.reference and count is not None and (back or found.has("next", "coming")):
        day = shift(setting.reference, -count if back else count, unit)
    if day is None or setting.reference is None:
        return Meaning("DURATION", _length(count, unit))
    days = min(day, setting.reference), max(day, setting.reference)
    return Meaning("DURATION", _length(count, unit), days, PUBLICATION)


def _present(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PRESENT_REF")


# Counted from another date of the text


def _text_shift(found: Found, setting: Setting) -> Meaning | None:
    """ "Two days later": from the date the text gave last, where that is at least as precise as the unit."""
    count, unit = _count(found), found.value("unit")
    before = setting.before
    if count is None or not _precise(before, unit) or before is None or before.days is None:
        return Meaning("DURATION", _length(count, unit))
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
        return Meaning("DATE", _UNKNOWN.get(unit, "XXXX"))
    day = shift(before.days[0], step, unit)
    return Meaning("DATE", unit_value(day, unit), unit_days(day, unit), TEXT) if day else None


# Lengths, sets, times of day, references


def _duration(found: Found, setting: Setting) -> Meaning | None:
    unit, count = found.value("unit", "units", "shyunit"), _count(found)
    word = found.first("number")
    if word and word.text.lower() == "one" and unit == "D" and not found.has("hyphen"):
        return None  # "one day" is as often no length at all
    if unit == "D" and len(found.words) == 2 and found.words[0].text.lower() == "a":
        return None  # nor is "a day"
    return Meaning("DURATION", _length(count, unit))


def _vague_duration(found: Found, setting: Setting) -> Meaning | None:
    count = 2.0 if found.has("couple") else None
    return Meaning("DURATION", _length(count, found.value("units")))


def _recent(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "PAST_REF")


def _future(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("DATE", "FUTURE_REF")


def _set(found: Found, setting: Setting) -> Meaning | None:
    if found.has("weekend"):
        return Meaning("SET", "XXXX-WXX-WE")
    if found.has("daypart"):
        return Meaning("SET", f"XXXX-XX-XXT{found.value('daypart')}")
    if found.has("ordinal"):
        count: float | None = float(found.value("ordinal"))
    else:
        count = _count(found)
    return Meaning("SET", _length(count, found.value("unit", "units") or "Q"))


def _set_per(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("SET", _length(1, found.value("unit")))


def _set_word(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("SET", found.value("often"))


def _clock(found: Found, setting: Setting) -> Meaning | None:
    """A time of day on an unnamed day; `dragoman.annotate.times` finds the day in the sentence."""
    written = (found.value("clock") or found.value("clockword")).lower().replace(".", ":", 1)
    digits = written.rstrip(" apm.:")
    hours, _, minutes = digits.partition(":") if ":" in digits else (digits[:2], "", digits[2:])
    if len(digits) < 3:
        hours, minutes = digits, ""
    hour = int(hours) % 12 + 12 if "p" in written else int(hours) % 12 if "a" in written else int(hours)
    if hour > 24 or int(minutes or 0) > 59:
        return None
    return Meaning("TIME", f"XXXX-XX-XXT{hour:02}:{minutes or '00'}")


def _daypart(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("TIME", f"XXXX-XX-XXT{found.value('daypart', 'overnight')}")


def _reference(found: Found, setting: Setting) -> Meaning | None:
    if found.has("past"):
        return Meaning("DATE", "PAST_REF")
    return Meaning("DATE", found.value("reference", "future"))


_READERS: dict[str, Callable[[Found, Setting], Meaning | None]] = {
    "ago": _ago,
    "century": _century,
    "clock": _clock,
    "day": _day,
    "day_range": _day_range,
    "daypart": _daypart,
    "decade": _decade,
    "deictic": _deictic,
    "deictic_part": _deictic_part,
    "duration": _duration,
    "edge_of_unit": _edge_of_unit,
    "era_year": _era_year,
    "future": _future,
    "half_year": _half_year,
    "iso_day": _iso_day,
    "last_night": _last_night,
    "later_unit": _later_unit,
    "long_ago": _long_ago,
    "month": _month,
    "month_range": _month_range,
    "numeric_day": _numeric_day,
    "overnight": _daypart,
    "present": _present,
    "quarter": _quarter,
    "recent": _recent,
    "reference": _reference,
    "relative_quarter": _quarter,
    "season": _season,
    "season_range": _season_range,
    "set": _set,
    "set_per": _set_per,
    "set_word": _set_word,
    "shift_month": _shift_month,
    "shift_season": _shift_season,
    "shift_unit": _shift_unit,
    "span_unit": _span_unit,
    "text_shift": _text_shift,
    "text_unit": _text_unit,
    "tonight": _tonight,
    "vague_duration": _vague_duration,
    "weekday": _weekday,
    "weekday_part": _weekday_part,
    "weekday_set": _weekday_set,
    "weekend": _weekend,
    "year": _year,
    "year_range": _year_range,
}
