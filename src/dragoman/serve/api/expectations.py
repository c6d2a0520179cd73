"""Expectations: what was forecast, by whom, and what came of it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Sought
from dragoman.serve.api.answering import JSON, KNOWN, Model
from dragoman.serve.api.claims import Name
from dragoman.serve.api.findings import MOVED, Paged, Passage, Several, Within, listed, one

router = APIRouter(tags=["expectations"], dependencies=[JSON, KNOWN])
Outcome = Literal["borne out", "refuted", "open"]


class Expectation(Passage):
    """A claim about the future with the later passages that bear it out or refute it."""

    says: str
    by: str
    outcome: Outcome
    resolved_by: list[Passage]
    late: bool
    id: str
    why: str
    claim: str


class ExpectationPage(Model):
    """Expectations in their order."""

    items: list[Expectation]
    next: str | None
    total: int


class ExpectationQuery(Within, Paged):
    """Which expectations are listed."""

    outcome: Annotated[list[Outcome], Several, Field(description="What came of it.")]
    by: Annotated[list[str], Several, Field(description="Who expects it.")]


@router.get("/expectations", response_model=ExpectationPage)
def list_expectations(request: Request, query: Annotated[ExpectationQuery, Query()]) -> Response:
    """A page of expectations."""
    # What came true after its day is listed apart in the record.
    late = ("late",) if "borne out" in query.outcome else ()
    sought = Sought(
        kind="expectations",
        labels=(*query.outcome, *late),
        who=tuple(query.by),
        reports=tuple(query.report),
        parts=tuple(query.claim),
    )
    return listed(request, sought, query)


@router.get("/expectations/{name}", response_model=Expectation, responses=MOVED)
def one_expectation(request: Request, name: Name) -> Response:
    """One expectation."""
    return one(request, "expectations", name)
