"""A record with the stages around it: read sources into it, reconcile it, write dossiers from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.brief import (
    Dossier,
    Earlier,
    Note,
    Setting,
    StandingAt,
    build_dossier,
    build_standings,
    earlier_dossier,
)
from dragoman.errors import ItemError, NothingFound
from dragoman.export import Basis
from dragoman.model.claims import Claim, Tie
from dragoman.model.decisions import Rulings
from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import actor_code, load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read import ReadOptions, is_address, own_text, read_sources
from dragoman.reconcile import (
    Asked,
    Lineage,
    Memory,
    Network,
    Series,
    Shelf,
    Told,
    counted,
    counted_rows,
    dyad_series,
    findings_rows,
    judged,
    networks,
    pack,
    reconcile_claims,
    restored,
    rules_version,
    signed_network,
)
from dragoman.record import ClaimFilter, Judge, Record, Run, open_record
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
        self._memory = Memory(Shelf(lambda sha256: record.kept(sha256, rules_version())))
        #: Measures are of the findings as they stand, though the record may have moved on.
        self.as_found = False

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
        while not self.reconciled():
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
        """Derive origins, occurrences, disagreements and expectations anew from all claims that stand.

        What single reports gave is kept in the record, so that one report more costs little beyond its own part, in
        this process or another; what is found is the same as from scratch.
        """
        basis = self.record.basis()
        self.record.replace_findings({**findings_rows(self.findings()), "basis": [basis]})
        self.record.keep(rules_version(), ((sha256, pack(kept)) for sha256, kept in self._memory.fresh()))

    def reconciled(self) -> bool:
        """True where the findings are those of the reports recorded and of the decisions in force."""
        return self.record.findings("basis") == [self.record.basis()]

    @contextmanager
    def judging(self, by: str, why: str, made: str | None = None) -> Iterator[Judge]:
        """A person at the record, whose decisions are carried out when it is left.

        `made` is an ISO moment, now where it is not given. Raises UsageError where `by` or `why` is empty.
        """
        yield self.record.judge(by, why, made or datetime.now(UTC).isoformat())
        while not self.reconciled():
            self.reconcile()

    def findings(self, as_of: date | None = None) -> Findings:
        """What the claims that stand, as known at a date, have in common and where they differ."""
        reports, claims = self._known_at(as_of)
        found = reconcile_claims(reports, claims, load_gazetteer(), self._memory)
        return judged(found, self.record.rulings())

    def dossier(
        self,
        *names: str,
        as_of: date | str | None = None,
        known: date | str | None = None,
        rejected: bool = False,
        since: "Earlier | date | str | None" = None,
    ) -> Dossier:
        """The dossier of a dyad, or of one actor, given by code or name, as of a date ("2022-10": its last day).

        It draws on what was published by `known`, which is `as_of` where it is not given. What people rejected or
        corrected is left out unless `rejected` asks for it. It tells the changes since an earlier dossier, or since
        what was known on a day, where `since` gives one. Raises IntegrityError where a date is none, UsageError on
        a name that means no actor or more than one, NothingFound where the record has no claim about them.
        """
        codes = tuple(actor_code(name) for name in names)
        at, by = _day(as_of), _day(known) or _day(as_of)
        drawn = self._drawn_on(codes, by, rejected)
        rulings = self.record.rulings()
        aside = () if rejected else self._aside(rulings)
        earlier = since if since is None or isinstance(since, Earlier) else self._known_on(codes, since)
        setting = Setting(at, by, rulings, self.record.read_at(), drawn.of, aside, earlier)
        return build_dossier(codes, drawn.reports, drawn.claims, drawn.findings, setting)

    def _known_on(self, codes: tuple[str, ...], given: date | str) -> Earlier:
        """The dossier of what was known on a day, under the decisions of today; empty where nothing was."""
        day = _day(given)
        try:
            drawn = self._drawn_on(codes, day)
        except NothingFound:
            return earlier_dossier(None, Window(day, day).show())
        setting = Setting(day, day, self.record.rulings(), self.record.read_at(), drawn.of)
        built = build_dossier(codes, drawn.reports, drawn.claims, drawn.findings, setting)
        return earlier_dossier(built, Window(day, day).show())

    def standing(
        self, *names: str, as_of: date | str | None = None, known: date | str | None = None
    ) -> tuple[tuple[StandingAt, ...], tuple[Note, ...]]:
        """What stands between two actors, or around one, at a date, with the endnotes that prove it.

        It draws on what was published by `known`, on all of the record where that is not given. Raises as `dossier`.
        """
        codes = tuple(actor_code(name) for name in names)
        by = _day(known)
        drawn = self._drawn_on(codes, by)
        setting = Setting(_day(as_of) or by, by, self.record.rulings())
        return build_standings(codes, drawn.reports, drawn.claims, drawn.findings, setting)

    def series(self, asked: Asked, known: date | None = None) -> Series:
        """The series of a dyad, by what was published by a day; by all of the record where none is given."""
        return dyad_series(self.told(known, ties=False).occurrences, asked)

    def networks(self, step: str = "", known: date | None = None) -> tuple[Network, ...]:
        """The signed network of states in each period of a step ("year", "month"); of all time where it is empty."""
        told = self.told(known)
        return networks(told, step) if step else (signed_network(told),)

    def exported(self, wanted: ClaimFilter) -> Basis:
        """What exports are made of: the claims that pass, the occurrences they tell, what measures count.

        Measures are of all that was published by the filter's `as_of`, whatever else it asks.
        """
        claims = self.record.claims(wanted)
        told = self.told(wanted.as_of)
        names = {str(claim_to_fact(claim)["id"]) for claim in claims}
        rows = [row for row in self.record.findings("occurrences") if names.intersection(row["claims"])]
        return Basis(claims, rows, told, self.record.read_at())

    def told(self, known: date | None = None, ties: bool = True) -> Told:
        """What measures are made of: the findings kept where they hold, found anew for an earlier day."""
        gazetteer = load_gazetteer()
        if known is None and not self.as_found and not self.reconciled():
            self.reconcile()
        standing = [
            claim
            for claim in (self.record.claims(ClaimFilter(kind=Tie.kind, as_of=known)) if ties else ())
            if isinstance(claim, Tie)
        ]
        if known is not None:
            findings = self.findings(known)
            return Told(counted(findings, gazetteer), standing, Lineage(findings.origins), gazetteer)
        rows = counted_rows(self.record.findings("occurrences"), gazetteer)
        return Told(rows, standing, Lineage.of_rows(self.record.findings("origins")), gazetteer)

    def _drawn_on(self, codes: tuple[str, ...], known: date | None, rejected: bool = False) -> "_Drawn":
        """The reports and claims that a dossier of these actors draws on, and what was found of them."""
        gazetteer = load_gazetteer()
        drawn = self.record.around([gazetteer.counting_as(code) for code in codes], known, rejected)
        claims = self.record.claims_of(drawn.claims)
        if not any(set(codes) <= _actors(claim) for claim in claims):
            who = " and ".join(gazetteer.label(code) for code in codes)
            raise NothingFound(f"{self.record.path}: no claim about {who}; read reports about them first")
        found = {claim.report.id: claim.report for claim in claims}
        # What is kept was found among all claims that stand; for an earlier day, or with what was rejected, it is
        # found anew among those that bear on the actors.
        if known is None and not rejected and self.reconciled():
            rows = self.record.findings_of([*drawn.claims, *found])
            resolving = {p["report"] for row in rows.get("expectations", ()) for p in row["resolved_by"]} - found.keys()
            more = {name: self.record.report(name) for name in sorted(resolving)}
            by_id = dict(zip(drawn.claims, claims, strict=True))
            findings = restored(rows, by_id, {**found, **more})
        else:
            anew = reconcile_claims(list(found.values()), claims, gazetteer, self._memory)
            findings = judged(anew, self.record.rulings())
        return _Drawn(list(found.values()), claims, findings, 0 if drawn.whole else drawn.of)

    def _aside(self, rulings: Rulings) -> tuple[Claim, ...]:
        """The claims that people set aside; their decisions may be of findings too, and of claims never recorded."""
        there = [name for name in sorted(rulings.set_aside) if self.record.has_claim(name)]
        return tuple(self.record.claims_of(there))

    def _known_at(self, as_of: date | None) -> tuple[list[Report], list[Claim]]:
        reports = self.record.reports()
        # Another process may record a report between the two questions; its claims come with it next time.
        there = {report.id for report in reports}
        claims = [claim for claim in self.record.claims(ClaimFilter(as_of=as_of)) if claim.report.id in there]
        if as_of is None:
            return reports, claims
        known = {claim.report.id for claim in claims}
        return [report for report in reports if report.id in known], claims


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a dossier draws on; `of` is how many claims there would be where these are not all, else 0."""

    reports: list[Report]
    claims: list[Claim]
    findings: Findings
    of: int


def open_session(path: Path | str, create: bool = True, settings: Settings | None = None) -> Session:
    """The record in this file with the stages around it; errors are those of `record.open_record`."""
    return Session(open_record(path, create), settings or Settings())


def _day(given: date | str | None) -> date | None:
    """The last day of a date given; None where none is."""
    return Window.parse(given).latest if isinstance(given, str) else given


def _actors(claim: Claim) -> set[str]:
    named = (getattr(claim, key, None) for key in ("source", "target", "of", "speaker_of", "actors"))
    codes: set[str] = set()
    for value in named:
        codes.update([value] if isinstance(value, str) else value or ())
    return codes
