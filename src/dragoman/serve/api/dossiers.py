"""Dossiers, and what stands at a date."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from dragoman.brief import Dossier, standing_row
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered
from dragoman.serve.api.facts import Code
from dragoman.serve.api.findings import DayOf, Passage
from dragoman.serve.questions import day_of
from dragoman.session import Session

router = APIRouter(tags=["dossiers"], dependencies=[JSON, KNOWN])
Actor = Annotated[str, Path(min_length=1, max_length=200, description="A code, or a name that means one actor only.")]
Aside = Annotated[bool, Query(description="Also what people rejected or corrected, marked as such.")]


class Proof(Passage):
    """The characters of a claim that prove it."""

    claim: str


class StandingOf(Model):
    """How one matter stands, by the last word before the date; days are [earliest, latest]."""

    matter: str
    sender: str
    host: str
    codes: list[Code]
    stage: str
    level: str
    exchange: int | None
    person: str
    since: list[str | None]
    reported: list[str | None]
    ahead: str
    origins: int
    mutual: bool
    silent: str
    proofs: list[Proof]


class StandingList(Model):
    """What stands between two actors, or around one."""

    items: list[StandingOf]
    next: None
    total: int


@router.get("/dossiers/{one}", response_model=Dossier)
def dossier_of_one(
    request: Request, one: Actor, as_of: DayOf = "", known: DayOf = "", rejected: Aside = False
) -> Response:
    """The dossier of one actor."""
    return answered(request, lambda session: _dossier(session, (one,), (as_of, known), rejected))


@router.get("/dossiers/{one}/{other}", response_model=Dossier)
def dossier_of_two(  # noqa: PLR0917
    request: Request, one: Actor, other: Actor, as_of: DayOf = "", known: DayOf = "", rejected: Aside = False
) -> Response:
    """The dossier of a dyad, as it would have been written at a date, by what was published at another."""
    return answered(request, lambda session: _dossier(session, (one, other), (as_of, known), rejected))


@router.get("/standing/{one}", response_model=StandingList)
def standing_of_one(request: Request, one: Actor, as_of: DayOf = "", known: DayOf = "") -> Response:
    """What stands around one actor at a date, as known at another."""
    return answered(request, lambda session: _standing(session, (one,), (as_of, known)))


@router.get("/standing/{one}/{other}", response_model=StandingList)
def standing_of_two(request: Request, one: Actor, other: Actor, as_of: DayOf = "", known: DayOf = "") -> Response:
    """What stands between two actors at a date, as known at another."""
    return answered(request, lambda session: _standing(session, (one, other), (as_of, known)))


def _dossier(session: Session, names: tuple[str, ...], days: tuple[str, str], rejected: bool) -> Any:
    as_of, known = map(day_of, days)
    return asdict(session.dossier(*names, as_of=as_of, known=known, rejected=rejected))


def _standing(session: Session, names: tuple[str, ...], days: tuple[str, str]) -> Any:
    as_of, known = map(day_of, days)
    found, notes = session.standing(*names, as_of=as_of, known=known)
    by_number = {note.number: note for note in notes}
    rows = [standing_row(standing, by_number) for standing in found]
    return {"items": rows, "next": None, "total": len(rows)}
