"""Who tells what: outlets with their reports, copies and what they alone tell; pairs of actors with their acts."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.claims import QUAD_CLASS, Status, Tie
from dragoman.model.signs import sign_of
from dragoman.record.browse import Wanted, conditions, joined
from dragoman.record.connection import Database
from dragoman.record.rows import iso_day

_SHARED = (
    "SELECT finding_part.part FROM finding_index JOIN finding_part USING (kind, position)"
    " WHERE finding_index.kind = 'origins' AND finding_index.origins > 1"
)
_REALISED = f"'{Status.HAPPENED.value}', '{Status.ONGOING.value}'"
_PAIRS = (
    "SELECT {one}, {other}, f.label, count(DISTINCT f.position), max(f.latest)"
    " FROM finding_actor AS a JOIN finding_actor AS b ON b.kind = a.kind AND b.position = a.position"
    " AND b.side <> a.side AND b.code <> a.code"
    " JOIN finding_index AS f ON f.kind = a.kind AND f.position = a.position"
    f" WHERE a.kind = 'occurrences' AND f.status IN ({_REALISED}) AND {{where}} GROUP BY 1, 2, 3"
)
#: Ties that stand between two, each kind with the polarity of its last telling (the row that max() was taken from).
_TIES = (
    "SELECT polarity, max(ifnull(report.latest, '')) FROM claim_pair JOIN report ON report.id = claim_pair.report"
    " WHERE claim_pair.kind = 'tie' AND one = ? AND other = ? AND until IS NULL"
    f" AND status IN ({_REALISED}) GROUP BY claim_pair.type"
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
    """Two actors with what happened or goes on between them, each occurrence once, by quad class 1 to 4.

    `good` and `bad` are kinds of tie that stand for and against.
    """

    one: str
    other: str
    acts: int
    quads: tuple[int, int, int, int]
    latest: str
    good: int = 0
    bad: int = 0

    @property
    def sign(self) -> str:
        """What prevails among the acts and ties, by the rule of the network."""
        return sign_of(self.quads[0] + self.quads[1] + self.good, self.quads[2] + self.quads[3] + self.bad)


def outlets(database: Database) -> list[Outlet]:
    """All outlets, those with most reports first."""
    named: dict[str, str] = dict(database.rows("SELECT report, outlet FROM report_outlet"))
    told: dict[int, set[str]] = {}
    single = (
        "SELECT report, position FROM finding_index JOIN finding_report USING (kind, position)"
        " WHERE kind = 'occurrences' AND origins = 1"
    )
    for report, position in database.rows(single):
        told.setdefault(position, set()).add(named.get(report, ""))
    single_told = Counter(name for names in told.values() for name in names)
    rows = database.rows(
        f"SELECT outlet, count(*), sum(report.id IN ({_SHARED})),"
        " sum((SELECT count(*) FROM claim WHERE claim.report = report.id)),"
        " min(report.earliest), max(report.latest)"
        " FROM report JOIN report_outlet ON report_outlet.report = report.id GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [
        Outlet(name, n, copies, claims, single_told[name], a or "", b or "") for name, n, copies, claims, a, b in rows
    ]


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one outlet's reports give: normal forms of figures with their number; ties with the id of a claim."""

    measures: dict[str, list[tuple[str, int]]]
    ties: dict[str, list[tuple[str, str, str, str]]]


def alone(database: Database) -> Alone:
    """Of every outlet the quantities and ties that no other outlet's reports tell."""
    measures = database.rows(
        "SELECT min(outlet), measures, count(*) FROM claim_measure JOIN claim ON claim.id = claim_measure.claim"
        " JOIN report_outlet ON report_outlet.report = claim.report WHERE measures <> ''"
        " GROUP BY measures HAVING min(outlet) = max(outlet) ORDER BY 3 DESC, 2"
    )
    ties = database.rows(
        "SELECT min(outlet), claim.type, a.code, b.code, min(claim.id) FROM claim"
        " JOIN report_outlet ON report_outlet.report = claim.report"
        " JOIN claim_actor AS a ON a.claim = claim.id AND a.role = 'source'"
        " JOIN claim_actor AS b ON b.claim = claim.id AND b.role = 'target' WHERE claim.kind = 'tie'"
        " GROUP BY claim.type, a.code, b.code HAVING min(outlet) = max(outlet) ORDER BY 2, 3, 4"
    )
    found = Alone({}, {})
    for outlet, form, number in measures:
        found.measures.setdefault(outlet, []).append((form, number))
    for outlet, *tie in ties:
        kind, source, target, claim = tie
        found.ties.setdefault(outlet, []).append((kind, source, target, claim))
    return found


