"""The record examined from end to end, for `dragoman doctor`."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from dragoman.errors import IntegrityError, UsageError
from dragoman.model.text import Report
from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.counted import ACTOR_COLUMNS, PAIRS_FILED, PAIRS_MADE, actor_rows
from dragoman.record.migrations import migrate
from dragoman.record.rows import CLAIM_COLUMNS, actors_of, claim_row, decision_id, iso_day, to_claim

#: SQLite's own tables (sqlite_stat1 and the like) may come and go.
_MASTER = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"


def check(database: Database) -> list[str]:
    """What does not hold in the record, a line each, sorted within a part; empty where all holds.

    Looked at are SQLite's own structure, the schema and its triggers, references between rows, every
    report's hash, every claim's quote and columns, every decision and the search index.
    """
    parts = (_structure, _schema, _references, _reports, _pairs, _decisions, _search)
    return [complaint for part in parts for complaint in _complaints(part, database)]


def _complaints(part: Callable[[Database], Iterator[str]], database: Database) -> Iterator[str]:
    """The complaints of one part; one that cannot be finished for damage complains of that and ends."""
    try:
        yield from part(database)
    except IntegrityError as error:
        yield str(error)


def _structure(database: Database) -> Iterator[str]:
    for (line,) in database.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield f"{database.path}: {line}; restore the file from a copy"


def _schema(database: Database) -> Iterator[str]:
    """Tables, indexes and triggers against those of a new record."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        migrate(new, ":memory:")
        expected = set(new.execute(_MASTER).fetchall())
    actual = set(database.rows(_MASTER))
    for kind, name, _ in sorted(expected - actual, key=str):
        yield f"{database.path}: {kind} {name} is missing or changed; restore the file from a copy"
    known = {(kind, name) for kind, name, _ in expected}
    for kind, name, _ in sorted(actual - expected, key=str):
        if (kind, name) not in known:
            yield f"{database.path}: {kind} {name} is none of a record's; restore the file from a copy"


def _references(database: Database) -> Iterator[str]:
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"{database.path}: {table} row {row} refers to a {parent} that is not there; restore the file from a copy"


def _reports(database: Database) -> Iterator[str]:
    for name, outlet, *window in database.rows(
        "SELECT id, outlet, earliest, latest FROM report JOIN report_outlet ON report = id ORDER BY id"
    ):
        try:
            report = view.report(database, name)
            if window != [iso_day(report.published.earliest), iso_day(report.published.latest)]:
                yield f"{name}: filed under other days than its own; restore the record"
            if outlet != (report.outlet or ""):
                yield f"{name}: filed under another outlet than its own; restore the record"
            yield from _claims(database, report)
            if report.original is not None:
                view.original_bytes(database, name)
        except IntegrityError as error:
            yield str(error)


def _claims(database: Database, report: Report) -> Iterator[str]:
    links = view.links(database, report.id, 0, len(report.text))
    for row in database.rows(f"SELECT {CLAIM_COLUMNS} FROM claim WHERE report = ? ORDER BY start, id", (report.id,)):
        try:
            claim = to_claim(row[0], row[-1], report)
        except IntegrityError as error:
            yield str(error)
            continue
        ((number,),) = database.rows("SELECT number FROM claim WHERE id = ?", (row[0],))
        actors = database.rows(f"SELECT {ACTOR_COLUMNS} FROM claim_actor WHERE claim = ? ORDER BY code, role", row[:1])
        if row != claim_row(claim) or actors != actor_rows(row, number, actors_of(claim, links)):
            yield f"{report.id}[{claim.span.start}:{claim.span.end}]: {row[0]} is filed wrongly; restore the record"


def _pairs(database: Database) -> Iterator[str]:
    """Acts and ties filed under other pairs than those that their actors make."""
    for more, less in ((PAIRS_MADE, PAIRS_FILED), (PAIRS_FILED, PAIRS_MADE)):
        for (name,) in database.rows(f"SELECT DISTINCT id FROM ({more} EXCEPT {less})"):
            yield f"{name}: counted between other actors than its own; restore the record"


def _decisions(database: Database) -> Iterator[str]:
    for decision in view.decisions(database, None):
        name = decision_id(decision)
        filed = database.rows("SELECT subject FROM decision_subject WHERE decision = ? ORDER BY 1", (name,))
        if filed != [(subject,) for subject in sorted(set(decision.subject))]:
            yield f"{name}: filed under other subjects than its own; restore the record"


def _search(database: Database) -> Iterator[str]:
    """FTS5's own check, against the texts it was made from (sqlite.org/fts5.html, integrity-check).

    It counts as writing: a record that may only be read is left at the other checks.
    """
    for table in ("report_search", "quote_search"):
        try:
            with database.transaction():
                database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except IntegrityError:
            yield f"{database.path}: {table} does not have the words of the texts; restore the file from a copy"
        except UsageError:
            return
