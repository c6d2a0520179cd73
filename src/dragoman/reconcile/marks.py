"""Ids of what is found, the same in every run, and what several finders ask of a claim."""

import hashlib
import json
from datetime import date
from typing import Any

from dragoman.model.claims import Claim


def stable_id(kind: str, *parts: Any) -> str:
    """An id made of the kind and a hash of the parts, which have to be JSON values or tuples of them."""
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    return f"{kind}-{digest[:12]}"


def order_of(claim: Claim) -> tuple[str, int, int, str]:
    """The order in which claims are put wherever nothing else orders them: report, place, kind."""
    return (claim.report.id, claim.span.start, claim.span.end, claim.kind)


def published_day(claim: Claim) -> date:
    """The first day on which the claim's report can have been published; the calendar's first where unknown."""
    window = claim.report.published
    return window.earliest or window.latest or date.min


def years_apart(a: date, b: date) -> float:
    """How many years lie between two days."""
    return abs((a - b).days) / 365.25
