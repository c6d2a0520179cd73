"""The top of a page: kicker, headline, deck, byline, date, captions, told by order, length and punctuation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import ZoneKind
from dragoman.read.dates import find_dates, is_date_line
from dragoman.read.lines import PARAGRAPH, Line
from dragoman.read.marks import Mark
from dragoman.read.phrases import find_phrase

#: A head has seldom more lines; what has no paragraph by then is no report with a head.
_HEAD_LINES = 16
#: Longest headline and deck met in 84 reports of eight outlets: 130 and 260 characters.
_HEADLINE, _DECK = 140, 260
_FURNITURE = 160
_POSITION = re.compile(
    r"\((?:left|right|cent(?:er|re)|pictured|l|r|c|file|above|below|top|bottom)\b[^()]{0,30}\)", re.I
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^–—()\n]{1,80}?)(?:,? ?\((?P<agency>[^\W\d_][^()]{0,60})\)(?P<day>, ?[\w.,’' ]{3,24}?)?)?"
    r"\s*(?P<dash>–|—|--|(?<=[\s)])-(?=\s)|(?<=\)):)\s*(?=[\"“”'‘’\[(]?[^\W_a-z])"
)
#: "TASHKENT, May 12. /Agency/." as agencies of the east have it: no dash.
_SLASHED = re.compile(
    r"(?P<place>[^\W\d_a-z][^–—()/\n]{1,80}?)(?:[.,] ?| )/(?P<agency>[^\W\d_][^/\n]{1,60})/(?P<day>)"
    r"(?:[.,:]|\s)\s*(?P<dash>[–—-]*)\s*(?=[\"“”'‘’\[(]?[^\W_a-z])"
)
_SMALL = frozenset(("de", "del", "da", "do", "la", "le", "el", "al", "of", "the", "and", "on", "in", "upon", "sur"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a paragraph: its place (and date), the agency in brackets, where it ends."""

    place: str
    agency: str | None
    end: int


def match_dateline(text: str) -> Dateline | None:
    """The dateline the paragraph opens with, or None. `end` counts from the text's beginning, past the dash.

    It is a place with a date or an agency, or in capitals, or one the gazetteer has, then a dash, or the agency
    between slashes, and a new sentence. A day may follow the agency.
    """
    match = _SLASHED.match(text) or _DATELINE.match(text)
    if not match or (match["day"] and not find_dates(match["day"])):
        return None
    place = match["place"].strip(" ,")
    dates = find_dates(place)
    name = place
    for mention in reversed(dates):
        name = name[: mention.start] + name[mention.end :]
    names = re.findall(r"[^\W\d_][\w'’.-]*", name)
    if not names or not all(word[0].isupper() or word in _SMALL for word in names):
        return None
    sure = bool(dates or match["agency"]) or any(len(word) > 2 and word.isupper() for word in names[:1])
    if not sure and (not load_gazetteer().code_of(name.strip(" ,")) or not text[: match.end()].endswith(" ")):
        return None
    return Dateline(place, match["agency"], match.end())


def mark_head(lines: Sequence[Line]) -> list[Mark]:
    """The marks of the lines above the body, one a line; empty where the text begins with its body."""
    end = _body_start(lines)
    kinds = [_sure_kind(lines[:end], number) for number in range(end)]
    _furnish_blocks(lines[:end], kinds)
    named = _name_titles(lines[:end], kinds)
    return [Mark(line.start, kind, _WHY[kind]) for line, kind in zip(lines, named, strict=False)]


_WHY = {
    ZoneKind.KICKER: "short line above the headline",
    ZoneKind.HEADLINE: "title line above the body",
    ZoneKind.DECK: "line below the headline",
    ZoneKind.BYLINE: "names the writer",
    ZoneKind.DATELINE: "a date, or a place with a date, in a line by itself",
    ZoneKind.CAPTION: "a credit, a place in a picture, or a line between headline and body",
    ZoneKind.BOILERPLATE: "furniture or masthead above the headline",
}


