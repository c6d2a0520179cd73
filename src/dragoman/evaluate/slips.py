"""What a coder missed and what it invented, with the text around it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluate.agreement import LAYERS
from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.confusion import EXTRA, MISSED
from dragoman.evaluate.gold import GoldFact, GoldReport
from dragoman.evaluate.matching import match_facts, match_persons, overlaps
from dragoman.evaluate.scoring import facts_of, persons_aside
from dragoman.evaluate.wording import in_context, say_fact
from dragoman.model.facts import Fact
from dragoman.model.text import Span

SLIP_LAYERS = (*LAYERS, "person")


@dataclass(frozen=True, slots=True)
class Slip:
    """A gold fact that was missed, or a coded fact that is extra; `near` is what the other side has at its place.

    `span` is None for a person whose name does not stand in the text as the gold writes it.
    """

    what: str
    layer: str
    report: str
    span: Span | None
    fields: Fact = field(repr=False)
    context: tuple[str, str, str]
    near: str = ""

    @property
    def line(self) -> str:
        """The slip on one line: what, where, what the fact says, what was there instead, and its text."""
        place = f"[{self.span.start}:{self.span.end}]" if self.span else ""
        says = say_fact(self.layer, self.fields)
        instead = f"({'coded' if self.what == MISSED else 'gold'}: {self.near})" if self.near else ""
        before, quote, after = self.context
        parts = (self.what.upper(), f"{self.report}{place}", says, instead, f"{before}[{quote}]{after}")
        return "  ".join(part for part in parts if part)

    def as_json(self) -> dict[str, Any]:
        """The slip as a JSON object."""
        start, end = (self.span.start, self.span.end) if self.span else (None, None)
        before, quote, after = self.context
        return {
            "what": self.what,
            "layer": self.layer,
            "report": self.report,
            "start": start,
            "end": end,
            "before": before,
            "quote": quote,
            "after": after,
            "near": self.near,
            "fact": self.fields,
        }


def find_slips(golds: Iterable[GoldReport], coded: Mapping[str, Sequence[CodedFact]], layer: str) -> list[Slip]:
    """All slips of one of SLIP_LAYERS at its strictest test, sorted by report and place.

    An optional gold fact is neither missed where absent nor extra where present. `coded` has the facts by report.
    """
    slips: list[Slip] = []
    for gold in golds:
        facts = facts_of(layer, coded.get(gold.report, ()))
        slips += _missed_and_extra(gold, facts, layer)
    return sorted(slips, key=_place)


def _place(slip: Slip) -> tuple[str, int, int, str]:
    start, end = (slip.span.start, slip.span.end) if slip.span else (-1, -1)
    return slip.report, start, end, slip.what


def _missed_and_extra(gold: GoldReport, facts: Sequence[CodedFact], layer: str) -> Iterator[Slip]:
    golds = gold.facts[layer]
    found, right = _answers(golds, facts, layer)
    for number, wanted in enumerate(golds):
        if number not in found and not wanted.optional:
            near = _nearest(layer, [(wanted, fact) for fact in facts])
            span = wanted.spans[0] if wanted.spans else None
            says = say_fact(layer, near[1].fields) if near else ""
            yield Slip(MISSED, layer, gold.report, span, wanted.fields, _context(gold, span), says)
    for at, fact in enumerate(facts):
        if at not in right:
            near = _nearest(layer, [(wanted, fact) for wanted in golds])
            says = say_fact(layer, near[0].fields) if near else ""
            yield Slip(EXTRA, layer, gold.report, fact.span, fact.fields, _context(gold, fact.span), says)


def _context(gold: GoldReport, span: Span | None) -> tuple[str, str, str]:
    return in_context(gold.text, span.start, span.end) if span else ("", "", "")


def _answers(golds: Sequence[GoldFact], facts: Sequence[CodedFact], layer: str) -> tuple[set[int], set[int]]:
    """Indexes of the gold facts that were found, and of the coded facts that are not extra."""
    if layer == "person":
        core = [number for number, gold in enumerate(golds) if not gold.optional]
        found = match_persons([golds[number] for number in core], facts)
        return {core[number] for number in found}, persons_aside(golds, facts)
    pairs = match_facts(golds, facts, LAYERS[layer][-1].test)
    return set(pairs), set(pairs.values())


def _nearest(layer: str, pairs: Sequence[tuple[GoldFact, CodedFact]]) -> tuple[GoldFact, CodedFact] | None:
    """Of the pairs that overlap, the first that passes most steps."""
    steps = LAYERS.get(layer, ())
    close = [pair for pair in pairs if steps and overlaps(*pair)]
    return max(close, key=lambda pair: sum(step.test(*pair) for step in steps), default=None)
