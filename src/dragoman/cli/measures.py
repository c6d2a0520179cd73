"""dragoman series and dragoman network: what happened in numbers, and who stands how with whom."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.shared import DAY, Command, json_option, last_day, print_json, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.export.measures import cell_row, edge_rows, network_row, triad_rows
from dragoman.model.gazetteer import actor_code
from dragoman.model.values import Window
from dragoman.reconcile import Asked
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
    rows = [cell_row(cell) for cell in found.cells]
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
        print_json([network_row(network, code) for network in found])
        return 0
    rows = [row for network in found for row in (triad_rows if asked["triads"] else edge_rows)(network, code)]
    if not rows:
        raise NothingFound(f"{path}: no {'triad' if asked['triads'] else 'edge'} between states; read more reports")
    _print(rows, as_csv)
    return 0


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
