"""Tolls that two voices of one report give for one event: what officials count, and what their enemies claim."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations

from dragoman.model.claims import AUTHOR, Figure, Status
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.amounts import conflict, difference
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.matters import Quantity, quantify, title_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed

#: Two voices count one event where they speak at most so many sentences from one another.
NEAR = 5
_SAID_OF_NOW = frozenset({Status.HAPPENED, Status.ONGOING})


def toll_disagreements(
    figures: Iterable[Figure], contexts: Contexts, lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """Where two speakers of one report count the dead, wounded or arrested differently: kind conflict."""
    by_matter: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for figure in figures:
        named = figure.voice.reporter != AUTHOR and figure.status in _SAID_OF_NOW
        quantity = quantify(figure, contexts) if named else None
        if quantity and quantity.of_event and not _other_event().search(quantity.context.text):
            by_matter[figure.report.id, quantity.matter].append(quantity)
    found = []
    for _, counts in sorted(by_matter.items()):
        pair = next((pair for pair in combinations(counts, 2) if _at_odds(*pair, contexts)), None)
        if pair:
            sides = [(q.figure, f"{q.figure.amount.show()}, so {q.figure.voice.reporter}") for q in pair]
            point = f"{_capital(title_of(pair[0], gazetteer))} is given as {listed([value for _, value in sides])}."
            versions = [(figure, value, lineages.of(figure)) for figure, value in sides]
            apart = difference(pair[0].amount, pair[1].amount)
            found.append(disagree(point, "conflict", versions, apart, "two voices of one report count it differently"))
    return found


def _at_odds(a: Quantity, b: Quantity, contexts: Contexts) -> bool:
    """True where two speakers, near one another, count the same people and cannot both be right."""
    if a.figure.voice.reporter == b.figure.voice.reporter or a.context is b.context:
        return False
    if a.figure.amount.unit != b.figure.amount.unit and not _part_exceeds(a, b):
        return False
    near = abs(a.context.number - b.context.number) <= NEAR
    here, there = (frozenset(contexts.states_in(q.context.sentence)) for q in (a, b))
    counted = [frozenset(contexts.states_in(q.figure.evidence[0])) for q in (a, b)]
    same = counted[0] == counted[1] and (here <= there or there <= here)
    return near and same and conflict(a.amount, b.amount)


def _part_exceeds(a: Quantity, b: Quantity) -> bool:
    """True where soldiers are more than all people: men and women may well be fewer."""
    whole, part = (a, b) if a.figure.amount.unit == "people" else (b, a)
    return whole.figure.amount.unit == "people" and part.amount.low > whole.amount.high


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@cache
def _other_event() -> re.Pattern[str]:
    return re.compile(read_yaml("dragoman.reconcile", "tolls.yaml")["other_event"], re.IGNORECASE)
