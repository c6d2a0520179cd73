"""Ids of what is found, the same in every run, and what several finders ask of a claim."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from dragoman.model.claims import Claim, Status

#: What became of an act where tellings differ: the first of these that any of them says.
_FOREMOST = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.DENIED,
    Status.PLANNED,
    Status.PREDICTED,
    Status.CONDITIONAL,
    Status.POSSIBLE,
)


def stable_id(kind: str, *parts: Any) -> str:
    """An id made of the kind and a hash of the parts, which have to be JSON values or tuples of them."""
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    return f"{kind}-{digest[:12]}"


def order_of(claim: Claim) -> tuple[str, int, int, str]:
    """The order in which claims are put wherever nothing else orders them: report, place, kind."""
    return (claim.report.id, claim.span.start, claim.span.end, claim.kind)


def status_among(tellings: Iterable[Claim]) -> Status:
    """What became of an act told several times. Raises ValueError where nobody tells it."""
    return min((claim.status for claim in tellings), key=_FOREMOST.index)


def published_day(claim: Claim) -> date:
    """The first day on which the claim's report can have been published; the calendar's first where unknown."""
    window = claim.report.published
    return window.earliest or window.latest or date.min


def years_apart(a: date, b: date) -> float:
    """How many years lie between two days."""
    return abs((a - b).days) / 365.25
