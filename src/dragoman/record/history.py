"""Decisions page by page, the last made first, by who made them, about what, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.model.decisions import UNDO, Decision
from dragoman.record import view
from dragoman.record.connection import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Which decisions are wanted; empty asks nothing. Days are those on which they were made, in UTC."""

    by: str = ""
    subject: str = ""
    question: str = ""
    since: date | None = None
    until: date | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True)
class PastPage:
    """Decisions with their ids, what each undone one was undone by, where the next page begins, how many in all."""

    decisions: tuple[tuple[str, Decision], ...]
    undone: dict[str, Decision]
    after: str
    total: int


def past(database: Database, wanted: Past, after: str = "", limit: int = 50) -> PastPage:
    """So many decisions behind a place, the last made first; a place is the id of the last one shown."""
    conditions = list(_conditions(wanted))
    total = database.rows(f"SELECT count(*) FROM decision WHERE {_sql(conditions)}", _values(conditions))[0][0]
    if after:
        place = "(made, id) < (SELECT made, id FROM decision AS last WHERE last.id = ?)"
        conditions.append((place, (after,)))
    query = f"SELECT id FROM decision WHERE {_sql(conditions)} ORDER BY made DESC, id DESC LIMIT ?"
    names = [name for (name,) in database.rows(query, (*_values(conditions), limit + 1))]
    shown = names[:limit]
    found = tuple(zip(shown, view.decisions_of(database, shown), strict=True))
    return PastPage(found, _undone(database, shown), shown[-1] if len(names) > limit else "", total)


def deciders(database: Database) -> list[tuple[str, int]]:
    """Who decided, with how many decisions, most first."""
    return database.rows("SELECT decider, count(*) FROM decision GROUP BY decider ORDER BY 2 DESC, 1")


def questions(database: Database) -> list[tuple[str, int]]:
    """What was decided, with how many decisions, most first."""
    return database.rows("SELECT question, count(*) FROM decision GROUP BY question ORDER BY 2 DESC, 1")


def _undone(database: Database, names: list[str]) -> dict[str, Decision]:
    query = (
        "SELECT decision.id FROM decision_subject JOIN decision ON decision.id = decision_subject.decision"
        " WHERE decision_subject.subject = ? AND question = ?"
    )
    return {
        name: decision
        for name in names
        for (undoing,) in database.rows(query, (name, UNDO))
        for decision in view.decisions_of(database, [undoing])
    }


def _conditions(wanted: Past) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = (
        ("decider = ?", wanted.by),
        ("id IN (SELECT decision FROM decision_subject WHERE subject = ?)", wanted.subject),
        ("question = ?", wanted.question),
        ("substr(made, 1, 10) >= ?", wanted.since.isoformat() if wanted.since else ""),
        ("substr(made, 1, 10) <= ?", wanted.until.isoformat() if wanted.until else ""),
    )
    for sql, value in said:
        if value:
            yield sql, (value,)
    if wanted.standing:
        yield "revoked IS NULL", ()


def _sql(conditions: list[tuple[str, tuple[str, ...]]]) -> str:
    return " AND ".join(sql for sql, _ in conditions) or "TRUE"


def _values(conditions: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(value for _, values in conditions for value in values)
