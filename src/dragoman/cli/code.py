"""dragoman code: reports in, facts out, no record kept."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

import click

from dragoman.cli.parquet import turn_into_parquet
from dragoman.cli.progress import Progress
from dragoman.cli.shared import DAY, Command, failure_code, json_line, read_options
from dragoman.errors import ItemError, NothingFound, UsageError
from dragoman.model.facts import claim_to_fact, report_facts
from dragoman.model.values import Window
from dragoman.pipeline import Coded, code_reports
from dragoman.read import read_sources
from dragoman.settings import load_settings


@click.command("code", cls=Command)
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default="-",
    help="File to write, Parquet where it ends in .parquet, else JSON Lines; - is standard output.",
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to code with.")
@click.option("--published", type=DAY, help="A date for all reports that give none.")
def code_command(sources: tuple[str, ...], output: str, workers: int, published: Window | None) -> int:
    """Code reports without a record: one fact a line.

    \b
    dragoman code reports/ -o facts.jsonl
    dragoman code reports/ -o facts.parquet
    dragoman code wire.jsonl --workers 2 | head

    A SOURCE is a file, folder, glob, address, archive, feed or -; its type is told from its content.
    """
    coded, failed = 0, []
    with _writer(output) as stream, Progress(sources) as shown:
        items = read_sources(sources, replace(read_options(published), begin=shown.begin))
        for outcome in code_reports(items, load_settings(), workers):
            if isinstance(outcome, ItemError):
                failed.append(outcome)
                continue
            coded += 1
            stream.writelines(json_line(fact) + "\n" for fact in _facts(outcome))
            shown.tell(f"{coded} reports coded, {len(failed)} failed")
    if not coded and not failed:
        raise NothingFound(f"{' '.join(sources)}: no report there; name files, folders or - for standard input")
    return failure_code(failed, bool(coded))


def _facts(coded: Coded) -> list[dict[str, object]]:
    return [*report_facts(coded.report), *(claim_to_fact(claim) for claim in coded.claims)]


def _standard_output() -> Iterator[IO[str]]:
    """Standard output in UTF-8 whatever the locale says, left open for whoever comes after."""
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
    try:
        yield stream
    finally:
        stream.detach()


@contextmanager
def _writer(output: str) -> Iterator[IO[str]]:
    """The stream to write to. A file appears whole or not at all: it is written beside itself first.

    What stands there and is no file (a folder apart, which is refused), such as /dev/null, is written to as it is.
    """
    if output == "-":
        yield from _standard_output()
        return
    path = Path(output)
    whole = path.is_file() or not path.exists()
    beside = path.with_name(f".{path.name}.{os.getpid()}") if whole else path
    try:
        stream = beside.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); name a file in a folder you may write"
        ) from error
    try:
        with stream:
            yield stream
        if whole and path.suffix.lower() == ".parquet":
            turn_into_parquet(beside)
        if whole:
            beside.replace(path)
    finally:
        if whole:
            beside.unlink(missing_ok=True)
