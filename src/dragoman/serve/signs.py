"""How states stand to each other by the acts and ties of the claims asked for: edges with signs, and their triads."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial

from dragoman.model.claims import QUAD_CLASS
from dragoman.model.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.signs import sign_of
from dragoman.reconcile.network import STATES, Triad, triads_of
from dragoman.record import PairTally, TieTally, Wanted
from dragoman.session import Session

_SIGN = {"friendly": 1, "hostile": -1}


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands between two states; `sign` is friendly, hostile, mixed or neutral."""

    one: str
    other: str
    sign: str
    cooperative: int
    conflictual: int
    good: tuple[str, ...]
    bad: tuple[str, ...]

    @property
    def acts(self) -> int:
        """All acts, whichever way."""
        return self.cooperative + self.conflictual

    @property
    def weight(self) -> int:
        """On how many acts and ties the sign rests."""
        return self.acts + len(self.good) + len(self.bad)


@dataclass(slots=True)
class _Between:
    cooperative: int = 0
    conflictual: int = 0
    ties: dict[str, int] = field(default_factory=dict)


def edges_of(session: Session, wanted: Wanted) -> tuple[Edge, ...]:
    """The edges between states by the claims wanted, those that rest on most first."""
    return edges(session.record.pairs(wanted), session.record.ties(wanted))


def edges(acts: Iterable[PairTally], ties: Iterable[TieTally]) -> tuple[Edge, ...]:
    """The edges that these acts and ties make, those that rest on most first; companies count as their state."""
    state_of = cache(partial(_state, load_gazetteer()))
    between: dict[tuple[str, str], _Between] = {}
    for act in acts:
        if pair := _pair(state_of(act.one), state_of(act.other)):
            both = between.setdefault(pair, _Between())
            if QUAD_CLASS[act.type] <= 2:
                both.cooperative += act.acts
            else:
                both.conflictual += act.acts
    for tie in ties:
        if (pair := _pair(state_of(tie.one), state_of(tie.other))) and tie.polarity:
            between.setdefault(pair, _Between()).ties[tie.tie] = tie.polarity
    found = (_edge(pair, both) for pair, both in between.items())
    return tuple(sorted(found, key=lambda edge: (-edge.weight, edge.one, edge.other)))


def triads(found: Iterable[Edge], most: int | None = None) -> tuple[Triad, ...]:
    """The triads of friendly and hostile edges, the unbalanced first: all, or so many."""
    signs = {(edge.one, edge.other): (_SIGN[edge.sign], edge.weight) for edge in found if edge.sign in _SIGN}
    return triads_of(signs, most)


def _state(gazetteer: Gazetteer, code: str) -> str:
    """The state that an actor counts as; empty where it is none's."""
    found = gazetteer.counts_as(code)
    actor = gazetteer.actors.get(found)
    return found if actor is not None and actor.kind in STATES else ""


def _pair(one: str, other: str) -> tuple[str, str] | None:
    """The two states in order; None where one is none or both are the same."""
    return (min(one, other), max(one, other)) if one and other and one != other else None


def _edge(pair: tuple[str, str], both: _Between) -> Edge:
    good = tuple(sorted(tie for tie, polarity in both.ties.items() if polarity > 0))
    bad = tuple(sorted(tie for tie, polarity in both.ties.items() if polarity < 0))
    sign = sign_of(both.cooperative + len(good), both.conflictual + len(bad))
    return Edge(*pair, sign, both.cooperative, both.conflictual, good, bad)
