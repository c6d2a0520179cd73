"""Acts that come once between two actors: an embassy opened, relations established, a state recognised."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.model.claims import Claim, Event, Tie
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_rows, read_yaml
from dragoman.reconcile.words import content_stems, stem

_COLUMNS = ("milestone", "words", "type", "tie", "mutual", "title", "question")
#: How far before an act the words may stand that reckon its year, and how far behind a tie what dates it.
RECKONED_BEFORE, BEGINS_WITHIN = 80, 35

#: The types an act that comes once may be coded as: a talk about it, or a charge, is none.
_BY_ACT = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})


@dataclass(frozen=True, slots=True)
class Milestone:
    """A row of milestones.csv."""

    name: str
    words: tuple[frozenset[str], ...]
    type: str
    tie: str
    mutual: bool
    title: str
    question: str

    @property
    def stems(self) -> frozenset[str]:
        """All the stems its words may be."""
        return frozenset().union(*self.words)

    def told_by(self, claim: Claim) -> bool:
        """True where the claim is the act, by its own words, or the tie that begins with it."""
        if isinstance(claim, Event):
            stems = content_stems(claim.quote) if claim.type in _BY_ACT else frozenset()
            return all(group & stems for group in self.words)
        return isinstance(claim, Tie) and bool(self.tie) and claim.tie == self.tie

    def sides(self, claim: Claim) -> list[tuple[str, str]]:
        """The pairs of actors it would lie between, sorted where the direction does not matter."""
        if isinstance(claim, Tie):
            pairs = [(claim.source, claim.target)]
        elif isinstance(claim, Event):
            pairs = [(a, b) for a in claim.source for b in claim.target if a != b]
        else:
            return []
        return sorted({(min(pair), max(pair)) for pair in pairs} if self.mutual else set(pairs))


def milestone_of(claim: Claim) -> Milestone | None:
    """The one milestone the claim tells of; None where it tells of none, or its words name two."""
    named = [milestone for milestone in milestones() if milestone.told_by(claim)]
    return named[0] if len(named) == 1 else None


def told_milestones(claims: Iterable[Claim]) -> list[tuple[Claim, Milestone]]:
    """The claims that tell of a milestone, with it.

    Not those whose quote runs over another's that has it the other way round: the longer one takes its actors from
    more than the act ("After the opening of Togo's embassy, Chile's minister ...").
    """
    told = [(claim, milestone) for claim in claims if (milestone := milestone_of(claim))]
    by_report: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim, milestone in told:
        by_report[claim.report.id, milestone.name].append(claim)
    return [
        (claim, milestone)
        for claim, milestone in told
        if not any(_reverses(claim, other, milestone) for other in by_report[claim.report.id, milestone.name])
    ]


def _reverses(claim: Claim, other: Claim, milestone: Milestone) -> bool:
    within = claim.span.covers(other.span) and claim.span != other.span
    return within and bool({(b, a) for a, b in milestone.sides(claim)} & set(milestone.sides(other)))


def dated(claim: Claim) -> Window:
    """When the milestone that the claim tells of came, as the claim dates it or as its words let one reckon."""
    if isinstance(claim, Event):
        return claim.when or _reckoned(claim)
    if isinstance(claim, Tie):
        return claim.since if claim.since and _begins(claim) else _reckoned(claim)
    return Window()


def _begins(tie: Tie) -> bool:
    """True where the date stands right behind the tie: "visits to them since 2020" dates the visits."""
    end = tie.span.end
    return bool(pattern("begins").search(tie.quote + tie.report.text[end : end + BEGINS_WITHIN]))


def _reckoned(claim: Claim) -> Window:
    """The year the words before the claim give by counting; an empty window where they count none."""
    text, published = claim.report.text, claim.report.published.latest
    before = text[max(0, claim.span.start - RECKONED_BEFORE) : claim.span.start].rpartition("\n")[2]
    beside = pattern("year_beside").search(before)
    if beside:
        return Window.parse(str(int(beside["year"]) + (-1 if beside["way"] == "after" else 1)), "reckoned")
    since = pattern("years_since").search(before)
    if since and published:
        many = int(since["n"]) if since["n"].isdigit() else int(_vocabulary()["numbers"][since["n"].lower()])
        return Window.parse(f"{published.year - many:04}", "reckoned")
    return Window()


@cache
def milestones() -> tuple[Milestone, ...]:
    """The rows of milestones.csv."""
    rows = read_rows("dragoman.reconcile", "milestones.csv", _COLUMNS)
    return tuple(
        Milestone(
            row["milestone"],
            tuple(frozenset(map(stem, group.split("/"))) for group in row["words"].split()),
            row.one_of("type", _BY_ACT),
            row["tie"],
            row.one_of("mutual", ("yes", "no")) == "yes",
            row["title"],
            row["question"],
        )
        for row in rows
    )


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of reckonings.yaml."""
    return re.compile(str(_vocabulary()[name]), re.IGNORECASE)


@cache
def _vocabulary() -> dict[str, Any]:
    return dict(read_yaml("dragoman.reconcile", "reckonings.yaml"))
