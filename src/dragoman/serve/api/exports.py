"""What lists show, as files: streamed, never cut without saying so."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.api.answering import KNOWN
from dragoman.serve.api.disagreements import DisagreementFilter
from dragoman.serve.api.dossiers import Actor
from dragoman.serve.api.filters import UNPAGED
from dragoman.serve.api.measures import SeriesQuery
from dragoman.serve.api.occurrences import OccurrenceFilter
from dragoman.serve.exporting import MOST, export_claims, export_findings, export_series
from dragoman.serve.questions import day_of

router = APIRouter(tags=["exports"], dependencies=[KNOWN])
Table = Literal["csv", "jsonl", "json"]
_TEXTS = ("text/csv", "application/x-ndjson", "text/markdown", "application/x-bibtex")
_PARQUET = "application/vnd.apache.parquet"
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": f"The file; at most {MOST:,} rows. `Dragoman-Total` says how many there are, `Dragoman-Cut`"
        " after how many it was cut; the file's last line says so too.",
        "content": {
            **{media: {"schema": {"type": "string"}} for media in _TEXTS},
            "application/json": {"schema": {"type": "object"}},
            _PARQUET: {"schema": {"type": "string", "contentMediaType": _PARQUET}},
        },
    }
}
_WAY: dict[str, Any] = {"response_class": Response, "responses": _FILE}


@router.get("/export/claims.{ending}", dependencies=[UNPAGED], **_WAY)
def claims_file(request: Request, ending: Literal["csv", "jsonl", "json", "md", "bib", "parquet"]) -> Response:
    """The claims that pass the filters as a file."""
    return export_claims(request, ending)


@router.get("/export/occurrences.{ending}", **_WAY)
def occurrences_file(request: Request, ending: Table, query: Annotated[OccurrenceFilter, Query()]) -> Response:
    """Occurrences as a file."""
    return export_findings(request, query.sought(), ending)


@router.get("/export/disagreements.{ending}", **_WAY)
def disagreements_file(request: Request, ending: Table, query: Annotated[DisagreementFilter, Query()]) -> Response:
    """Disagreements as a file."""
    return export_findings(request, query.sought(), ending)


@router.get("/export/series/{one}/{other}.{ending}", **_WAY)
def series_file(
    request: Request, one: Actor, other: Actor, ending: Table, query: Annotated[SeriesQuery, Query()]
) -> Response:
    """The series of a dyad as a file."""
    return export_series(request, query.asked(one, other), day_of(query.known), ending)
