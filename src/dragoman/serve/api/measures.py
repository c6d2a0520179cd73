"""Series of a dyad, and the signed network of states."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.export.measures import cell_row, network_row
from dragoman.model.gazetteer import actor_code
from dragoman.model.values import Window
from dragoman.reconcile import Asked, dyad_series
from dragoman.serve import kept
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered
from dragoman.serve.api.dossiers import Actor
from dragoman.serve.api.facts import Code
from dragoman.serve.api.findings import DayOf
from dragoman.serve.desk import desk_of
from dragoman.serve.questions import day_of, window_of
from dragoman.session import Session

router = APIRouter(tags=["measures"], dependencies=[JSON, KNOWN])
Sign = Literal["friendly", "hostile", "mixed", "neutral"]
Number = Annotated[int, Field(ge=0)]


class Cell(Model):
    """A period of a dyad. `month` and `day` are there where the step is that fine."""

    ccode1: int | None
    ccode2: int | None
    iso3_1: Code
    iso3_2: Code
    year: int
    month: int | None = None
    day: int | None = None
    n_events: Number
    n_origins: Number
    vcp: Number
    mcp: Number
    vcf: Number
    mcf: Number
    vcp_origins: Number
    mcp_origins: Number
    vcf_origins: Number
    mcf_origins: Number
    goldstein_mean: float | None
    goldstein_sum: float


class NotPlaced(Model):
    """Occurrences in no period: not realised, undated, dated too vaguely."""

    unrealised: Number
    undated: Number
    vague: Number


class SeriesOf(Model):
    """The periods in order."""

    by: Literal["day", "month", "year"]
    items: list[Cell]
    not_placed: NotPlaced
    next: None
    total: int


class Edge(Model):
    """What stands between two states."""

    one: Code
    other: Code
    sign: Sign
    cooperative: Number
    conflictual: Number
    good_ties: Number
    bad_ties: Number
    intensity: float | None
    origins: Number


class RemedyOf(Model):
    """A change of one sign that would balance a triad."""

    one: Code
    other: Code
    to: Sign
    weight: Number


class TriadOf(Model):
    """Three states with a sign between each two."""

    actors: list[Code]
    signs: list[Sign]
    balanced: bool
    remedies: list[RemedyOf]


class NetworkOf(Model):
    """The network of a period; of all time where the period is empty."""

    period: str
    edges: list[Edge]
    triads: list[TriadOf]
    balance: float | None


class Networks(Model):
    """The networks in order of their periods."""

    items: list[NetworkOf]
    next: None
    total: int


class SeriesQuery(Model):
    """How a series is cut."""

    by: Literal["day", "month", "year"] = "month"
    directed: bool = False
    fill: bool = False
    since: DayOf = ""
    until: DayOf = ""
    known: DayOf = ""

    def asked(self, one: str, other: str) -> Asked:
        """The series of two actors asked for. Raises UsageError."""
        codes = actor_code(one), actor_code(other)
        if codes[0] == codes[1]:
            raise UsageError(f"{codes[0]}: a series is of two actors; name another")
        first, last = window_of(self.since).earliest, window_of(self.until).latest
        if first and last and first > last:
            raise UsageError(f"{self.since} lies behind {self.until}; turn them round")
        return Asked(*codes, self.by, self.directed, Window(first, last), self.fill)


@router.get("/series/{one}/{other}", response_model=SeriesOf)
def series_of_two(request: Request, one: Actor, other: Actor, query: Annotated[SeriesQuery, Query()]) -> Response:
    """What happened between two actors by day, month or year, each real event once."""

    def make(session: Session) -> Any:
        told = desk_of(request).told(session, day_of(query.known))
        found = dyad_series(told.occurrences, query.asked(one, other))
        left = {"unrealised": found.unrealised, "undated": found.undated, "vague": found.vague}
        rows = [cell_row(cell) for cell in found.cells]
        return {"by": found.step, "items": rows, "not_placed": left, "next": None, "total": len(rows)}

    return answered(request, make)


@router.get("/network", response_model=Networks)
def network_of_states(
    request: Request,
    by: Annotated[Literal["all", "year", "month"], Query()] = "all",
    actor: Annotated[str, Query(max_length=200, description="Only edges and triads with this actor.")] = "",
    known: DayOf = "",
) -> Response:
    """The signed network of the record's states, its triads and what would balance them."""

    def make(session: Session) -> Any:
        code = actor_code(actor) if actor else ""
        rows = [network_row(network, code) for network in kept.network(desk_of(request), session, by, known)]
        return {"items": rows, "next": None, "total": len(rows)}

    return answered(request, make)
