"""dragoman demo: the bundled reports, read into a new record, and their dossiers."""

import os
import shutil
import sys
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path

import click

from dragoman.brief import render, render_pdf
from dragoman.cli.shared import Command, failure_code, progress_line, write_file
from dragoman.errors import UsageError
from dragoman.session import Session, Tally, open_session

#: Bundled sets: folder, and the dyad its dossier is about.
SETS = {"azerbaijan_israel": ("AZE", "ISR"), "colombia_venezuela": ("COL", "VEN")}


@click.command("demo", cls=Command)
@click.option("-o", "--output", default="demo-out", type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--open/--no-open", "show", default=True, help="Open the dossier where there is a screen.")
def demo_command(output: Path, show: bool) -> int:
    """Read the bundled reports into a new record and write their dossiers.

    \b
    dragoman demo
    dragoman demo -o /tmp/demo --no-open
    """
    database = _fresh_folder(output) / "demo.db"
    with open_session(database) as session, as_file(files("dragoman") / "demo") as bundled:
        tally = session.read([str(bundled / name / "*.txt") for name in SETS], progress=_show)
        _show(tally, done=True)
        pages = [_write(session, output, pair) for pair in SETS.values()]
        counts = session.record.counts()
    click.echo(f"{len(tally.added)} reports, {counts['claims']} claims, {counts['disagreements']} disagreements")
    click.echo(f"record   {database}")
    for page in pages:
        click.echo(f"dossier  {page}")
    click.echo(f"look     dragoman serve --record {database}")
    if show and _has_screen():
        webbrowser.open(pages[0].resolve().as_uri())
    return failure_code(tally.failed, bool(tally.added))


def _fresh_folder(output: Path) -> Path:
    """The folder, empty of an earlier demo's record. Raises UsageError where it cannot be made."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        (output / "demo.db").unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); name another folder with -o") from error
    return output


def _write(session: Session, output: Path, pair: tuple[str, str]) -> Path:
    dossier = session.dossier(*pair)
    name = "-".join(pair).lower()
    for suffix, form in ((".json", "json"), (".md", "markdown"), (".html", "html")):
        write_file(output / f"{name}{suffix}", render(dossier, form))
    write_file(output / f"{name}.pdf", render_pdf(dossier))
    return output / f"{name}.html"


def _show(tally: Tally, done: bool = False) -> None:
    progress_line(f"{len(tally.added)} reports read", done)


def _has_screen() -> bool:
    on_desktop = sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return on_desktop and sys.stdout.isatty() and bool(shutil.which("xdg-open") or sys.platform in ("darwin", "win32"))
