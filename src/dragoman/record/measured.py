"""Figures by what they measure: groups that can be held against each other, asked of the database itself."""

import json
from dataclasses import dataclass

from dragoman.model.claims import Claim
from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.cursors import cursor_of, read_cursor

_KIND = "substr(measures, 1, instr(measures, ':') - 1)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtMeasures:
    """Which groups of figures are shown: of these actors, of these kinds ("share", "money"), these very ones."""

    actors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    least: int = 1


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Normal forms with the number of figures of each, most first; the cursor of the next page; how many in all.

    `unmeasured` counts the figures of which it is not known what they measure; no group has them.
    """

    groups: tuple[tuple[str, int], ...]
    after: str
    total: int
    unmeasured: int


def measure_page(database: Database, sought: SoughtMeasures, after: str = "", limit: int = 20) -> MeasurePage:
    """So many groups behind a cursor. Raises UsageError where the cursor is none."""
    aside = view.rulings(database).set_aside
    rows = _counted(database, sought, frozenset(aside))
    kept = [(form, number) for form, number in rows if form and number >= sought.least]
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    start = 0
    if after:
        number, form = read_cursor(after, (int, str))
        start = sum((-count, name) <= (-int(number), str(form)) for name, count in kept)
    shown = kept[start : start + limit]
    more = cursor_of((shown[-1][1], shown[-1][0])) if start + limit < len(kept) else ""
    return MeasurePage(tuple(shown), more, len(kept), dict(rows).get("", 0))


def measure_kinds(database: Database) -> list[tuple[str, int]]:
    """The kinds of measures ("share", "money", "count") with the number of figures, most first."""
    rows = database.rows(
        f"SELECT {_KIND}, count(*) FROM claim_measure WHERE measures <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(kind, number) for kind, number in rows if kind]


def figures_of(database: Database, form: str, most: int) -> list[Claim]:
    """The figures that measure this, so many, the newest first."""
    aside = view.rulings(database).set_aside
    names = database.rows(
        "SELECT claim.id FROM claim_measure JOIN claim ON claim.id = claim_measure.claim WHERE measures = ?"
        " ORDER BY ifnull(latest, '') DESC, report, start LIMIT ?",
        (form, most + len(aside)),
    )
    return view.claims_of(database, [name for (name,) in names if name not in aside][:most])


def _counted(database: Database, sought: SoughtMeasures, aside: frozenset[str]) -> list[tuple[str, int]]:
    where: list[str] = ["TRUE"]
    values: list[str] = []
    for code in sought.actors:
        where.append("claim IN (SELECT claim FROM claim_actor WHERE code = ?)")
        values.append(code)
    for column, wanted in ((_KIND, sought.kinds), ("measures", sought.measures)):
        if wanted:
            where.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(wanted))
    if aside:
        where.append("claim NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(aside)))
    rows = database.rows(f"SELECT measures, count(*) FROM claim_measure WHERE {' AND '.join(where)} GROUP BY 1", values)
    return [(form, number) for form, number in rows]
