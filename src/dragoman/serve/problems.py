"""What went wrong, for scripts as a problem document (RFC 9457), for people as a page with what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman.errors import BusyError, DragomanError, IntegrityError, ItemError, NothingFound, RefusedError, UsageError
from dragoman.serve.rendering import render_page

#: The first that fits tells the HTTP status of an error.
_STATUS = (
    (NothingFound, 404),
    (UsageError, 400),
    (BusyError, 503),
    (RefusedError, 403),
    (ItemError, 422),
    (IntegrityError, 500),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """An HTTP status, what is wrong, and what to do next; `more` are further members of the document.

    Its type is an address of /v1/docs, where each status is told.
    """

    status: int
    title: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)


class Refusal(Exception):
    """Ends a request with a problem, from wherever it is found."""

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.title)
        self.problem = problem
        self.headers = headers or {}


class Moved(Exception):
    """Ends a request with the address at which what it asks for is now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def problem_of(error: DragomanError) -> Problem:
    """The problem that an error of Dragoman's is; its message says already what to do next."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    said, _, todo = str(error).rpartition("; ")
    return Problem(status, said or todo, todo if said else "")


def answer(request: Request, problem: Problem) -> Response:
    """The problem as the requester reads it: JSON under /v1 or where HTML is not asked for, else a page."""
    headers = {"www-authenticate": "Bearer"} if problem.status == 401 else {}
    if problem.status == 503:
        headers["retry-after"] = "2"
    if request.url.path.startswith("/v1") or "text/html" not in request.headers.get("accept", ""):
        document = {
            "type": f"/v1/docs#problem-{problem.status}",
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "instance": quote(request.url.path),
            **problem.more,
        }
        return JSONResponse(document, problem.status, headers, media_type="application/problem+json")
    return render_page(request, "problem.html.j2", {"problem": problem}, status=problem.status, headers=headers)
