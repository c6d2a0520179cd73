"""What reconciling found as rows of JSON values: the contract's fields, then our own."""

import hashlib
from dataclasses import replace
from typing import Any

from dragoman.model.claims import Claim
from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Disagreement, Expectation, Findings, Occurrence, Origin, SamePerson, Version
from dragoman.model.text import Evidence
from dragoman.reconcile.lineage import Lineage
from dragoman.reconcile.marks import stable_id

Row = dict[str, Any]


def findings_rows(findings: Findings) -> dict[str, list[Row]]:
    """The rows of origins, occurrences, disagreements and expectations, each list in its fixed order."""
    lineage = Lineage(findings.origins)
    return {
        "origins": [_origin(origin) for origin in findings.origins],
        "occurrences": [_occurrence(occurrence, lineage) for occurrence in findings.occurrences],
        "disagreements": [_disagreement(disagreement) for disagreement in findings.disagreements],
        "expectations": [_expectation(expectation) for expectation in findings.expectations],
        "persons": [_person(person) for person in findings.persons],
    }


def _place(evidence: Evidence) -> Row:
    return {"report": evidence.report.id, "start": evidence.start, "end": evidence.end}


def _proof(evidence: Evidence) -> Row:
    return {**_place(evidence), "quote": evidence.quote}


def _origin(origin: Origin) -> Row:
    return {
        "origin": origin.id,
        "reports": list(origin.reports),
        "shared": [_place(piece) for piece in origin.shared],
        "id": _origin_id(origin),
        "why": origin.why,
    }


def _origin_id(origin: Origin) -> str:
    """An id of the kind all findings have; `origin.id` is a label for readers."""
    return "origin-" + hashlib.sha256(f"{origin.id}|{'|'.join(origin.reports)}".encode()).hexdigest()[:12]


def _occurrence(occurrence: Occurrence, lineage: Lineage) -> Row:
    when = occurrence.when
    return {
        "type": occurrence.type,
        "source": list(occurrence.source),
        "target": list(occurrence.target),
        "earliest": when.earliest.isoformat() if when.earliest else "",
        "latest": when.latest.isoformat() if when.latest else "",
        "status": occurrence.status,
        "reports": [_place(claim.evidence[0]) for claim in occurrence.claims],
        "origins": occurrence.origins,
        "id": occurrence.id,
        "why": occurrence.why,
        "claims": [claim_to_fact(claim)["id"] for claim in occurrence.claims],
        "counts_under": sorted({lineage.of(claim) for claim in occurrence.claims}),
    }


def _disagreement(disagreement: Disagreement) -> Row:
    return {
        "point": disagreement.point,
        "kind": disagreement.kind,
        "versions": [_version(version) for version in disagreement.versions],
        "id": disagreement.id,
        "weight": disagreement.weight,
        "why": disagreement.why,
    }


def _version(version: Version) -> Row:
    value = list(version.value) if isinstance(version.value, tuple) else version.value
    return {
        **_proof(version.claim.evidence[0]),
        "value": value,
        "origin": version.origin,
        "reporter": version.claim.voice.reporter,
        "unit": claim_to_fact(version.claim).get("unit"),
        "claim": claim_to_fact(version.claim)["id"],
        "base": _base(version.claim),
    }


def _base(claim: Claim) -> str | None:
    """The id of the claim that this one may be, shown at other characters than its own; None where it cannot be."""
    if len(claim.evidence) < 2:
        return None
    return str(claim_to_fact(replace(claim, evidence=claim.evidence[1:]))["id"])


def _expectation(expectation: Expectation) -> Row:
    return {
        **_proof(expectation.claim.evidence[0]),
        "says": expectation.says,
        "by": expectation.by,
        "outcome": expectation.outcome,
        "resolved_by": [_proof(piece) for piece in expectation.resolved_by],
        "late": expectation.late,
        "id": expectation.id,
        "why": expectation.why,
        "claim": claim_to_fact(expectation.claim)["id"],
    }


def _person(person: SamePerson) -> Row:
    claims = [claim_to_fact(claim)["id"] for claim in person.claims]
    return {
        "name": person.name,
        "forms": list(person.forms),
        "reports": sorted({claim.report.id for claim in person.claims}),
        "claims": claims,
        "id": stable_id("same-person", person.name, *claims),
        "why": person.why,
    }
