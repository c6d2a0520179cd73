"""What a page shows, as a file to keep; the same addresses as under /v1."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.api.disagreements import DisagreementFilter
from dragoman.serve.api.measures import SeriesQuery
from dragoman.serve.api.occurrences import OccurrenceFilter
from dragoman.serve.exporting import export_claims, export_findings, export_series
from dragoman.serve.questions import day_of

router = APIRouter(prefix="/export")


@router.get("/claims.{ending}")
def claims_file(request: Request, ending: str) -> Response:
    """The claims of a page, and of those behind it."""
    return export_claims(request, ending)


@router.get("/occurrences.{ending}")
def occurrences_file(request: Request, ending: str, query: Annotated[OccurrenceFilter, Query()]) -> Response:
    """Occurrences."""
    return export_findings(request, query.sought(), ending)


@router.get("/disagreements.{ending}")
def disagreements_file(request: Request, ending: str, query: Annotated[DisagreementFilter, Query()]) -> Response:
    """Disagreements."""
    return export_findings(request, query.sought(), ending)


@router.get("/series/{one}/{other}.{ending}")
def series_file(
    request: Request, one: str, other: str, ending: str, query: Annotated[SeriesQuery, Query()]
) -> Response:
    """The series of a dyad."""
    return export_series(request, query.asked(one, other), day_of(query.known), ending)
