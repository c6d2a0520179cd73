"""What the order of a reviewer's queue rests on: claims in bulk, what hangs on them, lists that filters leave."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model.decisions import CORRECT
from dragoman.record import browse
from dragoman.record.browse import Wanted
from dragoman.record.connection import Database

#: Claims that people made by correcting others are no work for a reviewer.
_CODED = "claim.run NOT IN (SELECT id FROM run WHERE coder LIKE 'person:%')"
#: The same for a walk over an index that has no runs: what people made is a subject of their corrections.
_NOT_MADE = (
    "claim.id NOT IN (SELECT made.id FROM decision JOIN decision_subject ON decision_subject.decision = decision.id"
    f" JOIN claim AS made ON made.id = decision_subject.subject WHERE question = '{CORRECT}'"
    " AND made.run IN (SELECT id FROM run WHERE coder LIKE 'person:%'))"
)
_AT_ONCE = 5_000  # so many rows are held at a time: some 10 MB
_SAME_WORDS = (
    "SELECT other.id, one.id FROM json_each(?) AS given JOIN claim AS one ON one.id = given.value AND one.report = ?"
    " JOIN claim AS other ON other.report = ? AND other.kind = one.kind AND other.quote = one.quote"
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A coded claim as ordering needs it: its stored fact, and the least score of the links inside its quote."""

    number: int
    id: str
    fact: dict[str, Any]
    link: float | None
    published: str


@dataclass(frozen=True, slots=True)
class Hanging:
    """A finding that a claim is part of: its kind, how many claims it rests on, of how many origins."""

    kind: str
    claims: int
    origins: int


def high_water(database: Database) -> tuple[int, str]:
    """The number of the last coded claim, and the id of what findings rest on: both change when the order may."""
    last = database.rows(f"SELECT number FROM claim WHERE {_CODED} ORDER BY number DESC LIMIT 1")
    basis = database.rows("SELECT id FROM finding WHERE kind = 'basis'")
    return (last[0][0] if last else 0), (basis[0][0] if basis else "")


def sketches(database: Database, after: int) -> Iterator[Sketch]:
    """The coded claims behind a number, in the order in which they were recorded."""
    while rows := database.rows(
        "SELECT claim.number, claim.id, claim.fact, ifnull(report.latest, ''),"
        " (SELECT min(score) FROM link WHERE link.report = claim.report AND link.start >= claim.start"
        f" AND link.stop <= claim.stop), {_CODED}"
        " FROM claim JOIN report ON report.id = claim.report WHERE claim.number > ? ORDER BY claim.number LIMIT ?",
        (after, _AT_ONCE),
    ):
        for number, name, fact, published, link, coded in rows:
            if coded:
                yield Sketch(number, name, json.loads(fact), link, published)
        after = rows[-1][0]


def least_link(database: Database, report: str, start: int, end: int) -> float | None:
    """The least score of the links inside a stretch of a report; None where there are none."""
    query = "SELECT min(score) FROM link WHERE report = ? AND start >= ? AND stop <= ?"
    ((score,),) = database.rows(query, (report, start, end))
    return None if score is None else float(score)


def hanging(database: Database, claims: Iterable[str] | None = None) -> dict[str, list[Hanging]]:
    """The findings that hang on claims, by claim; on all where none are named."""
    query = (
        "SELECT part, finding.kind, json_array_length(row, '$.claims'), json_extract(row, '$.origins') FROM finding"
        " JOIN finding_part USING (kind, position) WHERE finding.kind <> 'origins'"
    )
    if claims is None:
        rows = database.rows(query)
    else:
        rows = [row for name in claims for row in database.rows(f"{query} AND part = ?", (name,))]
    found: dict[str, list[Hanging]] = {}
    for part, kind, count, origins in rows:
        found.setdefault(part, []).append(Hanging(kind, count or 1, origins if isinstance(origins, int) else 1))
    return found


def listed(database: Database, wanted: Wanted, limit: int = -1) -> list[str]:
    """The ids of all coded claims wanted, or so many, in the order wanted, whether judged or not."""
    sql, values, ordering = _selection(database, wanted)
    return [name for (name,) in database.rows(f"{sql} ORDER BY {ordering} LIMIT ?", (*values, limit))]


def unordered(database: Database, wanted: Wanted) -> list[str]:
    """The same in no order: for who has an order of their own."""
    sql, values, _ = _selection(database, wanted)
    return [name for (name,) in database.rows(sql, values)]


def _selection(database: Database, wanted: Wanted) -> tuple[str, tuple[str, ...], str]:
    where, values, ordering = browse.selection(database, wanted)
    coded = f"{where} AND {_NOT_MADE}" if where else f"WHERE {_NOT_MADE}"
    return f"SELECT claim.id FROM {browse.claims_of(wanted)} {coded}", values, ordering


def near(database: Database, claim: str, reach: int, limit: int = 12) -> list[str]:
    """The ids of the claims that stand within reach of this one in its report, by place."""
    rows = database.rows(
        "SELECT other.id FROM claim AS one JOIN claim AS other ON other.report = one.report"
        " AND other.start < one.stop + ? AND other.stop > one.start - ? AND other.id <> one.id"
        " WHERE one.id = ? ORDER BY other.start, other.stop, other.id LIMIT ?",
        (reach, reach, claim, limit),
    )
    return [name for (name,) in rows]


def newer(database: Database, judged: Iterable[str]) -> dict[str, str]:
    """The claims that a later coding made where judged ones of its kind stand, each with the judged one.

    A later coding is another run over the same text, or over another version of the page (NAME.v2), where the words
    are the same.
    """
    names = json.dumps(sorted(judged))
    same_text = (
        "SELECT other.id, one.id FROM json_each(?) AS given JOIN claim AS one ON one.id = given.value"
        " JOIN claim AS other ON other.report = one.report AND other.kind = one.kind AND other.run <> one.run"
        f" AND other.start < one.stop AND other.stop > one.start AND {_CODED.replace('claim.', 'other.')}"
    )
    found = dict(database.rows(same_text, (names,)))
    for version, report in _versions(database):
        found |= dict(database.rows(_SAME_WORDS, (names, report, version)))
    return found


def _versions(database: Database) -> list[tuple[str, str]]:
    """Each later version of a page with the first one."""
    names = [name for (name,) in database.rows("SELECT id FROM report WHERE id GLOB '*.v[0-9]*'")]
    return [(name, name.rpartition(".v")[0]) for name in names]
