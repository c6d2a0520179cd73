"""Counts that take a moment: kept by address while the record says the same, and made ahead of the first look."""

from collections.abc import Sequence

from dragoman.reconcile.network import Triad
from dragoman.record import PeriodTally, PlaceTally
from dragoman.serve.desk import Desk
from dragoman.serve.facets import Facet, facets_of
from dragoman.serve.questions import Question
from dragoman.serve.signs import Edge, edges_of, triads
from dragoman.session import Session

#: A record of fewer years than these is shown by months.
_LEAST_YEARS = 3


def facets(desk: Desk, session: Session, question: Question) -> list[Facet]:
    """The facets of a list of claims, whatever its page and order."""
    asked = question.but(limit="")
    key = ("facets", session.record.stamp(), str(asked))
    return desk.remembered(key, lambda: facets_of(session, asked, "/claims"))


def edges(desk: Desk, session: Session, question: Question) -> Sequence[Edge]:
    """The signed edges between states; by what happened or goes on where the question names no status."""
    wanted = question.realised().wanted()
    return desk.remembered(_key("edges", session, question), lambda: edges_of(session, wanted))


def triangles(desk: Desk, session: Session, question: Question) -> Sequence[Triad]:
    """The triads of these edges, the unbalanced first."""
    found = edges(desk, session, question)
    return desk.remembered(_key("triads", session, question), lambda: triads(found))


def places(desk: Desk, session: Session, question: Question) -> Sequence[PlaceTally]:
    """Acts by place; by what happened or goes on where the question names no status."""
    wanted = question.realised().wanted()
    return desk.remembered(_key("places", session, question), lambda: session.record.places(wanted))


def periods(desk: Desk, session: Session, question: Question) -> Sequence[PeriodTally]:
    """Acts by year, or by month where there are few years."""
    wanted = question.but(kind=("event",)).wanted()
    years = desk.remembered(_key("year", session, question), lambda: session.record.periods(wanted, "year"))
    if len({tally.period for tally in years}) >= _LEAST_YEARS:
        return years
    return desk.remembered(_key("month", session, question), lambda: session.record.periods(wanted, "month"))


def warm(desk: Desk) -> None:
    """Make what the unfiltered views show, so that the first to look need not wait for it."""
    with desk.session() as session:
        question = Question()
        facets(desk, session, question)
        periods(desk, session, question)
        triangles(desk, session, question)
        places(desk, session, question)


def _key(name: str, session: Session, question: Question) -> tuple[str, str, str]:
    return (name, session.record.stamp(), str(question.but(order="", limit="")))
