"""Jobs as the views know them: what a decision or a reading sets going, and how it is followed."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.worklog import Job

#: A stream ends after so many seconds and the browser comes again: a server that stops need not wait for it longer.
_LONGEST = 25.0
_LOOK = 0.4
_BEAT = 10.0


def refresh(desk: Desk) -> None:
    """Let the findings be brought up to date in the background, soon; never blocks, does nothing where that is queued.

    To be called after decisions.
    """
    desk.foreman.refresh()


def events_of(request: Request, name: str) -> StreamingResponse:
    """The job as server-sent events, one for each change; goes on behind Last-Event-ID. Raises NothingFound."""
    desk = desk_of(request)
    job = desk.foreman.worklog.job(name)
    last = request.headers.get("last-event-id", "")
    seen = int(last[:12]) if last.isascii() and last.isdigit() else 0
    once = bool(request.scope.get("head"))
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    stream = _nothing() if once else _events(desk, job, seen)
    return StreamingResponse(stream, headers=headers, media_type="text/event-stream")


async def _nothing() -> AsyncIterator[str]:
    return
    yield ""


async def _events(desk: Desk, job: Job, seen: int) -> AsyncIterator[str]:
    started = beat = time.monotonic()
    yield "retry: 1000\n\n"
    while time.monotonic() - started < _LONGEST:
        if job.version != seen:
            seen, beat = job.version, time.monotonic()
            yield f"id: {seen}\nevent: progress\ndata: {json.dumps(job.to_dict())}\n\n"
        if job.over:
            yield f"id: {seen}\nevent: over\ndata: {json.dumps({'state': job.state})}\n\n"
            return
        if time.monotonic() - beat > _BEAT:
            beat = time.monotonic()
            yield ": still here\n\n"
        await asyncio.sleep(_LOOK)
        job = await run_in_threadpool(desk.foreman.worklog.job, job.id)
