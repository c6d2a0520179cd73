"""Actors: who they are, and what the record has of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NothingFound
from dragoman.export.measures import cow_of
from dragoman.model.gazetteer import load_gazetteer
from dragoman.record import Wanted
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered
from dragoman.serve.api.claims import Count
from dragoman.serve.api.facts import Code
from dragoman.session import Session

router = APIRouter(tags=["actors"], dependencies=[JSON, KNOWN])


class ActorOf(Model):
    """An actor, and how many claims of which kind, type, status and with whom the record has."""

    code: Code
    label: str
    kind: str
    cow: int | None
    iso2: str | None
    sector: str | None
    country: Code | None
    counts_as: Code
    claims: int
    kinds: list[Count]
    types: list[Count]
    statuses: list[Count]
    beside: list[Count]


@router.get("/actors/{code}", response_model=ActorOf)
def one_actor(request: Request, code: Annotated[str, Path(min_length=1, max_length=200)]) -> Response:
    """One actor, by its code or a name that means one only."""
    return answered(request, lambda session: _actor(session, code))


def _actor(session: Session, name: str) -> dict[str, Any]:
    gazetteer = load_gazetteer()
    code = gazetteer.code_of(name)
    if code is None:
        raise NothingFound(f"{name[:80]!r}: no actor, or more than one, of this name; give a code such as AZE")
    actor, wanted = gazetteer.actors[code], Wanted(actors=(code,))
    counted = session.record.facets(wanted)
    rows = {key: [{"value": value, "count": count} for value, count in pairs] for key, pairs in counted.items()}
    return {
        "code": code,
        "label": actor.label,
        "kind": actor.kind,
        "cow": cow_of(code),
        "iso2": actor.iso2 or None,
        "sector": actor.sector or None,
        "country": actor.country or None,
        "counts_as": actor.counts_as,
        "claims": session.record.page(wanted, limit=1).total,
        **{key: rows[key] for key in ("kinds", "types", "statuses")},
        "beside": [row for row in rows["actors"] if row["value"] != code],
    }
