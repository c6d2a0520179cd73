"""What came, as later reports tell it: acts done or denied, ties that stand, verdicts, and sentences of fact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from dragoman.model.claims import Claim, Event, Forecast, Status, Tie
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Evidence
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.habits import habitual
from dragoman.reconcile.outlooks import pattern, unreal
from dragoman.reconcile.retold import Verdict, find_verdicts
from dragoman.reconcile.told import Told

#: How many characters before an act may say that it only may be.
LEAD = 60
#: The statuses of what came.
CAME = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Later:
    """A sentence of a report that tells what came, with the act or tie coded from it; None for a plain sentence."""

    evidence: Evidence
    claim: Event | Tie | None
    context: Context = field(repr=False)
    actors: frozenset[str]
    day: date
    denied: bool
    around: frozenset[str] = frozenset()
    verdict: Verdict | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The order of claims, plain sentences among them."""
        kind = self.claim.kind if self.claim else "verdict" if self.verdict else ""
        return (self.evidence.report.id, self.evidence.start, self.evidence.end, kind)


def place_of(context: Context) -> tuple[str, int]:
    """Where a sentence stands: its report and its first character."""
    return (context.sentence.report.id, context.sentence.start)


def laters(
    sentences: Iterable[Told], claims: Iterable[Claim], contexts: Contexts, gazetteer: Gazetteer
) -> Iterator[Later]:
    """What came, as told: acts done or denied, ties that stand, and sentences of fact that name states."""
    spoken_for: set[tuple[str, int]] = set()
    for claim in claims:
        context = contexts.of(claim)
        day = claim.report.published.middle
        if isinstance(claim, Event | Forecast):
            spoken_for.add(place_of(context))
        if day is None:
            continue
        if isinstance(claim, Event) and claim.status in (*CAME, Status.DENIED) and not _vague(claim, context):
            actors = frozenset(gazetteer.counts_as(code) for code in (*claim.source, *claim.target))
            yield Later(claim.evidence[0], claim, context, actors, day, claim.status is Status.DENIED)
        elif isinstance(claim, Tie) and claim.status in CAME and not unreal(context.text):
            yield Later(claim.evidence[0], claim, context, frozenset({claim.source, claim.target}), day, False)
    for _, own in groupby(sentences, key=lambda told: told.report.id):
        yield from _plain_sentences(list(own), spoken_for)


def _vague(event: Event, context: Context) -> bool:
    """True where its words say that the act may or will be, or was a habit, whatever it was coded as."""
    begin = max(context.sentence.start, event.span.start - LEAD)
    # Asked once of each act: kept, the answers would drive those for whole sentences out, which are asked for again.
    return bool(pattern("unreal").search(event.report.text, begin, event.span.end)) or habitual(event)


def _plain_sentences(own: Sequence[Told], spoken_for: set[tuple[str, int]]) -> Iterator[Later]:
    """A report's sentences of fact that name a state, and its verdicts on what was foretold."""
    day = own[0].report.published.middle
    if day is None:
        return
    # Who comes back to a forecast says "it" and "he": the states are those of the whole report.
    everywhere = frozenset().union(*(told.states for told in own))
    for at, verdict in find_verdicts([told.context for told in own]):
        yield Later(verdict.evidence, None, own[at].context, everywhere, day, False, own[at].states, verdict)
    for told in own:
        if told.states and place_of(told.context) not in spoken_for and not unreal(told.context.text):
            yield Later(told.context.sentence, None, told.context, told.states, day, False, told.around)
