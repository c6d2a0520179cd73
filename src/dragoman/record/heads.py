"""What lists say of a report without its text: title, outlet, days, when it was read, how many claims it has."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import NothingFound
from dragoman.model.text import Original
from dragoman.model.values import Window
from dragoman.record.connection import Database
from dragoman.record.cursors import cursor_of, read_cursor

_SAID = ("title", "outlet", "wire", "url", "where", "language", "byline", "dateline")
_NOT_CODED = ("boilerplate", "comment")
_VERSION = re.compile(r"version \d+ of ")
_COLUMNS = "report.id, report.about, report.sha256, report.read_at"
_CLAIMS = "(SELECT count(*) FROM claim WHERE claim.report = report.id)"
_NEWEST = "ifnull(report.latest, ifnull(report.earliest, ''))"


@dataclass(frozen=True, slots=True)
class Head:
    """A report but for its text; `claims` is 0 where they were not counted.

    `original` is None where it was read from a row of a table. `left_out` are the parts of its page that were not
    coded: zone, why, characters. `version_of` is the report of which it is a later version.
    """

    id: str
    title: str
    outlet: str
    published: Window
    wire: str
    url: str
    where: str
    language: str
    sha256: str
    read_at: str
    byline: str = ""
    dateline: str = ""
    notes: tuple[str, ...] = ()
    original: Original | None = None
    left_out: tuple[tuple[str, str, int], ...] = ()
    version_of: str = ""
    claims: int = 0

    @property
    def name(self) -> str:
        """What a list calls it: its title, else its id."""
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class HeadPage:
    """Heads in order, the cursor of the next page (empty at the end), how many in all."""

    heads: tuple[Head, ...]
    after: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtReports:
    """Which reports a list shows: of these outlets (empty for reports without one), read since a moment."""

    outlets: tuple[str, ...] = ()
    read_since: str = ""
    words: str = ""


def heads_of(database: Database, names: Iterable[str]) -> dict[str, Head]:
    """The heads of these reports by id; those that are not there are left out."""
    wanted = json.dumps(sorted(set(names)))
    query = f"SELECT {_COLUMNS} FROM report WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: _head(row) for row in database.rows(query, (wanted,))}


def head(database: Database, name: str) -> Head:
    """The head of this report, with its claims counted. Raises NothingFound."""
    found = database.rows(f"SELECT {_COLUMNS}, {_CLAIMS} FROM report WHERE id = ?", (name,))
    if not found:
        raise NothingFound(f"{name}: no such report in {database.path}; check the name")
    return _head(found[0], found[0][-1])


def head_page(database: Database, sought: SoughtReports, after: str = "", limit: int = 50) -> HeadPage:
    """So many reports behind a cursor, the newest first, with their claims counted."""
    where, values = _where(sought)
    ((total,),) = database.rows(f"SELECT count(*) FROM report {where}", values)
    behind: tuple[Any, ...] = ()
    if after:
        day, name = read_cursor(after, (str, str))
        where += f" AND ({_NEWEST} < ? OR ({_NEWEST} = ? AND report.id > ?))"
        behind = (day, day, name)
    # Chosen first, read then: what a report says of itself stands behind its text in the file.
    rows = database.rows(
        f"SELECT {_COLUMNS}, {_CLAIMS}, day FROM"
        f" (SELECT report.id AS name, {_NEWEST} AS day FROM report {where} ORDER BY 2 DESC, 1 LIMIT ?)"
        " CROSS JOIN report ON report.id = name ORDER BY day DESC, name",
        (*values, *behind, limit + 1),
    )
    heads = tuple(_head(row, row[-2]) for row in rows[:limit])
    more = cursor_of((rows[limit - 1][-1], rows[limit - 1][0])) if len(rows) > limit else ""
    return HeadPage(heads, more, total)


def read_at(database: Database) -> dict[str, str]:
    """The moment at which each report was read, by id."""
    return dict(database.rows("SELECT id, read_at FROM report"))


def last_read(database: Database) -> str:
    """The moment at which a report was read last; empty where none was."""
    ((moment,),) = database.rows("SELECT max(read_at) FROM report")
    return moment or ""


def _where(sought: SoughtReports) -> tuple[str, tuple[Any, ...]]:
    parts, values = ["TRUE"], []
    if sought.outlets:
        parts.append("report.id IN (SELECT report FROM report_outlet WHERE outlet IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(sought.outlets))
    if sought.read_since:
        parts.append("report.read_at >= ?")
        values.append(sought.read_since)
    if sought.words:
        parts.append("(report.id LIKE ? ESCAPE '!' OR json_extract(report.about, '$.title') LIKE ? ESCAPE '!')")
        values += [f"%{_literal(sought.words)}%"] * 2
    return "WHERE " + " AND ".join(parts), tuple(values)


def _literal(words: str) -> str:
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _head(row: Any, claims: int = 0) -> Head:
    name, about, sha256, read_at = row[:4]
    known = json.loads(about)
    first, last, basis = known["published"]
    said = {field: known.get(field) or "" for field in _SAID}
    aside = tuple((kind, why, end - start) for kind, start, end, why in known["zones"] if kind in _NOT_CODED)
    return Head(
        id=name,
        published=Window(_day(first), _day(last), basis),
        sha256=sha256,
        read_at=read_at,
        left_out=aside,
        version_of=next((note.partition(" of ")[2] for note in known.get("notes", ()) if _VERSION.match(note)), ""),
        claims=claims,
        notes=tuple(known.get("notes", ())),
        original=Original(*known["original"]) if known.get("original") else None,
        **said,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
