"""A record with the stages around it: read sources into it, reconcile it, write dossiers from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.brief import Dossier, build_dossier
from dragoman.errors import ItemError, NothingFound, UsageError
from dragoman.model.claims import Claim
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read import ReadOptions, is_address, own_text, read_sources
from dragoman.reconcile import findings_rows, reconcile_claims
from dragoman.record import ClaimFilter, Record, Run, open_record
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Coded, Item


@dataclass(slots=True)
class Tally:
    """What reading did: ids added, ids known already, and the errors of what could not be read.

    `versions` says that a report whose text has changed is a new version of it; else it is an error, but for pages
    that were fetched.
    """

    versions: bool = False
    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    failed: list[ItemError] = field(default_factory=list)


def _silent(_: Tally) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Work:
    """How to work: with how many processes, who is shown the progress, what the run is recorded with."""

    workers: int = 1
    progress: Callable[[Tally], None] = _silent
    settings: tuple[tuple[str, str], ...] = ()


class Session:
    """An open record and what can be done with it."""

    def __init__(self, record: Record, settings: Settings) -> None:
        self.record = record
        self.settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.record.close()

    def read(
        self,
        sources: Sequence[str],
        options: ReadOptions | None = None,
        workers: int = 1,
        progress: Callable[[Tally], None] = _silent,
    ) -> Tally:
        """Read, code and record the sources, then reconcile; what went in, what was known, what failed.

        A report is recorded as soon as it is coded, each in a transaction of its own; the same bytes
        read again change nothing. What fails is recorded as an issue and the rest goes on.
        """
        tally = Tally()
        chosen = replace(options or ReadOptions(), known=partial(self.known_of, tally))
        settings = {"workers": str(workers)}
        if chosen.fetch and not chosen.fetch.obey:
            settings["robots"] = "ignored"
        self.add_all(read_sources(sources, chosen), tally, Work(workers, progress, tuple(sorted(settings.items()))))
        return tally

    def add_all(self, items: "Iterable[Item]", tally: Tally, work: Work) -> None:
        """Code and record reports as they come, then reconcile; the tally grows as they are recorded."""
        # The parser takes seconds to load; whoever only wants a dossier should not wait for it.
        from dragoman.pipeline import CODER, code_reports  # noqa: PLC0415

        run = Run(datetime.now(UTC).isoformat(timespec="seconds"), CODER, work.settings)
        for outcome in code_reports(self._unknown(items, tally), self.settings, work.workers):
            if isinstance(outcome, ItemError):
                tally.failed.append(outcome)
                self.record.add_issue(outcome, run)
            else:
                self._add(outcome, run, tally)
            work.progress(tally)
        # Not only where something came in: an earlier run may have stopped before this,
        # and another process may have recorded a report while this one compared.
        while not self._reconciled():
            self.reconcile()

    def known_of(self, tally: Tally, where: str, sha256: str) -> list[str]:
        """The reports that came of these bytes at this place before; they are tallied, and not parsed again."""
        names = self.record.read_from(where, sha256)
        tally.known.extend(names)
        return names

    def _unknown(self, items: "Iterable[Item]", tally: Tally) -> "Iterator[Item]":
        """The items that are not recorded yet; those that are cost no parse."""
        for item in items:
            try:
                known = isinstance(item, Report) and self.record.knows(item)
            except ItemError as clash:
                changes = isinstance(item, Report) and (is_address(item.where) or tally.versions)
                settled = self._version(item) if isinstance(item, Report) and changes else clash
                known = settled is None
                item = settled or item  # noqa: PLW2901
            if known and isinstance(item, Report):
                tally.known.append(item.id)
            else:
                yield item

    def _version(self, report: Report) -> Report | None:
        """The report as a new version of what the record has under its name; None where only furniture differs."""
        said, name, number = own_text(report), report.id, 1
        while self.record.has_report(name):
            if own_text(self.record.report(name)) == said:
                return None
            number += 1
            name = f"{report.id}.v{number}"
        return replace(report, id=name, notes=(*report.notes, f"version {number} of {report.id}"))

    def _add(self, coded: "Coded", run: Run, tally: Tally) -> None:
        outcome = self.record.add_report(coded.report, coded.claims, coded.links, run)
        (tally.added if outcome == "added" else tally.known).append(coded.report.id)

    def reconcile(self) -> None:
        """Derive origins, occurrences, disagreements and expectations anew from all claims."""
        self.record.replace_findings(findings_rows(self.findings()))

    def _reconciled(self) -> bool:
        """True where the findings are those of the reports recorded: every report has an origin."""
        told = {name for row in self.record.findings("origins") for name in row["reports"]}
        return told == {report.id for report in self.record.reports()}

    def findings(self, as_of: date | None = None) -> Findings:
        """What the claims, as known at a date, have in common and where they differ."""
        reports, claims = self._known_at(as_of)
        return reconcile_claims(reports, claims, load_gazetteer())

    def dossier(self, *names: str, as_of: date | str | None = None) -> Dossier:
        """The dossier of a dyad, or of one actor, given by code or name, as known at a date ("2022-10": its last day).

        Raises IntegrityError where the date is none, UsageError on a name that means no actor or more than one,
        NothingFound where the record has no claim about them.
        """
        gazetteer = load_gazetteer()
        codes = tuple(actor_code(name) for name in names)
        day = Window.parse(as_of).latest if isinstance(as_of, str) else as_of
        reports, claims = self._known_at(day)
        if not any(set(codes) <= _actors(claim) for claim in claims):
            who = " and ".join(gazetteer.label(code) for code in codes)
            raise NothingFound(f"{self.record.path}: no claim about {who}; read reports about them first")
        return build_dossier(codes, reports, claims, reconcile_claims(reports, claims, gazetteer), day)

    def _known_at(self, as_of: date | None) -> tuple[list[Report], list[Claim]]:
        reports = self.record.reports()
        # Another process may record a report between the two questions; its claims come with it next time.
        there = {report.id for report in reports}
        claims = [claim for claim in self.record.claims(ClaimFilter(as_of=as_of)) if claim.report.id in there]
        if as_of is None:
            return reports, claims
        known = {claim.report.id for claim in claims}
        return [report for report in reports if report.id in known], claims


def open_session(path: Path | str, create: bool = True, settings: Settings | None = None) -> Session:
    """The record in this file with the stages around it; errors are those of `record.open_record`."""
    return Session(open_record(path, create), settings or Settings())


def actor_code(name: str) -> str:
    """The code of an actor given by code ("AZE"), label or any name that means one only. Raises UsageError."""
    code = load_gazetteer().code_of(name)
    if code is None:
        raise UsageError(f"{name!r}: no actor, or more than one, of this name; give an ISO 3166 code such as AZE")
    return code


def _actors(claim: Claim) -> set[str]:
    named = (getattr(claim, key, None) for key in ("source", "target", "of", "speaker_of", "actors"))
    codes: set[str] = set()
    for value in named:
        codes.update([value] if isinstance(value, str) else value or ())
    return codes
