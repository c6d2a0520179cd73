"""dragoman trail: any row back to its sentence, report, coder and deciders."""

from pathlib import Path

import click

from dragoman.cli.shared import Command, print_json, record_option
from dragoman.record import open_record, trace


@click.command("trail", cls=Command)
@click.argument("row_id")
@record_option
@click.option("--json", "as_json", is_flag=True, help="JSON, which is what is printed anyway.")
def trail_command(row_id: str, path: Path, as_json: bool) -> int:
    """Print where a row comes from: its sentence, report, coder version, links and decisions.

    \b
    dragoman trail event-203cee3b86d1
    dragoman trail wire-2023 --record baku.db
    """
    del as_json
    with open_record(path, create=False) as record:
        print_json(trace(record, row_id).to_dict())
    return 0
