"""Counts that take a moment: kept by address while the record says the same, and made ahead of the first look."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dragoman.reconcile import networks, signed_network
from dragoman.reconcile.network import Network, Triad
from dragoman.record import PeriodTally, PlaceTally
from dragoman.serve.desk import Desk
from dragoman.serve.facets import Facet, facets_of
from dragoman.serve.questions import Question, day_of
from dragoman.serve.rendering import compile_templates
from dragoman.serve.seeking import finding_facets
from dragoman.serve.signs import Edge, edges_of, triads
from dragoman.session import Session

T = TypeVar("T")
#: What a view makes before anybody looks.
Ahead = Callable[[Desk, Session], object]
#: Triads that a page lists; the export has all.
TRIADS = 60
#: A record of fewer years than these is shown by months.
_LEAST_YEARS = 3


def facets(desk: Desk, session: Session, question: Question) -> list[Facet]:
    """The facets of a list of claims, whatever its page and order."""
    asked = question.but(limit="")
    return _once(desk, session, ("facets", asked), lambda: facets_of(session, asked, "/claims"))


def edges(desk: Desk, session: Session, question: Question) -> Sequence[Edge]:
    """The signed edges between states; by what happened or goes on where the question names no status."""
    wanted = question.realised().wanted()
    return _once(desk, session, ("edges", question), lambda: edges_of(session, wanted))


def triangles(desk: Desk, session: Session, question: Question) -> Sequence[Triad]:
    """The first triads of these edges, the unbalanced first."""
    found = edges(desk, session, question)
    return _once(desk, session, ("triads", question), lambda: triads(found, TRIADS))


def places(desk: Desk, session: Session, question: Question) -> Sequence[PlaceTally]:
    """Acts by place; by what happened or goes on where the question names no status."""
    wanted = question.realised().wanted()
    return _once(desk, session, ("places", question), lambda: session.record.places(wanted))


def periods(desk: Desk, session: Session, question: Question) -> Sequence[PeriodTally]:
    """Acts by year, or by month where there are few years."""
    wanted = question.but(kind=("event",)).wanted()
    years = _once(desk, session, ("year", question), lambda: session.record.periods(wanted, "year"))
    if len({tally.period for tally in years}) >= _LEAST_YEARS:
        return years
    return _once(desk, session, ("month", question), lambda: session.record.periods(wanted, "month"))


def findings(desk: Desk, session: Session, question: Question, kind: str) -> list[Facet]:
    """The facets of a list of findings, whatever its page and order."""
    asked = question.but(limit="", order="")
    return _once(desk, session, (kind, asked), lambda: finding_facets(session, asked, kind))


def network(desk: Desk, session: Session, by: str = "all", known: str = "") -> Sequence[Network]:
    """The signed networks of the states by what was published by a day: of all time, or by year or month."""

    def make() -> Sequence[Network]:
        told = desk.told(session, day_of(known))
        return (signed_network(told),) if by == "all" else tuple(networks(told, by))

    if known:
        return desk.remembered(("network", session.record.stamp(), by, known), make)
    return desk.lasting(("network", by), session.record.stamp(), make)


def warm(desk: Desk, more: Sequence[Ahead] = ()) -> None:
    """Make what the unfiltered views show, and what `more` adds, so that the first to look need not wait for it."""
    compile_templates()
    with desk.session() as session:
        question = Question()
        for ahead in more:
            ahead(desk, session)
        facets(desk, session, question)
        periods(desk, session, question)
        for kind in ("occurrences", "disagreements", "expectations"):
            findings(desk, session, question, kind)
        triangles(desk, session, question)
        places(desk, session, question)
        network(desk, session)
        network(desk, session, "year")


def _once(desk: Desk, session: Session, asked: tuple[str, Question], make: Callable[[], T]) -> T:
    """What `make` gives, once for each state of the record; of unfiltered views kept however much else is asked."""
    name, question = asked
    # Facets lead to addresses in the order asked; nothing else depends on it.
    plain = question.but(limit="") if name == "facets" else question.but(order="", limit="")
    if not plain.pairs():
        return desk.lasting(name, session.record.stamp(), make)
    return desk.remembered((name, session.record.stamp(), str(plain)), make)
