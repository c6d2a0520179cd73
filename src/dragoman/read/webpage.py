"""From a page in HTML to a draft: its whole visible text, with zones told by markup and words together."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import ItemError
from dragoman.model.text import DateClue, Place, Zone, ZoneKind
from dragoman.read.article import (
    choose_blocks,
    extract_text,
    is_furniture,
    key_of,
    layout_marks,
    leaves_prose,
    prose_of,
)
from dragoman.read.dates import find_dates, is_date_line
from dragoman.read.drafts import Draft
from dragoman.read.head import is_byline, mark_head
from dragoman.read.lines import Line, split_lines
from dragoman.read.marks import Mark
from dragoman.read.page import Block, find_blocks, parse_page, tidy
from dragoman.read.pagedates import find_page_dates, search_dates
from dragoman.read.pagemeta import PageMeta, find_meta
from dragoman.read.phrases import find_phrase
from dragoman.read.shown import Beside, find_shown
from dragoman.read.spelled import find_spelled
from dragoman.read.zones import join_marks, mark_lines, zone_report

#: A report shorter than this beside a longer one in the page's JSON-LD is a teaser of it.
_TEASER = 400
_SHORT = 160
_DECK = (30, 300)
#: A line of a date with author, section and clock is shorter; of a date with a place so much is not the date.
_STAMP = 100
_PLACE = 30
#: Letters of a pull quote; fewer are a heading, more a paragraph.
_PULLED = (25, 300)
#: What may date a page but is doubted enough to ask htmldate too.
_WEAK = ("address", "line elsewhere")
#: Blocks between headline and body; more is another part of the page.
_HEAD_BLOCKS = 30


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with its place in the draft's text."""

    block: Block
    start: int
    number: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the report stands among the blocks: its first line of all, its pull quotes, its headline, first, third
    and last block of the body, all chosen ones."""

    top: int
    pulled: frozenset[int]
    headline: int | None
    first: int
    last: int
    third: int
    chosen: frozenset[int]

    def holds(self, number: int) -> bool:
        """True from the headline, or a chosen line above it, down to the last block."""
        return self.top <= number <= self.last


def read_page(text: str, where: str, url: str | None = None) -> Draft:
    """The draft of a page. Raises ItemError where nothing on it can be read.

    The text is all that the page shows, furniture included, a block a paragraph; only the report's own is coded.
    """
    tree = parse_page(text)
    if tree is None:
        raise ItemError(where, "is a page without an element", "check how it was saved")
    meta = find_meta(tree)
    blocks = find_blocks(tree)
    clues = find_page_dates(tree, text, meta, url)
    extracted = extract_text(tree)
    chosen = choose_blocks(blocks, extracted)
    if leaves_prose(blocks, chosen):
        extracted, chosen = _look_again(text, blocks, extracted, chosen)
    blocks, chosen = _add_unshown(blocks, chosen, meta, extracted)
    if not any(re.search(r"\w", block.text) for block in blocks if not block.has("hidden")):
        raise ItemError(where, "is a page that shows no text (scripts may fill it)", "save it from a browser")
    body, parts = _join(blocks)
    frame = _frame(parts, chosen, meta) if chosen else None
    zones = _zones(body, parts, frame)
    clues.extend(_shown_dates(text, parts, frame, meta, clues))
    return Draft(body, zones, _given(meta), tuple(clues), _places(parts, zones), tuple(_notes(meta, blocks)))


def _shown_dates(
    text: str, parts: Sequence[_Part], frame: _Frame | None, meta: PageMeta, clues: Sequence[DateClue]
) -> list[DateClue]:
    """The days that the page shows; where neither they nor what it says of itself date it, what htmldate finds."""
    shown: list[DateClue] = []
    others = frozenset(meta.events)
    if frame:
        place = Beside(frame.headline, frame.first, frame.last)
        shown, others = find_shown([part.block for part in parts], place, meta.values.get("language", ""), others)
    if any(clue.kind == "published" and clue.where not in _WEAK for clue in (*clues, *shown)):
        return shown
    months = {clue.window.earliest for clue in clues if clue.where == "address"}
    # A month of the address is found as its first day.
    return [*shown, *(clue for clue in search_dates(text) if clue.window.earliest not in others | months)]


def _look_again(text: str, blocks: Sequence[Block], extracted: str, chosen: set[int]) -> tuple[str, set[int]]:
    """The look that finds more prose: the second one takes thrice the time, which few pages need."""
    tree = parse_page(text)
    again = extract_text(tree, fast=False) if tree is not None else ""
    rechosen = choose_blocks(blocks, again)
    better = prose_of(blocks, rechosen) > prose_of(blocks, chosen)
    return (again, rechosen) if better else (extracted, chosen)


def _add_unshown(blocks: list[Block], chosen: set[int], meta: PageMeta, extracted: str) -> tuple[list[Block], set[int]]:
    """Blocks with the text that no block shows: the report in the page's JSON-LD, or what only trafilatura found."""
    shown = sum(len(blocks[number].text) for number in chosen)
    if shown < _TEASER and len(meta.body) > 2 * shown:
        lines, path = re.split(r"\n+", tidy_body(meta.body)), "script[@type='application/ld+json']/articleBody"
    elif shown * 2 < len(extracted):
        lines, path = extracted.split("\n"), "html"
    else:
        return blocks, chosen
    # A line that a block shows was left out for what the block is: a comment, a teaser.
    held = "\n".join(key_of(block.text) for block in blocks)
    added = [Block(line.strip(), path, "p", ()) for line in lines if (key := key_of(line)) and key not in held]
    return [*blocks, *added], chosen | set(range(len(blocks), len(blocks) + len(added)))


