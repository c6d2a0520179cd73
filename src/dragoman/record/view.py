"""What the record says when asked: reports, claims, links, issues, decisions and findings, in a fixed order."""

import hashlib
import json
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dragoman.errors import IntegrityError, NothingFound
from dragoman.model.actors import Link
from dragoman.model.claims import Claim
from dragoman.model.decisions import (
    ACCEPT,
    CORRECT,
    SAME_EVENT,
    SAME_PERSON,
    Decision,
    Rulings,
    rulings_of,
)
from dragoman.model.text import Report
from dragoman.record.connection import Database
from dragoman.record.entries import ClaimFilter, Issue, named
from dragoman.record.rows import iso_day, to_claim, to_decision, to_link, to_report

_ORDER = "ORDER BY claim.report, claim.start, claim.stop, claim.id"
_DECISION = "decision.id, question, decision.subject, verdict, decider, why, made, revoked, detail"
#: Claims between two actors: an event or tie has them on opposite sides, another kind names both.
DYAD = """claim.id IN (
    SELECT one.claim FROM claim_actor AS one CROSS JOIN claim_actor AS other
    WHERE one.code = ? AND other.code = ? AND other.claim = one.claim
    AND (one.role <> other.role OR one.role NOT IN ('source', 'target')))"""
_ACTOR = "claim.id IN (SELECT claim FROM claim_actor WHERE code = ?)"
#: Decisions that change what is found; ratings and undoings do not.
_BEARING = (ACCEPT, CORRECT, SAME_EVENT, SAME_PERSON)
_AS_OF = "claim.report IN (SELECT id FROM report WHERE latest <= ?)"


def reports(database: Database) -> list[Report]:
    """All reports by id. Raises IntegrityError where a text is not the one that was read."""
    return [to_report(row) for row in database.rows("SELECT id, sha256, text, about FROM report ORDER BY id")]


def report(database: Database, name: str) -> Report:
    """The report of this id. Raises NothingFound; IntegrityError where its text is not the one that was read."""
    found = database.rows("SELECT id, sha256, text, about FROM report WHERE id = ?", (name,))
    if not found:
        raise NothingFound(f"{name}: no such report in {database.path}; check the name")
    return to_report(found[0])


def original_bytes(database: Database, name: str) -> bytes:
    """The bytes that the report of this id was read from.

    Raises NothingFound where they were not kept, IntegrityError where they are not those that were read.
    """
    read = report(database, name)
    original = read.original
    if original is None:
        raise NothingFound(f"{name}: was a row of a table, which is not kept; its text is, 'dragoman text {name}'")
    found = database.rows("SELECT packed FROM original WHERE sha256 = ?", (original.sha256,))
    try:
        data = zlib.decompress(found[0][0]) if found else read.text.encode(original.encoding or "utf-8")
    except (zlib.error, UnicodeError, LookupError) as error:
        raise IntegrityError(f"{name}: its original cannot be read ({error}); restore the record") from error
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise IntegrityError(f"{name}: its original is not what was read; restore the record")
    return data


def read_from(database: Database, where: str, sha256: str) -> list[str]:
    """The ids of the reports that were read at this place from these bytes."""
    query = "SELECT report FROM reading WHERE place = ? AND sha256 = ? ORDER BY report"
    try:
        return [name for (name,) in database.rows(query, (where, sha256))]
    except UnicodeEncodeError:
        # A path need not be text; such a one was never recorded.
        return []


def claims(database: Database, wanted: ClaimFilter) -> list[Claim]:
    """The claims that pass the filter, by report, place and id.

    Raises QuoteError or IntegrityError where a claim or its report is not what was recorded.
    """
    conditions, values = conditions_of(wanted)
    where = " AND ".join(conditions) or "TRUE"
    rows = database.rows(f"SELECT id, report, fact FROM claim WHERE {where} {_ORDER}", values)
    aside = frozenset() if wanted.rejected else rulings(database, wanted.judged).set_aside
    return _to_claims(database, (row for row in rows if row[0] not in aside))


def conditions_of(wanted: ClaimFilter) -> tuple[list[str], list[str]]:
    """The filter as SQL conditions on `claim`, and the values of their marks, in order."""
    parts: list[tuple[str, list[str | None]]] = [
        ("claim.kind = ?", [wanted.kind]),
        ("claim.type = ?", [wanted.type]),
        ("claim.status = ?", [wanted.status]),
        ("claim.report = ?", [wanted.report]),
        ("ifnull(claim.latest, '9999-12-31') >= ?", [iso_day(wanted.since)]),
        ("ifnull(claim.earliest, '0001-01-01') <= ?", [iso_day(wanted.until)]),
        (_AS_OF, [iso_day(wanted.as_of)]),
        (_ACTOR, [wanted.actor]),
        (DYAD, [*(wanted.dyad or (None, None))]),
    ]
    asked = [(condition, values) for condition, values in parts if values[0] is not None]
    return [condition for condition, _ in asked], [
        value for _, values in asked for value in values if value is not None
    ]


