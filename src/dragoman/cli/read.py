"""dragoman read: sources into a record."""

from dataclasses import replace
from pathlib import Path

import click

from dragoman.cli.progress import Progress
from dragoman.cli.shared import (
    DAY,
    Command,
    failure_code,
    fetch_policy,
    json_option,
    print_json,
    read_options,
    record_option,
)
from dragoman.errors import NothingFound
from dragoman.model.values import Window
from dragoman.session import Tally, open_session


@click.command("read", cls=Command)
@click.argument("sources", nargs=-1, required=True)
@record_option
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to code with.")
@click.option("--published", type=DAY, help="A date for all reports that give none.")
@click.option("--resume", is_flag=True, help="Go on after a stop: what is recorded is not read again, as it never is.")
@click.option("--ignore-robots", is_flag=True, help="Fetch what sites ask programs to leave alone; it is recorded.")
@json_option
def read_command(
    sources: tuple[str, ...], path: Path, workers: int, published: Window | None, as_json: bool, **flags: bool
) -> int:
    """Read, code and record reports; the same bytes again change nothing.

    \b
    dragoman read reports/ --record baku.db
    dragoman read https://courier.example/2023/ferry today.jsonl --published 2023-04-18
    """
    # `resume` changes nothing: every run goes on from what is recorded; the option is there for whoever looks for it.
    with open_session(path) as session, Progress(sources) as shown:
        options = replace(read_options(published), fetch=fetch_policy(flags["ignore_robots"]), begin=shown.begin)
        tally = session.read(sources, options, workers, lambda tally: shown.tell(_words(tally)))
    if not (tally.added or tally.known or tally.failed):
        raise NothingFound(f"{' '.join(sources)}: no report there; name files, folders or - for standard input")
    summary = {"added": tally.added, "known": tally.known, "failed": [str(error) for error in tally.failed]}
    if as_json:
        print_json(summary)
    else:
        click.echo(f"{len(tally.added)} added, {len(tally.known)} known already, {len(tally.failed)} failed: {path}")
    return failure_code(tally.failed, bool(tally.added or tally.known))


def _words(tally: Tally) -> str:
    known = f", {len(tally.known)} known already" if tally.known else ""
    return f"{len(tally.added)} reports recorded{known}, {len(tally.failed)} failed"
