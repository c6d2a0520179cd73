"""Acts counted by who, when and where, by the database itself: what networks, maps and timelines are drawn from.

An act is an occurrence where the reports were reconciled, so that copies of one telling count once; else its claim.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.record.browse import Condition, Wanted, conditions, joined
from dragoman.record.connection import Database

_ACT = "ifnull(part.position, claim.id)"
_ACTS = f"count(DISTINCT {_ACT})"
_OF_ACT = " LEFT JOIN finding_part AS part ON part.part = claim.id AND part.kind = 'occurrences'"
_EVENTS = f"claim{_OF_ACT}"
#: Acts and ties by the pairs that they are between, in order: no join, and nothing to sort.
_PAIRS = "claim_pair AS claim"
#: Length of an ISO day's beginning that names its period.
STEPS = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class PairTally:
    """Acts of a type between two actors, whichever way they ran; codes in order."""

    one: str
    other: str
    type: str
    acts: int


@dataclass(frozen=True, slots=True)
class TieTally:
    """A tie of a kind between two actors with the polarity that the last report gives it, and how many tell of it."""

    one: str
    other: str
    tie: str
    polarity: int
    reports: int


@dataclass(frozen=True, slots=True)
class PeriodTally:
    """Acts of a type whose days all lie in a period ("2023", "2023-03")."""

    period: str
    type: str
    acts: int


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """Acts told to have happened at a place, as the reports name it."""

    place: str
    acts: int


def pairs(database: Database, wanted: Wanted) -> list[PairTally]:
    """Acts by pair of actors and type, of the claims wanted."""
    where = _of(database, wanted, "event")
    return [
        PairTally(*row)
        for row in database.rows(
            f"SELECT one, other, type, {_ACTS} FROM {_PAIRS}{_OF_ACT} {where.sql}"
            " GROUP BY claim.kind, one, other, type ORDER BY 1, 2, 3",
            where.values,
        )
    ]


def ties(database: Database, wanted: Wanted) -> list[TieTally]:
    """Ties by pair and kind, each with the polarity of its last telling; those told to have ended are left out."""
    where = _of(database, wanted, "tie", "claim.until IS NULL")
    # SQLite gives the bare columns of the row that max() was taken from (sqlite.org/lang_select.html#bareagg).
    return [
        TieTally(*row[:5])
        for row in database.rows(
            "SELECT one, other, type, polarity, count(DISTINCT claim.report), max(ifnull(report.latest, ''))"
            f" FROM {_PAIRS} CROSS JOIN report INDEXED BY report_published ON report.id = claim.report"
            f" {where.sql} GROUP BY claim.kind, one, other, type ORDER BY 1, 2, 3",
            where.values,
        )
    ]


def labels(database: Database, wanted: Wanted) -> dict[str, int]:
    """Acts by type, of the claims wanted."""
    where = _of(database, wanted, "event")
    return dict(database.rows(f"SELECT claim.type, {_ACTS} FROM {_EVENTS} {where.sql} GROUP BY 1", where.values))


def periods(database: Database, wanted: Wanted, step: str) -> list[PeriodTally]:
    """Acts by period and type; those whose days lie in no single period are left out."""
    size = STEPS[step]
    one_period = f"substr(claim.earliest, 1, {size}) = substr(claim.latest, 1, {size})"
    where = _of(database, wanted, "event", one_period)
    return [
        PeriodTally(*row)
        for row in database.rows(
            f"SELECT substr(claim.latest, 1, {size}), claim.type, {_ACTS} FROM {_EVENTS}"
            f" {where.sql} GROUP BY 1, 2 ORDER BY 1, 2",
            where.values,
        )
    ]


def places(database: Database, wanted: Wanted) -> list[PlaceTally]:
    """Acts by place, most first."""
    where = _of(database, wanted, "event", "claim.place IS NOT NULL")
    return [
        PlaceTally(*row)
        for row in database.rows(
            f"SELECT claim.place, {_ACTS} FROM {_EVENTS} {where.sql} GROUP BY 1 ORDER BY 2 DESC, 1",
            where.values,
        )
    ]


def acts_of(database: Database, claims: Sequence[str]) -> dict[str, str]:
    """The id of the occurrence that each claim is part of, where it is of one."""
    query = (
        "SELECT finding_part.part, finding.id FROM json_each(?) AS asked"
        " CROSS JOIN finding_part ON finding_part.part = asked.value AND finding_part.kind = 'occurrences'"
        " CROSS JOIN finding USING (kind, position)"
    )
    return dict(database.rows(query, (json.dumps(list(claims)),)))


def _of(database: Database, wanted: Wanted, kind: str, *more: str) -> Condition:
    """The claims wanted that are of a kind and fulfil what else is said, as one WHERE clause."""
    own = (Condition(sql, ()) for sql in (f"claim.kind = '{kind}'", *more))
    return joined([*conditions(database, wanted), *own])
