"""dragoman export: the record as files that other programs load."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dragoman.cli.shared import DAY, Command, last_day, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.export import LINES, Basis, codebook_lines
from dragoman.export.facts import FactTable, fact_row
from dragoman.model.gazetteer import actor_code
from dragoman.model.values import Window
from dragoman.record import ClaimFilter
from dragoman.session import Session, open_session

#: Rows of a Parquet file's group.
_GROUP = 10_000
#: Forms of measures, which the filters on claims leave alone.
_OF_ALL = ("dyad-month", "graphml")


@click.command("export", cls=Command)
@click.argument("form", metavar="FORMAT", type=click.Choice([*LINES, "parquet"]))
@record_option
@click.option("-o", "--output", default="-", help="File to write; - is standard output.")
@click.option("--dyad", nargs=2, metavar="A B", help="Only claims between the two.")
@click.option("--since", type=DAY)
@click.option("--until", type=DAY)
@click.option("--as-of", type=DAY, help="Only what was published by then.")
def export_command(form: str, path: Path, output: str, dyad: tuple[str, str] | None, **days: Window | None) -> int:
    """Write the record as polecat, plover, gdelt, ftm, dyad-month, graphml or parquet.

    \b
    dragoman export polecat -o events.tsv
    dragoman export dyad-month --record baku.db -o dyads.csv

    What each column means, and which stay empty, stands in docs/exports.md. With -o, dyad-month writes its codebook
    beside: dyads.codebook.csv. Dyads and network are of all the record, or of what was published by --as-of.
    """
    wanted = _filter(dyad, days)
    if form == "parquet" and output == "-":
        raise UsageError("parquet is no text; name a file: -o facts.parquet")
    with open_session(path, create=False) as session:
        if form == "parquet":
            return _parquet(session, wanted, output)
        basis = session.exported(wanted)
        if not (basis.told.occurrences if form in _OF_ALL else basis.claims):
            raise NothingFound(f"{path}: nothing to export; loosen the filter or read more reports")
        _write(_lines(form, basis), output)
    if form == "dyad-month" and output != "-":
        _write(codebook_lines(), str(Path(output).with_suffix(".codebook.csv")))
    return 0


def _filter(dyad: tuple[str, str] | None, days: dict[str, Window | None]) -> ClaimFilter:
    since, until = days["since"], days["until"]
    return ClaimFilter(
        dyad=(actor_code(dyad[0]), actor_code(dyad[1])) if dyad else None,
        since=since.earliest if since else None,
        until=until.latest if until else None,
        as_of=last_day(days["as_of"]),
    )


def _lines(form: str, basis: Basis) -> Iterable[str]:
    return LINES[form](basis)


def _write(lines: Iterable[str], output: str) -> None:
    """The lines as UTF-8, line ends as they are. Raises UsageError where the file cannot be written."""
    if output == "-":
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    try:
        with open(output, "w", encoding="utf-8", errors="replace", newline="") as stream:
            stream.writelines(lines)
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written ({error.strerror}); name a file in a folder you may write"
        ) from error
    click.echo(output, err=True)


def _parquet(session: Session, wanted: ClaimFilter, output: str) -> int:
    claims, rulings = session.record.claims(wanted), session.record.rulings()
    if not claims:
        raise NothingFound(f"{session.record.path}: no claim passes; loosen the filter or read more reports")
    try:
        table = FactTable(output, {"dragoman:total": str(len(claims))})
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}); name another file") from error
    for start in range(0, len(claims), _GROUP):
        table.add(fact_row(claim, rulings) for claim in claims[start : start + _GROUP])
    table.close()
    click.echo(output, err=True)
    return 0
