"""The record itself."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman import __version__
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered
from dragoman.session import Session

router = APIRouter(tags=["record"], dependencies=[JSON, KNOWN])


class RecordOf(Model):
    """How much there is, which state of the record this is, and whether the findings are up to it."""

    name: str
    version: str
    stamp: Annotated[str, Field(description="Differs whenever what the record says may differ.")]
    reconciled: bool
    counts: dict[str, int]


@router.get("/record", response_model=RecordOf)
def the_record(request: Request) -> Response:
    """Counts, the stamp, the version."""

    def make(session: Session) -> Any:
        return {
            "name": session.record.path.name,
            "version": __version__,
            "stamp": session.record.stamp(),
            "reconciled": session.reconciled(),
            "counts": session.record.counts(),
        }

    return answered(request, make)
