"""dragoman standing: what stands between two actors at a date, as known at another."""

from pathlib import Path

import click

from dragoman.brief import StandingAt, standing_row
from dragoman.cli.shared import DAY, Command, json_option, last_day, print_json, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.model.values import Window
from dragoman.session import open_session


@click.command("standing", cls=Command)
@click.argument("actors", nargs=-1, required=True, metavar="A [B]")
@record_option
@click.option("--as-of", type=DAY, help="The day asked about; else the last one known.")
@click.option("--known", type=DAY, help="Only what was published by then; else all of the record.")
@json_option
def standing_command(
    actors: tuple[str, ...], path: Path, as_of: Window | None, known: Window | None, as_json: bool
) -> int:
    """Print what stands at a date: missions, envoys, relations, ties, offices, each with its proof.

    \b
    dragoman standing AZE ISR --as-of 2015
    dragoman standing AZE ISR --as-of 2015 --known 2010-12-31 --json

    Stages are announced, decided, accredited, open, recalled, closed; ties stand or have ended. What nobody had
    reported by --known is not known, though it may have stood.
    """
    if len(actors) > 2:
        raise UsageError(f"{' '.join(actors)}: name one actor or two; put names of two words in quotes")
    with open_session(path, create=False) as session:
        found, notes = session.standing(*actors, as_of=last_day(as_of), known=last_day(known))
    by_number = {note.number: note for note in notes}
    if as_json:
        print_json([standing_row(standing, by_number) for standing in found])
        return 0
    if not found:
        raise NothingFound(f"{path}: nothing is told to stand then; ask for a later day with --as-of or --known")
    for standing in found:
        click.echo(_line(standing))
        for number in standing.notes:
            note = by_number[number]
            click.echo(f"    {note.report}[{note.start}:{note.end}] “{' '.join(note.passage.quote.split())}”")
    return 0


def _line(standing: StandingAt) -> str:
    who = f"{standing.sender} > {standing.host}" if standing.host else standing.sender
    since = f"since {standing.since.words}" if standing.since.precision != "undated" else ""
    ahead = f"{standing.ahead}: a change" if standing.ahead else ""
    parts = [standing.matter, who, standing.level, standing.person, standing.stage, since, ahead]
    return "  ".join(
        part for part in [*parts, f"told {standing.reported.words}", f"origins {standing.origins}"] if part
    )
