"""What the server remembers beside the record: its jobs, and the answers to requests that may be repeated."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from dragoman.errors import NothingFound

READ, REFRESH = "read", "reconcile"
QUEUED, DONE, FAILED, CANCELLED, INTERRUPTED = "queued", "done", "failed", "cancelled", "interrupted"
#: In this order; a job that brings the findings up to date has the last only.
RUNNING = ("starting", "reading", "coding", "recording", "reconciling")
OVER = (DONE, FAILED, CANCELLED, INTERRUPTED)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS job (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
    version INTEGER NOT NULL, made TEXT NOT NULL, started TEXT, ended TEXT, sources TEXT NOT NULL,
    total INTEGER NOT NULL, added INTEGER NOT NULL, known INTEGER NOT NULL, failed INTEGER NOT NULL,
    errors TEXT NOT NULL, note TEXT NOT NULL, stop INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS answer (
    way TEXT NOT NULL, word TEXT NOT NULL, body TEXT NOT NULL, made TEXT NOT NULL, status INTEGER, said TEXT,
    PRIMARY KEY (way, word)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be read: which, why, and what to do."""

    item: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: what it reads, how far it is, what failed. Moments are ISO in UTC; `version` grows with changes.

    `sources` are addresses and files in the job's own folder; `total` is how many items were met so far. `stop` says
    that it is to be cancelled.
    """

    id: str
    kind: str
    title: str
    state: str = QUEUED
    version: int = 1
    made: str = ""
    started: str | None = None
    ended: str | None = None
    sources: tuple[str, ...] = ()
    total: int = 0
    added: int = 0
    known: int = 0
    failed: int = 0
    errors: tuple[Failure, ...] = ()
    note: str = ""
    stop: bool = False

    @property
    def over(self) -> bool:
        """True where nothing more will come."""
        return self.state in OVER

    def to_dict(self) -> dict[str, Any]:
        """The job as JSON values."""
        row = asdict(self)
        del row["stop"]
        return {**row, "sources": list(self.sources), "errors": [asdict(one) for one in self.errors], "over": self.over}


_COLUMNS = tuple(one.name for one in fields(Job))


def now() -> str:
    """This moment."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_job(kind: str, title: str, sources: tuple[str, ...] = (), name: str = "") -> Job:
    """A job to be queued."""
    return Job(name or f"job-{uuid4().hex[:12]}", kind, title, made=now(), sources=sources)


class Worklog:
    """A SQLite file of its own in a private folder beside the record; any thread, any process may use it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chmod(folder, 0o700)
        self.path = folder / "ledger.db"
        with self._open() as database:
            database.executescript(_SCHEMA)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        try:
            yield database
        finally:
            database.close()

    def add(self, job: Job) -> Job:
        """Queue a job."""
        marks = ", ".join("?" * len(_COLUMNS))
        with self._open() as database:
            database.execute(f"INSERT INTO job ({', '.join(_COLUMNS)}) VALUES ({marks})", _row(job))
        return job

    def add_refresh(self) -> bool:
        """Queue one refresh of the findings, unless one is queued; whether it was."""
        job = new_job(REFRESH, "Findings brought up to date")
        marks = ", ".join("?" * len(_COLUMNS))
        queued = "SELECT 1 FROM job WHERE kind = ? AND state = ?"
        with self._open() as database:
            statement = f"INSERT INTO job ({', '.join(_COLUMNS)}) SELECT {marks} WHERE NOT EXISTS ({queued})"
            return database.execute(statement, (*_row(job), REFRESH, QUEUED)).rowcount > 0

    def change(self, name: str, when: tuple[str, ...] = (), **values: Any) -> bool:
        """Set fields of a job, only where its state is one of `when` if any is given; whether it was."""
        sets = ", ".join(f"{column} = ?" for column in values)
        where = f" AND state IN ({', '.join('?' * len(when))})" if when else ""
        with self._open() as database:
            done = database.execute(
                f"UPDATE job SET version = version + 1, {sets} WHERE id = ?{where}",
                (*map(_value, values.values()), name, *when),
            )
            return done.rowcount > 0

    def job(self, name: str) -> Job:
        """The job of this id. Raises NothingFound."""
        found = self._jobs("WHERE id = ?", (name,))
        if not found:
            raise NothingFound(f"{name[:80]}: no such job; see /jobs")
        return found[0]

    def jobs(self, before: int = 0, limit: int = 50) -> tuple[list[Job], int, int]:
        """Jobs, the newest first, behind a number; the number behind the last, 0 at the end; and how many there are."""
        with self._open() as database:
            numbers = [
                number
                for (number,) in database.execute(
                    "SELECT number FROM job WHERE ? = 0 OR number < ? ORDER BY number DESC LIMIT ?",
                    (before, before, limit + 1),
                )
            ]
            (total,) = database.execute("SELECT count(*) FROM job").fetchone()
        if not numbers:
            return [], 0, total
        kept = numbers[:limit]
        found = self._jobs("WHERE number BETWEEN ? AND ? ORDER BY number DESC", (kept[-1], kept[0]))
        return found, kept[-1] if len(numbers) > limit else 0, total

    def next(self) -> Job | None:
        """The job that waits longest."""
        found = self._jobs("WHERE state = ? ORDER BY number LIMIT 1", (QUEUED,))
        return found[0] if found else None

    def unfinished(self) -> list[Job]:
        """The jobs that wait or run."""
        return self._jobs(f"WHERE state NOT IN ({', '.join('?' * len(OVER))}) ORDER BY number", OVER)

    def _jobs(self, where: str, values: tuple[object, ...]) -> list[Job]:
        with self._open() as database:
            rows = database.execute(f"SELECT {', '.join(_COLUMNS)} FROM job {where}", values).fetchall()
        return [_job(row) for row in rows]

    def answer(self, way: str, word: str) -> tuple[str, str, int | None, str | None] | None:
        """Of a request under a key: the hash of its body, when it came, and status and body of its answer, if any."""
        query = "SELECT body, made, status, said FROM answer WHERE way = ? AND word = ?"
        with self._open() as database:
            found: tuple[str, str, int | None, str | None] | None = database.execute(query, (way, word)).fetchone()
        return found

    def keep_request(self, way: str, word: str, body: str) -> None:
        """Note that a request has come under a key; nothing where it has already."""
        with self._open() as database:
            database.execute("INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, NULL, NULL)", (way, word, body, now()))

    def keep_answer(self, way: str, word: str, status: int, said: str) -> None:
        """Note how it was answered."""
        with self._open() as database:
            database.execute(
                "UPDATE answer SET status = ?, said = ? WHERE way = ? AND word = ?", (status, said, way, word)
            )

    def forget_request(self, way: str, word: str) -> None:
        """Forget a request that was refused: it may be mended and sent again."""
        with self._open() as database:
            database.execute("DELETE FROM answer WHERE way = ? AND word = ?", (way, word))


def _value(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return json.dumps([asdict(one) if isinstance(one, Failure) else one for one in value])
    return value


def _row(job: Job) -> tuple[Any, ...]:
    return tuple(_value(getattr(job, name)) for name in _COLUMNS)


def _job(row: tuple[Any, ...]) -> Job:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["sources"] = tuple(json.loads(values["sources"]))
    values["errors"] = tuple(Failure(**one) for one in json.loads(values["errors"]))
    values["stop"] = bool(values["stop"])
    return Job(**values)
