"""dragoman dossier: what stands between two actors, for a reader."""

from pathlib import Path
from typing import Any

import click

from dragoman.brief import render
from dragoman.cli.shared import DAY, Command, last_day, record_option, write_file
from dragoman.errors import UsageError
from dragoman.session import open_session

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}


@click.command("dossier", cls=Command)
@click.argument("actors", nargs=-1, required=True, metavar="A [B]")
@record_option
@click.option("--as-of", type=DAY, help="The dossier as it would have been written then.")
@click.option("--known", type=DAY, help="With --as-of: what was published by then counts, though later than that day.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write: .html, .md or .json; - is standard output."
)
@click.option("--rejected", is_flag=True, help="Also what people rejected or corrected, marked as such.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def dossier_command(actors: tuple[str, ...], path: Path, output: Path | None, as_json: bool, **asked: Any) -> int:
    """Write the dossier of a dyad, or of one actor.

    \b
    dragoman dossier AZE ISR -o dossier.html
    dragoman dossier Colombia Venezuela --as-of 2022-10 > dossier.md

    Without -o it goes to standard output as Markdown.
    """
    if len(actors) > 2:
        raise UsageError(f"{' '.join(actors)}: a dossier has one actor or two; put names of two words in quotes")
    form = "json" if as_json else "markdown"
    if output == Path("-"):
        output = None
    if output is not None:
        if output.suffix.lower() not in SUFFIXES:
            raise UsageError(f"{output}: a dossier is written as {', '.join(SUFFIXES)}; choose one of these endings")
        form = SUFFIXES[output.suffix.lower()]
    with open_session(path, create=False) as session:
        dossier = session.dossier(
            *actors,
            as_of=last_day(asked["as_of"]),
            known=last_day(asked["known"]),
            rejected=asked["rejected"],
        )
        text = render(dossier, form)
    if output is None:
        click.echo(text, nl=False)
        return 0
    write_file(output, text)
    click.echo(str(output), err=True)
    return 0
