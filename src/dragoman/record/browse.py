"""Pages of claims and counts by value, asked of the database itself, so that a page over 100,000 claims stays quick."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.errors import UsageError
from dragoman.model.claims import Claim, Status
from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.counted import ACTORS_AS_CLAIMS
from dragoman.record.cursors import cursor_of, read_cursor
from dragoman.record.entries import CLAIM_KINDS
from dragoman.record.rows import iso_day
from dragoman.record.search import to_query

#: How claims may be ordered: by place in their reports, by their own days, newest or oldest first.
ORDERS = ("report", "newest", "oldest")
_MOST_VALUES = 40  # a list of values longer than this is searched, not read
_BY_ID = "claim INDEXED BY claim_brief"
#: The facets that are counted together.
_CORNERS = ("kinds", "types", "statuses")
_KEY = {
    "report": ("claim.report", "claim.start", "claim.stop", "claim.id"),
    "newest": ("ifnull(claim.latest, '')", "claim.report", "claim.start", "claim.stop", "claim.id"),
    "oldest": ("ifnull(claim.earliest, '9999-12-31')", "claim.report", "claim.start", "claim.stop", "claim.id"),
}
#: What stands in the columns of a key.
_KINDS = {
    "report": (str, int, int, str),
    "newest": (str, str, int, int, str),
    "oldest": (str, str, int, int, str),
}


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
class Condition:
    """A condition of SQL with the values of its marks."""

    sql: str
    values: tuple[str, ...]


def page(database: Database, wanted: Wanted, after: str = "", limit: int = 50) -> Page:
    """So many claims behind a cursor. Raises UsageError where the cursor is none of this order."""
    found, key, table = list(conditions(database, wanted)), _KEY[wanted.order], claims_of(wanted)
    where = joined(found)
    total = database.rows(f"SELECT count(*) FROM {table} {where.sql}", where.values)[0][0]
    if after:
        found.append(_behind(key, read_cursor(after, _KINDS[wanted.order]), wanted.order))
    where = joined(found)
    names = database.rows(
        f"SELECT claim.id, {', '.join(key)} FROM {table} {where.sql} ORDER BY {_ordering(key, wanted.order)} LIMIT ?",
        (*where.values, limit + 1),
    )
    claims = view.claims_of(database, [name for name, *_ in names[:limit]])
    return Page(tuple(claims), cursor_of(names[limit - 1][1:]) if len(names) > limit else "", total)


def claims_of(wanted: Wanted) -> str:
    """The table of claims, to be read by their ids where a condition names these, without a look at the facts."""
    return _BY_ID if wanted.actors or wanted.dyad else "claim"


def selection(database: Database, wanted: Wanted) -> tuple[str, tuple[str, ...], str]:
    """The claims wanted as SQL on `claim`: a WHERE clause, empty where nothing is filtered, its values, the order."""
    where = joined(conditions(database, wanted))
    return where.sql, where.values, _ordering(_KEY[wanted.order], wanted.order)


def facets(database: Database, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """Of each field the values that the claims wanted have, with counts, most first; a field's own choice left open."""
    return {
        **_counted(database, wanted),
        "actors": _actors(database, wanted),
        "outlets": _outlets(database, wanted),
    }


def stamp(database: Database) -> str:
    """A short string that differs whenever what the record says may differ; cheap, for caches and ETags."""
    rows = database.rows(
        "SELECT (SELECT max(number) FROM claim), (SELECT max(number) FROM report), (SELECT count(*) FROM decision),"
        " (SELECT count(*) FROM decision WHERE revoked IS NOT NULL), (SELECT count(*) FROM issue),"
        " (SELECT id FROM finding WHERE kind = 'basis')"
    )
    return "-".join(str(part or 0).removeprefix("basis-") for part in rows[0])


