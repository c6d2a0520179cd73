"""Pages of findings and counts by value, asked of the database itself: what happened, differs, is expected."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.connection import Database
from dragoman.record.cursors import cursor_of, read_cursor
from dragoman.record.rows import iso_day

#: The kinds of finding that are paged.
PAGED = ("occurrences", "disagreements", "expectations", "origins", "persons")
#: How findings may be ordered: column that leads, and whether its greatest comes first.
FOUND_ORDERS = {
    "given": ("position", False),
    "newest": ("ifnull(latest, ifnull(earliest, ''))", True),
    "oldest": ("ifnull(earliest, ifnull(latest, '9999-12-31'))", False),
    "weightiest": ("weight", True),
    "due": ("ifnull(latest, '9999-12-31')", False),
}
_MOST_VALUES = 40
_PART_OF = "f.position IN (SELECT position FROM finding_part WHERE kind = ? AND part IN ({}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which findings of a kind a page shows; values of one field are alternatives, fields hold together.

    `labels` are types of occurrences, kinds of disagreements, outcomes of expectations. `actors` must all be named;
    `dyad` asks for both, of occurrences on opposite sides. `since` and `until` keep those whose days reach into the
    period, `dated` those that have any, `past` those whose last day lies before one; `least` and `most` those of so
    many origins; `outlet` those that rest on a report of its; `side` asks for the actors as source or as target.
    `reports` must all tell it, or of origins carry it; one of `parts`, ids of claims, must be part of it.
    Raises UsageError where a kind or an order is none.
    """

    kind: str
    labels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    who: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    dated: bool = False
    past: date | None = None
    least: int = 0
    most: int = 0
    outlet: str = ""
    side: str = ""
    reports: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    order: str = "given"

    def __post_init__(self) -> None:
        for value, allowed in ((self.kind, PAGED), (self.order, tuple(FOUND_ORDERS))):
            if value not in allowed:
                raise UsageError(f"{value!r} is none of {', '.join(allowed)}; ask for one of them")


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Rows of findings in order, the cursor that the next page is asked by (empty at the end), how many in all."""

    rows: tuple[dict[str, Any], ...]
    after: str
    total: int


def found_page(database: Database, sought: Sought, after: str = "", limit: int = 50) -> FoundPage:
    """So many findings behind a cursor. Raises UsageError where the cursor is none of this order."""
    where, values = _where(sought)
    ((total,),) = database.rows(f"SELECT count(*) FROM finding_index AS f {where}", values)
    column, descending = FOUND_ORDERS[sought.order]
    if after:
        first, place = _behind(database, sought, after)
        where += f" AND ({column} {'<' if descending else '>'} ? OR ({column} = ? AND position > ?))"
        values = (*values, first, first, place)
    way = "DESC" if descending else "ASC"
    rows = database.rows(
        "SELECT first, position, id, row FROM"
        f" (SELECT {column} AS first, f.kind, position FROM finding_index AS f {where}"
        f" ORDER BY 1 {way}, position LIMIT ?) CROSS JOIN finding USING (kind, position) ORDER BY 1 {way}, 2",
        (*values, limit + 1),
    )
    shown = tuple(json.loads(row) for *_, row in rows[:limit])
    return FoundPage(shown, cursor_of(rows[limit - 1][:3]) if len(rows) > limit else "", total)


def _behind(database: Database, sought: Sought, after: str) -> tuple[Any, int]:
    """What leads and the place of the row that a cursor names: findings found anew may have moved it."""
    first, place, name = read_cursor(after, (int | float | str, int, str))
    column = FOUND_ORDERS[sought.order][0]
    moved = database.rows(
        f"SELECT {column}, position FROM finding JOIN finding_index USING (kind, position) WHERE id = ? AND kind = ?",
        (name, sought.kind),
    )
    return moved[0] if moved else (first, place)


def found_facets(database: Database, sought: Sought) -> dict[str, list[tuple[str, int]]]:
    """Of labels, statuses, actors and authors the values that the findings sought have, most first."""
    return {
        "labels": _counted(database, sought, "labels", "f.label"),
        "statuses": _counted(database, sought, "statuses", "f.status"),
        "actors": _actors(database, sought),
        "who": _counted(database, sought, "who", "f.who"),
    }


def found_labels(database: Database, sought: Sought) -> list[tuple[str, int]]:
    """The labels alone, with counts, most first."""
    return _counted(database, sought, "labels", "f.label")


def finding(database: Database, name: str) -> tuple[str, dict[str, Any]] | None:
    """Kind and row of the finding of this id; None where there is none."""
    found = database.rows("SELECT kind, row FROM finding WHERE id = ?", (name,))
    return (found[0][0], json.loads(found[0][1])) if found else None


def successor(database: Database, name: str, kind: str) -> str:
    """The id of the finding of this kind that has most of what one that is no more was made of; empty if none has."""
    found = database.rows(
        "SELECT finding.id FROM finding_former AS former"
        " JOIN finding_part AS part ON part.part = former.part AND part.kind = former.kind"
        " JOIN finding ON finding.kind = part.kind AND finding.position = part.position"
        " WHERE former.id = ? AND former.kind = ? GROUP BY finding.position ORDER BY count(*) DESC, 1 LIMIT 1",
        (name, kind),
    )
    return str(found[0][0]) if found else ""


def recorded(database: Database, names: Iterable[str]) -> set[str]:
    """Those of these ids that are recorded claims; a finding may rest on what reconciling read off the text itself."""
    query = "SELECT id FROM claim WHERE id IN (SELECT value FROM json_each(?))"
    return {name for (name,) in database.rows(query, (json.dumps(sorted(set(names))),))}


def _counted(database: Database, sought: Sought, own: str, value: str) -> list[tuple[str, int]]:
    where, values = _where(sought, skip=own)
    return database.rows(
        f"SELECT {value}, count(*) FROM finding_index AS f {where} AND {value} IS NOT NULL GROUP BY 1"
        f" ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}",
        values,
    )


def _actors(database: Database, sought: Sought) -> list[tuple[str, int]]:
    where, values = _where(sought)
    return database.rows(
        "SELECT a.code, count(DISTINCT a.position) FROM finding_index AS f JOIN finding_actor AS a"
        f" ON a.kind = f.kind AND a.position = f.position {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}",
        values,
    )


def _where(sought: Sought, skip: str = "") -> tuple[str, tuple[Any, ...]]:
    parts = [("f.kind = ?", (sought.kind,)), *_conditions(sought, skip)]
    return "WHERE " + " AND ".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)


def _conditions(sought: Sought, skip: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, column in (("labels", "f.label"), ("statuses", "f.status"), ("who", "f.who")):
        if (values := getattr(sought, name)) and name != skip:
            yield f"{column} IN ({', '.join('?' * len(values))})", values
    for code in sought.actors:
        side = "AND side = ?" if sought.side else ""
        values = (code, sought.kind, sought.side) if side else (code, sought.kind)
        yield f"f.position IN (SELECT position FROM finding_actor WHERE code = ? AND kind = ? {side})", values
    if sought.dyad:
        apart = "AND one.side <> other.side" if sought.kind == "occurrences" else ""
        yield (
            "f.position IN (SELECT one.position FROM finding_actor AS one JOIN finding_actor AS other"
            f" ON other.kind = one.kind AND other.position = one.position {apart}"
            " WHERE one.code = ? AND other.code = ? AND one.kind = ?)",
            (*sought.dyad, sought.kind),
        )
    if sought.outlet:
        yield (
            "f.position IN (SELECT position FROM finding_report WHERE kind = ? AND report IN"
            " (SELECT report FROM report_outlet WHERE outlet = ?))",
            (sought.kind, sought.outlet),
        )
    for name in sought.reports:
        yield _PART_OF.format("SELECT ? UNION ALL SELECT id FROM claim WHERE report = ?"), (sought.kind, name, name)
    if sought.parts:
        yield _PART_OF.format(", ".join("?" * len(sought.parts))), (sought.kind, *sought.parts)
    yield from _by_days(sought)
    if sought.least:
        yield "f.origins >= ?", (sought.least,)
    if sought.most:
        yield "f.origins <= ?", (sought.most,)


def _by_days(sought: Sought) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if sought.since:
        yield "ifnull(f.latest, '9999-12-31') >= ?", (iso_day(sought.since),)
    if sought.until:
        yield "ifnull(f.earliest, '0001-01-01') <= ?", (iso_day(sought.until),)
    if sought.past:
        yield "f.latest < ?", (iso_day(sought.past),)
    if sought.dated:
        yield "f.latest IS NOT NULL", ()
