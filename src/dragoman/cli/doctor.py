"""dragoman doctor: versions, models, limits, and whether the record holds."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from dragoman import __version__
from dragoman.annotate.parse import MODEL_PACKAGE, check_model, model_path
from dragoman.cli.shared import Command, json_option, print_json, record_option
from dragoman.errors import DragomanError, IntegrityError, NothingFound
from dragoman.pipeline import CODER
from dragoman.record import open_record
from dragoman.settings import load_settings


@click.command("doctor", cls=Command)
@record_option
@json_option
def doctor_command(path: Path, as_json: bool) -> int:
    """Say what is installed, and check model and record; exit code 4 where something does not hold.

    \b
    dragoman doctor
    dragoman doctor --record baku.db --json
    """
    found: dict[str, Any] = {
        "dragoman": __version__,
        "coder": CODER,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "spacy": version("spacy"),
        "model": f"{MODEL_PACKAGE} {_model_version()}",
        "longest report": f"{load_settings().max_characters:,} characters",
        "record": str(path),
    }
    problems = [*_model_problems(), *_record_problems(path, found)]
    found["problems"] = problems
    if as_json:
        print_json(found)
    else:
        for key, value in found.items():
            click.echo(f"{key:16} {value if value != [] else 'none'}")
    if problems:
        raise IntegrityError(f"{len(problems)} problems found; see above")
    return 0


def _model_version() -> str:
    try:
        return version(MODEL_PACKAGE.replace("_", "-"))
    except PackageNotFoundError:
        return "not installed"


def _model_problems() -> list[str]:
    try:
        check_model(model_path())
    except DragomanError as error:
        return [str(error)]
    return []


def _record_problems(path: Path, found: dict[str, Any]) -> list[str]:
    try:
        with open_record(path, create=False) as record:
            found["counts"] = record.counts()
            return record.check()
    except NothingFound:
        found["record"] = f"{path}: none yet"
        return []
