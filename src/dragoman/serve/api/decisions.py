"""Decisions: what people hold right, wrong, the same or apart; signed, with the reason, and revocable."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Header, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import NothingFound, UsageError
from dragoman.record import Judge, Record, decision_row
from dragoman.serve.api.answering import JSON, KNOWN, Model, answered, as_json, holds, page_of
from dragoman.serve.api.claims import Name, Ruling, mark_of
from dragoman.serve.api.findings import Paged
from dragoman.serve.api.repeating import Key, once
from dragoman.serve.desk import desk_of
from dragoman.serve.jobs import refresh
from dragoman.serve.problems import Problem, Refusal
from dragoman.session import Session

router = APIRouter(tags=["decisions"], dependencies=[JSON, KNOWN])
Id = Annotated[str, Field(min_length=1, max_length=300)]
Ids = Annotated[list[Id], Field(min_length=1, max_length=500)]


class _Signed(Model):
    """Every decision says who decides and why."""

    by: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    why: Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]


class Accept(_Signed):
    """Claims, or findings, that were read and are right."""

    action: Literal["accept"]
    names: Ids


class Reject(_Signed):
    """Claims, or findings, that no longer count."""

    action: Literal["reject"]
    names: Ids


class Correct(_Signed):
    """A claim with fields set otherwise takes the place of this one; values as `dragoman judge correct` takes them."""

    action: Literal["correct"]
    name: Id
    changes: Annotated[dict[str, str], Field(min_length=1, max_length=40)]


class Merge(_Signed):
    """Claims, or occurrences, that tell one event; or claims that name one person."""

    action: Literal["merge"]
    names: Annotated[list[Id], Field(min_length=1, max_length=500)]


class Split(_Signed):
    """Of what `name` stands for, these claims tell another event, or name another person."""

    action: Literal["split"]
    name: Id
    apart: Ids


class Rate(_Signed):
    """Admiralty code: a letter for an outlet or report, a digit for claims."""

    action: Literal["rate"]
    grade: Literal["A", "B", "C", "D", "E", "F", "1", "2", "3", "4", "5", "6"]
    names: Ids


class Undo(_Signed):
    """The decision of this id, or the last one in force on this subject, holds no longer."""

    action: Literal["undo"]
    name: Id


Decided = Annotated[Accept | Reject | Correct | Merge | Split | Rate | Undo, Field(discriminator="action"), Body()]


class Made(Model):
    """The decisions made, or the one undone."""

    decisions: list[Ruling]


class RulingPage(Model):
    """Decisions, the first made first."""

    items: list[Ruling]
    next: str | None
    total: int


class RulingQuery(Paged):
    """Which decisions are listed."""

    subject: Annotated[str, Field(max_length=300, description="The id that they are on.")] = ""


IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", max_length=1000, description="The ETag of the claim or finding as it was read."),
]


@router.get("/decisions", response_model=RulingPage)
def list_decisions(request: Request, query: Annotated[RulingQuery, Query()]) -> Response:
    """A page of decisions, revoked ones too; of one subject where it is named."""

    def make(session: Session) -> Any:
        rows = [decision_row(one) for one in session.record.decisions(query.subject or None)]
        behind = next((place for place, row in enumerate(rows, 1) if row["id"] == query.after), 0)
        if query.after and not behind:
            raise UsageError(f"{query.after[:40]!r} is no cursor; ask for the first page again")
        found = rows[behind : behind + query.limit]
        return page_of(request, found, found[-1]["id"] if behind + query.limit < len(rows) else "", len(rows))

    return answered(request, make)


@router.get("/decisions/{name}", response_model=Ruling)
def one_decision(request: Request, name: Name) -> Response:
    """One decision."""

    def make(session: Session) -> Any:
        found = [row for row in map(decision_row, session.record.decisions()) if row["id"] == name]
        if not found:
            raise NothingFound(f"{name}: no such decision; see /v1/decisions")
        return found[0]

    return answered(request, make)


@router.post("/decisions", response_model=Made, status_code=201)
def decide(request: Request, body: Decided, key: Key = None, if_match: IfMatch = None) -> Response:
    """Decide. With If-Match only where what is judged is still as it was read (412); findings follow soon after."""
    return once(request, key, body, lambda made: _decide(request, body, made, if_match))


def _decide(request: Request, body: Any, made: str, if_match: str | None) -> Response:
    desk = desk_of(request)
    with desk.session() as session:
        record = session.record
        # Read and decided in one transaction: nobody decides between the two.
        with record.database.transaction():
            if if_match is not None:
                _check(record, body, if_match)
            names = set(_ACTS[body.action](record.judge(body.by, body.why, made), body))
        rows = [row for row in map(decision_row, record.decisions()) if row["id"] in names]
    refresh(desk)
    return as_json({"decisions": rows}, status=201)


def _check(record: Record, body: Any, if_match: str) -> None:
    names = [body.name] if hasattr(body, "name") else body.names
    if len(names) != 1:
        raise UsageError("If-Match speaks of one thing; judge the names one by one")
    now = mark_of(record, names[0])
    if not holds(if_match, now):
        problem = Problem(412, "It has changed since it was read", "Read it again, then decide.", {"etag": now})
        raise Refusal(problem, {"etag": now})


_ACTS: dict[str, Callable[[Judge, Any], list[str]]] = {
    "accept": lambda judge, body: judge.accept(body.names),
    "reject": lambda judge, body: judge.reject(body.names),
    "correct": lambda judge, body: judge.correct(body.name, body.changes),
    "merge": lambda judge, body: judge.merge(body.names),
    "split": lambda judge, body: judge.split(body.name, body.apart),
    "rate": lambda judge, body: judge.rate(body.grade, body.names),
    "undo": lambda judge, body: judge.undo(body.name),
}
