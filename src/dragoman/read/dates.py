"""Dates that a text spells out, as windows; relative words are the window's own matter."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.errors import IntegrityError
from dragoman.model.values import Window

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
#: A capital first: "may 12" is no date.
_UPPER_MONTH = r"(?=[A-Z])(?i:" + _MONTH + r")"
_DAY = r"(?P<day>[0-3]?\d)(?i:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?)"
#: What patterns need: a quick look for it spares most sentences the search.
_DIGIT = re.compile(r"\d")
_MONTH_BEGUN = re.compile(r"J(?i:an|un|ul)|F(?i:eb)|M(?i:ar|ay)|A(?i:pr|ug)|S(?i:ep)|O(?i:ct)|N(?i:ov)|D(?i:ec)")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to spell a date, and whether it takes a digit and the name of a month."""

    pattern: re.Pattern[str]
    digit: bool
    month: bool


_SPELLINGS = tuple(
    _Spelling(re.compile(source), digit, month)
    for digit, month, source in (
        # 2023-04-18, 2023/04/18
        (
            *(True, False),
            r"(?<![\d/-])(?P<year>1[5-9]\d\d|20\d\d)[-/](?P<number>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)(?!\d)",
        ),
        # Tuesday, April 18, 2023; Jan. 27
        (
            *(True, True),
            rf"(?:(?i:{_WEEKDAY})(?:,? | \(?))?(?<![\w]){_UPPER_MONTH} {_DAY}(?:,? {_YEAR})?",
        ),
        # Tuesday 18 April 2023; 27 January; 18th of April, 2023
        (
            *(True, True),
            rf"(?:(?i:{_WEEKDAY}),? )?(?:the )?(?<![\w.,:$€£]){_DAY} (?:of )?{_UPPER_MONTH}(?:,? {_YEAR})?",
        ),
        # April 2023; in January of 2021
        (True, True, rf"(?<!\w){_UPPER_MONTH},? (?:of )?{_YEAR}"),
        # in January: a month's name alone needs its capital and its preposition, for March and May are also words
        (
            *(False, True),
            r"(?:\b[Ii]n|\b[Ss]ince|\b[Ll]ast|\b[Uu]ntil|\b[Bb]y|\b[Ff]rom|\b[Ee]arly|\b[Ll]ate|\b[Mm]id-?|\bof"
            rf"|\b[Dd]uring|\b[Tt]his|\b[Nn]ext|\b[Bb]efore|\b[Aa]fter) {_MONTH}",
        ),
        # 2021, where nothing makes it a figure of something else
        (
            *(True, False),
            rf"(?<![\d$€£,.:/-])(?<!\w){_YEAR}(?![\d%,.]\d|[ -]?(?:km|kilomet|miles?|people|men|troops|tons?|percent))"
            r"(?!%| soldiers)",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text spells it; what it leaves out is None. Offsets in code points, end exclusive."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None

    @property
    def window(self) -> Window:
        """The days it means, or no window where the year is missing or the calendar has no such day."""
        if self.year is None:
            return Window()
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        try:
            return Window.parse("-".join(parts))
        except IntegrityError:
            return Window()

    @property
    def full(self) -> date | None:
        """The one day it means, or None where it means more or leaves the year open."""
        return self.window.earliest if self.day and self.year else None

    def in_year(self, year: int) -> date | None:
        """The day in that year, or None where it has no day or the calendar has none such."""
        if not self.month or not self.day:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The dates spelled out in `text[start:end]`, in order, none inside another."""
    found: list[DateMention] = []
    for mention in _matches(text, start, len(text) if end is None else end):
        at = bisect_left(found, mention.start, key=lambda other: other.start)
        free_before = not at or found[at - 1].end <= mention.start
        if free_before and (at == len(found) or mention.end <= found[at].start):
            found.insert(at, mention)
    return found


def _matches(text: str, start: int, end: int) -> Iterator[DateMention]:
    digit, month = _DIGIT.search(text, start, end), _MONTH_BEGUN.search(text, start, end)
    for spelling in _SPELLINGS:
        if (spelling.digit and not digit) or (spelling.month and not month):
            continue
        yield from map(_mention, spelling.pattern.finditer(text, start, end))


def _mention(match: re.Match[str]) -> DateMention:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _number(parts.get("month"), MONTHS)
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    weekday = _number(parts.get("weekday"), WEEKDAYS)
    return DateMention(*match.span(), year, month, day, weekday - 1 if weekday is not None else None)


def _number(name: str | None, names: Sequence[str]) -> int | None:
    if name is None:
        return None
    stem = name.lower().rstrip(".")[:3]
    return next(number for number, full in enumerate(names, 1) if full.startswith(stem))


_CLOCK = r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?\(?[A-Z]{2,5}\)?(?:[+-]\d+)?)?"
_AROUND_DATE = re.compile(
    rf"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|issued|date|on|at)|{_CLOCK}"
    r"|[\s,.:;|•·—–()-])+",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """True where the line shows a date with a day and, beside it, no more than a clock and a word like "published"."""
    dates = [mention for mention in find_dates(text) if mention.day]
    if not dates or len(text) > 90:
        return False
    rest = text
    for mention in reversed(dates):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    return not rest.strip() or _AROUND_DATE.fullmatch(rest) is not None


def has_clock(text: str) -> bool:
    """True where the text shows a time of day."""
    return re.search(_CLOCK, text, re.IGNORECASE) is not None
