"""Stretches of text that two reports share word for word."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.model.text import CODED_ZONES, Evidence, Report, Zone, ZoneKind
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.words import Word, is_content

#: Words in a row by which a shared stretch is looked for.
SHINGLE = 8
#: A shared stretch counts from this many words on, of which CONTENT_WORDS are neither stop words nor names: what
#: falls short was a stock phrase, a title or chance in the bundled reports and in 295 open news reports (2026-11-22).
PASSAGE_WORDS = 10
CONTENT_WORDS = 3
_QUOTATION = re.compile(r"[\"“”«»]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two reports share: where it stands in each, its length in words, whether both quote it."""

    left: Evidence = field(repr=False)
    right: Evidence = field(repr=False)
    words: int
    quoted: bool = False


def shared_passages(reports: Sequence[Report], memory: Memory | None = None) -> list[Passage]:
    """The passages shared by reports, each found against the first report that has it, in order of the reports.

    Compared are the words of headline, deck, caption and body, folded, so that quote marks, dashes, accents,
    case and spacing do not matter. A passage that many reports share is given once for each later report, which
    is enough to join them all and keeps the search linear.
    """
    memory = memory or Memory()
    texts = [_Words.of(report, memory) for report in reports]
    first: dict[bytes, tuple[int, int]] = {}
    numbers: dict[str, int] = {}
    return [
        passage
        for index in range(len(texts))
        for passage in _against_earlier(index, texts, _shingles(texts[index].folded, numbers), first)
    ]


def _shingles(words: Sequence[str], numbers: dict[str, int]) -> list[bytes]:
    """The stretches of SHINGLE words, each word by its number.

    Bytes are hashed and compared as one piece; words would each be fetched from anywhere in memory, which took more
    time for each the more reports there were.
    """
    packed = array("I", [numbers.setdefault(word, len(numbers)) for word in words])
    data, size = packed.tobytes(), packed.itemsize
    return [data[at : at + SHINGLE * size] for at in range(0, (len(words) - SHINGLE + 1) * size, size)]


@dataclass(frozen=True, slots=True)
class _Words:
    report: Report
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    memory: Memory = field(repr=False)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words with their places."""
        return self.memory.words(self.report, self.spans)

    @classmethod
    def of(cls, report: Report, memory: Memory) -> "_Words":
        zones = report.zones or (Zone(ZoneKind.BODY, 0, len(report.text)),)
        spans = tuple((zone.start, zone.end) for zone in zones if zone.kind in CODED_ZONES)
        return cls(report, spans, memory.folded(report, spans), memory)


def _against_earlier(
    index: int, texts: Sequence[_Words], shingles: Sequence[bytes], first: dict[bytes, tuple[int, int]]
) -> Iterator[Passage]:
    """What the text of this number shares with earlier ones; its own stretches are entered on the way."""
    own = texts[index]
    at = taken = 0
    while at < len(shingles):
        known = first.setdefault(shingles[at], (index, at))
        if known[0] != index:
            other = texts[known[0]]
            back = _alike_before(own, at, other, known[1], at - taken)
            length = back + SHINGLE + _alike_after(own, at + SHINGLE, other, known[1] + SHINGLE)
            passage = _passage(other, known[1] - back, own, at - back, length)
            if passage:
                yield passage
                taken = at - back + length
                at = taken - SHINGLE
        at += 1


def _alike_after(own: _Words, at: int, other: _Words, there: int) -> int:
    length = 0
    limit = min(len(own.folded) - at, len(other.folded) - there)
    while length < limit and own.folded[at + length] == other.folded[there + length]:
        length += 1
    return length


def _alike_before(own: _Words, at: int, other: _Words, there: int, limit: int) -> int:
    length = 0
    while length < min(limit, there) and own.folded[at - length - 1] == other.folded[there - length - 1]:
        length += 1
    return length


def _passage(other: _Words, there: int, own: _Words, at: int, length: int) -> Passage | None:
    # Short ones are many in a large record; the words' places, which take long, are not asked for on their account.
    if length < PASSAGE_WORDS or max(_content(own, at, length), _content(other, there, length)) < CONTENT_WORDS:
        return None
    left, right = _evidence(other, there, length), _evidence(own, at, length)
    return Passage(left, right, length, _in_quotation(left) and _in_quotation(right))


def _content(text: _Words, at: int, length: int) -> int:
    """How many words say something: no stop words, no names (written with a capital)."""
    words = text.words[at : at + length]
    return sum(1 for word in words if is_content(word.text) and text.report.text[word.start].islower())


def _evidence(text: _Words, at: int, length: int) -> Evidence:
    return text.report.evidence(text.words[at].start, text.words[at + length - 1].end)


def _in_quotation(evidence: Evidence) -> bool:
    """True where the passage stands within quote marks: an odd number of them before it in its paragraph."""
    text = evidence.report.text
    paragraph = text.rfind("\n", 0, evidence.start) + 1
    return len(_QUOTATION.findall(text, paragraph, evidence.start + 1)) % 2 == 1
