"""Sentences as they are compared where no claim says enough: with states, day, and whose word they are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.model.claims import AUTHOR, Claim, Forecast, Statement, Voice
from dragoman.model.text import Evidence, Report
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.marks import order_of, published_day


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the states named in it and around it, the day of its report, and the claim it makes."""

    context: Context
    claim: Claim = field(repr=False)
    states: frozenset[str]
    around: frozenset[str]
    day: date

    @property
    def report(self) -> Report:
        """The report it stands in."""
        return self.context.sentence.report

    def claim_at(self, start: int, end: int) -> Claim:
        """The sentence's claim with text[start:end] of the sentence as its evidence."""
        at = self.context.sentence.start
        return replace(self.claim, evidence=(self.report.evidence(at + start, at + end),))


def told_sentences(reports: Iterable[Report], claims: Iterable[Claim], contexts: Contexts) -> list[Told]:
    """All sentences of the reports' own words, in order; captions and headlines among them."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Statement | Forecast):
            said[claim.report.id].append(claim)
    found = []
    for report in reports:
        sentences = list(contexts.sentences(report))
        states = [frozenset(contexts.states_in(context.sentence)) for context in sentences]
        speaking = sorted(said[report.id], key=order_of)
        longest = max((claim.span.end - claim.span.start for claim in speaking), default=0)
        starts = [claim.span.start for claim in speaking]
        for at, context in enumerate(sentences):
            around = frozenset().union(*states[max(0, at - 1) : at + 2])
            near = speaking[
                bisect_left(starts, context.sentence.start - longest) : bisect_left(starts, context.sentence.end)
            ]
            claim = _as_claim(context.sentence, near)
            found.append(Told(context, claim, states[at], around, published_day(claim)))
    return found


def _as_claim(sentence: Evidence, said: Sequence[Claim]) -> Claim:
    """What the sentence says, as a statement in the voice of whoever most of it quotes, else of the outlet."""
    speaker, most = Voice(), len(sentence.quote) // 2
    for claim in said:
        shared = min(claim.span.end, sentence.end) - max(claim.span.start, sentence.start)
        if shared > most:
            name = claim.speaker if isinstance(claim, Statement) else claim.voice.reporter
            speaker, most = Voice(() if name == AUTHOR else (name,)), shared
    return Statement(evidence=(sentence,), speaker=speaker.reporter, mode="indirect", voice=speaker)
