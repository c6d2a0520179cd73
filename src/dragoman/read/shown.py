"""The dates that a page shows beside its headline, and those of its lines that say what they are."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from dragoman.model.text import DateClue
from dragoman.model.values import Window
from dragoman.read.page import Block
from dragoman.read.spelled import Spelled, find_spelled, label_of

#: A line of a date is shorter.
_LINE = 160
#: Blocks above the headline, or above the report where there is no headline, that may still date it.
_ABOVE = 4
#: A label stands by itself in a shorter block: "Published", then the day.
_LABEL = 40
#: From this rank on a line is not beside the headline nor of the report.
_ELSEWHERE = 3
#: Before it there were no pages to show their day; a line without a word for it tells of history.
_FIRST_YEAR = 1994
#: A clock and a weekday beside a date are shorter.
_STAMP = 20
#: Marks of blocks that date something else.
_OTHERS = ("comment", "related", "newsletter", "advertisement", "cookies", "today", "hidden")
_DIGIT = re.compile(r"\d")
#: How a sentence begins that tells of the page itself: "This article was first published on 2 May 2019."
_OF_ITSELF = re.compile(
    r"\W*(?:(?:this|the) (?:\w+ )?(?:article|story|post|piece|page|report|version|release|document)\b|\w+ )?"
    r"(?:\w+ )?(?:first|originally|last|published|posted|updated|modified|issued|released)\b",
    re.IGNORECASE,
)
#: A sign that ends what stands before a report's first sentence, as in "Norhaven, 2. Mai 2019 –".
_OPENING = re.compile(r"\s*(?:[–—‐-]|\)|\.\s|:)")


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the report stands among the blocks: its headline (None without one), the first and last of its own."""

    headline: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day in a block: how far from the headline the block stands, less being better, and its words."""

    rank: int
    kind: str
    day: date
    quote: str


def find_shown(
    blocks: Sequence[Block], place: Beside, language: str, events: Set[date]
) -> tuple[list[DateClue], frozenset[date]]:
    """The day beside the headline that is not said to be a change or an event, the change that is shown; and the days
    that are said to be of something else.

    A day below the headline goes before one above it, a word like "published" before none.
    """
    shown: list[_Shown] = []
    others = set(events)
    for number, block in enumerate(blocks):
        if len(block.text) > _LINE and number != place.first:
            continue
        if not _DIGIT.search(block.text) or block.has(*_OTHERS):
            continue
        before = blocks[number - 1].text if number else ""
        for found in _of_block(block, number, place, language, before):
            rank = _rank(found, block, number, place)
            if found.kind == "other":
                others.add(found.day)
            elif rank is not None and found.day not in events:
                shown.append(_Shown(rank, found.kind, found.day, _quote(block.text, found)))
    clues = []
    for kind, some in (
        ("published", [one for one in shown if one.kind in ("published", "")]),
        ("changed", [one for one in shown if one.kind == "changed"]),
    ):
        if some:
            best = min(some, key=lambda one: (one.rank, one.kind != "published"))
            where = "page line" if best.rank < _ELSEWHERE else "line elsewhere"
            clues.append(DateClue(kind, where, Window(best.day, best.day), best.quote))
    return clues, frozenset(others)


def _of_block(block: Block, number: int, place: Beside, language: str, before: str) -> list[Spelled]:
    if len(block.text) > _LINE:
        # The report's first paragraph: only what stands before its first sentence.
        found = find_spelled(block.text[:_LINE].rsplit(" ", 1)[0], language)[:1]
        return [one for one in found if one.start <= 40 and _OPENING.match(block.text, one.end)]
    found = find_spelled(block.text, language)
    if found and not found[0].kind and len(before) <= _LABEL and not find_spelled(before, language):
        kind = label_of(before)
        return [Spelled(one.start, one.end, one.day, one.kind or kind) for one in found]
    return found


def _rank(found: Spelled, block: Block, number: int, place: Beside) -> int | None:
    """How surely the block dates the report: 0 beside its headline, more farther off; None where it does not."""
    top = place.first if place.headline is None else place.headline
    bare = _is_bare(found, block)
    if not bare and not (found.kind and _OF_ITSELF.match(block.text)):
        return None
    if not found.kind and found.day.year < _FIRST_YEAR:
        return None
    if top <= number <= place.first + 1:
        return 0
    if place.first < number <= place.last + 3:
        return 2 if found.kind or (block.has("date") and not block.has("footer")) else None
    return _ELSEWHERE if found.kind or top - _ABOVE <= number < top else None


def _is_bare(found: Spelled, block: Block) -> bool:
    """True where the line is little more than its date; a sentence tells of a day, and is none."""
    line = block.text[block.text.rfind("\n", 0, found.start) + 1 :].split("\n", 1)[0]
    rest = len(line) - (found.end - found.start)
    if rest > _STAMP and not found.kind and 2 * block.linked > len(block.text):
        # A link with a date in it leads to another page.
        return False
    most = _LABEL if not found.kind else 2 * _LABEL
    return len(block.text) > _LINE or (rest <= most and not re.search(r"[a-z]{2}\.$", line))


def _quote(text: str, found: Spelled) -> str:
    """The line around the day, from its label on, as far as a clue quotes."""
    if len(text) <= 60:
        return text
    start = max(0, min(found.start - 25, len(text) - 60))
    return text[start : start + 60].strip()
