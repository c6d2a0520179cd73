"""Pages of findings and of reports, filtered and counted by the database itself."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.model.text import Report
from dragoman.record.connection import Database
from dragoman.record.cursors import cursor_of, read_cursor
from dragoman.record.rows import iso_day, to_report

#: A field of a finding's row that is compared as it stands.
_PLAIN = ("type", "status", "kind", "outcome", "by")
_ACTING = (
    "? IN (SELECT value FROM json_each(finding.row, '$.source')"
    " UNION ALL SELECT value FROM json_each(finding.row, '$.target'))"
)
#: A finding is of a report where one of its claims is, or where it names the report itself, as origins do.
_TOLD_IN = (
    "(finding.kind, finding.position) IN (SELECT kind, position FROM finding_part"
    " WHERE part = ? OR part IN (SELECT id FROM claim WHERE report = ?))"
)
_OUTLET = "json_extract(report.about, '$.outlet')"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtFindings:
    """Which findings of a kind a page shows: values of one field are alternatives, fields hold together.

    `fields` are pairs of a field of the row (type, status, kind, outcome, by) and its values; `actors` must all act or
    be acted on; `reports` are those that tell it, `parts` the claims it is made of; the days are those of an
    occurrence, an open end reaching everywhere.
    """

    kind: str
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    actors: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows in order, the cursor that the next page is asked by (empty at the end), and how many there are in all."""

    rows: tuple[dict[str, Any], ...]
    after: str
    total: int


@dataclass(frozen=True, slots=True)
class ListedReports:
    """Reports in order, the newest first, with the next page's cursor and how many there are in all."""

    reports: tuple[Report, ...]
    after: str
    total: int


def findings_page(database: Database, sought: SoughtFindings, after: str = "", limit: int = 50) -> Listed:
    """So many findings behind a cursor, in their own order. Raises UsageError where the cursor is none."""
    conditions, values = _conditions(sought)
    where = " AND ".join(conditions)
    total = database.rows(f"SELECT count(*) FROM finding WHERE {where}", values)[0][0]
    if after:
        name, position = read_cursor(after, (str, int))
        # Findings are found anew when reports come: the row is looked for by its id, by its place where it is gone.
        found = database.rows("SELECT position FROM finding WHERE kind = ? AND id = ?", (sought.kind, name))
        where += " AND position > ?"
        values.append(found[0][0] if found else position)
    rows = database.rows(
        f"SELECT id, position, row FROM finding WHERE {where} ORDER BY position LIMIT ?", (*values, limit + 1)
    )
    more = cursor_of(rows[limit - 1][:2]) if len(rows) > limit else ""
    return Listed(tuple(json.loads(row) for _, _, row in rows[:limit]), more, total)


def _conditions(sought: SoughtFindings) -> tuple[list[str], list[Any]]:
    parts: list[tuple[str, Sequence[str]]] = [("finding.kind = ?", (sought.kind,))]
    for field, values in sought.fields:
        if values and field in _PLAIN:
            parts.append((f"json_extract(finding.row, '$.{field}') IN ({_marks(values)})", values))
    parts += [(_ACTING, (code,)) for code in sought.actors]
    parts += [(_TOLD_IN, (name, name)) for name in sought.reports]
    if sought.parts:
        inside = f"SELECT kind, position FROM finding_part WHERE part IN ({_marks(sought.parts)})"
        parts.append((f"(finding.kind, finding.position) IN ({inside})", sought.parts))
    if since := iso_day(sought.since):
        parts.append(("ifnull(nullif(json_extract(finding.row, '$.latest'), ''), '9999-12-31') >= ?", (since,)))
    if until := iso_day(sought.until):
        parts.append(("ifnull(nullif(json_extract(finding.row, '$.earliest'), ''), '0001-01-01') <= ?", (until,)))
    return [sql for sql, _ in parts], [value for _, values in parts for value in values]


def finding(database: Database, kind: str, name: str) -> dict[str, Any] | None:
    """The finding of this kind and id; None where there is none."""
    for (row,) in database.rows("SELECT row FROM finding WHERE kind = ? AND id = ?", (kind, name)):
        found: dict[str, Any] = json.loads(row)
        return found
    return None


def read_at(database: Database, reports: Sequence[str] | None = None) -> dict[str, str]:
    """The moment at which each of these reports, or of all, was read, by id."""
    where = f"WHERE id IN ({_marks(reports)})" if reports is not None else ""
    return dict(database.rows(f"SELECT id, read_at FROM report {where}", reports or ()))


def reports_page(database: Database, outlets: Sequence[str], after: str = "", limit: int = 50) -> ListedReports:
    """So many reports, of these outlets where any is named, the last published first."""
    where = f"{_OUTLET} IN ({_marks(outlets)})" if outlets else "TRUE"
    values: list[Any] = list(outlets)
    total = database.rows(f"SELECT count(*) FROM report WHERE {where}", values)[0][0]
    if after:
        day, name = read_cursor(after, (str, str))
        where += " AND (ifnull(latest, '') < ? OR (ifnull(latest, '') = ? AND id > ?))"
        values += [day, day, name]
    rows = database.rows(
        f"SELECT ifnull(latest, ''), id, sha256, text, about FROM report WHERE {where}"
        " ORDER BY ifnull(latest, '') DESC, id LIMIT ?",
        (*values, limit + 1),
    )
    more = cursor_of(rows[limit - 1][:2]) if len(rows) > limit else ""
    return ListedReports(tuple(to_report(row[1:]) for row in rows[:limit]), more, total)


def claim_counts(database: Database, reports: Sequence[str]) -> dict[str, int]:
    """How many claims each of these reports has, set aside or not."""
    query = f"SELECT report, count(*) FROM claim WHERE report IN ({_marks(reports)}) GROUP BY report"
    return {**dict.fromkeys(reports, 0), **dict(database.rows(query, reports))}


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
