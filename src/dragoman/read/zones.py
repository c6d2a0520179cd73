"""The zones of a page: head, body, foot and comments, told by stock phrases and by the shape of its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dragoman.model.text import Zone, ZoneKind
from dragoman.read.foot import find_comments, find_foot
from dragoman.read.head import mark_head, match_dateline
from dragoman.read.lines import Line, split_lines
from dragoman.read.marks import Mark
from dragoman.read.phrases import find_phrase

#: A caption is one sentence; more before a credit is a paragraph that the credit was glued to.
_CAPTION = 140
#: Furniture between paragraphs is short.
_FURNITURE = 160


def zone_report(text: str) -> tuple[Zone, ...]:
    """The zones of a text in order: they cover it whole, without gap or overlap; blank lines go with what is above.

    A line belongs to one zone, save that a dateline and a photo's credit are cut off the paragraph they
    stand in. Offsets are code points, end exclusive. Plain text without page around it is one body zone.
    """
    lines = split_lines(text)
    if not lines:
        return (Zone(ZoneKind.BODY, 0, len(text), "nothing to tell zones by"),) if text else ()
    return join_marks(mark_lines(lines, mark_head(lines)), len(text))


def mark_lines(
    lines: Sequence[Line], head: Sequence[Mark], known: Mapping[int, Mark] = MappingProxyType({})
) -> list[Mark]:
    """The marks of the lines whose first ones the head has; a line whose start is in `known` has that mark already."""
    comments = find_comments(lines, len(head))
    before = comments.first if comments else len(lines)
    after = comments.last if comments else len(lines)
    foot = find_foot(lines, len(head), before)
    body = lines[len(head) : before - len(foot)]
    marks = [
        *head,
        *(mark for line in body for mark in ([known[line.start]] if line.start in known else _mark_body(line, body))),
        *foot,
        *(Mark(line.start, ZoneKind.COMMENT, comments.why) for line in lines[before:after] if comments),
        *(find_foot(lines, after, len(lines)) if comments else ()),
    ]
    return _mark_dateline(marks, [line for line in body if line.start not in known])


def join_marks(marks: Sequence[Mark], length: int) -> tuple[Zone, ...]:
    """The zones that marks begin: neighbours of one kind joined, the first one from 0, the last to `length`."""
    zones: list[Zone] = []
    for mark in marks:
        if zones and zones[-1].kind == mark.kind:
            continue
        start = mark.start if zones else 0
        if zones:
            zones[-1] = replace(zones[-1], end=start)
        zones.append(Zone(mark.kind, start, length, mark.why))
    return tuple(zones)


def _mark_body(line: Line, body: Sequence[Line]) -> list[Mark]:
    """The marks of a line between head and foot: body, furniture, a caption, or body with a credit behind it."""
    if len(line.text) <= _FURNITURE and not line.attributes and find_phrase("page", line.text):
        return [Mark(line.start, ZoneKind.BOILERPLATE, "page furniture between paragraphs")]
    if len(line.text) > _CAPTION:
        glued = find_phrase("glued credit", line.text)
        if not glued:
            return [Mark(line.start, ZoneKind.BODY, "paragraph")]
        if glued.start() <= _CAPTION or _told_again(line.text[: glued.start()].strip(), line, body):
            return [Mark(line.start, ZoneKind.CAPTION, "a sentence with its credit")]
        offset = line.start + line.raw.index(line.text) + glued.start()
        return [
            Mark(line.start, ZoneKind.BODY, "paragraph"),
            Mark(offset, ZoneKind.CAPTION, "a credit behind a paragraph's last sentence"),
        ]
    if not line.attributes and find_phrase("credit", line.text):
        return [Mark(line.start, ZoneKind.CAPTION, "a photo's credit")]
    return [Mark(line.start, ZoneKind.BODY, "line between paragraphs")]


def _told_again(sentence: str, line: Line, body: Sequence[Line]) -> bool:
    """True for words before a credit that the body has elsewhere too: a caption made of the body's own sentence."""
    return any(sentence in other.text for other in body if other is not line)


def _mark_dateline(marks: list[Mark], body: Sequence[Line]) -> list[Mark]:
    """The marks with the dateline cut off the paragraph that it opens, the first or second of the body."""
    for line in body[:2]:
        dateline = match_dateline(line.text)
        if dateline:
            cut = line.start + line.raw.index(line.text) + dateline.end
            at = next(number for number, mark in enumerate(marks) if mark.start == line.start)
            opened = Mark(line.start, ZoneKind.DATELINE, "place and dash before the first sentence")
            return [*marks[:at], opened, replace(marks[at], start=cut), *marks[at + 1 :]]
    return marks
