"""Days as pages of any language show them, with the word that says what each is; sentences are dates.py's matter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.model.vocabulary import read_rows
from dragoman.read.dates import WEEKDAYS

#: A line that shows a date has more seldom.
LONGEST = 200
_MONTHS = tuple(f"m{number}" for number in range(1, 13))
_WORD = r"[^\W\d_][\w'’׳.-]*"
_YEAR = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
_SEPARATED = r"(?P<one>\d{1,2})\s?(?P<sign>[./-])\s?(?P<two>\d{1,2})\s?(?P=sign)\s?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2019-05-02, 2019. 5. 2., 2019年5月2日, 2019년 5월 2일
        r"(?<![\d/-])(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)",
        # 令和元年5月2日
        r"(?P<era>[^\W\d_]{2})\s?(?P<count>\d{1,2}|元)年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
        # 02.05.2019; the year in two digits behind full stops only
        rf"(?<![\d./-]){_SEPARATED}{_YEAR}",
        r"(?<![\d./-])(?P<one>\d{1,2})(?P<sign>\.)(?P<two>\d{1,2})\.(?P<short>\d\d)(?![\d./-])",
        # ngày 2 tháng 5 năm 2019
        rf"ngày\s(?P<day>\d{{1,2}})\stháng\s(?P<month>\d{{1,2}}),?\snăm\s{_YEAR}",
        # 2 May 2019, 2. května 2019, 1er février 2019, 2 de mayo de 2019, 2 במאי 2019
        rf"(?<![\d.,:/])(?P<day>[0-3]?\d)(?:\.|º|°|er|st|nd|rd|th|-?го)?,?[\s-]\s?(?:de\s|of\s|den\s)?"
        rf"(?P<name>{_WORD}(?:\s{_WORD})?),?[\s-]\s?(?:de\s|del\s|of\s)?{_YEAR}",
        # May 2, 2019
        rf"(?P<name>(?<![^\W\d_]){_WORD})\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,|\.|\sde|\sdel)?\s{_YEAR}",
        # 2019. május 2., 2019 m. gegužės 2 d., 2019. gada 2. maijs
        rf"(?<!\d){_YEAR}\.?\s(?:m\.\s|г\.\s)?(?P<name>{_WORD})\s(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){_YEAR}\.?\s(?:gada\s)?(?P<day>[0-3]?\d)\.\s(?P<name>{_WORD})",
    )
)
#: What every pattern needs: two digits, in a year or a count, or an era's.
_DIGITS = re.compile(r"\d\d|\d.{0,40}\d|元年")
_WEEKDAY = re.compile(r"\b(" + "|".join(day[:3] for day in WEEKDAYS) + r")[a-z]*\.?,?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A day shown in a line: its place there, the day, what it is said to be: published, changed, other or ""."""

    start: int
    end: int
    day: date
    kind: str = ""


@cache
def _months() -> Mapping[str, Mapping[str, int]]:
    """The months by language and name; under "" the names that mean one month wherever they mean any."""
    by_language: dict[str, dict[str, int]] = {}
    everywhere: dict[str, set[int]] = {}
    for row in read_rows("dragoman.read", "months.csv", ["language", *_MONTHS]):
        names = by_language.setdefault(row["language"], {})
        for number, column in enumerate(_MONTHS, 1):
            for name in row.list(column):
                names[name] = number
                everywhere.setdefault(name, set()).add(number)
    sure = {name: numbers.pop() for name, numbers in everywhere.items() if len(numbers) == 1}
    return {**by_language, "": sure}


@cache
def _eras() -> Mapping[str, int]:
    return {row["name"]: int(row["before"]) for row in read_rows("dragoman.read", "eras.csv", ["name", "before"])}