def _body_start(lines: Sequence[Line]) -> int:
    """How many lines stand above the body's first."""
    top = lines[:_HEAD_LINES]
    opened = next((n for n, line in enumerate(top) if len(line.text) > 60 and match_dateline(line.text)), len(top))
    # What stands above a byline, or above a dateline's paragraph, is head however long it is.
    signed = [n for n, line in enumerate(top[: opened + 1]) if is_byline(line.text)]
    floor = opened if opened < len(top) else (signed[0] + 1 if signed and _all_heady(top[: signed[0]]) else 0)
    if floor and not _all_heady(top[:floor]):
        floor = 0
    return next((number for number in range(floor, len(top)) if _starts_body(top, number)), _dated_start(lines))


def _dated_start(lines: Sequence[Line]) -> int:
    """Of a text without paragraphs only furniture, dates and bylines at its very top are head."""
    for number, line in enumerate(lines):
        if not (is_date_line(line.text) or is_byline(line.text) or find_phrase("page", line.text)):
            return number
    return 0


def _all_heady(lines: Sequence[Line]) -> bool:
    """True where no line is too long for a head, and no two are paragraphs or one a report of what was said."""
    paragraphs = [line for line in lines if line.is_paragraph]
    return (
        all(len(line.text) <= _DECK for line in lines)
        and len(paragraphs) < 2
        and not any(line.attributes for line in paragraphs)
    )


def _starts_body(top: Sequence[Line], number: int) -> bool:
    line = top[number]
    if _sure_kind(top, number) is not None:
        return False
    if number == 0:
        return not _is_headline_alone(top)
    if len(line.text) > 60 and match_dateline(line.text):
        return True
    titled = any(_sure_kind(top, n) is None for n in range(number))
    signed = any(is_byline(above.text) for above in top[:number])
    if not titled or signed:
        return line.ends_sentence or line.is_paragraph
    if line.is_paragraph or line.ends_sentence:
        return not _is_deck(top, number)
    return False


def _is_headline_alone(top: Sequence[Line]) -> bool:
    """True where the first line is a title: short and without a full stop, or the next paragraph says it again."""
    line = top[0]
    if len(line.text) > _HEADLINE or len(top) < 2:
        return False
    quoted = line.text[-1] in "?”\"’'" and len(line.words) < 12 and not line.attributes
    if quoted or (not line.ends_sentence and not line.text.endswith(";")):
        return bool(top[1].gap) or not top[1].ends_sentence or top[1].is_paragraph
    if not top[1].gap:
        return line.text.endswith(";") and len(top) > 2 and bool(top[2].gap)
    below = {word.lower() for other in top[1:3] for word in other.words}
    telling = [word.lower() for word in line.words if len(word) > 4]
    again = sum(word in below for word in telling)
    repeated = (len(line.words) < 15 and 2 * again >= len(telling) > 2) or (len(line.words) < 14 and again > 0)
    return line.is_title or (repeated and any(other.is_paragraph for other in top[1:3]))


def _is_deck(top: Sequence[Line], number: int) -> bool:
    """True where a sentence below the headline is its deck: head goes on behind it, or a longer lead follows."""
    line = top[number]
    if len(line.text) > _DECK or number + 1 >= len(top):
        return False
    following = [_sure_kind(top, n) for n in range(number + 1, min(number + 4, len(top)))]
    if ZoneKind.BYLINE in following[:3] or following[0] in (ZoneKind.DATELINE, ZoneKind.CAPTION):
        return True
    below = top[number + 1]
    if match_dateline(below.text) and len(below.text) > 60:
        return True
    if not below.ends_sentence and len(below.text) <= PARAGRAPH and below.gap:
        # A title-like line may be a caption before the body, or a subhead within it.
        return (
            not line.attributes
            and not find_dates(line.text)
            and any(match_dateline(other.text) for other in top[number + 1 : number + 4])
        )
    first = sum(_sure_kind(top, n) is None for n in range(number)) <= 2
    timeless = not line.attributes and not re.search(r"\b(?:[A-Z][a-z]+day|yesterday|today)\b", line.text)
    return first and timeless and len(line.text) <= 170 and len(below.text) > 2 * len(line.text)


