"""dragoman dossier: what stands between two actors, for a reader."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.brief import Earlier, earlier_of, render, render_pdf
from dragoman.cli.shared import DAY, Command, last_day, read_file, record_option, write_file
from dragoman.errors import UsageError
from dragoman.model.gazetteer import actor_code
from dragoman.session import open_session
from dragoman.settings import load_settings

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".pdf": "pdf"}


@click.command("dossier", cls=Command)
@click.argument("actors", nargs=-1, required=True, metavar="A [B]")
@record_option
@click.option("--as-of", type=DAY, help="The dossier as it would have been written then.")
@click.option("--known", type=DAY, help="With --as-of: what was published by then counts, though later than that day.")
@click.option("--since-dossier", metavar="FILE", help="An earlier dossier's JSON: tell what has changed since it.")
@click.option("--since-known", type=DAY, help="Tell what has changed since what was published by that day.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write: .html, .pdf, .md or .json; - is standard output.",
)
@click.option("--rejected", is_flag=True, help="Also what people rejected or corrected, marked as such.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def dossier_command(actors: tuple[str, ...], path: Path, output: Path | None, as_json: bool, **asked: Any) -> int:
    """Write the dossier of a dyad, or of one actor.

    \b
    dragoman dossier AZE ISR -o dossier.html
    dragoman dossier Colombia Venezuela --as-of 2022-10 > dossier.md
    dragoman dossier AZE ISR --since-dossier last-month.json -o dossier.pdf

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
            since=_since(actors, asked["since_dossier"], last_day(asked["since_known"])),
        )
        content = render_pdf(dossier, _fonts()) if form == "pdf" else render(dossier, form)
    if output is None:
        click.echo(content, nl=False)
        return 0
    write_file(output, content)
    click.echo(str(output), err=True)
    return 0


def _since(actors: tuple[str, ...], file: str | None, day: date | None) -> Earlier | date | None:
    """What the dossier tells the changes since. Raises UsageError where both are given, or the file is no dossier."""
    if file and day:
        raise UsageError("--since-dossier and --since-known: give one of them")
    if not file:
        return day
    text = read_file(file).decode("utf-8", errors="replace")
    return earlier_of(text, file, tuple(actor_code(name) for name in actors))


def _fonts() -> tuple[Path, ...]:
    """The user's folder of fonts, where one is set. Raises UsageError where it is none."""
    folder = load_settings().fonts
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: no folder of fonts; correct DRAGOMAN_FONTS")
    return (folder,) if folder else ()
