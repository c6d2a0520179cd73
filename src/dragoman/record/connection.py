"""The SQLite file under the record: opened with care, every failure told in plain words.

The journal is SQLite's rollback journal, never WAL: before SQLite 3.51.3 two processes that check-point
a WAL at once can lose what was committed (sqlite.org/wal.html#walresetbug).
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.errors import BusyError, DragomanError, IntegrityError, NothingFound, UsageError
from dragoman.record.migrations import migrate

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    # A file from elsewhere may carry hostile views and triggers (sqlite.org/security.html).
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_mode = DELETE",
    # KiB: the indexes that a count walks stay at hand; with the usual 2 MB they are read again and again.
    "PRAGMA cache_size = -65536",
)


class Database:
    """One open SQLite file; every error of SQLite leaves here as one of Dragoman's, with the file's name."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        with plain_errors(path):
            # isolation_level None: transactions begin and end where this module says.
            self._connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
            try:
                # The version first, so that a foreign file is told before anything is set on it.
                migrate(self._connection, str(path))
                for pragma in _PRAGMAS:
                    self._connection.execute(pragma)
            except BaseException:
                self._connection.close()
                raise

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query, at once, so that no read lock outlives the call."""
        with plain_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one statement that writes; the number of the row it inserted, where it did."""
        with plain_errors(self.path):
            return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside stands together or not at all; one inside another is part of it.

        Raises BusyError where another process writes.
        """
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_database(path: Path, create: bool, wait: float) -> Database:
    """The record's file, its schema brought up to date; see `open_record` for what it raises."""
    # os.path answers no where Path raises, in a folder that may not be looked into; SQLite then says so itself.
    if os.path.isdir(path):
        raise UsageError(f"{path}: a folder; name a file")
    if not create and not (os.path.exists(path) and os.path.getsize(path)):
        raise NothingFound(f"{path}: no record here; read some reports into it first, or name another file")
    if not os.path.isdir(path.parent):
        raise UsageError(f"{path}: its folder does not exist; create {path.parent} or name another file")
    return Database(path, wait)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite complains of as Dragoman's errors, with the file and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(error, path) from error


def _explain(error: sqlite3.Error, path: Path) -> DragomanError:
    if isinstance(error, sqlite3.ProgrammingError):
        return UsageError(f"{path}: {error}; open the record again")
    # The low byte is the kind of error, the rest its detail (sqlite.org/rescode.html).
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyError(f"{path}: another process holds the record; wait until it is done and try again")
        case sqlite3.SQLITE_NOTADB:
            return UsageError(f"{path}: not a Dragoman record; name another file")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return UsageError(f"{path}: cannot be written; give write permission on it and its folder, or name another")
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return DragomanError(f"{path}: the disk is full or failing ({error}); free space there and try again")
        case _:
            return IntegrityError(f"{path}: {str(error)[:200]}; run 'dragoman doctor', or restore the file from a copy")