def _sure_kind(top: Sequence[Line], number: int) -> ZoneKind | None:
    """The kind that a line's own words or its double give it; None for what only its place can tell."""
    line = top[number]
    if len(line.text) > _DECK:
        return None
    if is_date_line(line.text) or _is_place_and_date(line.text):
        return ZoneKind.DATELINE
    if is_byline(line.text):
        return ZoneKind.BYLINE
    if _is_caption(top, number):
        return ZoneKind.CAPTION
    if len(line.text) <= _FURNITURE and any(find_phrase(kind, line.text) for kind in ("page", "list")):
        return ZoneKind.BOILERPLATE
    return None


def is_byline(text: str) -> bool:
    """True where the line opens as those do that name the writer."""
    return len(text) <= PARAGRAPH and not re.search(r"[.!?]$", text) and find_phrase("byline", text) is not None


def _is_place_and_date(text: str) -> bool:
    dates = [mention for mention in find_dates(text) if mention.day]
    return (
        len(text) <= 60
        and len(dates) == 1
        and dates[0].end >= len(text) - 2
        and re.fullmatch(r"(?:[A-Z][\w.'’-]*[ ,/]+){1,4}", text[: dates[0].start]) is not None
    )


def _is_caption(top: Sequence[Line], number: int) -> bool:
    line = top[number]
    if len(line.text) > _DECK or line.attributes:
        return False
    if find_phrase("credit", line.text) or _POSITION.search(line.text):
        return True
    # The same picture twice, once without its credit.
    beside = [top[n].text for n in (number - 1, number + 1) if 0 <= n < len(top)]
    return len(line.text) > 20 and any(
        other.startswith(line.text) or line.text.startswith(other) for other in beside if len(other) > 20
    )


def _furnish_blocks(lines: Sequence[Line], kinds: list[ZoneKind | None]) -> None:
    """Calls mastheads and what is tied to furniture furniture too, as long as a title is left below."""
    blocks = _blocks(lines)
    for position, block in enumerate(blocks):
        open_below = any(kinds[n] is None for later in blocks[position + 1 :] for n in later)
        furniture = any(kinds[n] is ZoneKind.BOILERPLATE for n in block)
        masthead = find_phrase("masthead", lines[block[0]].text) is not None
        logo = len(block) > 1 and position == 0 and lines[block[0]].is_capitals and len(lines[block[0]].words) < 4
        if open_below and (furniture or masthead or logo):
            for number in block:
                kinds[number] = kinds[number] or ZoneKind.BOILERPLATE


def _blocks(lines: Sequence[Line]) -> list[list[int]]:
    """The numbers of the lines, those without a blank line between them together."""
    blocks: list[list[int]] = []
    for number, line in enumerate(lines):
        if blocks and not line.gap:
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return blocks


def _name_titles(lines: Sequence[Line], kinds: list[ZoneKind | None]) -> list[ZoneKind]:
    """The kinds with kicker, headline, deck and uncredited captions told by their order."""
    open_lines = [number for number, kind in enumerate(kinds) if kind is None]
    headline = next((n for n in open_lines if len(lines[n].words) > 3), None)
    if headline is None and open_lines:
        headline = max(open_lines, key=lambda n: (len(lines[n].text), -n))
    decked = False
    for number in open_lines:
        if headline is not None and number < headline:
            kinds[number] = ZoneKind.KICKER
        elif number == headline:
            kinds[number] = ZoneKind.HEADLINE
        else:
            kinds[number] = ZoneKind.CAPTION if decked or ZoneKind.BYLINE in kinds[:number] else ZoneKind.DECK
            decked = True
    return [kind or ZoneKind.BODY for kind in kinds]