def tidy_body(body: str) -> str:
    """Text of JSON-LD without the markup that some pages leave in it."""
    return tidy(re.sub(r"<(?:br|/p|/div)\b[^>]*>", "\n", body)) if "<" in body else tidy(body)


def _join(blocks: Sequence[Block]) -> tuple[str, list[_Part]]:
    """The text of the blocks, with a blank line between those that are apart, and where each stands."""
    pieces: list[str] = []
    parts: list[_Part] = []
    at = 0
    for number, block in enumerate(blocks):
        if pieces:
            gap = "\n" if block.tight and blocks[number - 1].tight else "\n\n"
            pieces.append(gap)
            at += len(gap)
        parts.append(_Part(block, at, number))
        pieces.append(block.text)
        at += len(block.text)
    return "".join(pieces) + "\n", parts


def _zones(text: str, parts: Sequence[_Part], frame: _Frame | None) -> tuple[Zone, ...]:
    """The zones of the page; where no report was found in it, those that its words alone tell."""
    if frame is None:
        return _zones_of_words(text, parts)
    layout = layout_marks([part.block for part in parts], frame.chosen)
    lines = split_lines(text)
    owners = _owners(lines, parts)
    known: dict[int, Mark] = {}
    kept: list[Line] = []
    for line, part in zip(lines, owners, strict=True):
        kind = _kind(line, part, frame, layout)
        if kind is not None:
            known[line.start] = Mark(line.start, *kind)
        if kind is None or kind[0] not in (ZoneKind.BOILERPLATE, ZoneKind.COMMENT):
            kept.append(line)
    _name_deck(lines, owners, known, frame)
    return join_marks(_marks(kept, known), len(text))


def _frame(parts: Sequence[_Part], chosen: set[int], meta: PageMeta) -> _Frame:
    headline = _find_headline(parts, chosen, meta)
    below = sorted(number for number in chosen if headline is None or number > headline)
    if not below:
        headline, below = None, sorted(chosen)
    top = min(chosen if headline is None else (headline, *chosen))
    return _Frame(
        top, _pull_quotes(parts, below), headline, below[0], below[-1], below[min(2, len(below) - 1)], frozenset(chosen)
    )


def _pull_quotes(parts: Sequence[_Part], body: Sequence[int]) -> frozenset[int]:
    """The blocks below the first whose words stand in a longer one too: said once, and shown twice."""
    keys = {number: key_of(parts[number].block.text) for number in body}
    whole, same = "\n".join(keys.values()), Counter(keys.values())
    short = (number for number in body[1:] if _PULLED[0] <= len(keys[number]) <= _PULLED[1])
    return frozenset(number for number in short if whole.count(keys[number]) > same[keys[number]])