def copies_of(database: Database, names: Iterable[str]) -> set[str]:
    """Those of these reports that share passages with others."""
    query = f"SELECT value FROM json_each(?) WHERE value IN ({_SHARED})"
    return {name for (name,) in database.rows(query, (json.dumps(list(names)),))}


def pairs(database: Database, actor: str = "", most: int = 12) -> list[Pair]:
    """The pairs of actors, of one or of all, with most acts between them."""
    if actor:
        query = _PAIRS.format(one="a.code", other="b.code", where="a.code = ?")
    else:
        query = _PAIRS.format(one="a.code", other="b.code", where="a.code < b.code")
    counts: dict[tuple[str, str], list[int]] = {}
    last: dict[tuple[str, str], str] = {}
    for one, other, label, number, latest in database.rows(query, (actor,) if actor else ()):
        quads = counts.setdefault((one, other), [0, 0, 0, 0])
        quads[QUAD_CLASS.get(label, 1) - 1] += number
        last[one, other] = max(last.get((one, other), ""), latest or "")
    ranked = sorted(counts, key=lambda pair: (-sum(counts[pair]), pair))
    return [
        Pair(*pair, sum(counts[pair]), _four(counts[pair]), last[pair], *_ties(database, *pair))
        for pair in ranked[:most]
    ]


def pairs_by(database: Database, actor: str, wanted: Wanted, most: int = 12) -> list[Pair]:
    """The pairs of an actor by the claims wanted alone, most acts first; which tell one act is as found by now."""
    where = joined(conditions(database, wanted))
    rows = database.rows(
        # A tie's polarity is that of its last telling.
        "SELECT CASE one WHEN ? THEN other ELSE one END, claim.kind, type,"
        " substr(max(ifnull(report.latest, '0000-00-00') || ifnull(polarity, 0)), 11),"
        " count(DISTINCT ifnull(part.position, claim.id)), max(CASE WHEN act.latest <= ? THEN act.latest END)"
        " FROM claim_pair AS claim JOIN report ON report.id = claim.report"
        " LEFT JOIN finding_part AS part ON part.part = claim.id AND part.kind = 'occurrences'"
        " LEFT JOIN finding_index AS act ON act.kind = part.kind AND act.position = part.position"
        f" {where.sql} AND ? IN (one, other) AND until IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (actor, iso_day(wanted.until or wanted.known) or "9999-12-31", *where.values, actor),
    )
    acts: dict[str, list[int]] = {}
    ties: dict[str, list[int]] = {}
    last: dict[str, str] = {}
    for other, kind, label, polarity, number, latest in rows:
        if kind == Tie.kind:
            ties.setdefault(other, []).append(int(polarity))
            continue
        acts.setdefault(other, [0, 0, 0, 0])[QUAD_CLASS.get(label, 1) - 1] += number
        last[other] = max(last.get(other, ""), latest or "")
    ranked = sorted(acts, key=lambda other: (-sum(acts[other]), other))
    return [
        Pair(actor, other, sum(acts[other]), _four(acts[other]), last[other], *_signed(ties.get(other, ())))
        for other in ranked[:most]
    ]


def _signed(polarities: Iterable[int]) -> tuple[int, int]:
    known = list(polarities)
    return sum(one > 0 for one in known), sum(one < 0 for one in known)


def _ties(database: Database, one: str, other: str) -> tuple[int, int]:
    """How many kinds of tie stand for and against between two."""
    return _signed(polarity or 0 for polarity, _ in database.rows(_TIES, (min(one, other), max(one, other))))


def _four(counts: list[int]) -> tuple[int, int, int, int]:
    one, two, three, four = counts
    return one, two, three, four
