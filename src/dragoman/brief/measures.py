"""The pair in numbers: its series, its signs over the years, and the triads it is part of."""

from collections.abc import Sequence

from dragoman.brief.dossier import Edge
from dragoman.brief.gathering import Gathering
from dragoman.brief.numbers import Measures, PeriodRow, SignRow, Triangle
from dragoman.model.claims import Tie
from dragoman.model.values import Window
from dragoman.reconcile.counting import Counted, counted
from dragoman.reconcile.network import Told, Triad, networks, triads_of
from dragoman.reconcile.series import Asked, Cell, dyad_series

#: So many months are drawn as months, more as years.
MOST_MONTHS = 48
#: Pairs whose signs are shown year by year.
SHOWN_PAIRS = 8
_SIGNS = {"friendly": 1, "hostile": -1}


def measures(gathering: Gathering) -> Measures | None:
    """The pair's series by month, or by year where the months would be too many; None for a single actor."""
    if len(gathering.codes) != 2:
        return None
    one, other = gathering.codes
    occurrences = counted(gathering.findings, gathering.gazetteer)
    monthly = dyad_series(occurrences, Asked(one, other, "month"))
    series = monthly if _span(monthly.cells) <= MOST_MONTHS else dyad_series(occurrences, Asked(one, other, "year"))
    return Measures(
        step=series.step,
        periods=tuple(_row(cell) for cell in series.cells),
        unrealised=series.unrealised,
        undated=series.undated,
        vague=series.vague,
        signs=_signs(gathering, occurrences),
    )


def _span(cells: Sequence[Cell]) -> int:
    """How many months lie between the first and the last period."""
    if not cells:
        return 0
    first, last = (Window.parse(cell.period).earliest for cell in (cells[0], cells[-1]))
    return (last.year - first.year) * 12 + last.month - first.month + 1 if first and last else 0


def _row(cell: Cell) -> PeriodRow:
    return PeriodRow(
        cell.period,
        cell.occurrences,
        cell.origins,
        cell.quads,
        cell.quad_origins,
        cell.intensity_mean,
        cell.intensity_sum,
    )


def _signs(gathering: Gathering, occurrences: Sequence[Counted]) -> tuple[SignRow, ...]:
    """The signs of the pair and of those states around it that most is dated of, year by year."""
    near = [o for o in occurrences if (o.source | o.target) & set(gathering.codes)]
    told = Told(near, gathering.all(Tie), gathering.lineage, gathering.gazetteer)
    by_pair: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for network in networks(told, "year"):
        for edge in network.edges:
            # A year in which nothing is dated between two says nothing new of them.
            if {edge.one, edge.other} & set(gathering.codes) and edge.cooperative + edge.conflictual:
                by_pair.setdefault((edge.one, edge.other), []).append((network.period, edge.sign))
    own = tuple(sorted(gathering.codes))
    ranked = sorted(by_pair, key=lambda pair: (pair != own, -len(by_pair[pair]), pair))[:SHOWN_PAIRS]
    return tuple(SignRow(_named(gathering, pair), tuple(by_pair[pair])) for pair in ranked)


def _named(gathering: Gathering, pair: tuple[str, str]) -> str:
    """Both names, the dossier's own first."""
    ordered = sorted(pair, key=lambda code: gathering.codes.index(code) if code in gathering.codes else 2)
    return " – ".join(gathering.gazetteer.label(code) for code in ordered)


def triangles(edges: Sequence[Edge], names: Sequence[str]) -> tuple[Triangle, ...]:
    """The triads of the pair with each third actor that both have a sign with, the unbalanced first."""
    signs = {
        (min(edge.one, edge.other), max(edge.one, edge.other)): (_SIGNS[edge.sign], edge.weight)
        for edge in edges
        if edge.sign in _SIGNS
    }
    return tuple(_triangle(triad, names) for triad in triads_of(signs) if set(names) <= set(triad.actors))


def _triangle(triad: Triad, names: Sequence[str]) -> Triangle:
    """The triad with the dossier's own two first."""
    (third,) = set(triad.actors) - set(names)
    ordered = (names[0], names[1], third)
    places = {
        frozenset((triad.actors[a], triad.actors[b])): sign
        for (a, b), sign in zip(((0, 1), (0, 2), (1, 2)), triad.signs, strict=True)
    }
    first, second, last = (places[frozenset((ordered[a], ordered[b]))] for a, b in ((0, 1), (0, 2), (1, 2)))
    remedies = tuple(
        f"{remedy.one} – {remedy.other} turning {remedy.to} (now on {remedy.weight} acts and ties)"
        for remedy in triad.remedies
    )
    return Triangle(ordered, (first, second, last), triad.balanced, remedies)
