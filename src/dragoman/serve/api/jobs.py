"""Jobs: reports to be read, how far that is, cancel and retry."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.record.cursors import cursor_of, read_cursor
from dragoman.serve.adding import MOST_ADDRESSES, add_texts, check_addresses, new_folder, queue
from dragoman.serve.api.answering import JSON, KNOWN, Model, accepts, as_json, page_of
from dragoman.serve.api.claims import Name
from dragoman.serve.api.findings import Paged
from dragoman.serve.api.repeating import Key, once
from dragoman.serve.desk import desk_of
from dragoman.serve.jobs import events_of
from dragoman.serve.problems import Problem, Refusal
from dragoman.serve.worklog import Job

router = APIRouter(tags=["jobs"], dependencies=[KNOWN])


class FailureOf(Model):
    """An item that could not be read, and what to do."""

    item: str
    problem: str
    remedy: str


class JobOf(Model):
    """How far a job is. States: queued, starting, reading, coding, recording, reconciling, then done, failed,
    cancelled or interrupted."""

    id: str
    kind: str
    title: str
    state: str
    version: int
    made: str
    started: str | None
    ended: str | None
    sources: list[str]
    total: int
    added: int
    known: int
    failed: int
    errors: list[FailureOf]
    note: str
    over: bool


class JobPage(Model):
    """Jobs, the newest first."""

    items: list[JobOf]
    next: str | None
    total: int


class Text(Model):
    """A text with what is known of it."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000)]
    title: Annotated[str, Field(max_length=1000)] = ""
    outlet: Annotated[str, Field(max_length=200)] = ""
    published: Annotated[str, Field(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")] = ""
    url: Annotated[str, Field(max_length=2048)] = ""


class ToRead(Model):
    """What is to be read: texts, addresses that are fetched, or both."""

    texts: Annotated[list[Text], Field(default_factory=list, max_length=200)]
    addresses: Annotated[
        list[Annotated[str, Field(max_length=2048)]], Field(default_factory=list, max_length=MOST_ADDRESSES)
    ]


@router.get("/jobs", response_model=JobPage, dependencies=[JSON])
def list_jobs(request: Request, query: Annotated[Paged, Query()]) -> Response:
    """A page of jobs, the newest first."""
    (before,) = read_cursor(query.after, (int,)) if query.after else (0,)
    jobs, more, total = desk_of(request).foreman.worklog.jobs(before, query.limit)
    return as_json(page_of(request, [job.to_dict() for job in jobs], cursor_of([more]) if more else "", total))


@router.post("/jobs", response_model=JobOf, status_code=202, dependencies=[JSON])
def read_reports(request: Request, body: ToRead, key: Key = None) -> Response:
    """Queue the reading of reports; `Location` is the job. Only public addresses are fetched, as robots.txt allows."""
    return once(request, key, body, lambda _: _queue(request, body))


@router.get("/jobs/{name}", response_model=JobOf, dependencies=[JSON])
def one_job(request: Request, name: Name) -> Response:
    """How far a job is."""
    return as_json(desk_of(request).foreman.worklog.job(name).to_dict())


@router.delete("/jobs/{name}", response_model=JobOf, status_code=202, dependencies=[JSON])
def cancel_job(request: Request, name: Name) -> Response:
    """Let a job stop; 409 where it is over."""
    return _changed(request, name, "cancel")


@router.post("/jobs/{name}/retry", response_model=JobOf, status_code=202, dependencies=[JSON])
def retry_job(request: Request, name: Name) -> Response:
    """Queue a job once more; 409 where it is not over or did all it could."""
    return _changed(request, name, "retry")


@router.get(
    "/jobs/{name}/events",
    response_class=Response,
    responses={
        200: {"description": "Server-sent events.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
    },
    dependencies=[accepts("text/event-stream")],
)
def job_events(request: Request, name: Name) -> Response:
    """The job as server-sent events: `progress` with the job at each change, `over` at the end."""
    return events_of(request, name)


def _queue(request: Request, body: ToRead) -> Response:
    desk = desk_of(request)
    with new_folder(desk) as folder:
        addresses = check_addresses(body.addresses)
        files = add_texts(folder, [text.model_dump() for text in body.texts])
        job = queue(desk, folder, files, addresses)
    return _accepted(job)


def _changed(request: Request, name: str, what: str) -> Response:
    foreman = desk_of(request).foreman
    act: Any = getattr(foreman, what)
    try:
        return _accepted(act(name))
    except UsageError as error:
        raise Refusal(Problem(409, str(error), "See the job's state.")) from error


def _accepted(job: Job) -> Response:
    return as_json(job.to_dict(), status=202, more={"location": f"/v1/jobs/{job.id}"})
