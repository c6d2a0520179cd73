"""Which coded fact answers which gold fact: as many pairs as there can be, each fact in one of them."""

from collections.abc import Sequence

from dragoman.evaluate.agreement import Test, same_name
from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.gold import GoldFact

Matches = dict[int, int]


def match_facts(golds: Sequence[GoldFact], coded: Sequence[CodedFact], test: Test) -> Matches:
    """Index of gold fact to index of coded fact: a largest one-to-one matching of those that overlap and pass.

    Augmenting paths, facts in the order given, so that the same input gives the same pairs as the shared scorer.
    """
    near = [[at for at, fact in enumerate(coded) if overlaps(gold, fact) and test(gold, fact)] for gold in golds]
    owner: dict[int, int] = {}

    def take(gold: int, seen: set[int]) -> bool:
        for at in near[gold]:
            if at in seen:
                continue
            seen.add(at)
            if at not in owner or take(owner[at], seen):
                owner[at] = gold
                return True
        return False

    for gold in range(len(golds)):
        take(gold, set())
    return {gold: at for at, gold in owner.items()}


def overlaps(gold: GoldFact, coded: CodedFact) -> bool:
    """True where the coded fact's place shares a character with one of the gold fact's."""
    return any(min(span.end, coded.span.end) > max(span.start, coded.span.start) for span in gold.spans)


def match_persons(golds: Sequence[GoldFact], coded: Sequence[CodedFact]) -> Matches:
    """Index of gold person to index of coded person: by name, each the first that is free; places play no part."""
    found: Matches = {}
    for number, gold in enumerate(golds):
        free = (at for at, fact in enumerate(coded) if at not in found.values() and same_person(gold, fact))
        at = next(free, None)
        if at is not None:
            found[number] = at
    return found


def same_person(gold: GoldFact, coded: CodedFact) -> bool:
    """True where the coded name is the gold one's or a variant's."""
    forms = (gold.fields["name"], *gold.fields.get("variants", ()))
    return any(same_name(form, coded.fields.get("name")) for form in forms)
