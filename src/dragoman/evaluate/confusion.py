"""What was taken for what: tables of event types, tie kinds and statuses, and the scores of each class."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.agreement import LAYERS, Test, same_direction, same_pair
from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.gold import GoldFact, GoldReport
from dragoman.evaluate.matching import match_facts
from dragoman.evaluate.scoring import facts_of, split_optional
from dragoman.evaluate.tallies import Tally

MISSED = "missed"
EXTRA = "extra"
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often facts of a gold class (first of the cell) were coded as a class (second).

    MISSED is the class of what no coded fact answers, EXTRA the gold class of what answers none. Where a second
    annotator's class was met, that is the gold class too.
    """

    name: str
    cells: Mapping[Cell, int]

    @property
    def classes(self) -> tuple[str, ...]:
        """All classes that occur, sorted; MISSED and EXTRA are none."""
        return tuple(sorted({name for cell in self.cells for name in cell} - {MISSED, EXTRA}))

    def tally(self, name: str) -> Tally:
        """What was found, annotated and coded of one class; all classes together are the layer's own tally."""
        gold = sum(count for (wanted, _), count in self.cells.items() if wanted == name)
        coded = sum(count for (_, got), count in self.cells.items() if got == name)
        return Tally(self.cells.get((name, name), 0), gold, coded)

    def as_json(self) -> dict[str, Any]:
        """Cells that are not empty, gold class first, and each class's scores."""
        cells = [{"gold": wanted, "coded": got, "count": n} for (wanted, got), n in sorted(self.cells.items())]
        return {"cells": cells, "classes": {name: self.tally(name).as_json() for name in self.classes}}


def confuse(golds: Iterable[GoldReport], coded: Mapping[str, Sequence[CodedFact]]) -> tuple[Confusion, ...]:
    """The tables of event types, tie kinds and event statuses over all reports.

    Types are compared where the actors are right in their direction, kinds where they are right, statuses where
    the share "event status" compares them. `coded` has the facts by report.
    """
    types: Counter[Cell] = Counter()
    kinds: Counter[Cell] = Counter()
    statuses: Counter[Cell] = Counter()
    for gold in golds:
        facts = coded.get(gold.report, ())
        events = facts_of("event", facts)
        types.update(_cells(gold.facts["event"], events, _Classes("event", "type", "type", same_direction)))
        kinds.update(_cells(gold.facts["tie"], facts_of("tie", facts), _Classes("tie", "kind", "tie", same_pair)))
        statuses.update(_statuses(gold.facts["event"], events))
    return Confusion("event type", types), Confusion("tie kind", kinds), Confusion("event status", statuses)


@dataclass(frozen=True, slots=True)
class _Classes:
    """Where the class stands in a gold and in a coded fact of the layer, and what makes two facts comparable."""

    layer: str
    gold_key: str
    coded_key: str
    comparable: Test

    @property
    def strictest(self) -> Test:
        """The layer's last step, which the class is part of."""
        return LAYERS[self.layer][-1].test


def _cells(golds: Sequence[GoldFact], facts: list[CodedFact], classes: _Classes) -> Iterator[Cell]:
    """A cell for each fact: first what is found outright, then what is comparable, then what is left over.

    What an optional gold fact answers is set aside, as in the scores.
    """
    core, optional = split_optional(golds)
    found = match_facts(core, facts, classes.strictest)
    for at in found.values():
        yield _class(facts[at], classes), _class(facts[at], classes)
    core = [gold for number, gold in enumerate(core) if number not in found]
    facts = _without(facts, found.values())
    facts = _without(facts, match_facts(optional, facts, classes.strictest).values())
    near = match_facts(core, facts, classes.comparable)
    for number, gold in enumerate(core):
        yield gold.fields[classes.gold_key], _class(facts[near[number]], classes) if number in near else MISSED
    for fact in _without(facts, near.values()):
        yield EXTRA, _class(fact, classes)


def _without(facts: list[CodedFact], taken: Iterable[int]) -> list[CodedFact]:
    gone = frozenset(taken)
    return [fact for at, fact in enumerate(facts) if at not in gone]


def _class(fact: CodedFact, classes: _Classes) -> str:
    return fact.fields.get(classes.coded_key) or "none"


def _statuses(golds: Sequence[GoldFact], events: Sequence[CodedFact]) -> Iterator[Cell]:
    for number, at in match_facts(golds, events, same_pair).items():
        got = events[at].fields.get("status") or "none"
        yield got if golds[number].allows("status", got) else golds[number].fields["status"], got
