"""Pages of claims and counts by value, asked of the database itself, so that a page over 100,000 claims stays quick."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.errors import UsageError
from dragoman.model.claims import Claim, Status
from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.cursors import cursor_of, read_cursor
from dragoman.record.entries import CLAIM_KINDS
from dragoman.record.rows import iso_day
from dragoman.record.search import to_query

#: How claims may be ordered: by place in their reports, by their own days, newest or oldest first.
ORDERS = ("report", "newest", "oldest")
_MOST_VALUES = 40  # a list of values longer than this is searched, not read
_KEY = {
    "report": ("claim.report", "claim.start", "claim.stop", "claim.id"),
    "newest": ("ifnull(claim.latest, '')", "claim.report", "claim.start", "claim.stop", "claim.id"),
    "oldest": ("ifnull(claim.earliest, '9999-12-31')", "claim.report", "claim.start", "claim.stop", "claim.id"),
}
#: What stands in the columns of a key.
_KINDS = {"report": (str, int, int, str), "newest": (str, str, int, int, str), "oldest": (str, str, int, int, str)}
_OUTLET = "json_extract(report.about, '$.outlet')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims a page shows: values of one field are alternatives, fields hold together; empty asks nothing.

    `actors` must all be named, in any role; `dyad` asks for claims between the two. `words` must stand in the quote.
    `since` and `until` keep claims whose days reach into the period; `known` those of reports certainly published by
    that day. `rejected` asks for what people set aside too; `judged` is the moment whose decisions count, now where it
    is None. Raises UsageError where a kind, status or order is none.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    outlets: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    known: date | None = None
    words: str = ""
    rejected: bool = False
    judged: datetime | None = None
    order: str = "report"

    def __post_init__(self) -> None:
        for values, allowed in ((self.kinds, CLAIM_KINDS), (self.statuses, tuple(Status)), ((self.order,), ORDERS)):
            if wrong := [value for value in values if value not in allowed]:
                raise UsageError(f"{wrong[0]!r} is none of {', '.join(allowed)}; ask for one of them")


@dataclass(frozen=True, slots=True)
class Page:
    """Claims in order, the cursor that the next page is asked by (empty at the end), and how many there are in all."""

    claims: tuple[Claim, ...]
    after: str
    total: int


@dataclass(frozen=True, slots=True)
class _Condition:
    sql: str
    values: tuple[str, ...]


def page(database: Database, wanted: Wanted, after: str = "", limit: int = 50) -> Page:
    """So many claims behind a cursor. Raises UsageError where the cursor is none of this order."""
    found, key = list(_conditions(database, wanted)), _KEY[wanted.order]
    where = _where(found)
    total = database.rows(f"SELECT count(*) FROM claim {where.sql}", where.values)[0][0]
    if after:
        found.append(_behind(key, read_cursor(after, _KINDS[wanted.order]), wanted.order))
    where = _where(found)
    names = database.rows(
        f"SELECT claim.id, {', '.join(key)} FROM claim {where.sql} ORDER BY {_ordering(key, wanted.order)} LIMIT ?",
        (*where.values, limit + 1),
    )
    claims = view.claims_of(database, [name for name, *_ in names[:limit]])
    return Page(tuple(claims), cursor_of(names[limit - 1][1:]) if len(names) > limit else "", total)


def facets(database: Database, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """Of each field the values that the claims wanted have, with counts, most first; a field's own choice left open."""
    return {
        "kinds": _counted(database, wanted, "kinds", "claim.kind", "claim"),
        "types": _counted(database, wanted, "types", "claim.type", "claim"),
        "statuses": _counted(database, wanted, "statuses", "claim.status", "claim"),
        "actors": _counted(
            database, wanted, "", "claim_actor.code", "claim JOIN claim_actor ON claim_actor.claim = claim.id"
        ),
        "outlets": _counted(database, wanted, "outlets", _OUTLET, "claim JOIN report ON report.id = claim.report"),
    }


def stamp(database: Database) -> str:
    """A short string that differs whenever what the record says may differ; cheap, for caches and ETags."""
    rows = database.rows(
        "SELECT (SELECT max(number) FROM claim), (SELECT max(number) FROM report), (SELECT count(*) FROM decision),"
        " (SELECT count(*) FROM decision WHERE revoked IS NOT NULL), (SELECT count(*) FROM issue),"
        " (SELECT id FROM finding WHERE kind = 'basis')"
    )
    return "-".join(str(part or 0).removeprefix("basis-") for part in rows[0])


def _counted(database: Database, wanted: Wanted, own: str, value: str, table: str) -> list[tuple[str, int]]:
    where = _where(_conditions(database, wanted, skip=own))
    return database.rows(
        f"SELECT {value}, count(DISTINCT claim.number) FROM {table} {where.sql} GROUP BY 1"
        f" HAVING {value} IS NOT NULL ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}",
        where.values,
    )


def _conditions(database: Database, wanted: Wanted, skip: str = "") -> Iterator[_Condition]:
    one_of = (
        ("kinds", "claim.kind"),
        ("types", "claim.type"),
        ("statuses", "claim.status"),
        ("reports", "claim.report"),
    )
    for name, column in one_of:
        values = getattr(wanted, name)
        if values and name != skip:
            yield _Condition(f"{column} IN ({_marks(values)})", values)
    if wanted.outlets and skip != "outlets":
        inside = f"SELECT id FROM report WHERE {_OUTLET} IN ({_marks(wanted.outlets)})"
        yield _Condition(f"claim.report IN ({inside})", wanted.outlets)
    for code in wanted.actors:
        yield _Condition("claim.id IN (SELECT claim FROM claim_actor WHERE code = ?)", (code,))
    if wanted.dyad:
        yield _Condition(view.DYAD, wanted.dyad)
    yield from _by_days(wanted)
    if wanted.words:
        inside = "SELECT rowid FROM quote_search WHERE quote_search MATCH ?"
        yield _Condition(f"claim.number IN ({inside})", (to_query(wanted.words),))
    if not wanted.rejected and (aside := view.rulings(database, wanted.judged).set_aside):
        yield _Condition("claim.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(aside)),))


def _by_days(wanted: Wanted) -> Iterator[_Condition]:
    days = (
        ("ifnull(claim.latest, '9999-12-31') >= ?", wanted.since),
        ("ifnull(claim.earliest, '0001-01-01') <= ?", wanted.until),
        ("claim.report IN (SELECT id FROM report WHERE latest <= ?)", wanted.known),
    )
    for sql, day in days:
        if said := iso_day(day):
            yield _Condition(sql, (said,))


def _where(conditions: Iterator[_Condition] | Sequence[_Condition]) -> _Condition:
    found = list(conditions)
    sql = "WHERE " + " AND ".join(one.sql for one in found) if found else ""
    return _Condition(sql, tuple(value for one in found for value in one.values))


def _ordering(key: Sequence[str], order: str) -> str:
    first = f"{key[0]} DESC" if order == "newest" else key[0]
    return ", ".join((first, *key[1:]))


def _behind(key: Sequence[str], values: Sequence[str], order: str) -> _Condition:
    """What comes after a row in the order: the rows later in the first field, or as late and later in the others."""
    sign = "<" if order == "newest" else ">"
    rest = f"({', '.join(key[1:])}) > ({', '.join('?' * (len(key) - 1))})"
    return _Condition(f"({key[0]} {sign} ? OR ({key[0]} = ? AND {rest}))", (values[0], *values))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
