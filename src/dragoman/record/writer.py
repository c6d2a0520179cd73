"""What enters the record: reports with their claims, issues, decisions, findings. Each call is one transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.errors import IntegrityError, ItemError, NothingFound, UsageError
from dragoman.model.actors import Link
from dragoman.model.claims import Claim, Figure
from dragoman.model.decisions import Decision
from dragoman.model.text import Original, Report
from dragoman.record.connection import Database
from dragoman.record.counted import ACTOR_COLUMNS, PAIR_COLUMNS, actor_rows, pair_rows
from dragoman.record.entries import Run, check_moment
from dragoman.record.indexing import index_findings
from dragoman.record.rows import (
    CLAIM_COLUMNS,
    about_report,
    actors_of,
    claim_row,
    decision_id,
    iso_day,
    link_row,
    to_json,
)

FindingRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """What is recorded of one report: its claims and links, the run that coded it, the moment it was read."""

    report: Report
    claims: Sequence[Claim]
    links: Sequence[Link]
    run: Run
    read_at: str

    def __post_init__(self) -> None:
        check_moment(self.read_at)
        for claim in self.claims:
            if claim.report is not self.report and claim.report != self.report:
                raise IntegrityError(f"{self.report.id}: a claim of {claim.report.id} among its claims")


def knows(database: Database, report: Report) -> bool:
    """True where this very text is recorded under this id.

    Raises ItemError where another text is, or where its id is no text that can be stored.
    """
    try:
        recorded = database.rows("SELECT sha256 FROM report WHERE id = ?", (report.id,))
    except UnicodeEncodeError as error:
        # A file's name need not be text; Python hands over what of it is none as lone surrogates.
        raise ItemError(
            ascii(report.id), "its name is no UTF-8", "rename the file or give the row another id"
        ) from error
    if not recorded:
        return False
    if recorded[0][0] != report.sha256:
        raise ItemError(
            report.id, "the record has another text under this name", "rename the file or give the row another id"
        )
    return True


def add_report(database: Database, batch: Batch) -> Literal["added", "known"]:
    """Record a report with all that was found in it; "known", and not one byte written, where it is there already.

    Raises ItemError where its id has another text or its text cannot be stored, QuoteError where a
    quote is not at its place.
    """
    try:
        with database.transaction():
            if knows(database, batch.report):
                return "known"
            _add_run(database, batch.run)
            _add_report_row(database, batch)
            _add_links(database, batch)
            _add_claims(database, batch.claims, batch.links, batch.run)
    except UnicodeEncodeError as error:
        problem = "half a character (a lone surrogate) in its name or text"
        raise ItemError(batch.report.id, problem, "save it as UTF-8 again") from error
    return "added"


def _add_run(database: Database, run: Run) -> None:
    if not database.rows("SELECT 1 FROM run WHERE id = ?", (run.id,)):
        values = (run.id, run.started, run.coder, to_json(dict(sorted(run.settings))))
        database.execute("INSERT INTO run (id, started, coder, settings) VALUES (?, ?, ?, ?)", values)


def _add_report_row(database: Database, batch: Batch) -> None:
    report = batch.report
    window = (iso_day(report.published.earliest), iso_day(report.published.latest))
    values = (report.id, report.sha256, report.text, *window, about_report(report), batch.read_at, batch.run.id)
    columns = "id, sha256, text, earliest, latest, about, read_at, run"
    number = database.execute(f"INSERT INTO report ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    database.execute("INSERT INTO report_search (rowid, text) VALUES (?, ?)", (number, report.text))
    database.execute("INSERT INTO report_outlet (report, outlet) VALUES (?, ?)", (report.id, report.outlet or ""))
    if report.original is not None:
        place = (report.where, report.original.sha256, report.id)
        database.execute("INSERT INTO reading (place, sha256, report) VALUES (?, ?, ?)", place)
        _add_original(database, report.original)


def _add_original(database: Database, original: Original) -> None:
    if original.packed is None:
        return
    if not database.rows("SELECT 1 FROM original WHERE sha256 = ?", (original.sha256,)):
        values = (original.sha256, original.packed)
        database.execute("INSERT INTO original (sha256, packed) VALUES (?, ?)", values)


def _add_links(database: Database, batch: Batch) -> None:
    columns = "report, start, stop, mention, actors, score, why"
    for link in batch.links:
        values = link_row(link, batch.report)
        database.execute(f"INSERT INTO link ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _add_claims(database: Database, claims: Sequence[Claim], links: Sequence[Link], run: Run) -> None:
    columns = f"{CLAIM_COLUMNS}, run"
    added = set()
    for claim in claims:
        row = claim_row(claim)
        # Two claims that say the same at the same place are one; the first one's reason stays.
        if row[0] in added:
            continue
        added.add(row[0])
        number = database.execute(f"INSERT INTO claim ({columns}) VALUES ({_marks(columns)})", (*row, run.id))
        database.execute("INSERT INTO quote_search (rowid, quote) VALUES (?, ?)", (number, claim.quote))
        if isinstance(claim, Figure):
            database.execute("INSERT INTO claim_measure (measures, claim) VALUES (?, ?)", (claim.measures, row[0]))
        _add_actors(database, claim, row, (number, links))


def _add_actors(database: Database, claim: Claim, row: Sequence[Any], at: tuple[int, Sequence[Link]]) -> None:
    """What the claim is counted by: its actors, and the pairs that an act or a tie is between."""
    number, links = at
    actors = actors_of(claim, links)
    for values in actor_rows(row, number, actors):
        database.execute(f"INSERT INTO claim_actor ({ACTOR_COLUMNS}) VALUES ({_marks(ACTOR_COLUMNS)})", values)
    for values in pair_rows(row, number, actors):
        database.execute(f"INSERT INTO claim_pair ({PAIR_COLUMNS}) VALUES ({_marks(PAIR_COLUMNS)})", values)


def _marks(columns: str) -> str:
    return ", ".join("?" * (columns.count(",") + 1))


def add_issue(database: Database, error: ItemError, run: Run) -> None:
    """Record that an item could not be read. The same issue again changes nothing."""
    # A file's name need not be text; what of it is none is written as \udcff.
    values = tuple(
        part.encode("utf-8", "backslashreplace").decode() for part in (error.item, error.problem, error.remedy)
    )
    known = "SELECT 1 FROM issue WHERE (item, problem, remedy) = (?, ?, ?)"
    with database.transaction():
        if not database.rows(known, values):
            _add_run(database, run)
            database.execute("INSERT INTO issue (item, problem, remedy, run) VALUES (?, ?, ?, ?)", (*values, run.id))


def decide(database: Database, decision: Decision) -> str:
    """Record a decision; its id. The same decision again changes nothing."""
    check_moment(decision.made)
    with database.transaction():
        return _add_decision(database, decision)


def _add_decision(database: Database, decision: Decision) -> str:
    name = decision_id(decision)
    if database.rows("SELECT 1 FROM decision WHERE id = ?", (name,)):
        return name
    said = (decision.question, decision.verdict, decision.by, decision.why, decision.made, decision.revoked)
    columns = "id, question, verdict, decider, why, made, revoked, subject, detail"
    values = (name, *said, to_json(list(decision.subject)), to_json([list(pair) for pair in decision.detail]))
    database.execute(f"INSERT INTO decision ({columns}) VALUES ({', '.join('?' * 9)})", values)
    for subject in sorted(set(decision.subject)):
        database.execute("INSERT INTO decision_subject (subject, decision) VALUES (?, ?)", (subject, name))
    return name


def decide_all(database: Database, decisions: Sequence[Decision]) -> list[str]:
    """Record these decisions together or none of them; their ids."""
    for decision in decisions:
        check_moment(decision.made)
    with database.transaction():
        return [_add_decision(database, decision) for decision in decisions]


def correct(database: Database, made: Sequence[Claim], links: Sequence[Link], decision: Decision) -> str:
    """Record what a person made, none where such a claim is there, with the decision that puts it in another's place.

    The decision's id.
    """
    check_moment(decision.made)
    run = Run(decision.made, f"person:{decision.by}")
    with database.transaction():
        _add_run(database, run)
        _add_claims(database, made, links, run)
        return _add_decision(database, decision)


def revoke(database: Database, name: str, moment: str, signed: Decision | None = None) -> None:
    """Set the moment from which a decision no longer holds; `signed` says in the same breath who revoked it.

    Raises NothingFound where there is no such decision, UsageError where it was revoked before.
    """
    check_moment(moment)
    with database.transaction():
        found = database.rows("SELECT revoked FROM decision WHERE id = ?", (name,))
        if not found:
            raise NothingFound(f"{name}: no such decision in {database.path}; list them with its subject's trail")
        if found[0][0] is not None:
            raise UsageError(f"{name}: revoked already, on {found[0][0]}; make a new decision instead")
        database.execute("UPDATE decision SET revoked = ? WHERE id = ?", (moment, name))
        if signed:
            _add_decision(database, signed)


def replace_findings(database: Database, findings: Mapping[str, Sequence[FindingRow]]) -> None:
    """Put these rows, by kind, in the place of all findings; the same ones again change not one byte.

    Each row has its `id`, different from all others. Raises IntegrityError where one has none.
    """
    wanted = [
        (kind, position, _finding_id(kind, row), to_json(row))
        for kind in sorted(findings)
        for position, row in enumerate(findings[kind])
    ]
    with database.transaction():
        if database.rows("SELECT kind, position, id, row FROM finding ORDER BY kind, position") == wanted:
            return
        _remember_former(database, [name for _, _, name, _ in wanted])
        database.execute("DELETE FROM finding")
        database.execute("DELETE FROM finding_part")
        for values in wanted:
            database.execute("INSERT INTO finding (kind, position, id, row) VALUES (?, ?, ?, ?)", values)
        for kind in sorted(findings):
            for position, row in enumerate(findings[kind]):
                for part in sorted(_parts_in(row)):
                    database.execute("INSERT INTO finding_part VALUES (?, ?, ?)", (part, kind, position))
        index_findings(database)


def _remember_former(database: Database, kept: Sequence[str]) -> None:
    """Note down what the findings that are going, all but these ids, are made of; who comes back is no more former."""
    names = json.dumps(kept)
    database.execute(
        "INSERT OR IGNORE INTO finding_former SELECT finding.id, kind, part FROM finding"
        " JOIN finding_part USING (kind, position) WHERE finding.id NOT IN (SELECT value FROM json_each(?))",
        (names,),
    )
    database.execute("DELETE FROM finding_former WHERE id IN (SELECT value FROM json_each(?))", (names,))


def _parts_in(row: FindingRow) -> set[str]:
    """The ids that a row is found by: of the claims in it or in its versions; else of its reports."""
    places = [row, *(place for place in row.get("versions", ()) if isinstance(place, Mapping))]
    claims = {place[name] for place in places for name in ("claim", "base") if place.get(name)}
    claims |= {name for place in places for name in place.get("claims", ())}
    reports = row.get("reports", ())
    return claims or {name for name in reports if isinstance(name, str)} if isinstance(reports, list) else claims


def _finding_id(kind: str, row: FindingRow) -> str:
    name = row.get("id")
    if not isinstance(name, str) or not name:
        raise IntegrityError(f"a finding {kind} without an id; give every row its own")
    return name
