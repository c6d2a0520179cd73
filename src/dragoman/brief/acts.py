"""Acts of the dossier: occurrences, and events told once, as one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.brief.wording import event_sentence, matter_of
from dragoman.model.claims import Event, Status
from dragoman.model.findings import Occurrence
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.reconcile.habits import habitual
from dragoman.reconcile.lineage import Lineage

REALISED = frozenset([Status.HAPPENED, Status.ONGOING])


@dataclass(frozen=True, slots=True)
class Act:
    """One act with all claims that tell it, the best first; `matter` is mission or envoy where it is about these."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    when: Window
    status: Status
    claims: tuple[Event, ...] = field(repr=False)
    origins: int
    sentence: str
    matter: str

    @property
    def best(self) -> Event:
        """The claim whose quote is shown."""
        return self.claims[0]

    @property
    def realised(self) -> bool:
        """True where it happened or goes on."""
        return self.status in REALISED

    @property
    def told(self) -> date:
        """The day of the newest report that tells it."""
        return max(claim.report.published.middle or date.min for claim in self.claims)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts by date, the undated last, by the day they were told."""
        first = self.when.earliest or self.when.latest
        last = self.when.latest or self.when.earliest
        place = (self.best.report.id, self.best.span.start, self.best.type)
        return (first is None, first or self.told, last or self.told, *place)


def acts_of(
    events: Iterable[Event], occurrences: Sequence[Occurrence], lineage: Lineage, gazetteer: Gazetteer
) -> tuple[Act, ...]:
    """The acts among which the events are, in order of date; events of one occurrence are one act."""
    found: list[Act] = []
    chosen = list(events)
    wanted = {id(event) for event in chosen}
    merged: set[int] = set()
    for occurrence in occurrences:
        if any(id(claim) in wanted for claim in occurrence.claims):
            merged |= {id(claim) for claim in occurrence.claims}
            found.append(_from_occurrence(occurrence, gazetteer))
    alone = [event for event in chosen if id(event) not in merged]
    found += [_act((event,), event.when, event.status, lineage.count([event]), gazetteer) for event in alone]
    return tuple(sorted(found, key=lambda act: act.order))


def _from_occurrence(occurrence: Occurrence, gazetteer: Gazetteer) -> Act:
    status = Status(occurrence.status)
    return _act(occurrence.claims, occurrence.when, status, occurrence.origins, gazetteer)


def _act(events: Sequence[Event], when: Window, status: Status, origins: int, gazetteer: Gazetteer) -> Act:
    ordered = tuple(sorted(events, key=lambda event: _rank(event, status)))
    best = ordered[0]
    return Act(
        best.source,
        best.target,
        when,
        status,
        ordered,
        origins,
        event_sentence(best, status, gazetteer),
        matter_of(best),
    )


def _rank(event: Event, status: Status) -> tuple[object, ...]:
    """Best first: the status agreed on, one act and no habit, an outlet's own word, exact dates, a fuller quote."""
    place = (event.report.id, event.span.start)
    return (
        event.status is not status,
        habitual(event),
        bool(event.voice.chain),
        event.when.days or 10**6,
        -len(event.quote),
        *place,
    )
