"""The record over HTTP for scripts: /v1, one module a resource."""

from fastapi import APIRouter, FastAPI

from dragoman.serve.api import (
    actors,
    claims,
    decisions,
    disagreements,
    docs,
    dossiers,
    expectations,
    exports,
    jobs,
    measures,
    occurrences,
    origins,
    persons,
    records,
    reports,
    search,
)
from dragoman.serve.api.schema import allowed

_RESOURCES = (
    records,
    claims,
    reports,
    occurrences,
    disagreements,
    expectations,
    origins,
    persons,
    actors,
    dossiers,
    measures,
    search,
    decisions,
    jobs,
    exports,
    docs,
)


def add_api(app: FastAPI) -> None:
    """Put the API into an application, under /v1."""
    whole = APIRouter(prefix="/v1")
    for resource in _RESOURCES:
        whole.include_router(resource.router)
    app.include_router(whole)


__all__ = ["add_api", "allowed"]
