"""What every section works with: the claims in scope, their origins, persons, and the notebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dragoman.brief.acts import Act, acts_of
from dragoman.brief.homes import Homes, homes_of
from dragoman.brief.notebook import Notebook
from dragoman.brief.pieces import Notes
from dragoman.brief.scope import Scope
from dragoman.model.claims import Claim, Event
from dragoman.model.decisions import Rulings
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Evidence
from dragoman.model.values import Window
from dragoman.reconcile.lineage import Lineage

ClaimT = TypeVar("ClaimT", bound=Claim)


@dataclass(frozen=True, slots=True)
class Gathering:
    """The claims a dossier draws on; sections cite through `cite`, which numbers the endnotes as they come."""

    scope: Scope
    claims: tuple[Claim, ...] = field(repr=False)
    findings: Findings = field(repr=False)
    lineage: Lineage = field(repr=False)
    acts: tuple[Act, ...] = field(repr=False)
    notebook: Notebook = field(repr=False)
    rulings: Rulings = field(default_factory=Rulings, repr=False)
    preferred: dict[int, str] = field(default_factory=dict, repr=False)  # by id of a claim: its person's name
    homes: Homes = field(default_factory=Homes, repr=False)
    by_report: dict[str, list[Claim]] = field(default_factory=dict, repr=False)
    by_place: dict[tuple[str, int, int], list[Claim]] = field(default_factory=dict, repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """The dossier's actors."""
        return self.scope.codes

    @property
    def gazetteer(self) -> Gazetteer:
        """The names of actors."""
        return self.scope.gazetteer

    def cite(self, claims: Iterable[Claim]) -> Notes:
        """The numbers of the claims' endnotes."""
        return self.notebook.cite(claims)

    def claims_at(self, piece: Evidence) -> list[Claim]:
        """The claims that stand on exactly these characters, in order of their kinds."""
        return self.by_place.get((piece.report.id, piece.start, piece.end), [])

    def inner(self, kind: type[ClaimT]) -> list[ClaimT]:
        """The claims of a kind that belong to the dossier's dyad or actor, in order of publication."""
        return [claim for claim in self.claims if isinstance(claim, kind) and self.scope.has(claim)]

    def all(self, kind: type[ClaimT]) -> list[ClaimT]:
        """All claims of a kind, in order of publication."""
        return [claim for claim in self.claims if isinstance(claim, kind)]

    def acts_among(self, events: Iterable[Event]) -> tuple[Act, ...]:
        """The acts that these events tell."""
        return acts_of(events, self.findings.occurrences, self.lineage, self.gazetteer)


def gather(scope: Scope, claims: Sequence[Claim], findings: Findings, rulings: Rulings | None = None) -> Gathering:
    """The claims of all reports that tell of the actors, in order of publication, with what was found of them."""
    lineage = Lineage(findings.origins)
    reports = {claim.report.id for claim in claims if scope.touches(claim) or scope.has(claim)}
    ordered = tuple(sorted((claim for claim in claims if claim.report.id in reports), key=_order))
    events = [claim for claim in ordered if isinstance(claim, Event) and scope.has(claim)]
    acts = acts_of(events, findings.occurrences, lineage, scope.gazetteer)
    by_report: dict[str, list[Claim]] = {}
    by_place: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in ordered:
        by_report.setdefault(claim.report.id, []).append(claim)
        by_place.setdefault((claim.report.id, claim.span.start, claim.span.end), []).append(claim)
    names = {id(claim): person.name for person in findings.persons for claim in person.claims}
    return Gathering(
        scope,
        ordered,
        findings,
        lineage,
        acts,
        Notebook(),
        rulings or Rulings(),
        names,
        homes_of(ordered, names, scope),
        by_report,
        by_place,
    )


def _order(claim: Claim) -> tuple[object, ...]:
    return (ordering_day(claim), claim.report.id, claim.span.start, claim.span.end, claim.kind)


def ordering_day(claim: Claim) -> date:
    """The day by which the claim's report is ordered; the calendar's first where its publication is unknown."""
    return claim.report.published.middle or date.min


def told_words(claims: Iterable[Claim]) -> str:
    """When the newest of the reports was published, in words; "undated" where that is not known of any."""
    newest = max(claims, key=lambda claim: (ordering_day(claim), claim.report.id))
    return days_words(newest.report.published)


def days_words(window: Window) -> str:
    """The window as it stands within a line: "5 May 2021", "between 29 April and 5 May 2021"."""
    first, to, last = window.show().partition(" to ")
    year = last[-5:]
    return f"between {first.removesuffix(year)} and {last}" if to else first


def newest_first(claims: Iterable[ClaimT]) -> list[ClaimT]:
    """The claims by day of publication, the newest first, in text order within a report."""
    ordered = sorted(claims, key=lambda claim: (claim.report.id, claim.span.start))
    return sorted(ordered, key=ordering_day, reverse=True)
