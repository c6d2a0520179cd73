"""Dates as machines write them: ISO, e-mail headers, digits in a row, and what people type into a spreadsheet."""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dragoman.errors import IntegrityError
from dragoman.model.values import Window
from dragoman.read.dates import find_dates
from dragoman.read.spelled import find_spelled

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\s*\d{1,2}:\d\d.*|Z)?", re.DOTALL)
_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D?\d{4,6}\w?)?")
_SLASHED = re.compile(r"(\d{1,4})([/.])(\d{1,2})[/.](\d{1,4})(?:[ T,].*)?", re.DOTALL)
#: Days that machines write for none: where their calendars begin, and the day before it west of Greenwich.
_NO_DAYS = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30)})
#: Years in which something was published that is on a page today, and one that no page reaches.
_YEARS = range(1500, 2100)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


def parse_stamp(value: str) -> Window | None:
    """The day, month or year that a stamp means, as a window; None where it is none or means two days.

    A time of day is left out as it stands: the day is the one that the stamp names, in its own zone. "3/4/2021" may be
    two days and is None; "13/4/2021", "3.4.2021" and "2021/4/3" are one.
    """
    text = value.strip()[:120]
    for read in (_iso, _digits, _epoch, _header, _slashed, _spelled):
        window = read(text)
        if window:
            return window
    return None


def is_likely(window: Window) -> bool:
    """True where a stamp may mean its day: not the one that stands for none, and no year beyond all pages."""
    return bool(window.earliest and window.earliest.year in _YEARS and window.earliest not in _NO_DAYS)


def _iso(text: str) -> Window | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    parts = [match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]
    return _window("-".join(parts))


def _window(prefix: str) -> Window | None:
    try:
        return Window.parse(prefix)
    except IntegrityError:
        return None


def _digits(text: str) -> Window | None:
    match = _DIGITS.fullmatch(text)
    return _window("-".join(match.groups()[:3])) if match else None


def _epoch(text: str) -> Window | None:
    if not _EPOCH.fullmatch(text):
        return None
    day = date(1970, 1, 1) + timedelta(seconds=int(text[:10]))
    return Window(day, day)


def _header(text: str) -> Window | None:
    try:
        stamp: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # The parser takes "3/4/2021 10:00" for the year 3.
    return Window(stamp.date(), stamp.date()) if stamp.year >= 1970 and re.search(r"[A-Za-z]{3}", text) else None


def _slashed(text: str) -> Window | None:
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    first, sign, second, third = match.groups()
    if len(first) == 4:
        return _window(f"{first}-{second.zfill(2)}-{third.zfill(2)}")
    if len(third) != 4:
        return None
    days = [
        window
        for day, month in ((first, second), (second, first))
        if len(day) <= 2 and (window := _window(f"{third}-{month.zfill(2)}-{day.zfill(2)}"))
    ]
    # Nobody writes the month first before a full stop.
    return days[0] if days and (sign == "." or len(set(days)) == 1) else None


def _spelled(text: str) -> Window | None:
    days = {mention.full for mention in find_dates(text) if mention.full} or {found.day for found in find_spelled(text)}
    if len(days) == 1:
        day = days.pop()
        return Window(day, day)
    months = [mention.window for mention in find_dates(text) if mention.month and mention.window]
    return months[0] if len(months) == 1 and not days and len(text) < 20 else None