@cache
def _labels() -> re.Pattern[str]:
    """What finds the words that say what a date is, the longest first, each kind a group of its own."""
    words: dict[str, list[str]] = {}
    for row in read_rows("dragoman.read", "date_words.csv", ["language", "kind", "words"]):
        words.setdefault(row.one_of("kind", frozenset({"published", "changed", "other"})), []).extend(row.list("words"))
    groups = (
        f"(?P<{kind}>" + "|".join(map(re.escape, sorted(some, key=len, reverse=True))) + ")"
        for kind, some in words.items()
    )
    # Chinese and Japanese write no spaces: there a word is whole wherever it stands.
    return re.compile(rf"(?<![a-zà-öø-ÿ])(?:{'|'.join(groups)})(?![a-zà-öø-ÿ])", re.IGNORECASE)


def find_spelled(text: str, language: str = "") -> list[Spelled]:
    """The days that a line shows, in order, each with the kind that the last word before it gives.

    `language` is a code such as "de" or "en-US", or "" where it is not known: it says what "03/05/2019" means, which is
    none where it may be two days, and tells months that two languages call by one name.
    """
    if len(text) > LONGEST or not _DIGITS.search(text):
        return []
    line = _plain_digits(text)
    days = sorted(_days(line, language.lower()), key=lambda found: (found.start, -found.end))
    kept: list[Spelled] = []
    for found in days:
        if not kept or found.start >= kept[-1].end:
            before = line[kept[-1].end if kept else 0 : found.start]
            kind = label_of(before) or (kept[-1].kind if kept and not before.strip(" -–") else "")
            kept.append(Spelled(found.start, found.end, found.day, kind))
    return kept


def label_of(before: str) -> str:
    """What the words before a date say that it is: published, changed or other; "" where they say nothing."""
    found = list(_labels().finditer(before))
    return found[-1].lastgroup or "" if found else ""


def _plain_digits(text: str) -> str:
    """The text with the digits of all scripts as ours, sign by sign, so that places stay."""
    if text.isascii():
        return text
    return "".join(str(int(sign)) if sign.isdecimal() and sign > "9" else sign for sign in text)


def _days(line: str, language: str) -> Iterator[Spelled]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            day = _day(match, language, line[: match.start()])
            if day:
                yield Spelled(*match.span(), day)


def _day(match: re.Match[str], language: str, before: str) -> date | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "era" in parts:
        first = _eras().get(parts["era"])
        year = first + (1 if parts["count"] == "元" else int(parts["count"])) if first else 0
    else:
        year = int(parts["year"]) if "year" in parts else 2000 + int(parts["short"])
    # The Buddhist calendar is 543 years ahead.
    year = year - 543 if year >= 2500 else year
    if "one" in parts:
        return _ordered(year, (int(parts["one"]), int(parts["two"])), parts["sign"], language, before)
    month = int(parts["month"]) if "month" in parts else _month(parts["name"], language)
    return _date(year, month, int(parts["day"])) if month else None


def _month(name: str, language: str) -> int | None:
    names = _months()
    short = name.lower().strip(".")
    # Hebrew writes "in" at the head of the month.
    for word in (short, short.split()[0], short.removeprefix("ב")):
        known = names.get(language.split("-", maxsplit=1)[0], {}).get(word) or names[""].get(word)
        if known:
            return known
    return None


def _ordered(year: int, pair: tuple[int, int], sign: str, language: str, before: str) -> date | None:
    """The day that two numbers mean: the one that fits its weekday, or the order of the language."""
    days = {(day, month): found for day, month in (pair, pair[::-1]) if (found := _date(year, month, day))}
    weekday = _WEEKDAY.search(before)
    if weekday:
        days = {
            order: day for order, day in days.items() if WEEKDAYS[day.weekday()].startswith(weekday[1].lower())
        } or days
    if len(set(days.values())) == 1:
        return next(iter(days.values()))
    american = language in ("en-us", "en_us")
    if sign != "." and (american or language in ("", "en")):
        return days.get(pair[::-1]) if american else None
    return days.get(pair)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
