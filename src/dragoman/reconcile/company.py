"""Who takes part: the company a person travels with, and who is met, told differently of one visit or meeting."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import Any

from dragoman.model.claims import Claim
from dragoman.model.findings import Disagreement, Occurrence
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import Telling
from dragoman.reconcile.told import Told
from dragoman.reconcile.words import content_stems, stem

#: Companies of one person are of one journey while their reports are this near in time.
SAME_JOURNEY = timedelta(days=21)
#: So many persons are named by either telling before it is news that the other names more.
MET = 2


def company_disagreements(
    sentences: Iterable[Told], surnames: Container[str], lineages: Lineages
) -> list[Disagreement]:
    """Where two reports make up the company of one person's journey of different people: kind scope."""
    by_leader: dict[str, list[tuple[Told, re.Match[str]]]] = defaultdict(list)
    for told in sentences:
        match = _pattern().search(told.context.text)
        leaders = [name for name in sorted(told.context.names) if name in surnames] if match else []
        if match and len(leaders) == 1:
            by_leader[leaders[0]].append((told, match))
    found = []
    for leader, group in sorted(by_leader.items()):
        for (a, one), (b, other) in combinations(group, 2):
            if a.report is not b.report and abs(a.day - b.day) <= SAME_JOURNEY and _differ(one, other):
                sides = [_side(a, one, lineages), _side(b, other, lineages)]
                shown = listed([value for _, value, _ in sides])
                point = f"The company of {leader.capitalize()} is given as {shown}."
                found.append(disagree(point, "scope", sides, 0.5, "one journey, a company made up differently"))
    return found


def _side(told: Told, match: re.Match[str], lineages: Lineages) -> tuple[Claim, str, str]:
    return told.claim_at(*match.span()), " ".join(match["of"].split()), lineages.of(told.claim)


def _differ(a: re.Match[str], b: re.Match[str]) -> bool:
    one, other = (content_stems(match["of"]) - _idle() for match in (a, b))
    return bool(one - other and other - one)


def participant_disagreements(
    occurrences: Iterable[Occurrence], tellings: Iterable[Telling], lineages: Lineages
) -> list[Disagreement]:
    """Where one telling of a meeting names persons that another, which names some too, leaves out: kind scope."""
    persons = {(order_of(telling.event), telling.event.type): telling.persons for telling in tellings}
    found = []
    for occurrence in occurrences:
        told = [(claim, persons[order_of(claim), claim.type]) for claim in occurrence.claims if claim.type == "CONSULT"]
        for (a, few), (b, many) in combinations(sorted(told, key=lambda entry: len(entry[1])), 2):
            if a.report is not b.report and len(few) >= MET and few < many and lineages.of(a) != lineages.of(b):
                sides = [(claim, _named(names), lineages.of(claim)) for claim, names in ((a, few), (b, many))]
                more = listed([name.capitalize() for name in sorted(many - few)])
                point = f"Who takes part is given as {sides[0][1]}, elsewhere with {more} too."
                found.append(disagree(point, "scope", sides, 0.2, "two tellings of one meeting name different persons"))
                break
    return found


def _named(names: Iterable[str]) -> str:
    return listed([name.capitalize() for name in sorted(names)])


@cache
def _vocabulary() -> Mapping[str, Any]:
    return dict(read_yaml("dragoman.reconcile", "company.yaml"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_vocabulary()["company"], re.IGNORECASE)


@cache
def _idle() -> frozenset[str]:
    words: Sequence[str] = _vocabulary()["idle"].split()
    return frozenset(map(stem, words))
