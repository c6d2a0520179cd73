"""Whether a thing that comes once has come: one report says that it has not, another knows it as there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.model.claims import Claim, Status, Tie
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.marks import order_of, published_day
from dragoman.reconcile.milestones import Milestone, told_milestones
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.outlooks import negated, unreal
from dragoman.reconcile.points import disagree

#: What is denied and what is told later contradict each other only while both are of one time.
SAME_TIME = timedelta(days=60)
_THERE = frozenset({Status.HAPPENED, Status.ONGOING})
_Subject = tuple[Milestone, str, str]


def existence_disagreements(
    claims: Iterable[Claim], contexts: Contexts, lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """Where one report denies a milestone that another tells as come, or as standing since."""
    there: dict[_Subject, list[Claim]] = defaultdict(list)
    missing: dict[_Subject, list[Claim]] = defaultdict(list)
    for claim, milestone in told_milestones(claims):
        side = _side(claim, milestone, contexts)
        if side is not None:
            for source, target in milestone.sides(claim):
                (there if side else missing)[milestone, source, target].append(claim)
    found = []
    for subject, denials in missing.items():
        # A report that says "not yet" speaks of the thing in the same breath; that is no word for its being there.
        denying = {claim.report.id for claim in denials}
        yes = [claim for claim in there.get(subject, ()) if claim.report.id not in denying]
        if yes:
            found.append(_point(subject, denials, yes, lineages, gazetteer))
    return found


def _side(claim: Claim, milestone: Milestone, contexts: Contexts) -> bool | None:
    """True where it is told as there, False where as not there; None where the words leave it open."""
    text = contexts.of(claim).text
    denied = negated(text, milestone.stems)
    if claim.status is Status.DENIED:
        # "We do not see the opening as an end" denies something else.
        return False if denied else None
    return True if claim.status in _THERE and not denied and not unreal(claim.quote) else None


def _point(
    subject: _Subject, denials: Sequence[Claim], yes: Sequence[Claim], lineages: Lineages, gazetteer: Gazetteer
) -> Disagreement:
    milestone, source, target = subject
    no, yes = _one_each(denials, lineages), _one_each(yes, lineages)
    last_no, first_yes = max(map(published_day, no)), min(map(published_day, yes))
    kind = "changed over time" if first_yes - last_no > SAME_TIME else "conflict"
    question = milestone.question.format(source=gazetteer.label(source), target=gazetteer.label(target))
    sides = [(claim, f"no ({_told(claim)})", lineages.of(claim)) for claim in no]
    sides += [(claim, f"yes ({_told(claim)})", lineages.of(claim)) for claim in yes]
    point = f"{question[0].upper()}{question[1:]}: no, as told in {_told(no[0])}; yes, as told in {_told(yes[0])}."
    return disagree(point, kind, sides, 1.0, "one report says that it has not come, another that it is there")


def _told(claim: Claim) -> str:
    window = claim.report.published
    return str((window.latest or window.earliest or published_day(claim)).year)


def _one_each(claims: Iterable[Claim], lineages: Lineages) -> list[Claim]:
    """The first claim of each origin, the earliest origin first; acts before ties, which may be told in passing."""
    kept: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda known: (isinstance(known, Tie), order_of(known))):
        kept.setdefault(lineages.of(claim), claim)
    return sorted(kept.values(), key=lambda known: (published_day(known), order_of(known)))
