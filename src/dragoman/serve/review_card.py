"""What the desk shows of one claim: its words in their surroundings, what was coded, why it is here, what stands by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from dragoman.model.claims import Claim
from dragoman.model.decisions import Rulings, rulings_of
from dragoman.model.facts import Fact, claim_to_fact
from dragoman.record import Record, decision_id
from dragoman.record.ledger import Entry, Ledger
from dragoman.record.queueing import hanging, least_link, near
from dragoman.serve.lines import Line, line_of
from dragoman.serve.review_doubts import Doubt, doubts_of, hanging_words, uncertainty
from dragoman.serve.review_fields import Field, fields_of
from dragoman.serve.shown import plain

_AROUND = 320  # characters shown at most on either side of the quote: a paragraph or two
_ENOUGH = 120  # what is shown at least, where the text has it: the sentence before and after
_REACH = 200  # neighbours stand within so many characters
_FEW = 6  # claims that say the same, and disagreements, shown
_PARAGRAPH = re.compile(r"\n+")
_SENTENCE = re.compile(r"[.!?][\"”’']?\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the report's text from `start` on; `proof` is "quote" or "more" where it proves the claim."""

    start: int
    text: str
    proof: str

    @property
    def html(self) -> Markup:
        """The text escaped; a carriage return stays one, so that a script counts the characters that are stored."""
        return Markup(str(plain(self.text)).replace("\r", "&#13;"))


@dataclass(frozen=True, slots=True)
class Same:
    """Another claim that is said to tell the same, and the fields in which it differs: label, there, here."""

    line: Line
    differs: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as the desk shows it."""

    line: Line
    fact: Fact
    fields: tuple[Field, ...]
    stretches: tuple[Stretch, ...]
    before: bool
    after: bool
    doubts: tuple[Doubt, ...]
    chance: float
    hangs: tuple[str, ...]
    neighbours: tuple[Line, ...]
    same: tuple[Same, ...]
    disputes: tuple[dict[str, Any], ...]
    verdicts: tuple[Entry, ...]
    notes: tuple[Entry, ...]
    flags: tuple[Entry, ...]
    replaced_by: str
    newer_than: str

    @property
    def seen(self) -> str:
        """The verdicts in force as the form carries them."""
        return ",".join(entry.id for entry in self.verdicts)


def card_of(record: Record, name: str, book: Ledger, newer: Mapping[str, str]) -> Card:
    """The card of a claim. Raises NothingFound where there is none of this id."""
    found = record.findings_of([name])
    told = [one for row in found.get("occurrences", ()) for one in row["claims"] if one != name][:_FEW]
    beside = near(record.database, name, _REACH)
    names = dict.fromkeys([name, *told, *beside])
    rulings = rulings_on(record, names)
    claim, *others = record.claims_of(names)
    by_id = dict(zip(names, (claim, *others), strict=True))
    fact = claim_to_fact(claim)
    hung = hanging(record.database, [name]).get(name, [])
    link = least_link(record.database, claim.report.id, claim.span.start, claim.span.end)
    doubts = doubts_of(fact, link, hung)
    start, end = surroundings(claim.report.text, claim.span.start, claim.span.end)
    own = [entry for entry in book.entries if entry.claim == name and entry.holds and not entry.verdict]
    now = rulings.replaced.get(name)
    return Card(
        line=line_of(claim, rulings),
        fact=fact,
        fields=tuple(fields_of(fact)),
        stretches=tuple(_stretches(claim, start, end)),
        before=start > 0,
        after=end < len(claim.report.text),
        doubts=tuple(doubts),
        chance=uncertainty(doubts),
        hangs=tuple(hanging_words(hung)),
        neighbours=tuple(line_of(by_id[one], rulings) for one in beside),
        same=tuple(Same(line_of(by_id[one], rulings), _differs(by_id[one], fact)) for one in told),
        disputes=tuple(found.get("disagreements", ())[:_FEW]),
        verdicts=book.on(name),
        notes=tuple(entry for entry in own if entry.question == "note on claim"),
        flags=tuple(entry for entry in own if entry.question == "flag claim"),
        replaced_by=now.subject[-1] if now else "",
        newer_than=newer.get(name, ""),
    )


def rulings_on(record: Record, names: Iterable[str]) -> Rulings:
    """What the decisions on these claims mean, without reading all others."""
    found = {decision_id(one): one for name in names for one in record.decisions(name)}
    return rulings_of(sorted(found.values(), key=lambda one: (one.made, decision_id(one))))


def surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the text shown around a quote begins and ends: at paragraphs, else sentences, else words, not too far."""
    first = _cut(text, max(start - _AROUND, 0), max(start - _ENOUGH, 0), last=False)
    last = _cut(text, min(end + _ENOUGH, len(text)), min(end + _AROUND, len(text)), last=True)
    return (first if start > _AROUND else 0), (last if end + _AROUND < len(text) else len(text))


def _cut(text: str, low: int, high: int, last: bool) -> int:
    """A place between two at which a text may be cut: the first one, or the last."""
    for mark in (_PARAGRAPH, _SENTENCE, re.compile(r"\s+")):
        ends = [match.end() for match in mark.finditer(text, low, high)]
        if ends:
            return ends[-1] if last else ends[0]
    return high if last else low


def _stretches(claim: Claim, start: int, end: int) -> Iterator[Stretch]:
    proofs = [(piece.span.start, piece.span.end) for piece in claim.evidence]
    cuts = {start, end, *(place for proof in proofs for place in proof if start < place < end)}
    for first, last in pairwise(sorted(cuts)):
        inside = [number for number, (low, high) in enumerate(proofs) if low <= first and last <= high]
        proof = ("quote" if 0 in inside else "more") if inside else ""
        yield Stretch(first, claim.report.text[first:last], proof)


def _differs(other: Claim, fact: Fact) -> tuple[tuple[str, str, str], ...]:
    """The fields in which another claim differs from a fact: label, what stands there, what stands here."""
    here = {field.name: field for field in fields_of(fact)}
    there = {field.name: field for field in fields_of(claim_to_fact(other))} if other.kind == fact["kind"] else {}
    pairs: Sequence[tuple[Field, Field]] = [(there[name], here[name]) for name in here if name in there]
    return tuple(
        (one.label, one.shown, mine.shown)
        for one, mine in pairs
        if one.value != mine.value and not (one.form_only and one.shown == mine.shown)
    )
