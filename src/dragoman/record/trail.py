"""From any id of the record down to the characters it rests on, and to who coded and who decided."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.errors import NothingFound
from dragoman.model.actors import Link
from dragoman.model.claims import Claim
from dragoman.model.decisions import Decision
from dragoman.model.facts import claim_to_fact
from dragoman.model.text import DateClue, Original, Report
from dragoman.model.values import Window
from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.rows import decision_id
from dragoman.record.store import Record

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trail:
    """What an id rests on. What does not apply to its `kind` is empty.

    `standing` says of a claim whether it counts: stands, accepted, rejected, corrected (and by what), withdrawn.
    `kind` is "claim", "report", "decision" or a kind of finding; `row` is the fact, report, decision or
    finding itself. `sentence` is the line of the report around a claim's quote. `report` has id,
    outlet, publication window and sha256, `run` the coder's version, `links` what the mentions inside
    the claim's span were taken to mean, `decisions` who decided what on the id, `claims` the ids beneath.
    """

    id: str
    kind: str
    row: Row
    standing: str = ""
    sentence: str = ""
    report: Row | None = None
    run: Row | None = None
    links: tuple[Row, ...] = ()
    decisions: tuple[Row, ...] = ()
    claims: tuple[str, ...] = ()

    def to_dict(self) -> Row:
        """The trail as JSON values."""
        return {**asdict(self), **{name: list(getattr(self, name)) for name in ("links", "decisions", "claims")}}


def trace(record: Record, name: str) -> Trail:
    """The trail of a claim, report, finding or decision.

    Raises NothingFound where the record has no such id; as reading does where it is not what was recorded.
    """
    database = record.database
    for table, of in (
        ("claim", _of_claim),
        ("report", _of_report),
        ("finding", _of_finding),
        ("decision", _of_decision),
    ):
        if database.rows(f"SELECT 1 FROM {table} WHERE id = ?", (name,)):
            return of(database, name)
    raise NothingFound(f"{name}: nothing in {record.path} has this id; check it against 'dragoman facts --json'")


def line_around(text: str, start: int, end: int) -> str:
    """The line, or lines, of the text that [start, end) stands in."""
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)].strip()


def _of_claim(database: Database, name: str) -> Trail:
    claim = view.claims_of(database, [name])[0]
    return Trail(
        id=name,
        kind="claim",
        row=claim_to_fact(claim),
        standing=view.rulings(database).standing(name),
        sentence=line_around(claim.report.text, claim.span.start, claim.span.end),
        report={**_report_row(claim.report), "place": claim.report.place_of(claim.span.start)},
        run=_run_of(database, "claim", name),
        links=_links_of(database, claim),
        decisions=_decisions_on(database, name),
    )


def _of_report(database: Database, name: str) -> Trail:
    report = view.report(database, name)
    (read_at,) = database.rows("SELECT read_at FROM report WHERE id = ?", (name,))[0]
    zones = [{"zone": zone.kind.value, "start": zone.start, "end": zone.end, "why": zone.why} for zone in report.zones]
    plain = ("byline", "dateline", "wire", "title", "url", "where", "language")
    details = {field: getattr(report, field) for field in plain} | {"notes": list(report.notes)}
    details["clues"] = [
        {"kind": c.kind, "where": c.where, **days_row(c.window), "quote": c.quote} for c in report.clues
    ]
    found = database.rows("SELECT id FROM claim WHERE report = ? ORDER BY start, stop, id", (name,))
    return Trail(
        id=name,
        kind="report",
        row={**_report_row(report), **details, "found": dict(report.found), "read_at": read_at, "zones": zones},
        run=_run_of(database, "report", name),
        decisions=_decisions_on(database, name, *([report.outlet] if report.outlet else [])),
        claims=tuple(claim for (claim,) in found),
    )


def _of_finding(database: Database, name: str) -> Trail:
    kind, stored = database.rows("SELECT kind, row FROM finding WHERE id = ?", (name,))[0]
    row = json.loads(stored)
    claims = _claims_beneath(database, row)
    return Trail(id=name, kind=kind, row=row, decisions=_decisions_on(database, name, *claims), claims=claims)


def _of_decision(database: Database, name: str) -> Trail:
    decision = next(each for each in view.decisions(database, None) if decision_id(each) == name)
    row = decision_row(decision)
    claims, undone = _claims_beneath(database, row), _decisions_on(database, name)
    return Trail(id=name, kind="decision", row=row, decisions=undone, claims=claims)


def _claims_beneath(database: Database, row: Row) -> tuple[str, ...]:
    """The ids of claims that stand in the row, each once; where none does, the claims in the passages it names."""
    known = [name for name in _strings(row) if database.rows("SELECT 1 FROM claim WHERE id = ?", (name,))]
    if not known:
        query = "SELECT id FROM claim WHERE report = ? AND start >= ? AND stop <= ? ORDER BY start, stop, id"
        known = [name for passage in _passages(row) for (name,) in database.rows(query, passage)]
    return tuple(dict.fromkeys(known))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _passages(value: object) -> Iterator[tuple[str, int, int]]:
    if isinstance(value, dict) and {"report", "start", "end"} <= value.keys():
        yield value["report"], value["start"], value["end"]
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _passages(part)


def days_row(window: Window) -> Row:
    """The window as ISO days, None where an end is open."""
    ends = (("earliest", window.earliest), ("latest", window.latest))
    return {name: day.isoformat() if day else None for name, day in ends}


def _report_row(report: Report) -> Row:
    window = report.published
    return {
        "id": report.id,
        "outlet": report.outlet,
        "published": {**days_row(window), "basis": window.basis},
        "sha256": report.sha256,
        "original": _original(report.original) if report.original else None,
    }


def _original(original: Original) -> Row:
    return {name: getattr(original, name) for name in ("sha256", "kind", "size", "encoding")}


def _run_of(database: Database, table: str, name: str) -> Row:
    query = (
        f"SELECT run.id, started, coder, settings FROM {table} JOIN run ON run.id = {table}.run WHERE {table}.id = ?"
    )
    run, started, coder, settings = database.rows(query, (name,))[0]
    return {"id": run, "started": started, "coder": coder, "settings": json.loads(settings)}


def _links_of(database: Database, claim: Claim) -> tuple[Row, ...]:
    return tuple(
        link_row(link)
        for piece in claim.evidence
        for link in view.links(database, claim.report.id, piece.start, piece.end)
    )


def clue_row(clue: DateClue) -> Row:
    """What a date of page, feed or archive says of a report's publication, as JSON values."""
    return {"kind": clue.kind, "where": clue.where, **days_row(clue.window), "quote": clue.quote}


def link_row(link: Link) -> Row:
    """The link as JSON values: where its mention stands, what it may mean, whom it means and why."""
    mention = link.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "candidates": list(mention.candidates),
        "actors": list(link.actors),
        "score": link.score,
        "why": link.why,
    }


def _decisions_on(database: Database, *names: str) -> tuple[Row, ...]:
    """The decisions on any of these, revoked ones too, by the moment they were made."""
    found = {decision_id(decision): decision for name in names for decision in view.decisions(database, name)}
    ordered = sorted(found.values(), key=lambda decision: (decision.made, decision_id(decision)))
    return tuple(decision_row(decision) for decision in ordered)


def decision_row(decision: Decision) -> Row:
    """The decision as JSON values, its id first."""
    row = {"id": decision_id(decision), **asdict(decision), "subject": list(decision.subject)}
    return {**row, "detail": [list(pair) for pair in decision.detail]}
