"""Dates that cannot both be right: two for one act that comes once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman.model.claims import Claim, Event, Status, Tie
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_rows
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import widen
from dragoman.reconcile.words import content_stems, stem

#: A date that leaves more than two years open contradicts nothing worth showing.
VAGUE_DAYS = 732
#: Dates this near are one act seen from two sides (decided and done, year counted from both ends).
NEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class Milestone:
    """A row of milestones.csv."""

    name: str
    words: tuple[frozenset[str], ...]
    tie: str
    mutual: bool
    title: str


def date_disagreements(claims: Iterable[Claim], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Where claims date one act that comes once (an embassy opened, relations established) differently."""
    dated: dict[tuple[Milestone, str, str], list[tuple[Claim, Window]]] = defaultdict(list)
    for claim in claims:
        named = [milestone for milestone in _milestones() if _dates(claim, milestone)]
        # Words that name two milestones do not say which of them the date is of.
        for milestone in named if len(named) == 1 else ():
            when = _dates(claim, milestone)
            if (when.days or VAGUE_DAYS + 1) <= VAGUE_DAYS:
                for source, target in _sides(claim, milestone):
                    dated[milestone, source, target].append((claim, when))
    found = []
    for (milestone, source, target), tellings in dated.items():
        distinct = _distinct(tellings, lineages)
        windows = {(when.earliest, when.latest): when for _, when in distinct}.values()
        at_odds = [(a, b) for a, b in combinations(windows, 2) if not widen(a).overlaps(widen(b))]
        if at_odds:
            title = milestone.title.format(source=gazetteer.label(source), target=gazetteer.label(target))
            sides = [(claim, when.show(), lineages.of(claim)) for claim, when in distinct]
            shown = listed(list(dict.fromkeys(value for _, value, _ in sides)))
            near = all(_gap(a, b) <= NEAR_DAYS for a, b in at_odds)
            kind = "rounding or units" if near and any((w.days or 0) > 31 for _, w in distinct) else "conflict"
            point = f"{title[0].upper()}{title[1:]} is given as {shown}."
            found.append(disagree(point, kind, sides, 0.5, "an act that comes once, dated to days that do not meet"))
    return found


def _gap(a: Window, b: Window) -> int:
    first, second = sorted((a, b), key=lambda window: (window.earliest is None, window.earliest))
    return (second.earliest - first.latest).days if second.earliest and first.latest else 0


def _dates(claim: Claim, milestone: Milestone) -> Window:
    """The date that the claim gives the milestone; an empty window where it is none of it."""
    if isinstance(claim, Tie) and milestone.tie == claim.tie and claim.status is Status.ONGOING:
        return claim.since
    if isinstance(claim, Event) and claim.status is Status.HAPPENED:
        stems = content_stems(claim.quote)
        return claim.when if all(group & stems for group in milestone.words) else Window()
    return Window()


def _sides(claim: Claim, milestone: Milestone) -> list[tuple[str, str]]:
    if isinstance(claim, Tie):
        pairs = [(claim.source, claim.target)]
    elif isinstance(claim, Event):
        pairs = [(a, b) for a in claim.source for b in claim.target if a != b]
    else:
        return []
    return sorted({(min(pair), max(pair)) for pair in pairs} if milestone.mutual else set(pairs))


def _distinct(tellings: Iterable[tuple[Claim, Window]], lineages: Lineages) -> list[tuple[Claim, Window]]:
    """Each date once per origin."""
    kept: dict[tuple[str, str], tuple[Claim, Window]] = {}
    for claim, when in sorted(tellings, key=lambda telling: order_of(telling[0])):
        kept.setdefault((lineages.of(claim), when.show()), (claim, when))
    return list(kept.values())


@cache
def _milestones() -> tuple[Milestone, ...]:
    rows = read_rows("dragoman.reconcile", "milestones.csv", ("milestone", "words", "tie", "mutual", "title"))
    return tuple(
        Milestone(
            row["milestone"],
            tuple(frozenset(map(stem, group.split("/"))) for group in row["words"].split()),
            row["tie"],
            row.one_of("mutual", ("yes", "no")) == "yes",
            row["title"],
        )
        for row in rows
    )
