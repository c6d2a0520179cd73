"""What was found, as people have it: occurrences and persons merged and split, rejected findings left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model.claims import Claim, Event
from dragoman.model.decisions import SAME_EVENT, Decision, Rulings
from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Findings, Occurrence, SamePerson
from dragoman.model.values import Window
from dragoman.reconcile.lineage import Lineage
from dragoman.reconcile.marks import order_of, stable_id, status_among


def judged(findings: Findings, rulings: Rulings) -> Findings:
    """The findings with people's decisions carried out, in the order in which they were made.

    Rejected claims have to be left out before reconciling; here go the findings rejected themselves.
    """
    rejected = rulings.rejected
    occurrences, persons = findings.occurrences, findings.persons
    names = _Names()
    for decision in rulings.grouping:
        if decision.question == SAME_EVENT:
            occurrences = _regrouped(occurrences, decision, names, findings)
        else:
            persons = _regrouped_persons(persons, decision, names)
    return replace(
        findings,
        occurrences=occurrences,
        persons=persons,
        disagreements=tuple(each for each in findings.disagreements if each.id not in rejected),
        expectations=tuple(each for each in findings.expectations if each.id not in rejected),
    )


class _Names:
    """The ids of claims, worked out once each."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, claim: Claim) -> str:
        if id(claim) not in self._known:
            self._known[id(claim)] = str(claim_to_fact(claim)["id"])
        return self._known[id(claim)]


def _parts(groups: Iterable[Sequence[Claim]], decision: Decision, names: _Names) -> list[list[list[Claim]]]:
    """The groups the decision touches, each as the groups it becomes; merged ones become one, under the first."""
    subject, apart = set(decision.subject), set(decision.values("apart"))
    if decision.verdict == "yes":
        touched = [group for group in groups if any(names.of(claim) in subject for claim in group)]
        return [[[claim for group in touched for claim in group]], *[[] for _ in touched[1:]]] if touched else []
    divided = []
    for group in groups:
        if any(names.of(claim) in subject for claim in group):
            away = [claim for claim in group if names.of(claim) in apart]
            kept = [claim for claim in group if names.of(claim) not in apart]
            divided.append([part for part in (kept, away) if part])
    return divided


def _regrouped(
    occurrences: tuple[Occurrence, ...], decision: Decision, names: _Names, findings: Findings
) -> tuple[Occurrence, ...]:
    subject = set(decision.subject)
    touched = [o for o in occurrences if any(names.of(claim) in subject for claim in o.claims)]
    parts = _parts([list(o.claims) for o in touched], decision, names)
    lineage = Lineage(findings.origins)
    made: dict[int, list[Occurrence]] = {}
    for occurrence, groups in zip(touched, parts, strict=True):
        events = [[claim for claim in group if isinstance(claim, Event)] for group in groups]
        made[id(occurrence)] = [_occurrence(group, occurrence, decision, lineage) for group in events]
    return tuple(new for o in occurrences for new in made.get(id(o), [o]))


def _occurrence(events: list[Event], first: Occurrence, decision: Decision, lineage: Lineage) -> Occurrence:
    """The occurrence of these events, dated as all of them allow, else as the first of them is."""
    if set(map(id, events)) == {id(claim) for claim in first.claims}:
        return first
    ordered = sorted(events, key=order_of)
    when = Window()
    for event in sorted(ordered, key=lambda e: e.when.days or 10**6):
        when = when or event.when
    status = status_among(ordered)
    source = tuple(sorted({code for event in ordered for code in event.source}))
    target = tuple(sorted({code for event in ordered for code in event.target}))
    kind = first.type if any(event.type == first.type for event in ordered) else ordered[0].type
    did = "merged" if decision.verdict == "yes" else "split"
    return Occurrence(
        id=stable_id("occurrence", kind, source, target, status, *(order_of(event) for event in ordered)),
        type=kind,
        source=source,
        target=target,
        when=when,
        status=status.value,
        claims=tuple(ordered),
        origins=lineage.count(ordered),
        why=f"{len(ordered)} tellings, {did} by {decision.by} on {decision.made[:10]}: {decision.why}",
    )


def _regrouped_persons(persons: tuple[SamePerson, ...], decision: Decision, names: _Names) -> tuple[SamePerson, ...]:
    subject = set(decision.subject)
    touched = [p for p in persons if any(names.of(claim) in subject for claim in p.claims)]
    parts = _parts([list(p.claims) for p in touched], decision, names)
    made = {id(p): [_person(p, group, decision) for group in groups] for p, groups in zip(touched, parts, strict=True)}
    return tuple(new for p in persons for new in made.get(id(p), [p]))


def _person(first: SamePerson, claims: Sequence[Claim], decision: Decision) -> SamePerson:
    forms = sorted({form for claim in claims for form in (getattr(claim, "name", ""), *getattr(claim, "variants", ()))})
    name = first.name if first.name in forms else max(forms, key=len)
    return SamePerson(name, tuple(forms), tuple(claims), f"{decision.by}: {decision.why}")