def claims_of(database: Database, names: Iterable[str]) -> list[Claim]:
    """The claims of these ids, in their order. Raises NothingFound where one is unknown; else as `claims`."""
    rows = []
    for name in names:
        found = database.rows("SELECT id, report, fact FROM claim WHERE id = ?", (name,))
        if not found:
            raise NothingFound(f"{name}: no such claim in {database.path}; check the id")
        rows += found
    return _to_claims(database, rows)


def _to_claims(database: Database, rows: Iterable[Any]) -> list[Claim]:
    loaded: dict[str, Report] = {}
    found = []
    for claim_id, report_id, stored in rows:
        if report_id not in loaded:
            loaded[report_id] = report(database, report_id)
        found.append(to_claim(claim_id, stored, loaded[report_id]))
    return found


def links(database: Database, report_id: str, start: int, end: int) -> list[Link]:
    """The links of a report whose mentions lie wholly inside [start, end), by place."""
    return [
        to_link(row)
        for row in database.rows(
            "SELECT report, start, stop, mention, actors, score, why FROM link"
            " WHERE report = ? AND start >= ? AND stop <= ? ORDER BY start, stop, rowid",
            (report_id, start, end),
        )
    ]


def issues(database: Database) -> list[Issue]:
    """What could not be read, by item."""
    return [Issue(*row) for row in database.rows("SELECT item, problem, remedy, run FROM issue ORDER BY 1, 2, 3")]


def decisions(database: Database, subject: str | None) -> list[Decision]:
    """The decisions on a subject, or all, revoked ones too, by the moment they were made.

    Raises IntegrityError where one is not what was recorded.
    """
    where = "TRUE" if subject is None else "id IN (SELECT decision FROM decision_subject WHERE subject = ?)"
    values = () if subject is None else (subject,)
    found = database.rows(f"SELECT {_DECISION} FROM decision WHERE {where} ORDER BY made, id", values)
    return [to_decision(row) for row in found]


def decisions_of(database: Database, names: Iterable[str]) -> list[Decision]:
    """The decisions of these ids that are there, in their order. Raises IntegrityError as `decisions`."""
    query = f"SELECT {_DECISION} FROM decision WHERE id = ?"
    return [to_decision(row) for name in names for row in database.rows(query, (name,))]


def rulings(database: Database, at: datetime | None = None) -> Rulings:
    """What the decisions mean at a moment; now where none is given."""
    return rulings_of(decisions(database, None), at)


def basis(database: Database) -> dict[str, Any]:
    """What findings rest on, as one row: the reports, and the decisions in force that bear on them."""
    reports = database.rows("SELECT id, sha256 FROM report ORDER BY id")
    marks = ", ".join("?" * len(_BEARING))
    query = f"SELECT id FROM decision WHERE revoked IS NULL AND question IN ({marks}) ORDER BY id"
    said = [reports, database.rows(query, _BEARING)]
    return {"id": named("basis", said), "reports": len(said[0]), "decisions": len(said[1])}


def findings(database: Database, kind: str) -> list[dict[str, Any]]:
    """The rows of one kind of finding, as they were given and in that order."""
    found = database.rows("SELECT row FROM finding WHERE kind = ? ORDER BY position", (kind,))
    return [json.loads(row) for (row,) in found]


def findings_of(database: Database, parts: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The findings that any of these claims, or of origins these reports, is part of, by kind, in their order."""
    places = {
        place
        for name in parts
        for place in database.rows("SELECT kind, position FROM finding_part WHERE part = ?", (name,))
    }
    found: dict[str, list[dict[str, Any]]] = {}
    for place in sorted(places):
        ((row,),) = database.rows("SELECT row FROM finding WHERE kind = ? AND position = ?", place)
        found.setdefault(place[0], []).append(json.loads(row))
    return found


def counts(database: Database) -> dict[str, int]:
    """How much there is: reports, claims, each kind of claim, links, issues, decisions, each kind of finding."""
    tables = {"reports": "report", "claims": "claim", "links": "link", "issues": "issue", "decisions": "decision"}
    found = {name: database.rows(f"SELECT count(*) FROM {table}")[0][0] for name, table in tables.items()}
    for table in ("claim", "finding"):
        found |= dict(database.rows(f"SELECT kind, count(*) FROM {table} GROUP BY kind ORDER BY kind"))
    return found