def _kind(line: Line, part: _Part, frame: _Frame, layout: frozenset[tuple[str, str]]) -> tuple[ZoneKind, str] | None:
    """The line's kind where markup or place tell it; None for the report's own lines, which the words sort out."""
    if part.number == frame.headline:
        return ZoneKind.HEADLINE, "the page's title"
    kind = _structure(line, part, frame, layout) if frame.holds(part.number) else None
    if kind is None and part.number not in frame.chosen:
        return _outside(part.block, layout)
    return kind


def _marks(kept: Sequence[Line], known: Mapping[int, Mark]) -> list[Mark]:
    """The marks of all lines: what is kept is read as a text of its own, for what its words tell."""
    kept = [line for line in kept if line.start not in known or known[line.start].kind is not ZoneKind.BOILERPLATE]
    head = []
    for line in kept:
        if line.start not in known:
            break
        head.append(known[line.start])
    told = mark_lines(kept, head, known)
    if _leaves_little(kept, told):
        told = [known.get(line.start, Mark(line.start, ZoneKind.BODY, "found to be the report")) for line in kept]
    starts = {line.start for line in kept}
    fixed = [mark for start, mark in known.items() if start not in starts]
    return sorted((*told, *fixed), key=lambda mark: mark.start)


def _leaves_little(kept: Sequence[Line], told: Sequence[Mark]) -> bool:
    """True where words like those of a page's foot take most of a report: an appeal may be what is published."""
    left_out = {mark.start for mark in told if mark.kind in (ZoneKind.BOILERPLATE, ZoneKind.COMMENT)}
    lost = sum(len(line.text) for line in kept if line.start in left_out)
    whole = sum(len(line.text) for line in kept)
    return whole > _TEASER and 2 * lost > whole


def _owners(lines: Sequence[Line], parts: Sequence[_Part]) -> list[_Part]:
    owners: list[_Part] = []
    at = 0
    for line in lines:
        while at + 1 < len(parts) and parts[at + 1].start <= line.start:
            at += 1
        owners.append(parts[at])
    return owners


def _zones_of_words(text: str, parts: Sequence[_Part]) -> tuple[Zone, ...]:
    """Zones where trafilatura finds no report: furniture by its marks, the rest by its words."""
    lines = split_lines(text)
    owners = _owners(lines, parts)
    known = {
        line.start: Mark(line.start, *_outside(part.block, frozenset()))
        for line, part in zip(lines, owners, strict=True)
        if is_furniture(part.block, frozenset())
    }
    kept = [line for line in lines if line.start not in known]
    if not kept:
        return zone_report(text)
    marks = [*mark_lines(kept, mark_head(kept)), *known.values()]
    return join_marks(sorted(marks, key=lambda mark: mark.start), len(text))


def _find_headline(parts: Sequence[_Part], chosen: set[int], meta: PageMeta) -> int | None:
    """The number of the block that is the headline: the title of the metadata, or the heading above the body."""
    title = key_of(meta.values.get("title", ""))
    last = max(chosen)
    named = [
        part
        for part in parts
        if part.number <= last and len(part.block.text) <= 300 and not part.block.has("hidden", "related", "aside")
    ]
    if title:
        for part in named:
            key = key_of(part.block.text)
            headed = part.block.tag in ("h1", "h2", "h3") or part.block.has("headline")
            if key and (key == title or (headed and len(key) > 15 and (key in title or title in key))):
                return part.number
    first = min(chosen)
    for part in reversed(named):
        if part.block.tag == "h1" and first - _HEAD_BLOCKS <= part.number <= first:
            return part.number
    return None


def _structure(
    line: Line, part: _Part, frame: _Frame, layout: frozenset[tuple[str, str]]
) -> tuple[ZoneKind, str] | None:
    """What the markup says of a line at or within the report; None where the words have to tell."""
    block, number = part.block, part.number
    for mark, kind, why in _MARKED:
        if any(told == mark and (told, path) not in layout for told, path in block.marks):
            return kind, why
    if number in frame.pulled:
        return ZoneKind.BOILERPLATE, "a pull quote: its words stand in the text"
    short = len(line.text) <= _SHORT and not line.ends_sentence
    if number <= frame.third and (opening := _opening(line, part, frame, short)):
        return opening
    if number in frame.chosen and frame.headline is not None and number < frame.headline and short:
        return ZoneKind.KICKER, "line above the headline"
    return None


