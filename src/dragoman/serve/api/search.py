"""Search in the texts of reports."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.api.answering import JSON, KNOWN, Limit, Model, answered
from dragoman.serve.api.findings import PlaceIn
from dragoman.session import Session

router = APIRouter(tags=["search"], dependencies=[JSON, KNOWN])


class HitOf(PlaceIn):
    """A report that has the words: the first match, the words around it, the claims whose quotes have them too."""

    snippet: str
    claims: list[str]


class Hits(Model):
    """Reports that have all the words, the best first."""

    items: list[HitOf]
    next: None
    total: int


@router.get("/search", response_model=Hits)
def search_reports(
    request: Request, words: Annotated[str, Query(min_length=1, max_length=1000)], limit: Limit = 50
) -> Response:
    """Reports that have all the words, in any case, with or without accents, the best first."""

    def make(session: Session) -> Any:
        hits = [{**asdict(hit), "claims": list(hit.claims)} for hit in session.record.search(words, limit)]
        return {"items": hits, "next": None, "total": len(hits)}

    return answered(request, make)
