"""Who stands how with whom: a signed network of actors, its triads, and what would balance those that are not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.model.claims import Status, Tie
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.signs import sign_of
from dragoman.model.values import Window
from dragoman.reconcile.counting import Counted
from dragoman.reconcile.lineage import Lineage
from dragoman.reconcile.series import STEPS, period_of

#: Kinds of actor that are states, or count among them.
STATES = frozenset(["state", "territory"])
_SIGNS = {"friendly": 1, "hostile": -1}
_WORDS = {1: "friendly", -1: "hostile"}
_STANDING = frozenset([Status.HAPPENED, Status.ONGOING])
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SignedEdge:
    """What stands between two actors in a period: acts that happened, and ties that stand, for and against.

    `sign` is friendly, hostile, mixed or neutral; `intensity` the mean of the acts, None without any.
    """

    one: str
    other: str
    sign: str
    cooperative: int
    conflictual: int
    good_ties: int
    bad_ties: int
    intensity: float | None
    origins: int

    @property
    def weight(self) -> int:
        """On how many acts and ties the sign rests."""
        return self.cooperative + self.conflictual + self.good_ties + self.bad_ties


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change of one sign that would balance a triad, with how much its present sign rests on."""

    one: str
    other: str
    to: str
    weight: int


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors with a sign between each two; `signs` of first-second, first-third, second-third.

    Balanced where the signs multiply to plus (Heider; Cartwright and Harary 1956): all friends, or two friends with
    one enemy. `remedies` are what would balance it, the sign that rests on least first.
    """

    actors: tuple[str, str, str]
    signs: tuple[str, str, str]
    balanced: bool
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """The signed network of a period ("2023", "2023-03", or "" for all time) and its triads."""

    period: str
    edges: tuple[SignedEdge, ...]
    triads: tuple[Triad, ...]

    @property
    def balance(self) -> float | None:
        """The share of triads that are balanced; None where there is no triad."""
        return round(sum(t.balanced for t in self.triads) / len(self.triads), 3) if self.triads else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """A tie between two states, and the day by which it stood, or had ended."""

    pair: Pair
    begins: date
    tie: Tie


def tie_signs(ties: Iterable[Tie], by: date | None = None) -> tuple[int, int]:
    """How many kinds of tie between two actors stand for and against, each kind by the last report that tells of it.

    One that has ended counts where that was on `by` or later; by the end of all time, where no day is given, it has.
    """
    return _signs(sorted(ties, key=_told), by)


def _signs(ties: Iterable[Tie], by: date | None) -> tuple[int, int]:
    """The same of ties in the order in which they were told."""
    last = {tie.tie: tie for tie in ties}
    standing = [tie for tie in last.values() if tie.status in _STANDING and not _over(tie, by)]
    return sum(tie.polarity > 0 for tie in standing), sum(tie.polarity < 0 for tie in standing)


def _over(tie: Tie, by: date | None) -> bool:
    return bool(tie.until) and (by is None or (tie.until.latest or date.max) < by)


def _told(tie: Tie) -> tuple[date, str, int]:
    window = tie.report.published
    return (window.latest or window.earliest or date.min, tie.report.id, tie.span.start)


@dataclass(frozen=True, slots=True)
class Told:
    """What networks are made of: occurrences, ties, the origins that claims count under, and the actors."""

    occurrences: Sequence[Counted]
    ties: Sequence[Tie]
    lineage: Lineage
    gazetteer: Gazetteer


def signed_network(told: Told, period: str = "") -> Network:
    """The network of states in a period ("2023", "2023-03"), or of all time where it is empty.

    Acts count where all of their window lies in the period, whichever way they run; ties where they stand in
    it: from their `since`, else from the report that tells of them, until told to have ended.
    """
    acts = [o for o in told.occurrences if o.realised and (not period or _within(o.when, period))]
    return _network(period, acts, _ties_between(told), told)


def networks(told: Told, step: str) -> tuple[Network, ...]:
    """The network of each period in which an act between states is dated, in order."""
    acts: dict[str, list[Counted]] = {}
    for occurrence in told.occurrences:
        if occurrence.realised and (period := period_of(occurrence.when, step)):
            acts.setdefault(period, []).append(occurrence)
    ties = _ties_between(told)
    found = (_network(period, acts[period], ties, told) for period in sorted(acts))
    return tuple(network for network in found if network.edges)


def _network(period: str, acts: Iterable[Counted], ties: Iterable[_Standing], told: Told) -> Network:
    """The network of acts of a period and of the ties that stand in it, given in the order in which they were told."""
    window = Window.parse(period) if period else Window()
    between: dict[Pair, tuple[list[Counted], list[Tie]]] = {}
    for act in acts:
        for pair in act.pairs():
            if _are_states(pair, told.gazetteer):
                between.setdefault(pair, ([], []))[0].append(act)
    for one in ties:
        if one.begins <= (window.latest or date.max):
            between.setdefault(one.pair, ([], []))[1].append(one.tie)
    edges = (_edge(pair, *both, told.lineage, window.earliest) for pair, both in sorted(between.items()))
    kept = tuple(edge for edge in edges if edge.weight)
    return Network(period, kept, triads(kept))


def _ties_between(told: Told) -> list[_Standing]:
    """The ties between states in the order in which they were told."""
    found = []
    for tie in sorted(told.ties, key=_told):
        one, other = sorted((told.gazetteer.counts_as(tie.source), told.gazetteer.counts_as(tie.target)))
        if one != other and _are_states((one, other), told.gazetteer):
            found.append(_Standing((one, other), _begun(tie), tie))
    return found


def _within(when: Window, period: str) -> bool:
    step = next(name for name, size in STEPS.items() if size == len(period))
    return period_of(when, step) == period


def _begun(tie: Tie) -> date:
    """The day by which it stood, or had ended: what is told to have ended had begun by then."""
    published = tie.report.published
    return tie.since.earliest or tie.until.earliest or published.earliest or published.latest or date.max


def _are_states(pair: Pair, gazetteer: Gazetteer) -> bool:
    return all((actor := gazetteer.actors.get(code)) is not None and actor.kind in STATES for code in pair)


def _edge(pair: Pair, acts: Sequence[Counted], ties: Sequence[Tie], lineage: Lineage, by: date | None) -> SignedEdge:
    cooperative = sum(act.quad_class <= 2 for act in acts)
    conflictual = len(acts) - cooperative
    good, bad = _signs(ties, by)
    intensities = [act.intensity for act in acts]
    origins = {origin for act in acts for origin in act.origins} | {lineage.of(tie) for tie in ties}
    return SignedEdge(
        one=pair[0],
        other=pair[1],
        sign=sign_of(cooperative + good, conflictual + bad),
        cooperative=cooperative,
        conflictual=conflictual,
        good_ties=good,
        bad_ties=bad,
        intensity=round(sum(intensities) / len(intensities), 3) if intensities else None,
        origins=len(origins),
    )


def triads(edges: Iterable[SignedEdge]) -> tuple[Triad, ...]:
    """All triads of friendly and hostile edges, the unbalanced first; mixed and neutral edges have no sign."""
    signs = {(edge.one, edge.other): (_SIGNS[edge.sign], edge.weight) for edge in edges if edge.sign in _SIGNS}
    return triads_of(signs)


def triads_of(signs: Mapping[Pair, tuple[int, int]], most: int | None = None) -> tuple[Triad, ...]:
    """All triads of pairs with a sign (+1, -1) and what it rests on, or so many; each pair's codes in order."""
    beside: dict[str, set[str]] = {}
    for one, other in signs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found = [
        (signs[one, other][0] * signs[one, third][0] * signs[other, third][0] > 0, (one, other, third))
        for one, other in sorted(signs)
        for third in sorted(beside[one] & beside[other])
        if third > other
    ]
    return tuple(_triad(actors, signs) for _, actors in sorted(found)[:most])


def _triad(actors: tuple[str, str, str], signs: Mapping[Pair, tuple[int, int]]) -> Triad:
    pairs = list(combinations(actors, 2))
    first, second, third = (signs[pair][0] for pair in pairs)
    words = _WORDS[first], _WORDS[second], _WORDS[third]
    if first * second * third > 0:
        return Triad(actors, words, True)
    remedies = (Remedy(*pair, _WORDS[-signs[pair][0]], signs[pair][1]) for pair in pairs)
    return Triad(actors, words, False, tuple(sorted(remedies, key=lambda one: (one.weight, one.one, one.other))))
