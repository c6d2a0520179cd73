"""What was found, read back from the rows that the record keeps, as far as some claims are part of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from dragoman.model.claims import Claim, Event
from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Disagreement, Expectation, Findings, Occurrence, Origin, SamePerson, Version
from dragoman.model.text import Evidence, Report
from dragoman.model.values import Window

Row = Mapping[str, Any]
T = TypeVar("T")


def restored(rows: Mapping[str, Sequence[Row]], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Findings:
    """The findings of these rows, by kind, that these claims, by id, are part of; the rest of them is left out.

    An occurrence keeps its dates, status and number of origins though some of its claims be not among these. `reports`
    have to have those of the claims and of whatever resolves an expectation.
    """
    return Findings(
        origins=tuple(_origin(row, reports) for row in rows.get("origins", ())),
        occurrences=_kept(_occurrence(row, claims) for row in rows.get("occurrences", ())),
        disagreements=_kept(_disagreement(row, claims) for row in rows.get("disagreements", ())),
        expectations=_kept(_expectation(row, claims, reports) for row in rows.get("expectations", ())),
        persons=_kept(_person(row, claims) for row in rows.get("persons", ())),
    )


def _kept(found: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(each for each in found if each is not None)


def _origin(row: Row, reports: Mapping[str, Report]) -> Origin:
    shared = tuple(
        reports[piece["report"]].evidence(piece["start"], piece["end"])
        for piece in row["shared"]
        if piece["report"] in reports
    )
    return Origin(row["origin"], tuple(row["reports"]), shared, row["why"])


def _occurrence(row: Row, claims: Mapping[str, Claim]) -> Occurrence | None:
    told = tuple(claim for name in row["claims"] if isinstance(claim := claims.get(name), Event))
    if not told:
        return None
    return Occurrence(
        id=row["id"],
        type=row["type"],
        source=tuple(row["source"]),
        target=tuple(row["target"]),
        when=Window(_day(row["earliest"]), _day(row["latest"])),
        status=row["status"],
        claims=told,
        origins=row["origins"],
        why=row["why"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _disagreement(row: Row, claims: Mapping[str, Claim]) -> Disagreement | None:
    """The disagreement, where all its sides are among the claims: one side alone is none."""
    versions = [_version(version, claims) for version in row["versions"]]
    if any(version is None for version in versions):
        return None
    kept = _kept(versions)
    return Disagreement(row["id"], row["point"], row["kind"], kept, row["weight"], row["why"])


def _version(row: Row, claims: Mapping[str, Claim]) -> Version | None:
    claim = claims.get(row["claim"]) or _shown_elsewhere(row, claims)
    value = tuple(row["value"]) if isinstance(row["value"], list) else row["value"]
    return Version(claim, value, row["origin"]) if claim else None


def _shown_elsewhere(row: Row, claims: Mapping[str, Claim]) -> Claim | None:
    """A claim shown at other characters than its own: those of one spelling of a name, say."""
    base = claims.get(row["base"])
    if base is None:
        return None
    shown = replace(base, evidence=(base.report.evidence(row["start"], row["end"]), *base.evidence))
    return shown if claim_to_fact(shown)["id"] == row["claim"] else None


def _expectation(row: Row, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Expectation | None:
    claim = claims.get(row["claim"])
    if claim is None:
        return None
    pieces: Iterable[Evidence] = (
        reports[piece["report"]].evidence(piece["start"], piece["end"])
        for piece in row["resolved_by"]
        if piece["report"] in reports
    )
    outcome, late = row["outcome"], row["late"]
    return Expectation(row["id"], claim, row["says"], row["by"], outcome, tuple(pieces), late, row["why"])


def _person(row: Row, claims: Mapping[str, Claim]) -> SamePerson | None:
    told = tuple(claim for name in row["claims"] if (claim := claims.get(name)))
    return SamePerson(row["name"], tuple(row["forms"]), told, row["why"]) if told else None