_MARKED = (
    ("comment", ZoneKind.COMMENT, "comments by their markup"),
    ("hidden", ZoneKind.BOILERPLATE, "hidden on the page"),
    ("caption", ZoneKind.CAPTION, "caption or credit by its markup"),
)


def _opening(line: Line, part: _Part, frame: _Frame, short: bool) -> tuple[ZoneKind, str] | None:
    """Byline, date or deck among the lines between headline and body, or the body's first."""
    block = part.block
    above = frame.headline is not None and frame.headline < part.number < frame.first
    if (block.has("byline") and short) or (above and is_byline(line.text)):
        return ZoneKind.BYLINE, "names the writer, by its markup"
    if is_date_line(line.text) or (block.has("date") and len(line.text) <= 90 and find_dates(line.text)):
        return ZoneKind.DATELINE, "date by its markup"
    if stamp := _stamp(line):
        return stamp
    if block.has("deck") and part.number <= frame.first and len(line.text) > _DECK[0]:
        return ZoneKind.DECK, "line below the headline, by its markup"
    return None


def _stamp(line: Line) -> tuple[ZoneKind, str] | None:
    """The kind of a line that is a date in any language: with a place at most the dateline, with author and section
    furniture; None of any other."""
    if len(line.text) > _STAMP or re.search(r"\w{2}[.!?]$", line.text):
        return None
    days = find_spelled(line.text)
    rest = len(line.text) - sum(found.end - found.start for found in days)
    if not days or rest > _STAMP - _PLACE:
        return None
    if rest <= _PLACE:
        return ZoneKind.DATELINE, "a date in a line by itself"
    return ZoneKind.BOILERPLATE, "a date with what else a page says beside it"


def _outside(block: Block, layout: frozenset[tuple[str, str]]) -> tuple[ZoneKind, str]:
    if block.has("comment"):
        return ZoneKind.COMMENT, "comments by their markup"
    furniture = is_furniture(block, layout)
    return ZoneKind.BOILERPLATE, f"{furniture}, by its markup" if furniture else "outside the report"


def _name_deck(lines: Sequence[Line], owners: Sequence[_Part], known: dict[int, Mark], frame: _Frame) -> None:
    """Calls the first sentence between headline and body the deck, where the markup names none."""
    if frame.headline is None or any(mark.kind is ZoneKind.DECK for mark in known.values()):
        return
    title = next((key_of(part.block.text) for part in owners if part.number == frame.headline), "")
    for line, part in zip(lines, owners, strict=True):
        outside = known.get(line.start) and known[line.start].why == "outside the report"
        if not outside or not frame.headline < part.number < frame.first or key_of(line.text) == title:
            continue
        plain = part.block.linked * 2 < len(part.block.text) and not find_phrase("page", line.text)
        if stamp := _stamp(line):
            known[line.start] = Mark(line.start, *stamp)
            continue
        if plain and _DECK[0] <= len(line.text) <= _DECK[1] and not find_phrase("byline", line.text):
            known[line.start] = Mark(line.start, ZoneKind.DECK, "first line between headline and body")
            return


def _given(meta: PageMeta) -> dict[str, tuple[str, str]]:
    return {name: (value, meta.found[name]) for name, value in meta.values.items()}


def _places(parts: Sequence[_Part], zones: Sequence[Zone]) -> tuple[Place, ...]:
    """Where the blocks of the report stood; of furniture it is enough to know that it was left out."""
    left_out = [zone for zone in zones if zone.kind is ZoneKind.BOILERPLATE]
    places, at = [], 0
    for part in parts:
        while at < len(left_out) and left_out[at].end <= part.start:
            at += 1
        end = part.start + len(part.block.text)
        if at == len(left_out) or part.start < left_out[at].start or left_out[at].end < end:
            places.append(Place(part.start, part.block.path))
    return tuple(places)


def _notes(meta: PageMeta, blocks: Sequence[Block]) -> list[str]:
    notes = ["the page reserves text and data mining (TDMRep)"] if meta.tdm == "1" else []
    hidden = sum(len(block.text) for block in blocks if block.has("hidden"))
    lost = sum(block.text.count("\ufffd") for block in blocks)
    if hidden:
        notes.append(f"{hidden} characters are hidden on the page")
    if lost:
        notes.append(f"{lost} characters could not be read (U+FFFD)")
    return notes
