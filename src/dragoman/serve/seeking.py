"""Findings asked for by an address: what its filters mean, and the choices beside the list."""

from dragoman.model.claims import QUAD_CLASS, Status
from dragoman.model.findings import OUTCOMES
from dragoman.model.gazetteer import actor_code
from dragoman.record import Sought, found_facets
from dragoman.serve.facets import Facet, facet_of
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
    return [
        facet_of(question, f"/{kind}", (field, heading), counted[name], _ALL.get((kind, name), ()))
        for name, field, heading in _FACETS[kind]
    ]
