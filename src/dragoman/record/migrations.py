"""The record's schema, brought up to date script by script; the file says itself which it has had."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dragoman.errors import UsageError

#: Stands in the file's header (SQLite's application_id), so that another program's database is told at once: "DRGM".
APPLICATION_ID = 0x4452474D


@cache
def scripts() -> tuple[str, ...]:
    """The SQL scripts of the folder `schema` in the order of their numbers; a record's version counts those it had."""
    folder = files("dragoman.record") / "schema"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the record at `path` to the newest schema, each script in a transaction of its own.

    Raises UsageError where the database is another program's, or of a newer Dragoman.
    """
    while _seen_version(connection, path) < len(scripts()):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked again under the lock: another process may have come first.
            version = _version(connection, path)
            if version < len(scripts()):
                _apply(connection, version)
            connection.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled back already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _apply(connection: sqlite3.Connection, version: int) -> None:
    for statement in statements(scripts()[version]):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version + 1}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would end the transaction they belong to."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _seen_version(connection: sqlite3.Connection, path: str) -> int:
    """The version as it stands at one moment: another thread may be bringing the record up to date."""
    connection.execute("BEGIN")
    try:
        return _version(connection, path)
    finally:
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, path: str) -> int:
    """How many scripts the record has had; 0 for an empty file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise UsageError(f"{path}: not a Dragoman record; name another file")
    if version > len(scripts()):
        raise UsageError(f"{path}: written by a newer Dragoman (schema {version}); update this one and try again")
    return int(version)
