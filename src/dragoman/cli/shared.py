"""What commands have in common: the record's option, dates, JSON and progress."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.errors import IntegrityError, ItemError, RefusedItem
from dragoman.model.values import Window
from dragoman.read import FetchPolicy, ReadOptions
from dragoman.settings import load_settings

F = TypeVar("F", bound=Callable[..., Any])


class Command(click.Command):
    """A command whose help starts with its examples: the block behind \\b in its docstring."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, then what click writes."""
        said, _, examples = (self.help or "").partition("\b\n")
        examples, _, rest = examples.partition("\n\n")
        with formatter.section("Examples"):
            for example in examples.splitlines():
                formatter.write_text(example.strip())
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(" ".join(f"{said} {rest}".split()))
        self.format_options(ctx, formatter)


class DayType(click.ParamType[Window]):
    """A date of the command line: YYYY-MM-DD, YYYY-MM or YYYY; gives its window."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Window:
        """The window of the date; a usage error says how to write one."""
        if isinstance(value, Window):
            return value
        try:
            return Window.parse(value, "given")
        except IntegrityError as error:
            self.fail(str(error), param, ctx)


DAY = DayType()


def record_option(command: F) -> F:
    """Adds --record FILE, else DRAGOMAN_RECORD, else dragoman.db here."""
    return click.option(
        "--record",
        "path",
        type=click.Path(path_type=Path),
        default=lambda: load_settings().record,
        help="The record's file; else DRAGOMAN_RECORD, else dragoman.db here.",
    )(command)


def json_option(command: F) -> F:
    """Adds --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def read_options(published: Window | None) -> ReadOptions:
    """How to read sources, `-` among them; a program started without standard input has none."""
    return ReadOptions(published or Window(), sys.stdin.buffer if sys.stdin else None)


def last_day(window: Window | None) -> date | None:
    """The last day of a date given, for "as known at"."""
    return window.latest if window else None


def print_json(value: object) -> None:
    """One JSON document, indented, letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def json_line(value: object) -> str:
    """One JSON value on one line."""
    return json.dumps(value, ensure_ascii=False)


def fetch_policy(ignore_robots: bool) -> FetchPolicy:
    """How addresses are fetched; DRAGOMAN_CONTACT tells sites how to reach whoever asks."""
    return FetchPolicy(obey=not ignore_robots, contact=os.environ.get("DRAGOMAN_CONTACT", ""))


def failure_code(failed: Iterable[ItemError], some: bool) -> int:
    """Each failure on standard error, a line each; the exit code: 6 where all that was asked for is refused."""
    errors = list(failed)
    for error in errors:
        click.echo(f"dragoman: {error}", err=True)
    if errors and not some and all(isinstance(error, RefusedItem) for error in errors):
        return RefusedItem.exit_code
    return 1 if errors else 0


def progress_line(text: str, done: bool = False) -> None:
    """A line that overwrites itself on a terminal, and nothing at all in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", err=True, nl=done)
