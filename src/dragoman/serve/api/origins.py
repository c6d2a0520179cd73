"""Origins: where passages first came from, and the reports that carry them."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Sought
from dragoman.serve.api.answering import JSON, KNOWN, Model
from dragoman.serve.api.claims import Name
from dragoman.serve.api.findings import MOVED, Paged, PlaceIn, Several, listed, one

router = APIRouter(tags=["origins"], dependencies=[JSON, KNOWN])


class Origin(Model):
    """An origin with its reports, and the passages they share as they stand in each."""

    origin: str
    reports: list[str]
    shared: list[PlaceIn]
    id: str
    why: str


class OriginPage(Model):
    """Origins in their order."""

    items: list[Origin]
    next: str | None
    total: int


class OriginQuery(Paged):
    """Which origins are listed."""

    report: Annotated[list[str], Several, Field(description="Ids of reports that all carry it.")]


@router.get("/origins", response_model=OriginPage)
def list_origins(request: Request, query: Annotated[OriginQuery, Query()]) -> Response:
    """A page of origins."""
    return listed(request, Sought(kind="origins", reports=tuple(query.report)), query)


@router.get("/origins/{name}", response_model=Origin, responses=MOVED)
def one_origin(request: Request, name: Name) -> Response:
    """One origin."""
    return one(request, "origins", name)
