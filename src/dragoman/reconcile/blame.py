"""Who was behind an act of violence: reports name an unknown hand, and somebody lays it to a state or group."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.model.claims import Event
from dragoman.model.findings import Disagreement, Occurrence
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import Telling

#: Blame answers for an act told at most so many sentences before it.
BLAMED_WITHIN = 2
_VIOLENT = 4


def blame_disagreements(
    occurrences: Iterable[Occurrence],
    tellings: Iterable[Telling],
    contexts: Contexts,
    lineages: Lineages,
    gazetteer: Gazetteer,
) -> list[Disagreement]:
    """Where an act of an unnamed hand is laid to an actor by another voice: kind conflict."""
    charges: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.event.type == "ACCUSE" and telling.event.target:
            charges[telling.event.report.id].append(telling)
    found = []
    for occurrence in occurrences:
        violent = [event for event in occurrence.claims if event.quad_class == _VIOLENT]
        for event in violent:
            hand = _hand(event, contexts)
            blamed = [charge for charge in charges[event.report.id] if _blames(charge, event, contexts)]
            if hand and blamed:
                found.append(_point(event, hand, blamed[0], lineages, gazetteer))
                break
    return found


def _hand(event: Event, contexts: Contexts) -> str:
    """The unnamed hand that the sentence has do it, as it stands before the act; empty where there is none."""
    sentence = contexts.of(event).sentence
    before = event.report.text[sentence.start : event.span.end]
    hands = [match.group() for match in _pattern("unknown").finditer(before)]
    return " ".join(hands[-1].split()) if hands else ""


def _blames(charge: Telling, event: Event, contexts: Contexts) -> bool:
    apart = charge.context.number - contexts.of(event).number
    act = contexts.of(event).stems & charge.context.stems
    return 0 < apart <= BLAMED_WITHIN and bool(act) and bool(_pattern("behind").search(charge.context.text))


def _point(event: Event, hand: str, charge: Telling, lineages: Lineages, gazetteer: Gazetteer) -> Disagreement:
    blamed, by = (_labels(codes, gazetteer) for codes in (charge.event.target, charge.event.source))
    value = f"{blamed}, according to {by}" if by else blamed
    sides = [(event, hand, lineages.of(event)), (charge.event, value, lineages.of(charge.event))]
    hurt = f" on {_labels(event.target, gazetteer)}" if event.target else ""
    point = f"Who was behind the {event.type.lower()}{hurt} of {event.when.show()} is given as {hand} and as {value}."
    return disagree(point, "conflict", sides, 1.0, "one voice leaves the hand unnamed, another names it")


def _labels(codes: Sequence[str], gazetteer: Gazetteer) -> str:
    return listed([gazetteer.label(code) for code in sorted(codes)])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_yaml("dragoman.reconcile", "perpetrators.yaml")[name], re.IGNORECASE)
