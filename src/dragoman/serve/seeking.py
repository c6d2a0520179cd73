"""Findings asked for by an address: what its filters mean, and the choices beside the list."""

from dragoman.model.claims import QUAD_CLASS, Status
from dragoman.model.findings import OUTCOMES
from dragoman.model.gazetteer import actor_code, load_gazetteer
from dragoman.record import Sought, found_facets
from dragoman.serve.facets import Choice, Facet
from dragoman.serve.questions import Question, day_of, window_of
from dragoman.session import Session

#: The kinds of disagreement (contract, "JSON of reconciling").
DIFFERENCES = ("conflict", "changed over time", "rounding or units", "scope")
#: What became of an expectation; what came true after its day is late.
ENDS = ("open", "borne out", "late", "refuted")
#: Of each kind of finding: the facets beside its list (of the record, field of the address, heading), the order.
_FACETS = {
    "occurrences": (
        ("labels", "type", "Type of act"),
        ("statuses", "status", "Status"),
        ("actors", "actor", "Actor"),
    ),
    "disagreements": (("labels", "kind", "Kind"), ("actors", "actor", "Actor")),
    "expectations": (("labels", "status", "What became of it"), ("who", "by", "Who"), ("actors", "actor", "Actor")),
}
_ORDER = {"occurrences": "newest", "disagreements": "weightiest", "expectations": "due"}
_ALL = {
    ("occurrences", "labels"): tuple(QUAD_CLASS),
    ("occurrences", "statuses"): tuple(status.value for status in Status),
    ("disagreements", "labels"): DIFFERENCES,
    ("expectations", "labels"): ENDS,
}
assert set(OUTCOMES) <= set(ENDS)


def sought_of(question: Question, kind: str) -> Sought:
    """What an address asks for of a kind of finding. Raises UsageError where it means nothing."""
    labels = {"occurrences": question.type, "disagreements": question.kind, "expectations": question.status}[kind]
    return Sought(
        kind=kind,
        labels=labels,
        statuses=question.status if kind == "occurrences" else (),
        actors=tuple(actor_code(name) for name in question.actor),
        dyad=question.pair,
        who=question.by,
        since=window_of(question.since).earliest,
        until=day_of(question.until),
        least=question.at_least,
        outlet=question.outlet[0] if question.outlet else "",
        order=question.order or _ORDER[kind],
    )


def finding_facets(session: Session, question: Question, kind: str) -> list[Facet]:
    """The facets of the findings that an address asks for, leading back to the same list."""
    counted = found_facets(session.record.database, sought_of(question, kind))
    return [_facet(question, kind, counted[name], (name, field, heading)) for name, field, heading in _FACETS[kind]]


def _facet(question: Question, kind: str, counted: list[tuple[str, int]], named: tuple[str, str, str]) -> Facet:
    name, field, heading = named
    chosen: tuple[str, ...] = getattr(question, field)
    counts = dict(counted)
    values = [*counts, *(value for value in (*_ALL.get((kind, name), ()), *chosen) if value not in counts)]
    label = load_gazetteer().label if field == "actor" else str
    choices = (
        Choice(label(value), counts.get(value, 0), value in chosen, question.toggled(field, value).at(f"/{kind}"))
        for value in values
    )
    return Facet(field, heading, tuple(choices))
