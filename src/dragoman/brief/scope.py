"""Which claims a dossier is about: those of its dyad, or of its one actor, and those around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.brief.notebook import sentence_span
from dragoman.brief.wording import measure_codes
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Tenure, Tie
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Span

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scope:
    """The dossier's actors, and the claims among which it looks."""

    codes: tuple[str, ...]
    gazetteer: Gazetteer = field(repr=False)
    inner: dict[str, tuple[Span, ...]] = field(repr=False)  # by report: sentences with an act or tie of the actors
    spoken: dict[str, tuple[tuple[Span, str], ...]] = field(repr=False)  # by report: statements, and whose they are

    def has(self, claim: Claim) -> bool:
        """True where the claim belongs to the dossier's dyad or actor."""
        if isinstance(claim, Event):
            return self.between(claim.source, claim.target)
        if isinstance(claim, Tie):
            return self.between((claim.source,), (claim.target,))
        if isinstance(claim, Statement):
            return self._said(claim)
        if isinstance(claim, Figure):
            return self._measured(claim)
        if isinstance(claim, Forecast):
            return self.names(claim.actors) or self.names(self.named_around(claim))
        return False

    def between(self, source: Iterable[str], target: Iterable[str]) -> bool:
        """True where the actors stand on opposite sides, or the one actor on either."""
        left, right = self.filed(source), self.filed(target)
        if len(self.codes) == 1:
            return self.codes[0] in left | right
        one, other = self.codes
        return (one in left and other in right) or (other in left and one in right)

    def touches(self, claim: Claim) -> bool:
        """True where the claim is about any of the dossier's actors."""
        return bool(self.filed(actors_of(claim)) & set(self.codes))

    def names(self, codes: Iterable[str]) -> bool:
        """True where all of the dossier's actors are among the codes."""
        return set(self.codes) <= self.filed(codes)

    def filed(self, codes: Iterable[str]) -> frozenset[str]:
        """The codes under which acts are filed: a company's are its country's."""
        return frozenset(self.gazetteer.counts_as(code) for code in codes)

    def named_around(self, claim: Claim) -> frozenset[str]:
        """The actors that the sentences of the claim name."""
        span = sentence_span(claim.report, claim.span.start, claim.span.end)
        return self.filed(codes_named(claim.report.text[span.start : span.end], self.gazetteer))

    def _said(self, statement: Statement) -> bool:
        spoken = {self.gazetteer.counts_as(statement.speaker_of)} if statement.speaker_of else set()
        named = self.filed(codes_named(statement.quote, self.gazetteer))
        return self.names(named | spoken) or self._in_inner(statement)

    def _measured(self, figure: Figure) -> bool:
        codes = measure_codes(figure.measures)
        states = [code for code in codes if ":" not in code]
        if len(states) >= 2 and not self.names(codes):
            return False
        whose = (of for span, of in self.spoken.get(figure.report.id, ()) if span.overlaps(figure.span))
        return self.names({*codes, *whose}) or self._in_inner(figure) or self.names(self.named_around(figure))

    def _in_inner(self, claim: Claim) -> bool:
        return any(span.overlaps(claim.span) for span in self.inner.get(claim.report.id, ()))


def scope_of(codes: tuple[str, ...], claims: Iterable[Claim], gazetteer: Gazetteer) -> Scope:
    """The scope of a dyad or actor among these claims."""
    inner: dict[str, tuple[Span, ...]] = {}
    spoken: dict[str, tuple[tuple[Span, str], ...]] = {}
    bare = Scope(codes, gazetteer, {}, {})
    for claim in claims:
        name = claim.report.id
        if isinstance(claim, Event | Tie) and bare.has(claim):
            inner[name] = (*inner.get(name, ()), sentence_span(claim.report, claim.span.start, claim.span.end))
        if isinstance(claim, Statement) and claim.speaker_of:
            spoken[name] = (*spoken.get(name, ()), (claim.span, claim.speaker_of))
    return Scope(codes, gazetteer, inner, spoken)


def actors_of(claim: Claim) -> frozenset[str]:
    """The codes of all actors that a claim itself names."""
    if isinstance(claim, Event):
        return frozenset((*claim.source, *claim.target))
    if isinstance(claim, Tie):
        return frozenset((claim.source, claim.target))
    if isinstance(claim, Tenure):
        return frozenset((claim.of,) if claim.of else ())
    if isinstance(claim, Figure):
        return measure_codes(claim.measures)
    if isinstance(claim, Forecast):
        return frozenset(claim.actors)
    return frozenset((claim.speaker_of,) if isinstance(claim, Statement) and claim.speaker_of else ())


def codes_named(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The actors that a text names by a name with one meaning; cities count as their country."""
    codes: set[str] = set()
    at = 0
    while match := _WORD.search(text, at):
        name = gazetteer.longest_at(text, match.start(), match.group())
        at = match.start() + len(name.text) if name else match.end()
        if name and len(name.codes) == 1:
            codes.add(name.codes[0])
    return frozenset(codes)