def _counted(database: Database, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
    """The facets of kind, type and status, from one walk: all combinations of the three are a few hundred at most."""
    where = joined(conditions(database, wanted, skip=_CORNERS))
    query = (
        f"SELECT claim.kind, claim.type, claim.status, count(*) FROM {claims_of(wanted)} {where.sql} GROUP BY 1, 2, 3"
    )
    chosen = [getattr(wanted, name) for name in _CORNERS]
    counts: dict[str, Counter[str]] = {name: Counter() for name in _CORNERS}
    for *values, number in database.rows(query, where.values):
        fits = [not wish or value in wish for value, wish in zip(values, chosen, strict=True)]
        for at, name in enumerate(_CORNERS):
            if values[at] is not None and all(fits[:at] + fits[at + 1 :]):
                counts[name][values[at]] += number
    return {name: sorted(found.items(), key=_most_first)[:_MOST_VALUES] for name, found in counts.items()}


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _actors(database: Database, wanted: Wanted) -> list[tuple[str, int]]:
    where = joined(conditions(database, wanted))
    # An actor may stand in two roles of one claim. Where few claims are wanted, their actors are looked up; else all
    # actors are walked, which stand in order.
    few = wanted.reports or wanted.words or wanted.actors or wanted.dyad
    claims = "claim" if wanted.reports or wanted.words else _BY_ID
    table = (
        f"(SELECT claim.id FROM {claims} {where.sql}) AS found CROSS JOIN claim_actor ON claim_actor.claim = found.id"
        if few
        else f"{ACTORS_AS_CLAIMS} {where.sql}"
    )
    return database.rows(
        f"SELECT code, count(DISTINCT id) FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}",
        where.values,
    )


def _outlets(database: Database, wanted: Wanted) -> list[tuple[str, int]]:
    where = joined(conditions(database, wanted, skip=("outlets",)))
    counted = f"SELECT claim.report AS report, count(*) AS claims FROM {claims_of(wanted)} {where.sql} GROUP BY 1"
    return database.rows(
        f"SELECT outlet, sum(claims) FROM ({counted}) AS told JOIN report_outlet ON report_outlet.report = told.report"
        f"  WHERE outlet <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}",
        where.values,
    )


def conditions(database: Database, wanted: Wanted, skip: Sequence[str] = ()) -> Iterator[Condition]:
    """What claims have to fulfil to be wanted, but for the fields that `skip` names."""
    # The plus keeps these from choosing the index: many claims share a kind, and sorting them all costs more than
    # walking them in order.
    one_of = (
        ("kinds", "+claim.kind"),
        ("types", "+claim.type"),
        ("statuses", "+claim.status"),
        ("reports", "claim.report"),
    )
    for name, column in one_of:
        values = getattr(wanted, name)
        if values and name not in skip:
            yield Condition(f"{column} IN ({_marks(values)})", values)
    if wanted.outlets and "outlets" not in skip:
        inside = f"SELECT report FROM report_outlet WHERE outlet IN ({_marks(wanted.outlets)})"
        yield Condition(f"claim.report IN ({inside})", wanted.outlets)
    for code in wanted.actors:
        yield Condition("claim.id IN (SELECT claim FROM claim_actor WHERE code = ?)", (code,))
    if wanted.dyad:
        yield Condition(view.DYAD, wanted.dyad)
    yield from _by_days(wanted)
    if wanted.words:
        inside = "SELECT rowid FROM quote_search WHERE quote_search MATCH ?"
        yield Condition(f"claim.number IN ({inside})", (to_query(wanted.words),))
    if not wanted.rejected and (aside := view.rulings(database, wanted.judged).set_aside):
        yield Condition("claim.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(aside)),))


def _by_days(wanted: Wanted) -> Iterator[Condition]:
    days = (
        ("ifnull(claim.latest, '9999-12-31') >= ?", wanted.since),
        ("ifnull(claim.earliest, '0001-01-01') <= ?", wanted.until),
        ("claim.report IN (SELECT id FROM report WHERE latest <= ?)", wanted.known),
    )
    for sql, day in days:
        if said := iso_day(day):
            yield Condition(sql, (said,))


def joined(parts: Iterable[Condition]) -> Condition:
    """All conditions together as one WHERE clause; empty where there is none."""
    found = list(parts)
    sql = "WHERE " + " AND ".join(one.sql for one in found) if found else ""
    return Condition(sql, tuple(value for one in found for value in one.values))


def _ordering(key: Sequence[str], order: str) -> str:
    first = f"{key[0]} DESC" if order == "newest" else key[0]
    return ", ".join((first, *key[1:]))


def _behind(key: Sequence[str], values: Sequence[str], order: str) -> Condition:
    """What comes after a row in the order: the rows later in the first field, or as late and later in the others."""
    sign = "<" if order == "newest" else ">"
    rest = f"({', '.join(key[1:])}) > ({', '.join('?' * (len(key) - 1))})"
    return Condition(f"({key[0]} {sign} ? OR ({key[0]} = ? AND {rest}))", (values[0], *values))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
