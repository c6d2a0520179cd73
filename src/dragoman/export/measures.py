"""Series and networks as rows under the column names that social scientists load."""

from dataclasses import asdict
from typing import Any

from dragoman.model.gazetteer import load_gazetteer
from dragoman.reconcile import Network
from dragoman.reconcile.series import QUADS, Cell

Row = dict[str, Any]


def cell_row(cell: Cell) -> dict[str, Any]:
    """The cell under the column names that social scientists load; ccode is the Correlates of War's number."""
    dates = dict(zip(("year", "month", "day"), map(int, cell.period.split("-")), strict=False))
    return {
        "ccode1": cow_of(cell.one),
        "ccode2": cow_of(cell.other),
        "iso3_1": cell.one,
        "iso3_2": cell.other,
        **dates,
        "n_events": cell.occurrences,
        "n_origins": cell.origins,
        **dict(zip(QUADS, cell.quads, strict=True)),
        **{f"{name}_origins": number for name, number in zip(QUADS, cell.quad_origins, strict=True)},
        "goldstein_mean": cell.intensity_mean,
        "goldstein_sum": cell.intensity_sum,
    }


def cow_of(code: str) -> int | None:
    """The Correlates of War's number of a state, None where there is none: blank, never 0."""
    actor = load_gazetteer().actors.get(code)
    return int(actor.cow) if actor and actor.cow.isdigit() else None


def network_row(network: Network, code: str) -> dict[str, Any]:
    """A network with its edges and triads; those of one actor where a code is given."""
    return {
        "period": network.period,
        "edges": edge_rows(network, code, period=False),
        "triads": [asdict(triad) for triad in network.triads if not code or code in triad.actors],
        "balance": network.balance,
    }


def edge_rows(network: Network, code: str, period: bool = True) -> list[dict[str, Any]]:
    """A row an edge."""
    when = {"period": network.period} if period else {}
    return [{**when, **asdict(edge)} for edge in network.edges if not code or code in (edge.one, edge.other)]


def triad_rows(network: Network, code: str) -> list[dict[str, Any]]:
    """A row a triad, with what would balance it in words."""
    return [
        {
            "period": network.period,
            **dict(zip(("a", "b", "c"), triad.actors, strict=True)),
            **dict(zip(("ab", "ac", "bc"), triad.signs, strict=True)),
            "balanced": "yes" if triad.balanced else "no",
            "would_balance": "; ".join(f"{r.one}-{r.other} {r.to} ({r.weight})" for r in triad.remedies),
        }
        for triad in network.triads
        if not code or code in triad.actors
    ]
