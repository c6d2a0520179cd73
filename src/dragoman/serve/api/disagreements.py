"""Disagreements: the points on which claims differ."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Sought
from dragoman.serve.api.answering import JSON, KNOWN, Model
from dragoman.serve.api.claims import Name
from dragoman.serve.api.findings import MOVED, Paged, Passage, Several, Within, listed, one

router = APIRouter(tags=["disagreements"], dependencies=[JSON, KNOWN])


class Version(Passage):
    """One side: what it says, where, and the origin it counts under."""

    value: str | float | list[float]
    origin: str
    reporter: str
    unit: str | None
    claim: str
    base: str | None


class Disagreement(Model):
    """A point with all its sides."""

    point: str
    kind: str
    versions: list[Version]
    id: str
    weight: float
    why: str


class DisagreementPage(Model):
    """Disagreements, the heaviest first."""

    items: list[Disagreement]
    next: str | None
    total: int


class DisagreementFilter(Within):
    """Which disagreements are meant."""

    kind: Annotated[list[str], Several, Field(description="conflict, changed over time, rounding or units, scope.")]

    def sought(self) -> Sought:
        """The question to the record."""
        return Sought(
            kind="disagreements", labels=tuple(self.kind), reports=tuple(self.report), parts=tuple(self.claim)
        )


class DisagreementQuery(DisagreementFilter, Paged):
    """Which disagreements are listed."""


@router.get("/disagreements", response_model=DisagreementPage)
def list_disagreements(request: Request, query: Annotated[DisagreementQuery, Query()]) -> Response:
    """A page of disagreements, the heaviest first."""
    return listed(request, query.sought(), query)


@router.get("/disagreements/{name}", response_model=Disagreement, responses=MOVED)
def one_disagreement(request: Request, name: Name) -> Response:
    """One disagreement."""
    return one(request, "disagreements", name)
