"""Where a text quotes: stretches between quotation marks, straight or curly, over paragraphs, nested or left open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")
_LINE = re.compile(r"[^\n]+")
_OPENING_AT = re.compile(r"\s*([“„«\"‘'])")
_MAX_PARAGRAPHS = 8  # paragraphs one quotation may run over; a mark lost further up would swallow the page
#: Two apostrophes, or two graves, that stand for a double mark, as some wires and data bases have them.
_DOUBLED_OPENING = re.compile(r"(?:``|(?<![^\s(\[—–-])'')(?=\S)")
_MAX_INSIDE = 60  # letters of what straight marks quote inside straight marks: a name or a term
_MIN_SINGLE = 12  # letters; shorter stretches between single marks are terms or feet and minutes


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `[start, end)` without the outer marks, `[outer_start, outer_end)` with them.

    `closed` is false where the closing mark is missing: the quotation then ends with its paragraph. One that
    opens again in the next paragraph without having been closed goes on, and is one.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of the text in order; what is quoted inside a quotation is part of it.

    Offsets are code points, end exclusive.
    """
    doubled = "''" in text
    pieces = _find(_with_double_marks(text) if doubled else text)
    return tuple(_widened(text, piece) for piece in pieces) if doubled else pieces


def _with_double_marks(text: str) -> str:
    """The text, same length, with a straight double mark beside the words for every two apostrophes."""
    return _DOUBLED_OPENING.sub(' "', text).replace("''", '" ')


def _widened(text: str, piece: Quotation) -> Quotation:
    """The quotation with both apostrophes of its outer marks."""
    start, end = piece.outer_start, piece.outer_end
    start -= start > 0 and text[start] in "'`" and text[start - 1] == text[start]
    end += piece.closed and text[end - 1 : end + 1] == "''"
    return Quotation(piece.start, piece.end, start, end, piece.closed)


def _find(text: str) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        inside = list(_in_line(text, line.start(), line.end()))
        if found and not found[-1].closed and number and inside and _goes_on(text, lines[number - 1], line, found[-1]):
            last, first = found.pop(), inside.pop(0)
            found.append(Quotation(last.start, first.end, last.outer_start, first.outer_end, first.closed))
        found += inside
    return tuple(piece for piece in found if text[piece.start : piece.end].strip())


def _goes_on(text: str, before: re.Match[str], line: re.Match[str], last: Quotation) -> bool:
    """True where the quotation left open at the end of the line before opens again at the head of this one."""
    opening = _OPENING_AT.match(text, line.start())
    if opening is None or last.outer_end < before.end() - 1:
        return False
    paragraphs = len(re.findall(r"\n\s*", text[last.start : line.start()]))
    return opening.group(1) == text[last.outer_start] and paragraphs < _MAX_PARAGRAPHS


def _in_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    while at < end:
        mark = text[at]
        if mark not in _PAIRS or not _opens(text, at, start, end):
            at += 1
            continue
        close = _closing(text, at, end)
        if close is None and mark in _SINGLE:
            at += 1
            continue
        stop = end if close is None else close
        stop -= len(text[at + 1 : stop]) - len(text[at + 1 : stop].rstrip()) if close is None else 0
        outer_end = stop if close is None else close + 1
        yield Quotation(at + 1, stop, at, outer_end, close is not None)
        at = outer_end


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """True where the mark opens: before it a space, a bracket or a dash, after it a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "“„«":
        return True
    if text[at] in _SINGLE and after.isdigit():
        return False  # ‘70s
    return not before.isalnum() and before not in ".,!?%)" and not after.isspace()


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the quotation that opens at `at` closes before `end`, quotations inside it passed over, or None."""
    closers = _PAIRS[text[at]]
    if text[at] in _SINGLE:
        return _closing_single(text, at, end)
    if text[at] == '"':
        return _closing_straight(text, at, end)
    depth = 1
    for place in range(at + 1, end):
        if text[place] in closers and not (text[at] == "„" and text[place] == "“" and depth > 1):
            depth -= 1
            if depth == 0:
                return place
        elif text[place] == text[at]:
            depth += 1
    # An inner opening that is never closed takes the closing of the outer one with it; some texts close straight.
    first = text.find(closers[-1], at + 1, end) if depth > 1 else -1
    straight = text.rfind('"', at + 1, end) if first < 0 else first
    return straight if straight >= 0 and text[straight - 1] != " " else None


def _closing_straight(text: str, at: int, end: int) -> int | None:
    """The next straight double mark, but for one that opens a quotation inside this one."""
    place = text.find('"', at + 1, end)
    while place >= 0 and _opens_inside(text, place, end):
        place = text.find('"', text.find('"', place + 1, end) + 1, end)
    return place if place >= 0 else None


def _opens_inside(text: str, place: int, end: int) -> bool:
    """True for a mark that opens a few words quoted inside: a space before it, a word behind it, and two marks yet."""
    inner = text.find('"', place + 1, end)
    spaced = text[place - 1].isspace() and place + 1 < end and text[place + 1].isalnum()
    return spaced and inner >= 0 and inner - place < _MAX_INSIDE and text.find('"', inner + 1, end) >= 0


def _closing_single(text: str, at: int, end: int) -> int | None:
    """The first single mark that ends a word and is no apostrophe: one after a stop rather than one after s."""
    close = _PAIRS[text[at]]
    doubtful = None
    for place in range(at + 1, end):
        if text[place] != close or (place + 1 < end and text[place + 1].isalnum()) or text[place - 1].isspace():
            continue
        if place - at < _MIN_SINGLE:
            return None
        if text[place - 1] in ".,!?…" or (text[place - 1] != "s" and doubtful is None):
            return place
        doubtful = place
    return doubtful
