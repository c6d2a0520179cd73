"""Who judged which claim and how, read at once and lightly: for queues, histories, and where people differ."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.model.decisions import ACCEPT, BESIDE, CORRECT, FLAG, SKIP, UNDO
from dragoman.record.connection import Database

ACCEPTED, REJECTED, CORRECTED = "accept", "reject", "correct"
_WORDS = {(ACCEPT, "yes"): ACCEPTED, (ACCEPT, "no"): REJECTED, (CORRECT, "yes"): CORRECTED}
_READ = (ACCEPT, CORRECT, UNDO, *BESIDE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A person's decision on a claim; `verdict` is accept, reject or correct, empty for flags, notes and skips.

    `made_claim` is what a correction put in its place. `settled` is True where it was revoked in favour of another's.
    """

    id: str
    question: str
    verdict: str
    claim: str
    made_claim: str
    by: str
    why: str
    made: str
    revoked: str | None
    settled: bool = False

    @property
    def holds(self) -> bool:
        """True where it was not revoked."""
        return self.revoked is None

    @property
    def says(self) -> tuple[str, str]:
        """What two entries have alike where they agree."""
        return self.verdict, self.made_claim


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions on claims, in the order in which they were made."""

    entries: tuple[Entry, ...]
    verdicts: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def on(self, claim: str) -> tuple[Entry, ...]:
        """The verdicts in force on a claim."""
        return self.verdicts.get(claim, ())

    @property
    def judged(self) -> frozenset[str]:
        """The claims that somebody judged, and those that corrections made."""
        made = {entry.made_claim for found in self.verdicts.values() for entry in found if entry.made_claim}
        return frozenset(self.verdicts.keys() | made)

    def judged_by(self, name: str) -> frozenset[str]:
        """The claims that this person judged."""
        return frozenset(claim for claim, found in self.verdicts.items() if any(one.by == name for one in found))

    def skipped_by(self, name: str) -> dict[str, str]:
        """The claims that this person skipped, with the moment of the last time."""
        return {e.claim: e.made for e in self.entries if e.question == SKIP and e.holds and e.by == name}

    @property
    def flagged(self) -> frozenset[str]:
        """The claims that somebody flagged."""
        return frozenset(entry.claim for entry in self.entries if entry.question == FLAG and entry.holds)

    @property
    def conflicts(self) -> dict[str, tuple[Entry, ...]]:
        """The claims on which the last verdicts of two people differ, with these verdicts."""
        found = {claim: tuple(last_of(entries)) for claim, entries in self.verdicts.items() if len(entries) > 1}
        return {claim: last for claim, last in found.items() if len({entry.says for entry in last}) > 1}


def last_of(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of each person the last entry, in the order in which they were made."""
    last = {entry.by: entry for entry in entries}
    return iter(sorted(last.values(), key=lambda entry: (entry.made, entry.id)))


def ledger(database: Database, claim: str = "") -> Ledger:
    """The ledger of a record as it stands; only of one claim where it is named, who settled what then left open."""
    only = " AND id IN (SELECT decision FROM decision_subject WHERE subject = ?)" if claim else ""
    rows = database.rows(
        "SELECT id, question, verdict, subject, decider, why, made, revoked, detail FROM decision"
        f" WHERE question IN ({', '.join('?' * len(_READ))}){only} ORDER BY made, id",
        (*_READ, claim) if claim else _READ,
    )
    settled = {_subject(row[3])[0] for row in rows if row[1] == UNDO and '"settled"' in row[8]}
    entries = tuple(_entry(row, settled) for row in rows if row[1] != UNDO)
    verdicts: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.verdict and entry.holds:
            verdicts.setdefault(entry.claim, []).append(entry)
    return Ledger(entries, {claim: tuple(found) for claim, found in verdicts.items()})


def ledger_stamp(database: Database) -> tuple[int, int]:
    """A pair that differs whenever the ledger may; decisions are only added, and revoked once."""
    ((count, revoked),) = database.rows("SELECT count(*), count(revoked) FROM decision")
    return count, revoked


def _entry(row: tuple[str, str, str, str, str, str, str, str | None, str], settled: set[str]) -> Entry:
    name, question, verdict, subject, by, why, made, revoked, _ = row
    claims = _subject(subject)
    made_claim = claims[-1] if question == CORRECT else ""
    said = _WORDS.get((question, verdict), "")
    return Entry(name, question, said, claims[0], made_claim, by, why, made, revoked, name in settled)


def _subject(written: str) -> list[str]:
    found: list[str] = json.loads(written)
    return found
