"""One report as it was changed by its page: editions of one lineage, of which the latest stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model.findings import Disagreement, Version
from dragoman.model.text import Report
from dragoman.reconcile.marks import order_of, stable_id
from dragoman.reconcile.points import reweighed

#: What a report that was read again with another text says of itself; its id ends so too.
_NOTE = re.compile(r"version (\d+) of (.+)", re.DOTALL)


def edition_of(report: Report) -> tuple[str, int]:
    """The id under which the report was first read, and which edition of it this is, from 1."""
    for note in report.notes:
        match = _NOTE.fullmatch(note)
        if match and report.id == f"{match[2]}.v{match[1]}":
            return match[2], int(match[1])
    return report.id, 1


def editions(reports: Iterable[Report]) -> list[tuple[Report, Report]]:
    """Each later edition among the reports with the first of them, which is not always the very first."""
    first: dict[str, Report] = {}
    found = []
    for report in sorted(reports, key=edition_of):
        known = first.setdefault(edition_of(report)[0], report)
        if known is not report:
            found.append((known, report))
    return found


def superseded(reports: Iterable[Report]) -> frozenset[str]:
    """The ids of the editions of which a later one is among the reports."""
    latest: dict[str, Report] = {}
    listed = sorted(reports, key=edition_of)
    for report in listed:
        latest[edition_of(report)[0]] = report
    return frozenset(report.id for report in listed if latest[edition_of(report)[0]] is not report)


def changed_by_editions(disagreements: Iterable[Disagreement]) -> list[Disagreement]:
    """The disagreements; a conflict that a later edition of a report put right is what changed over time."""
    return [_changed(each) if each.kind == "conflict" and _put_right(each.versions) else each for each in disagreements]


def _put_right(versions: Sequence[Version]) -> bool:
    """True where the sides that still stand, without editions that a later one of the sides replaced, all agree."""
    gone = superseded(version.claim.report for version in versions)
    return bool(gone) and len({version.value for version in versions if version.claim.report.id not in gone}) == 1


def _changed(disagreement: Disagreement) -> Disagreement:
    kind, order = "changed over time", [order_of(version.claim) for version in disagreement.versions]
    return replace(
        reweighed(disagreement, kind),
        id=stable_id("disagreement", kind, disagreement.point, order),
        why=f"{disagreement.why}; a later version of the same report gives it otherwise",
    )
