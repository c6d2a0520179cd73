"""Occurrences: the real events behind the claims."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.gazetteer import actor_code
from dragoman.record import Sought
from dragoman.serve.api.answering import JSON, KNOWN, Model
from dragoman.serve.api.claims import Name
from dragoman.serve.api.facts import Code, Status
from dragoman.serve.api.findings import MOVED, DayOf, Names, Paged, PlaceIn, Several, Within, listed, one
from dragoman.serve.questions import window_of

router = APIRouter(tags=["occurrences"], dependencies=[JSON, KNOWN])


class Occurrence(Model):
    """One real event; `origins` counts what is independent, `counts_under` names it. Days are empty where open."""

    type: str
    source: list[Code]
    target: list[Code]
    earliest: str
    latest: str
    status: Status
    reports: list[PlaceIn]
    origins: Annotated[int, Field(ge=0)]
    id: str
    why: str
    claims: list[str]
    counts_under: list[str]


class OccurrencePage(Model):
    """Occurrences in their order."""

    items: list[Occurrence]
    next: str | None
    total: int


class OccurrenceFilter(Within):
    """Which occurrences are meant."""

    type: Names
    status: Annotated[list[Status], Several]
    actor: Annotated[list[str], Several, Field(description="Codes or names; all must act or be acted on.")]
    since: DayOf = ""
    until: DayOf = ""

    def sought(self) -> Sought:
        """The question to the record. Raises UsageError."""
        return Sought(
            kind="occurrences",
            labels=tuple(self.type),
            statuses=tuple(self.status),
            actors=tuple(actor_code(name) for name in self.actor),
            reports=tuple(self.report),
            parts=tuple(self.claim),
            since=window_of(self.since).earliest,
            until=window_of(self.until).latest,
        )


class OccurrenceQuery(OccurrenceFilter, Paged):
    """Which occurrences are listed."""


@router.get("/occurrences", response_model=OccurrencePage)
def list_occurrences(request: Request, query: Annotated[OccurrenceQuery, Query()]) -> Response:
    """A page of occurrences."""
    return listed(request, query.sought(), query)


@router.get("/occurrences/{name}", response_model=Occurrence, responses=MOVED)
def one_occurrence(request: Request, name: Name) -> Response:
    """One occurrence."""
    return one(request, "occurrences", name)
