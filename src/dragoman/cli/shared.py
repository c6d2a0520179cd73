"""What commands have in common: the record's option, dates, JSON and progress."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.errors import IntegrityError, ItemError, RefusedItem, UsageError
from dragoman.model.values import Window
from dragoman.read import FetchPolicy, ReadOptions
from dragoman.settings import load_settings

F = TypeVar("F", bound=Callable[..., Any])


class Exampled(click.Command):
    """A command whose help starts with its examples: the block behind \\b in its docstring."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, then what click writes."""
        said, _, examples = (self.help or "").partition("\b\n")
        examples, _, rest = examples.partition("\n\n")
        with formatter.section("Examples"):
            for example in examples.splitlines():
                # As it stands, however long: a wrapped command cannot be copied.
                formatter.write(f"{' ' * formatter.current_indent}{example.strip()}\n")
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(" ".join(f"{said} {rest}".split()))
        self.format_options(ctx, formatter)


class Command(Exampled):
    """A command of its own."""


class Group(Exampled, click.Group):
    """A command with commands of its own, which its help lists."""


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


def end_of(window: Window | None) -> datetime | None:
    """The last moment of the last day of a date given, in UTC, for decisions in force then."""
    return datetime.combine(window.latest, time.max, UTC) if window and window.latest else None


def print_json(value: object) -> None:
    """One JSON document, indented, letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def json_line(value: object) -> str:
    """One JSON value on one line."""
    return json.dumps(value, ensure_ascii=False)


def fetch_policy(ignore_robots: bool) -> FetchPolicy:
    """How addresses are fetched; DRAGOMAN_CONTACT tells sites how to reach whoever asks."""
    return FetchPolicy(obey=not ignore_robots, contact=os.environ.get("DRAGOMAN_CONTACT", ""))


def report_failures(failed: Iterable[ItemError]) -> list[ItemError]:
    """Each failure on standard error, a line each; and all of them."""
    errors = list(failed)
    for error in errors:
        click.echo(f"dragoman: {error}", err=True)
    return errors


def failure_code(failed: Iterable[ItemError], some: bool) -> int:
    """Each failure on standard error, a line each; the exit code: 6 where all that was asked for is refused."""
    errors = report_failures(failed)
    if errors and not some and all(isinstance(error, RefusedItem) for error in errors):
        return RefusedItem.exit_code
    return 1 if errors else 0


def progress_line(text: str, done: bool = False) -> None:
    """A line that overwrites itself on a terminal, and nothing at all in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", err=True, nl=done)


def write_file(output: Path, content: str | bytes) -> None:
    """Write text (as UTF-8) or bytes, or raise UsageError with what to do."""
    try:
        output.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written ({error.strerror}); name a file in a folder you may write"
        ) from error


def read_file(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises UsageError with what to do."""
    if name == "-":
        if not sys.stdin:
            raise UsageError("-: there is no standard input here; name a file instead")
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror}); check the file and its permissions") from error
