"""The filters beside a list: each value with its count and the address that adds or takes it away."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.claims import Status
from dragoman.model.gazetteer import load_gazetteer
from dragoman.record import CLAIM_KINDS
from dragoman.serve.questions import Question
from dragoman.session import Session

#: Facet of the record, field of the address, heading.
_FACETS = (
    ("kinds", "kind", "Kind"),
    ("types", "type", "Type or tie"),
    ("statuses", "status", "Status"),
    ("actors", "actor", "Actor"),
    ("outlets", "outlet", "Outlet"),
)
#: These are few: all are listed, those without a claim greyed.
_ALL = {"kinds": CLAIM_KINDS, "statuses": tuple(status.value for status in Status)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: how it is shown, how many claims have it, whether it is chosen, where a click leads."""

    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One field with its choices, most claims first."""

    name: str
    heading: str
    choices: tuple[Choice, ...]


def facets_of(session: Session, question: Question, path: str) -> list[Facet]:
    """The facets of the claims that a question asks for, leading back to the same view."""
    counted = session.record.facets(question.wanted())
    return [
        facet_of(question, path, (name, heading), counted[key], _ALL.get(key, ())) for key, name, heading in _FACETS
    ]


def facet_of(
    question: Question,
    path: str,
    named: tuple[str, str],
    counted: Iterable[tuple[str, int]],
    always: Iterable[str] = (),
) -> Facet:
    """The facet of a field of the address, given with its heading: values counted, then `always` and what is chosen."""
    name, heading = named
    chosen: tuple[str, ...] = getattr(question, name)
    counts = dict(counted)
    values = [*counts, *(value for value in (*always, *chosen) if value not in counts)]
    label = load_gazetteer().label if name == "actor" else str
    choices = (
        Choice(label(value), counts.get(value, 0), value in chosen, question.toggled(name, value).at(path))
        for value in values
    )
    return Facet(name, heading, tuple(choices))
