"""Claims: a page of them, one, its trail; and how many have which value."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Record, trace
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered, etag_of, page_of
from dragoman.serve.api.facts import Code, Fact, fact_of
from dragoman.serve.api.filters import FILTERS, UNORDERED
from dragoman.serve.desk import desk_of
from dragoman.serve.questions import Question
from dragoman.session import Session

router = APIRouter(tags=["claims"], dependencies=[JSON, KNOWN])
Name = Annotated[str, Path(min_length=1, max_length=300)]


class ClaimPage(Model):
    """Claims in order."""

    items: list[Fact]
    next: str | None
    total: int


class Place(Model):
    """What a mention inside the quote was taken to mean."""

    start: int
    end: int
    text: str
    kind: str
    candidates: list[Code]
    actors: list[Code]
    score: float
    why: str


class Run(Model):
    """One go of the coder."""

    id: str
    started: str
    coder: str
    settings: list[list[str]] | dict[str, str]


class Ruling(Model):
    """A signed decision; once revoked it stays, with the moment of its revocation."""

    id: str
    question: str
    subject: list[str]
    verdict: str
    by: str
    why: str
    made: str
    revoked: str | None
    detail: list[tuple[str, str]]


class TrailOf(Model):
    """What an id rests on: its row, the sentence, the report, the coder's run, the links, the decisions."""

    id: str
    kind: str
    row: dict[str, Any]
    standing: str
    sentence: str
    report: dict[str, Any] | None
    run: Run | None
    links: list[Place]
    decisions: list[Ruling]
    claims: list[str]


class Count(Model):
    """A value and how many claims have it."""

    value: str
    count: Annotated[int, Field(ge=0)]


class Facets(Model):
    """Of each field the values of the claims asked for, most claims first; its own choice left open."""

    kinds: list[Count]
    types: list[Count]
    statuses: list[Count]
    actors: list[Count]
    outlets: list[Count]


@router.get("/claims", response_model=ClaimPage, dependencies=[FILTERS])
def list_claims(request: Request) -> Response:
    """A page of the claims that pass the filters."""
    question = Question.parse(request.query_params.multi_items())

    def make(session: Session) -> Any:
        found = session.record.page(question.wanted(), question.after, question.size)
        rulings = session.record.rulings(question.wanted().judged)
        return page_of(request, [fact_of(claim, rulings) for claim in found.claims], found.after, found.total)

    return answered(request, make)


@router.get("/facets", response_model=Facets, dependencies=[UNORDERED])
def count_values(request: Request) -> Response:
    """How many of the claims that pass the filters have which kind, type, status, actor, outlet."""
    question = Question.parse(request.query_params.multi_items())

    def make(session: Session) -> Any:
        key = ("counted", session.record.stamp(), str(question))
        counted = desk_of(request).remembered(key, lambda: session.record.facets(question.wanted()))
        return {name: [{"value": v, "count": n} for v, n in values] for name, values in counted.items()}

    return answered(request, make)


@router.get("/claims/{name}", response_model=Fact)
def one_claim(request: Request, name: Name) -> Response:
    """One claim; its ETag changes with what is decided on it, and is what a decision's If-Match names."""
    with desk_of(request).session() as session:
        mark = mark_of(session.record, name) if session.record.has_claim(name) else ""
    return answered(request, lambda s: fact_of(s.record.claim(name), s.record.rulings()), mark)


@router.get("/claims/{name}/trail", response_model=TrailOf)
def claim_trail(request: Request, name: Name) -> Response:
    """The claim's sentence, report, coder version, links and decisions."""

    def make(session: Session) -> Any:
        session.record.claim(name)
        return trace(session.record, name).to_dict()

    return answered(request, make)


@router.get("/trail/{name}", response_model=TrailOf)
def any_trail(request: Request, name: Name) -> Response:
    """The same of any id: a report's, a finding's, a decision's."""
    return answered(request, lambda session: trace(session.record, name).to_dict())


def mark_of(record: Record, name: str) -> str:
    """The ETag of one thing that can be judged: it changes with the thing and with the decisions on it."""
    trail = trace(record, name)
    return etag_of(trail.row, trail.standing, *(f"{row['id']}{row['revoked']}" for row in trail.decisions))
