"""Calendar arithmetic for time expressions: the days of weeks, months, quarters, seasons, decades."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]

#: Months of the meteorological seasons of the northern hemisphere, where most of the press we read is
#: written; winter runs into the next year.
_SEASON_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: Thirds of a stretch: what "early", "mid" and "late" leave of it.
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; months count on over the year's end (13 is next January)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int) -> Days:
    """From the first day of one year to the last of another."""
    return date(max(first, 1), 1, 1), date(last, 12, 31)


def season_days(year: int, season: str) -> Days:
    """The three months of a season (SP, SU, FA, WI)."""
    first = _SEASON_FIRST_MONTH[season]
    return month_days(year, first)[0], month_days(year, first + 2)[1]


def week_days(day: date) -> Days:
    """The days a report may mean by the week of this day: the Sunday before its Monday to its Sunday.

    Part of the press counts weeks from Sunday, part from Monday; both weeks lie inside.
    """
    monday = day - timedelta(days=day.weekday())
    return monday - timedelta(days=1), monday + timedelta(days=6)


def third_of(days: Days, part: str) -> Days:
    """The first, middle or last third ("early", "mid", "late") of a stretch, by months where it has some."""
    lower, upper = _THIRDS[part]
    first, last = days
    if (last - first).days > 40:  # longer than a month: whole months
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        start = month_days(first.year, first.month + months * lower // 3)[0]
        return start, month_days(first.year, first.month - 1 + months * upper // 3)[1]
    length = (last - first).days + 1
    return first + timedelta(days=length * lower // 3), first + timedelta(days=length * upper // 3 - 1)


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it has no such day.

    Raises ValueError outside the calendar.
    """
    first = month_days(day.year, day.month + months)
    return first[0] + timedelta(days=min(day.day, first[1].day) - 1)


#: How long the units are: in days, or in months where they follow the calendar.
_UNIT_DAYS = {"D": 1, "W": 7, "2W": 14}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


def shift(day: date, count: float, unit: str) -> date | None:
    """The day so many units on (D, W, M, Y, DE ...; units of hours move it by whole days); None off the calendar."""
    try:
        if unit in _UNIT_MONTHS:
            return shift_months(day, round(count * _UNIT_MONTHS[unit]))
        if unit in _UNIT_DAYS:
            return day + timedelta(days=round(count * _UNIT_DAYS[unit]))
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count
        return day + timedelta(days=round(hours / 24))
    except (ValueError, OverflowError):
        return None


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit (D, W, M, Q, Y, DE, CE) in which the day lies."""
    iso = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{iso.year:04}-W{iso.week:02}",
        "2W": f"{iso.year:04}-W{iso.week:02}",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
        "ML": f"{day.year // 1000}",
    }.get(unit, day.isoformat())


def unit_days(day: date, unit: str) -> Days:
    """The days of the unit in which the day lies."""
    if unit in ("W", "2W"):
        return week_days(day)
    if unit == "M":
        return month_days(day.year, day.month)
    if unit == "Q":
        first = (day.month - 1) // 3 * 3 + 1
        return month_days(day.year, first)[0], month_days(day.year, first + 2)[1]
    size = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if size:
        first = day.year // size * size
        return year_days(first, first + size - 1)
    return day, day
