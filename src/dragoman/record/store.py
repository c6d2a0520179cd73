"""The record as its users hold it: one open file, read and written through one object."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from dragoman.errors import ItemError
from dragoman.model.actors import Link
from dragoman.model.claims import Claim
from dragoman.model.decisions import Decision, Rulings
from dragoman.model.text import Report
from dragoman.record import around, browse, checks, heads, kept, search, tallies, view, writer
from dragoman.record.around import Around
from dragoman.record.browse import Page, Wanted
from dragoman.record.connection import Database, open_database
from dragoman.record.entries import ClaimFilter, Hit, Issue, Run
from dragoman.record.judging import Judge
from dragoman.record.tallies import PairTally, PeriodTally, PlaceTally, TieTally


class Record:
    """An open record. What it hands out is checked: no claim leaves it whose quote is not at its place.

    Every method raises BusyError where another process holds the file, IntegrityError where the file
    is damaged, UsageError where it cannot be written.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self.database.path

    def knows(self, report: Report) -> bool:
        """True where this text is recorded under this id. Raises ItemError where another text is."""
        return writer.knows(self.database, report)

    def add_report(
        self, report: Report, claims: Sequence[Claim], links: Sequence[Link], run: Run, read_at: str | None = None
    ) -> Literal["added", "known"]:
        """Record a report, its claims and links in one transaction; "known" where nothing had to change.

        `read_at` is an ISO moment, the run's start where it is not given. Raises ItemError where the id
        has another text, QuoteError or IntegrityError where a claim does not stand in this report.
        """
        batch = writer.Batch(report, claims, links, run, read_at or run.started)
        return writer.add_report(self.database, batch)

    def add_issue(self, error: ItemError, run: Run) -> None:
        """Record that an item could not be read; the same again changes nothing."""
        writer.add_issue(self.database, error, run)

    def decide(self, decision: Decision) -> str:
        """Record a decision; its id. The same again changes nothing."""
        return writer.decide(self.database, decision)

    def revoke(self, decision: str, moment: str) -> None:
        """Revoke a decision by id, once. Raises NothingFound, or UsageError where it is revoked already."""
        writer.revoke(self.database, decision, moment)

    def judge(self, by: str, why: str, made: str) -> Judge:
        """A person at the record; what they decide is signed with these. Raises UsageError where one is empty."""
        return Judge(self.database, by, why, made)

    def rulings(self, at: datetime | None = None) -> Rulings:
        """What the decisions mean at a moment; now where none is given."""
        return view.rulings(self.database, at)

    def basis(self) -> dict[str, Any]:
        """What findings rest on as a row of its own, to be kept beside them."""
        return view.basis(self.database)

    def read_at(self) -> dict[str, str]:
        """The moment at which each report was read, by id."""
        return heads.read_at(self.database)

    def replace_findings(self, findings: Mapping[str, Sequence[writer.FindingRow]]) -> None:
        """Put these JSON rows, by kind ("occurrence", ...), in the place of all findings; each has its `id`."""
        writer.replace_findings(self.database, findings)

    def kept(self, sha256: str, rules: str) -> bytes | None:
        """What reconciling by these rules gave of the text of this hash; None where nothing is kept of it."""
        return kept.kept(self.database, sha256, rules)

    def keep(self, rules: str, packed: Iterable[tuple[str, bytes]]) -> None:
        """Keep what reconciling by these rules gave of texts, by hash; what other rules gave goes."""
        kept.keep(self.database, rules, packed)

    def drop_derived(self) -> None:
        """Empty all that follows from reports, claims and decisions; reconciling gives the same findings again."""
        kept.drop_derived(self.database)

    def reports(self) -> list[Report]:
        """All reports by id."""
        return view.reports(self.database)

    def report(self, name: str) -> Report:
        """The report of this id. Raises NothingFound."""
        return view.report(self.database, name)

    def original(self, name: str) -> bytes:
        """The bytes that a report was read from. Raises NothingFound where they were not kept."""
        return view.original_bytes(self.database, name)

    def read_from(self, where: str, sha256: str) -> list[str]:
        """The ids of the reports read at this place from the bytes of this hash."""
        return view.read_from(self.database, where, sha256)

    def has_report(self, name: str) -> bool:
        """True where there is a report of this id."""
        return bool(self.database.rows("SELECT 1 FROM report WHERE id = ?", (name,)))

    def claims(self, wanted: ClaimFilter | None = None) -> list[Claim]:
        """The claims that pass the filter, all without one, by report, place and id."""
        return view.claims(self.database, wanted or ClaimFilter())

    def claim(self, name: str) -> Claim:
        """The claim of this id. Raises NothingFound."""
        return view.claims_of(self.database, [name])[0]

    def has_claim(self, name: str) -> bool:
        """True where there is a claim of this id, whether it counts or not."""
        return bool(self.database.rows("SELECT 1 FROM claim WHERE id = ?", (name,)))

    def claims_of(self, names: Iterable[str]) -> list[Claim]:
        """The claims of these ids, in their order. Raises NothingFound where one is unknown."""
        return view.claims_of(self.database, names)

    def links(self, report: Report) -> list[Link]:
        """The links of a report, by place."""
        return view.links(self.database, report.id, 0, len(report.text))

    def issues(self) -> list[Issue]:
        """What could not be read, by item."""
        return view.issues(self.database)

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """The decisions on a subject, or all, revoked ones too, by the moment they were made."""
        return view.decisions(self.database, subject)

    def findings(self, kind: str) -> list[dict[str, Any]]:
        """The rows of one kind of finding, as given."""
        return view.findings(self.database, kind)

    def around(self, sides: Sequence[Sequence[str]], as_of: date | None, rejected: bool = False) -> Around:
        """The ids of the claims that bear on one actor or two, each given with all codes that count as it."""
        aside = () if rejected else self.rulings().set_aside
        return around.around(self.database, sides, as_of, aside)

    def findings_of(self, parts: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """The rows of the findings that any of these claims, or of origins these reports, is part of, by kind."""
        return view.findings_of(self.database, parts)

    def page(self, wanted: Wanted, after: str = "", limit: int = 50) -> Page:
        """So many claims behind a cursor, in the order wanted. Raises UsageError where the cursor is none."""
        return browse.page(self.database, wanted, after, limit)

    def facets(self, wanted: Wanted) -> dict[str, list[tuple[str, int]]]:
        """Of each field the values that the claims wanted have, with counts, most first."""
        return browse.facets(self.database, wanted)

    def pairs(self, wanted: Wanted) -> list[PairTally]:
        """Acts by pair of actors and type; copies of one telling count once."""
        return tallies.pairs(self.database, wanted)

    def act_types(self, wanted: Wanted) -> dict[str, int]:
        """Acts by type; copies of one telling count once."""
        return tallies.labels(self.database, wanted)

    def ties(self, wanted: Wanted) -> list[TieTally]:
        """Ties by pair and kind with the polarity of their last telling."""
        return tallies.ties(self.database, wanted)

    def periods(self, wanted: Wanted, step: str) -> list[PeriodTally]:
        """Acts by period ("year" or "month") and type."""
        return tallies.periods(self.database, wanted, step)

    def places(self, wanted: Wanted) -> list[PlaceTally]:
        """Acts by place, most first."""
        return tallies.places(self.database, wanted)

    def acts_of(self, claims: Sequence[str]) -> dict[str, str]:
        """The occurrence that each claim is part of, by id, where it is of one."""
        return tallies.acts_of(self.database, claims)

    def stamp(self) -> str:
        """A short string that differs whenever what the record says may differ; for caches and ETags."""
        return browse.stamp(self.database)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """The reports that have all the words, best first. Raises UsageError where there is no word."""
        return search.search(self.database, words, limit)

    def counts(self) -> dict[str, int]:
        """How many reports, claims (by kind too), links, issues, decisions and findings (by kind) there are."""
        return view.counts(self.database)

    def check(self) -> list[str]:
        """What does not hold, a line each; empty where all holds."""
        return checks.check(self.database)


def open_record(path: Path | str, create: bool = True, wait: float = 5.0) -> Record:
    """The record in this file, new where there is none and `create` allows it.

    `wait` is how many seconds another process's lock is waited for. Raises NothingFound where there is
    none and it may not be created, UsageError where the file is another program's, a newer Dragoman's
    or cannot be written, BusyError where another process holds it, IntegrityError where it is damaged.
    """
    return Record(open_database(Path(path), create, wait))
