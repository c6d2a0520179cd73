"""dragoman series and dragoman network: what happened in numbers, and who stands how with whom."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dragoman.cli.shared import DAY, Command, json_option, last_day, print_json, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.model.gazetteer import actor_code, load_gazetteer
from dragoman.model.values import Window
from dragoman.reconcile import Asked, Network
from dragoman.reconcile.series import QUADS, Cell
from dragoman.session import open_session

_FORMS = "Print comma-separated values."


@click.command("series", cls=Command)
@click.argument("actors", nargs=2, metavar="A B")
@record_option
@click.option("--by", "step", type=click.Choice(["day", "month", "year"]), default="month", show_default=True)
@click.option("--directed", is_flag=True, help="A towards B and B towards A apart.")
@click.option("--since", type=DAY)
@click.option("--until", type=DAY)
@click.option("--fill", is_flag=True, help="Also the periods in which nothing happened.")
@click.option("--known", type=DAY, help="Only what was published by then.")
@click.option("--csv", "as_csv", is_flag=True, help=_FORMS)
@json_option
def series_command(actors: tuple[str, str], path: Path, as_csv: bool, as_json: bool, **asked: Any) -> int:
    """Print what happened between two actors by month or day: quad classes, intensity, occurrences and origins.

    \b
    dragoman series AZE ISR --csv
    dragoman series AZE ISR --by day --since 2023-01 --directed --json

    Each real event counts once, however many reports tell it; n_origins counts independent origins. What is undated,
    dated too vaguely or did not come about is counted apart.
    """
    one, other = (actor_code(name) for name in actors)
    if one == other:
        raise UsageError(f"{one}: a series is of two actors; name another")
    since, until = asked["since"], asked["until"]
    period = Window(since.earliest if since else None, until.latest if until else None)
    wanted = Asked(one, other, asked["step"], asked["directed"], period, asked["fill"])
    with open_session(path, create=False) as session:
        found = session.series(wanted, last_day(asked["known"]))
    rows = [_cell_row(cell) for cell in found.cells]
    left = {"unrealised": found.unrealised, "undated": found.undated, "vague": found.vague}
    if as_json:
        print_json({"by": found.step, "rows": rows, "not placed": left})
        return 0
    if not rows:
        raise NothingFound(f"{path}: nothing dated between {one} and {other} ({_listed(left)}); try --by year")
    _print(rows, as_csv)
    click.echo(f"not placed: {_listed(left)}", err=True)
    return 0


def _listed(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())


def _cell_row(cell: Cell) -> dict[str, Any]:
    """The cell under the column names that social scientists load; ccode is the Correlates of War's number."""
    dates = dict(zip(("year", "month", "day"), map(int, cell.period.split("-")), strict=False))
    return {
        "ccode1": _cow(cell.one),
        "ccode2": _cow(cell.other),
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


def _cow(code: str) -> int | None:
    """The number, None where there is none: blank, never 0."""
    actor = load_gazetteer().actors.get(code)
    return int(actor.cow) if actor and actor.cow.isdigit() else None


@click.command("network", cls=Command)
@record_option
@click.option("--by", "step", type=click.Choice(["all", "year", "month"]), default="all", show_default=True)
@click.option("--actor", help="Only edges and triads with this actor.")
@click.option("--triads", is_flag=True, help="Print triads instead of edges, and what would balance them.")
@click.option("--known", type=DAY, help="Only what was published by then.")
@click.option("--csv", "as_csv", is_flag=True, help=_FORMS)
@json_option
def network_command(path: Path, as_csv: bool, as_json: bool, **asked: Any) -> int:
    """Print the signed network of the record's states, over time where asked, with its triads.

    \b
    dragoman network --by year --csv
    dragoman network --actor AZE --triads --json

    A sign is friendly or hostile where three quarters of the acts and ties say so. A triad is balanced where its signs
    multiply to plus; an unbalanced one is told with the changes that would balance it, what rests on least first.
    """
    code = actor_code(asked["actor"]) if asked["actor"] else ""
    step = "" if asked["step"] == "all" else asked["step"]
    with open_session(path, create=False) as session:
        found = session.networks(step, last_day(asked["known"]))
    if as_json:
        print_json([_network_row(network, code) for network in found])
        return 0
    rows = [row for network in found for row in (_triad_rows if asked["triads"] else _edge_rows)(network, code)]
    if not rows:
        raise NothingFound(f"{path}: no {'triad' if asked['triads'] else 'edge'} between states; read more reports")
    _print(rows, as_csv)
    return 0


def _network_row(network: Network, code: str) -> dict[str, Any]:
    return {
        "period": network.period,
        "edges": _edge_rows(network, code, period=False),
        "triads": [asdict(triad) for triad in network.triads if not code or code in triad.actors],
        "balance": network.balance,
    }


def _edge_rows(network: Network, code: str, period: bool = True) -> list[dict[str, Any]]:
    when = {"period": network.period} if period else {}
    return [{**when, **asdict(edge)} for edge in network.edges if not code or code in (edge.one, edge.other)]


def _triad_rows(network: Network, code: str) -> list[dict[str, Any]]:
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


def _print(rows: Sequence[dict[str, Any]], as_csv: bool) -> None:
    """The rows as comma-separated values, or in columns for a reader."""
    if as_csv:
        stream = io.StringIO()
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        click.echo(stream.getvalue(), nl=False)
        return
    table = [list(rows[0]), *([_shown(value) for value in row.values()] for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    for line in table:
        click.echo("  ".join(_aligned(line, widths)).rstrip())


def _aligned(cells: Iterable[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]


def _shown(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
