"""The scores: precision, recall and F1 of every layer and step, and shares of what is right beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluate.agreement import LAYERS, days_in, fold, same_pair, window_of, windows_meet
from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.gold import GoldFact, GoldReport
from dragoman.evaluate.matching import match_facts, match_persons, same_person
from dragoman.evaluate.pages import zone_shares
from dragoman.evaluate.tallies import Share, Tally

#: A window as wide as this many days, or twice the gold one, is still an answer (shared scorer).
MONTH = 31
OFFICE_WORD = 4  # letters from which a word of an office counts (shared scorer)
OFFICE_PART = 0.5  # of the gold office's words have to be there (shared scorer)


@dataclass(frozen=True, slots=True)
class Scores:
    """Tallies by "layer step" and shares by name, in the order in which they are printed."""

    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]

    def as_json(self) -> dict[str, dict[str, float | None]]:
        """All of them by name, as the shared scorer writes them."""
        rows: dict[str, dict[str, float | None]] = {name: {**tally.as_json()} for name, tally in self.tallies.items()}
        return rows | {name: share.as_json() for name, share in self.shares.items()}

    def figures(self) -> dict[str, float]:
        """One figure by name: a tally's F1, a share's share; those without a case are left out."""
        shares = {name: share.share for name, share in self.shares.items() if share.share is not None}
        return {name: tally.f1 for name, tally in self.tallies.items()} | shares


def score_reports(golds: Iterable[GoldReport], coded: Mapping[str, Sequence[CodedFact]]) -> Scores:
    """The scores over all reports together; `coded` has the facts by report, and none for a report it leaves out."""
    tallies = {f"{layer} {step.name}": Tally() for layer, steps in LAYERS.items() for step in steps}
    tallies["person name"] = Tally()
    shares: dict[str, Share] = {}
    for gold in golds:
        for name, tally in _tallies(gold, coded.get(gold.report, ())):
            tallies[name] += tally
        for name, share in _shares(gold, coded.get(gold.report, ())):
            shares[name] = shares.get(name, Share()) + share
    return Scores(tallies, shares)


def facts_of(kind: str, facts: Iterable[CodedFact]) -> list[CodedFact]:
    """The facts of one kind, in their order."""
    return [fact for fact in facts if fact.kind == kind]


def split_optional(golds: Iterable[GoldFact]) -> tuple[list[GoldFact], list[GoldFact]]:
    """Those that count where they are missed, and those that do not."""
    every = tuple(golds)
    return [gold for gold in every if not gold.optional], [gold for gold in every if gold.optional]


def _tallies(gold: GoldReport, coded: Sequence[CodedFact]) -> Iterator[tuple[str, Tally]]:
    for layer, steps in LAYERS.items():
        facts = facts_of(layer, coded)
        core, optional = split_optional(gold.facts[layer])
        for step in steps:
            found = match_facts(core, facts, step.test)
            spare = [fact for at, fact in enumerate(facts) if at not in found.values()]
            aside = len(match_facts(optional, spare, step.test))
            yield f"{layer} {step.name}", Tally(len(found), len(core), len(facts) - aside)
    persons = facts_of("person", coded)
    core, _ = split_optional(gold.facts["person"])
    found = match_persons(core, persons)
    aside = len(persons_aside(gold.facts["person"], persons)) - len(found)
    yield "person name", Tally(len(found), len(core), len(persons) - aside)


def persons_aside(golds: Iterable[GoldFact], persons: Sequence[CodedFact]) -> set[int]:
    """Indexes of coded persons that are not wrong: found, or named as an optional gold person is."""
    core, optional = split_optional(golds)
    named = {at for at, fact in enumerate(persons) if any(same_person(gold, fact) for gold in optional)}
    return named | set(match_persons(core, persons).values())


def _shares(gold: GoldReport, coded: Sequence[CodedFact]) -> Iterator[tuple[str, Share]]:
    yield from _event_shares(gold.facts["event"], facts_of("event", coded))
    yield from _person_shares(split_optional(gold.facts["person"])[0], facts_of("person", coded))
    yield from zone_shares(gold, facts_of("zone", coded))
    wanted = window_of(gold.published)
    if gold.published:
        row = next(iter(facts_of("report", coded)), None)
        got = window_of(row.fields.get("published") if row else None)
        right = wanted is not None and got is not None and windows_meet(wanted, got)
        narrow = right and wanted is not None and got is not None and days_in(got) <= max(MONTH, 2 * days_in(wanted))
        yield "published in window", Share.of_case(narrow)


def _event_shares(golds: Sequence[GoldFact], facts: Sequence[CodedFact]) -> Iterator[tuple[str, Share]]:
    for number, at in match_facts(golds, facts, same_pair).items():
        yield "event status", Share.of_case(golds[number].allows("status", facts[at].fields.get("status")))
        wanted, got = window_of(golds[number].fields.get("date")), window_of(facts[at].fields)
        if wanted:
            widest = max(2 * days_in(wanted), days_in(wanted) + MONTH)
            right = got is not None and windows_meet(wanted, got) and days_in(got) <= widest
            yield "event date in window", Share.of_case(right)


def _person_shares(golds: Sequence[GoldFact], facts: Sequence[CodedFact]) -> Iterator[tuple[str, Share]]:
    for number, at in match_persons(golds, facts).items():
        wanted, got = golds[number].fields, facts[at].fields
        yield "person country", Share.of_case((wanted.get("of") or "") == (got.get("of") or ""))
        if wanted.get("office"):
            words, found = _office_words(wanted["office"]), _office_words(got.get("office"))
            yield "person office", Share.of_case(bool(words) and len(words & found) >= OFFICE_PART * len(words))


def _office_words(office: str | None) -> set[str]:
    return {word for word in fold(office).split() if len(word) >= OFFICE_WORD}
