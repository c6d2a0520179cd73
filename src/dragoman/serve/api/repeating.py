"""Requests that may be sent twice: under one Idempotency-Key they are carried out once and answered alike."""

import hashlib
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Header
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from dragoman.serve.desk import desk_of
from dragoman.serve.problems import Problem, Refusal
from dragoman.serve.worklog import now

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="A word of your own: the same request under it again gets the same answer and does nothing more.",
    ),
]


def once(request: Request, key: str | None, body: BaseModel, act: Callable[[str], Response]) -> Response:
    """The answer of `act`, which is given the moment of the request; under a known key the answer given then.

    Raises Refusal where the key came with another body, or its request is being carried out. One that was cut short
    by the end of the server is carried out again, as of the moment at which it first came.
    """
    if key is None:
        return act(now())
    desk = desk_of(request)
    worklog, way = desk.foreman.worklog, f"{request.method} {request.url.path}"
    said = hashlib.sha256(body.model_dump_json().encode()).hexdigest()
    with desk.alone((way, key)) as alone:
        if not alone:
            problem = Problem(409, "A request under this Idempotency-Key is being carried out", "Send it again soon.")
            raise Refusal(problem, {"retry-after": "1"})
        worklog.keep_request(way, key, said)
        found = worklog.answer(way, key)
        assert found is not None
        before, made, status, answer = found
        if before != said:
            raise Refusal(Problem(422, "This Idempotency-Key came with another body", "Use a key of its own."))
        if status is not None and answer is not None:
            return Response(answer, status, {"idempotency-replayed": "true"}, "application/json")
        return _carried_out(lambda: act(made), worklog, (way, key))


def _carried_out(act: Callable[[], Response], worklog: Any, place: tuple[str, str]) -> Response:
    try:
        response = act()
    except BaseException:
        worklog.forget_request(*place)
        raise
    worklog.keep_answer(*place, response.status_code, bytes(response.body).decode())
    return response
