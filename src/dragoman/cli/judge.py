"""dragoman judge: what people decide about claims, occurrences and sources, signed and revocable."""

import getpass
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.shared import Command, F, Group, json_option, print_json, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.record import Judge, decision_row, open_record
from dragoman.session import open_session


@click.group("judge", cls=Group)
def judge_command() -> None:
    """Decide what counts; every decision is signed, has its reason, and can be undone.

    \b
    dragoman judge reject event-203cee3b86d1 --why "a habit, no single visit"
    dragoman judge correct event-203cee3b86d1 status=planned --why "announced only" --by ana

    Claims themselves are never changed: a rejected one leaves facts and dossiers unless --rejected asks for it,
    a corrected one has another in its place whose quote stands in the text, and coding again overwrites neither.
    """


def _user() -> str:
    """Who decides where --by does not say: DRAGOMAN_USER, else the user of the machine, else nobody known."""
    try:
        return os.environ.get("DRAGOMAN_USER") or getpass.getuser()
    except (KeyError, OSError):
        return ""


def _signed(command: F) -> F:
    """Adds --why, --by, --record and --json."""
    why = click.option("--why", required=True, help="The reason, in a sentence.")
    by = click.option("--by", default=_user, help="Who decides; else DRAGOMAN_USER, else the machine's user.")
    return why(by(record_option(json_option(command))))


def _carry_out(options: dict[str, Any], act: Callable[[Judge], list[str]]) -> int:
    """Let the judge act and print the decisions made, or undone."""
    with open_session(options["path"], create=False) as session:
        with session.judging(options["by"], options["why"]) as judge:
            names = act(judge)
        wanted = set(names)
        rows = [row for row in map(decision_row, session.record.decisions()) if row["id"] in wanted]
    _show(rows, options["as_json"])
    return 0


def _show(rows: Sequence[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        print_json(list(rows))
        return
    for row in rows:
        said = " ".join(f"{name}={value}" for name, value in row["detail"] if name not in ("new", "apart"))
        until = f", revoked {row['revoked']}" if row["revoked"] else ""
        what = f"{row['question']}: {row['verdict']}{' ' if said else ''}{said}"
        click.echo(f"{row['id']}  {what}  {' '.join(row['subject'])}  {row['by']}, {row['made']}{until}: {row['why']}")


@judge_command.command("accept", cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@_signed
def accept_command(names: tuple[str, ...], **options: Any) -> int:
    """Say that claims, or findings, were read and are right.

    \b
    dragoman judge accept event-203cee3b86d1 --why "read the page"
    dragoman judge accept occurrence-ef2688c057b3 --why "in the gazette too" --by ana
    """
    return _carry_out(options, lambda judge: judge.accept(names))


@judge_command.command("reject", cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@_signed
def reject_command(names: tuple[str, ...], **options: Any) -> int:
    """Say that claims, or findings, are wrong; they leave facts and dossiers, not the record.

    \b
    dragoman judge reject event-203cee3b86d1 --why "a habit, no single visit"
    dragoman judge reject disagreement-2b0c4be2a1f0 --why "two different pipelines"
    """
    return _carry_out(options, lambda judge: judge.reject(names))


@judge_command.command("correct", cls=Command)
@click.argument("name", metavar="ID")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_signed
def correct_command(name: str, changes: tuple[str, ...], **options: Any) -> int:
    """Put a claim with fields set otherwise in the place of another.

    \b
    dragoman judge correct event-203cee3b86d1 status=planned when=2023-04 --why "announced only"
    dragoman judge correct event-203cee3b86d1 source=AZE,ISR quote="both signed" --why "both acted"

    A quote has to stand in the report's text, and so have the names of persons and speakers. Lists have commas; "none"
    empties a field.
    """
    pairs = dict(_pair(change) for change in changes)
    return _carry_out(options, lambda judge: judge.correct(name, pairs))


def _pair(change: str) -> tuple[str, str]:
    field, sign, value = change.partition("=")
    if not sign:
        raise UsageError(f"{change!r} is no FIELD=VALUE; write status=planned, for instance")
    return field, value


@judge_command.command("merge", cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@_signed
def merge_command(names: tuple[str, ...], **options: Any) -> int:
    """Say that claims, or occurrences, are of one event; or that claims name one person.

    \b
    dragoman judge merge occurrence-ef2688c057b3 occurrence-0b1c2d3e4f50 --why "one visit, dated twice"
    dragoman judge merge person-0a1b2c3d4e5f person-5f4e3d2c1b0a --why "the same ambassador"
    """
    return _carry_out(options, lambda judge: judge.merge(names))


@judge_command.command("split", cls=Command)
@click.argument("name", metavar="ID")
@click.argument("apart", nargs=-1, required=True, metavar="CLAIM...")
@_signed
def split_command(name: str, apart: tuple[str, ...], **options: Any) -> int:
    """Say that of an occurrence, or of claims that name a person, these are another.

    \b
    dragoman judge split occurrence-ef2688c057b3 event-203cee3b86d1 --why "the second visit"
    dragoman judge split person-0a1b2c3d4e5f person-5f4e3d2c1b0a --why "his brother"
    """
    return _carry_out(options, lambda judge: judge.split(name, apart))


@judge_command.command("rate", cls=Command)
@click.argument("grade")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_signed
def rate_command(grade: str, names: tuple[str, ...], **options: Any) -> int:
    """Rate a source A to F, or what is told 1 to 6, by the Admiralty code.

    \b
    dragoman judge rate B "Caspian Wire" --why "right on nine of ten dates in 2022"
    dragoman judge rate 1 occurrence-ef2688c057b3 --why "two agencies saw it"

    Unrated is F6, "cannot be judged". A 1, "confirmed", takes two independent origins; copies of one text are one.
    """
    return _carry_out(options, lambda judge: judge.rate(grade.upper(), names))


@judge_command.command("undo", cls=Command)
@click.argument("name", metavar="ID")
@_signed
def undo_command(name: str, **options: Any) -> int:
    """Revoke a decision, or the last one in force on a claim; it stays in the record with both its dates.

    \b
    dragoman judge undo decision-1c2d3e4f5a6b --why "read the wrong page"
    dragoman judge undo event-203cee3b86d1 --why "the paper corrected itself"
    """
    return _carry_out(options, lambda judge: judge.undo(name))


@judge_command.command("list", cls=Command)
@click.argument("name", required=False, metavar="[ID]")
@record_option
@json_option
def list_command(name: str | None, path: Path, as_json: bool) -> int:
    """Print the decisions on a claim, a source or everything, revoked ones too, the first made first.

    \b
    dragoman judge list
    dragoman judge list event-203cee3b86d1 --json
    """
    with open_record(path, create=False) as record:
        rows = [decision_row(decision) for decision in record.decisions(name)]
    if not rows and not as_json:
        raise NothingFound(f"{name or path}: nothing was decided; see 'dragoman judge --help' for how to")
    _show(rows, as_json)
    return 0
