"""Dates that cannot both be right: two for one act that comes once."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from dragoman.model.claims import Claim, Event, Status, Tie
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.milestones import Milestone, dated, told_milestones
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import MONTH_DAYS, widen

#: A date that leaves more than two years open contradicts nothing worth showing.
VAGUE_DAYS = 732
#: Dates this near are one act seen from two sides (decided and done, year counted from both ends).
NEAR_DAYS = 366


def date_disagreements(claims: Iterable[Claim], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Where claims date one act that comes once (an embassy opened, relations established) differently."""
    told: dict[tuple[Milestone, str, str], list[tuple[Claim, Window]]] = defaultdict(list)
    for claim, milestone in told_milestones(claims):
        when = dated(claim) if _stands(claim) else Window()
        if (when.days or VAGUE_DAYS + 1) <= VAGUE_DAYS:
            for source, target in milestone.sides(claim):
                told[milestone, source, target].append((claim, when))
    found = []
    for (milestone, source, target), tellings in told.items():
        distinct = _distinct(tellings, lineages)
        windows = {(when.earliest, when.latest): when for _, when in distinct}.values()
        at_odds = [(a, b) for a, b in combinations(windows, 2) if _apart(a, b)]
        if at_odds:
            title = milestone.title.format(source=gazetteer.label(source), target=gazetteer.label(target))
            sides = [(claim, when.show(), lineages.of(claim)) for claim, when in distinct]
            shown = listed(list(dict.fromkeys(value for _, value, _ in sides)))
            near = all(_gap(a, b) <= NEAR_DAYS for a, b in at_odds)
            kind = "rounding or units" if near and any((w.days or 0) > 31 for _, w in distinct) else "conflict"
            point = f"{title[0].upper()}{title[1:]} is given as {shown}."
            found.append(disagree(point, kind, sides, 0.5, "an act that comes once, dated to days that do not meet"))
    return found


def _stands(claim: Claim) -> bool:
    return (isinstance(claim, Tie) and claim.status is Status.ONGOING) or (
        isinstance(claim, Event) and claim.status is Status.HAPPENED
    )


def _apart(a: Window, b: Window) -> bool:
    """True where no day is in both; days may slip, years may not."""
    vague = min(a.days or 0, b.days or 0) > MONTH_DAYS
    return not a.overlaps(b) if vague else not widen(a).overlaps(widen(b))


def _gap(a: Window, b: Window) -> int:
    first, second = sorted((a, b), key=lambda window: (window.earliest is None, window.earliest))
    return (second.earliest - first.latest).days if second.earliest and first.latest else 0


def _distinct(tellings: Iterable[tuple[Claim, Window]], lineages: Lineages) -> list[tuple[Claim, Window]]:
    """Each date once per origin."""
    kept: dict[tuple[str, str], tuple[Claim, Window]] = {}
    for claim, when in sorted(tellings, key=lambda telling: order_of(telling[0])):
        kept.setdefault((lineages.of(claim), when.show()), (claim, when))
    return list(kept.values())
