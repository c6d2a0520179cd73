"""dragoman disagreements, expectations, origins, occurrences: what reconciling found."""

from pathlib import Path
from typing import Any

import click

from dragoman.cli.shared import Command, json_option, print_json, record_option
from dragoman.errors import NothingFound
from dragoman.reconcile import score_authors
from dragoman.record import open_record


def _found(path: Path, kind: str, as_json: bool) -> list[dict[str, Any]]:
    with open_record(path, create=False) as record:
        rows = record.findings(kind)
    if as_json:
        print_json(rows)
    elif not rows:
        raise NothingFound(f"{path}: no {kind} found; read more reports about the same matter")
    return [] if as_json else rows


def _quoted(piece: dict[str, Any]) -> str:
    return f"    {_placed(piece)} “{' '.join(piece['quote'].split())}”"


def _placed(piece: dict[str, Any]) -> str:
    return f"{piece['report']}[{piece['start']}:{piece['end']}]"


@click.command("disagreements", cls=Command)
@record_option
@json_option
def disagreements_command(path: Path, as_json: bool) -> int:
    """Print the points on which reports differ, all sides, heaviest first.

    \b
    dragoman disagreements
    dragoman disagreements --record baku.db --json
    """
    for row in _found(path, "disagreements", as_json):
        click.echo(f"{row['point']}  ({row['kind']})")
        for version in row["versions"]:
            click.echo(f"{_quoted(version)}  = {version['value']}, origin {version['origin']}")
    return 0


@click.command("expectations", cls=Command)
@record_option
@json_option
@click.option("--by-author", is_flag=True, help="Count by whoever foretold them how many came.")
def expectations_command(path: Path, as_json: bool, by_author: bool) -> int:
    """Print what was forecast, by whom, and what came of it.

    \b
    dragoman expectations
    dragoman expectations --record baku.db --json
    dragoman expectations --by-author
    """
    if by_author:
        return _by_author(path, as_json)
    for row in _found(path, "expectations", as_json):
        click.echo(f"{row['outcome']}: {row['says']}  (by {row['by']})")
        click.echo(_quoted(row))
        for piece in row["resolved_by"]:
            click.echo(f"  then{_quoted(piece)}")
    return 0


def _by_author(path: Path, as_json: bool) -> int:
    """The counts of each author, a line each; the share that came where enough of them are resolved."""
    with open_record(path, create=False) as record:
        rows, persons = record.findings("expectations"), record.findings("persons")
        outlets = {report.id: report.outlet for report in record.reports()}
    scores = score_authors(rows, persons, outlets)
    if as_json:
        print_json([score.row() for score in scores])
        return 0
    if not scores:
        raise NothingFound(f"{path}: no expectations found; read more reports about the same matter")
    click.echo("borne out   late   refuted   open   share  by")
    for score in scores:
        share = "–" if score.share is None else f"{score.share:.0%}"
        click.echo(f"{score.borne_out:9} {score.late:6} {score.refuted:9} {score.open:6} {share:>7}  {score.by}")
    return 0


@click.command("origins", cls=Command)
@record_option
@json_option
def origins_command(path: Path, as_json: bool) -> int:
    """Print where passages first came from, and the reports that carry them.

    \b
    dragoman origins
    dragoman origins --record baku.db --json
    """
    for row in _found(path, "origins", as_json):
        click.echo(f"{row['origin']}: {', '.join(row['reports'])}")
        for piece in row["shared"]:
            click.echo(f"    {_placed(piece)}")
    return 0


@click.command("occurrences", cls=Command)
@record_option
@json_option
def occurrences_command(path: Path, as_json: bool) -> int:
    """Print the real events behind the claims, each with how many origins report it.

    \b
    dragoman occurrences
    dragoman occurrences --record baku.db --json
    """
    for row in _found(path, "occurrences", as_json):
        who = f"{'+'.join(row['source'])} > {'+'.join(row['target'])}"
        when = f"{row['earliest'] or '?'}..{row['latest'] or '?'}"
        click.echo(f"{row['type']}  {who}  {when}  {row['status']}  origins {row['origins']}")
        for piece in row["reports"]:
            click.echo(f"    {_placed(piece)}")
    return 0
