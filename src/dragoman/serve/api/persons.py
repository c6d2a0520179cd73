"""Persons: one person across reports, with every form of the name and the claims that name them."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Sought
from dragoman.serve.api.answering import JSON, KNOWN, Model
from dragoman.serve.api.claims import Name
from dragoman.serve.api.findings import MOVED, Paged, Within, listed, one

router = APIRouter(tags=["persons"], dependencies=[JSON, KNOWN])


class Person(Model):
    """One person."""

    name: str
    forms: list[str]
    reports: list[str]
    claims: list[str]
    id: str
    why: str


class PersonPage(Model):
    """Persons in their order."""

    items: list[Person]
    next: str | None
    total: int


class PersonQuery(Within, Paged):
    """Which persons are listed."""


@router.get("/persons", response_model=PersonPage)
def list_persons(request: Request, query: Annotated[PersonQuery, Query()]) -> Response:
    """A page of persons."""
    return listed(request, Sought(kind="persons", reports=tuple(query.report), parts=tuple(query.claim)), query)


@router.get("/persons/{name}", response_model=Person, responses=MOVED)
def one_person(request: Request, name: Name) -> Response:
    """One person."""
    return one(request, "persons", name)
