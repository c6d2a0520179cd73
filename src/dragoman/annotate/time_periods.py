"""Months, quarters, seasons, years and longer: what they name."""

from datetime import date
from functools import cache

from dragoman.annotate.quantities import unit_words
from dragoman.annotate.time_calendar import month_days, season_days, unit_days, year_days
from dragoman.annotate.time_grammar import Found
from dragoman.annotate.time_meaning import (
    ABSOLUTE,
    PUBLICATION,
    TEXT,
    Meaning,
    Readers,
    Setting,
    narrowed,
    part_of,
    year_of,
)
from dragoman.model.vocabulary import read_rows


def _month(found: Found, setting: Setting) -> Meaning | None:
    month = int(found.value("anymonth", "month", "shymonth"))
    if written := found.value("year"):
        days = month_days(int(written), month)
        return narrowed(Meaning("DATE", f"{written}-{month:02}", days), part_of(found))
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}")
    if found.has("calendar"):  # "January of last year"
        year = setting.reference.year + (1 if found.has("next") else 0 if found.has("this") else -1)
        return Meaning("DATE", f"{year:04}-{month:02}", month_days(year, month), PUBLICATION)
    year, anchor = year_of(setting, lambda year: date(year, month, 1))
    return narrowed(Meaning("DATE", f"{year:04}-{month:02}", month_days(year, month), anchor), part_of(found))


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
        year, anchor = year_of(setting, lambda year: date(year, months[0], 1))
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
        year, anchor = year_of(setting, lambda year: date(year, number * 3 - 2, 1))
    return Meaning("DATE", f"{year:04}-Q{number}", unit_days(date(year, number * 3, 1), "Q"), anchor)


def _half_year(found: Found, setting: Setting) -> Meaning | None:
    year, number = int(found.value("year")), int(found.value("ordinal"))
    if number > 2:
        return None
    days = month_days(year, 6 * number - 5)[0], month_days(year, 6 * number)[1]
    return Meaning("DATE", f"{year}-H{number}", days)


def _season(found: Found, setting: Setting) -> Meaning | None:
    year, season = int(found.value("year")), found.value("season", "shyseason")
    return narrowed(Meaning("DATE", f"{year}-{season}", season_days(year, season)), part_of(found))


def _shift_season(found: Found, setting: Setting) -> Meaning | None:
    season = found.value("season")
    if setting.reference is None:
        return Meaning("DATE", f"XXXX-{season}")
    year = setting.reference.year + (1 if found.has("next") else 0)
    if found.has("last", "past"):
        year -= season_days(year, season)[1] >= setting.reference
    return Meaning("DATE", f"{year:04}-{season}", season_days(year, season), PUBLICATION)


def _text_season(found: Found, setting: Setting) -> Meaning | None:
    """ "That autumn": of the year in which the text's last date lies."""
    season, before = found.value("season"), setting.before
    if before is None or before.days is None or before.days[0].year != before.days[1].year:
        return Meaning("DATE", f"XXXX-{season}")
    year = before.days[0].year
    return Meaning("DATE", f"{year:04}-{season}", season_days(year, season), TEXT)


def _year(found: Found, setting: Setting) -> Meaning | None:
    if _counts_something(found):
        return None
    year = int(found.value("year"))
    return narrowed(Meaning("DATE", f"{year:04}", year_days(year, year)), part_of(found))


_OWNERS = frozenset({"its", "their", "our"})
#: A bare number is a year in this range; outside it only after "in", "since" and the like.
_BARE_YEARS = range(1800, 2060)


@cache
def _year_context(place: str) -> frozenset[str]:
    rows = read_rows("dragoman.annotate", "year_context.csv", ("word", "place"))
    return frozenset(row["word"] for row in rows if row.one_of("place", ("before", "after", "counting")) == place)


def _counts_something(found: Found) -> bool:
    """True for four digits that are a count or a code rather than a year ("2000 people", "Resolution 1701")."""
    number = int(found.value("year"))
    before = found.before.text if found.before else ""
    after = found.after.text if found.after else ""
    if before.lower() in _year_context("counting") and (before.lower() not in _OWNERS or after.endswith("s")):
        return True  # "its 2000 shops"; not "its 2020 war"
    if before in ("$", "€", "£", "#") or after == "%" or after.lower() in _year_context("after") | unit_words():
        return True
    if number % 100 == 0 and after.islower() and after.endswith("s") and len(after) > 3:
        return True
    signalled = before.lower() in _year_context("before") or found.has("part", "edge")
    return number not in _BARE_YEARS and not signalled


def _era_year(found: Found, setting: Setting) -> Meaning | None:
    number = (found.first("number", "year") or found.words[0]).number
    return Meaning("DATE", f"BC{int(number):04}") if number == int(number) and number < 10000 else None


def _year_range(found: Found, setting: Setting) -> Meaning | None:
    years = [int(word.value) for word in found.parts["year"]]
    if found.has("day"):  # 2019-20
        years.append(years[0] // 100 * 100 + int((found.first("day") or found.words[0]).number))
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
    return narrowed(Meaning("DATE", digits[:3], year_days(first, first + 9)), part_of(found))


def _century(found: Found, setting: Setting) -> Meaning | None:
    number = int((found.first("centuryno") or found.words[0]).number) - 1
    if not 0 < number < 22:
        return None
    days = year_days(number * 100, number * 100 + 99)
    return narrowed(Meaning("DATE", f"{number:02}", days), part_of(found))


#: Reader of each meaning of the grammar.
PERIOD_READERS: Readers = {
    "century": _century,
    "decade": _decade,
    "era_year": _era_year,
    "half_year": _half_year,
    "month": _month,
    "month_range": _month_range,
    "quarter": _quarter,
    "relative_quarter": _quarter,
    "season": _season,
    "season_range": _season_range,
    "shift_month": _shift_month,
    "shift_season": _shift_season,
    "text_season": _text_season,
    "year": _year,
    "year_range": _year_range,
}
