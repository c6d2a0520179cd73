"""Who tells what: outlets with their reports, copies and what they alone tell; pairs of actors with their acts."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.claims import QUAD_CLASS
from dragoman.record.connection import Database

_OUTLET = "ifnull(json_extract(report.about, '$.outlet'), '')"
_SHARED = (
    "SELECT finding_part.part FROM finding_index JOIN finding_part USING (kind, position)"
    " WHERE finding_index.kind = 'origins' AND finding_index.origins > 1"
)
_PAIRS = (
    "SELECT {one}, {other}, f.label, count(DISTINCT f.position), max(f.latest)"
    " FROM finding_actor AS a JOIN finding_actor AS b ON b.kind = a.kind AND b.position = a.position"
    " AND b.side <> a.side AND b.code <> a.code"
    " JOIN finding_index AS f ON f.kind = a.kind AND f.position = a.position"
    " WHERE a.kind = 'occurrences' AND {where} GROUP BY 1, 2, 3"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet (empty name: none told): its reports, how many share passages with others, first and last day.

    `claims` counts what its reports say, `alone` the occurrences that only one origin tells, and that one its own.
    """

    name: str
    reports: int
    copies: int
    claims: int
    alone: int
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors with what happened between them, each occurrence once, by quad class 1 to 4."""

    one: str
    other: str
    acts: int
    quads: tuple[int, int, int, int]
    latest: str

    @property
    def sign(self) -> str:
        """What prevails among the acts: friendly, hostile, or mixed where neither has twice the other's."""
        friendly, hostile = self.quads[0] + self.quads[1], self.quads[2] + self.quads[3]
        if friendly >= 2 * hostile:
            return "friendly"
        return "hostile" if hostile >= 2 * friendly else "mixed"


def outlets(database: Database) -> list[Outlet]:
    """All outlets, those with most reports first."""
    named: dict[str, str] = dict(database.rows(f"SELECT id, {_OUTLET} FROM report"))
    told: dict[int, set[str]] = {}
    single = (
        "SELECT report, position FROM finding_index JOIN finding_report USING (kind, position)"
        " WHERE kind = 'occurrences' AND origins = 1"
    )
    for report, position in database.rows(single):
        told.setdefault(position, set()).add(named.get(report, ""))
    alone = Counter(name for names in told.values() for name in names)
    rows = database.rows(
        f"SELECT {_OUTLET}, count(*), sum(report.id IN ({_SHARED})),"
        " sum((SELECT count(*) FROM claim WHERE claim.report = report.id)),"
        " min(report.earliest), max(report.latest) FROM report GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [Outlet(name, n, copies, claims, alone[name], a or "", b or "") for name, n, copies, claims, a, b in rows]


def alone_measures(database: Database, outlet: str, most: int) -> list[tuple[str, int]]:
    """What only this outlet's reports measure: normal form and number of figures, most first."""
    form = "json_extract(claim.fact, '$.measures')"
    return database.rows(
        f"SELECT {form}, count(*) FROM claim JOIN report ON report.id = claim.report WHERE claim.kind = 'figure'"
        f" AND {form} <> '' AND {form} IN (SELECT {form} FROM claim JOIN report ON report.id = claim.report"
        f" WHERE claim.kind = 'figure' AND {_OUTLET} = ?) GROUP BY 1 HAVING min({_OUTLET}) = max({_OUTLET})"
        " ORDER BY 2 DESC, 1 LIMIT ?",
        (outlet, most),
    )


def alone_ties(database: Database, outlet: str, most: int) -> list[tuple[str, str, str, str]]:
    """Ties that only this outlet's reports tell: kind, source, target, the id of a claim."""
    tie = "claim.type, json_extract(claim.fact, '$.source'), json_extract(claim.fact, '$.target')"
    return database.rows(
        f"SELECT {tie}, min(claim.id) FROM claim JOIN report ON report.id = claim.report WHERE claim.kind = 'tie'"
        f" AND ({tie}) IN (SELECT {tie} FROM claim JOIN report ON report.id = claim.report WHERE claim.kind = 'tie'"
        f" AND {_OUTLET} = ?) GROUP BY 1, 2, 3 HAVING min({_OUTLET}) = max({_OUTLET}) ORDER BY 1, 2, 3 LIMIT ?",
        (outlet, most),
    )


def copies_of(database: Database, names: Iterable[str]) -> set[str]:
    """Those of these reports that share passages with others."""
    query = f"SELECT value FROM json_each(?) WHERE value IN ({_SHARED})"
    return {name for (name,) in database.rows(query, (json.dumps(list(names)),))}


def pairs(database: Database, actor: str = "", most: int = 12) -> list[Pair]:
    """The pairs of actors, of one or of all, with most acts between them."""
    if actor:
        query, values = _PAIRS.format(one="a.code", other="b.code", where="a.code = ?"), (actor,)
    else:
        query, values = _PAIRS.format(one="a.code", other="b.code", where="a.code < b.code"), ()
    counts: dict[tuple[str, str], list[int]] = {}
    last: dict[tuple[str, str], str] = {}
    for one, other, label, number, latest in database.rows(query, values):
        quads = counts.setdefault((one, other), [0, 0, 0, 0])
        quads[QUAD_CLASS.get(label, 1) - 1] += number
        last[one, other] = max(last.get((one, other), ""), latest or "")
    ranked = sorted(counts, key=lambda pair: (-sum(counts[pair]), pair))
    return [Pair(*pair, sum(counts[pair]), _four(counts[pair]), last[pair]) for pair in ranked[:most]]


def _four(counts: list[int]) -> tuple[int, int, int, int]:
    one, two, three, four = counts
    return one, two, three, four
