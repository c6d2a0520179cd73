"""The end of a page: furniture after the last paragraph, and readers' comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.text import ZoneKind
from dragoman.read.dates import find_dates, has_clock, is_date_line
from dragoman.read.lines import PARAGRAPH, Line
from dragoman.read.marks import Mark
from dragoman.read.phrases import find_phrase

#: How many unrecognised short lines may stand between two recognised pieces of furniture.
_SANDWICHED = 2
#: An imprint or an address has no more lines.
_BLOCK = 5
#: Name and time of a comment stand in a short line.
_STAMP = 90
_SIGNED = re.compile(r"(?:by|from|posted by|name)\s?: ?\S.{0,70}", re.IGNORECASE)
_SAYS = re.compile(r"\S.{0,50} (?:says|said|wrote|writes|commented|replied):", re.IGNORECASE)
_AGO = re.compile(r".{0,50}\b(?:\d+|an?) (?:minute|hour|day|week|month|year)s? ago\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comments:
    """Lines `[first, last)` are readers' comments."""

    first: int
    last: int
    why: str


def find_foot(lines: Sequence[Line], first: int, end: int) -> list[Mark]:
    """Marks of the lines before `end` that are furniture down to it, and no line of a report any more."""
    kinds = _kinds(lines[first:end])
    start = min(_list_start(kinds), _run_start(kinds))
    if start == len(kinds):
        return []
    start = _take_heading(lines[first:end], kinds, start)
    return [
        Mark(line.start, ZoneKind.BYLINE if kind == "reporting" else ZoneKind.BOILERPLATE, _WHY[kind])
        for line, kind in zip(lines[first + start : end], kinds[start:], strict=True)
    ]


def _kinds(lines: Sequence[Line]) -> list[str]:
    """The kinds of the lines from the last one up to the first that is body; above it all counts as body."""
    kinds = ["body"] * len(lines)
    for number in range(len(lines) - 1, -1, -1):
        kinds[number] = _foot_kind(lines[number])
        if kinds[number] == "body":
            break
    return kinds


_WHY = {
    "page": "page furniture",
    "list": "list of other articles",
    "appeal": "appeal to the reader",
    "appeal cue": "beside an appeal to the reader",
    "reporting": "names who reported",
    "remark": "note of the desk",
    "comments": "comment section without comments",
    "short": "short line within the foot of the page",
    "body": "within the foot of the page",
}


def _foot_kind(line: Line) -> str:
    if len(line.text) > 5 * PARAGRAPH:
        return "body"
    for kind in ("remark", "reporting", "page", "list", "comments", "appeal", "appeal cue"):
        if kind == "page" and line.attributes:
            continue
        if find_phrase(kind, line.text):
            return kind
    return "short" if len(line.text) <= PARAGRAPH and not line.attributes else "body"


def _list_start(kinds: list[str]) -> int:
    """Where a list of other articles begins that has nothing longer than titles below it."""
    for number, kind in enumerate(kinds):
        if kind == "list" and "body" not in kinds[number:]:
            return number
    return len(kinds)


def _run_start(kinds: list[str]) -> int:
    """Where the furniture begins that goes on to the end, with at most a few unknown short lines inside."""
    start, unknown = len(kinds), 0
    appeal = False
    for number in range(len(kinds) - 1, -1, -1):
        kind = kinds[number]
        if kind == "body" or (kind == "short" and unknown == _SANDWICHED):
            break
        if kind == "short":
            unknown += 1
            continue
        appeal = appeal or kind == "appeal"
        if kind != "appeal cue" or appeal:
            start, unknown = number, 0
    return start


def _take_heading(lines: Sequence[Line], kinds: list[str], start: int) -> int:
    """The start with what stands in one block with it, and with the outlet's name above, set apart from the report."""
    block = start
    while block > 0 and not lines[block].gap and kinds[block - 1] == "short":
        block -= 1
    # Where the report's paragraphs stand apart, what is not apart from furniture belongs to it.
    if lines[block].gap and start - block <= _BLOCK and any(line.gap for line in lines[1:block]):
        start = block
    above = start - 1
    if above < 0 or kinds[above] != "short" or lines[above].ends_sentence:
        return start
    usual_gap = max((line.gap for line in lines[1:above]), default=0)
    if lines[above].gap > usual_gap or find_phrase("masthead", lines[above].text):
        return above
    return start


def find_comments(lines: Sequence[Line], first: int) -> Comments | None:
    """The readers' comments among the lines after `first`, headings of the section included; None where there are none.

    They are known by their stamps, a name with a time of writing: two of them, or one below a heading.
    """
    stamps = [number for number in range(first + 1, len(lines)) if _is_stamp(lines, number)]
    headings = [number for number in range(first + 1, len(lines)) if _is_heading(lines[number])]
    if len(stamps) > 1 or any(stamp - heading in (1, 2, 3) for stamp in stamps[:1] for heading in headings):
        start = stamps[0]
        while start - 1 in headings:
            start -= 1
        return Comments(start, _comments_end(lines, stamps[-1]), f"{len(stamps)} signed and dated comments")
    for heading in headings:
        counted = re.search(r"[1-9]", lines[heading].text) and heading + 1 < len(lines)
        if counted and _foot_kind(lines[heading + 1]) in ("short", "body"):
            return Comments(heading, _comments_end(lines, heading), "what follows the heading of comments")
    return None


def _is_heading(line: Line) -> bool:
    return len(line.text) <= PARAGRAPH and find_phrase("comments", line.text) is not None


def _is_stamp(lines: Sequence[Line], number: int) -> bool:
    """True where the line begins a comment: who wrote it, with the time in it or in the next line."""
    text = lines[number].text
    if len(text) > _STAMP:
        return False
    below = lines[number + 1].text if number + 1 < len(lines) and not lines[number + 1].gap else ""
    if is_date_line(below) or _AGO.fullmatch(below):
        return bool(_SIGNED.fullmatch(text) or _SAYS.fullmatch(text)) or (
            has_clock(below) and not lines[number].ends_sentence and not find_dates(text)
        )
    return _signs_and_dates(text)


def _signs_and_dates(text: str) -> bool:
    dates = [mention for mention in find_dates(text) if mention.day]
    if not dates:
        return _AGO.fullmatch(text) is not None and not text.endswith(".")
    name = (text[: dates[0].start] + text[dates[-1].end :]).strip(" ,•|·-–—()")
    return has_clock(text[dates[0].start :]) and len(name) > 2 and not is_date_line(text)


def _comments_end(lines: Sequence[Line], last_stamp: int) -> int:
    """Behind the last comment: where furniture sets in, or the end."""
    text_from = last_stamp + 2
    kinds = [_foot_kind(line) for line in lines[text_from:]]
    bodies = [number for number, kind in enumerate(kinds) if kind == "body"]
    for number in range(bodies[-1] + 1 if bodies else 0, len(kinds)):
        if lines[text_from + number].gap and kinds[number] in ("page", "list", "appeal"):
            return text_from + number
    return len(lines)
