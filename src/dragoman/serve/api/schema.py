"""The API's own description, OpenAPI 3.1: what FastAPI gathers, with problems, headers and the ways in added."""

import re
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request

from dragoman import __version__

_ABOUT = (
    "The record of one Dragoman on this machine: what reports say of states, with the characters that prove it. Every"
    " answer is JSON; lists come in pages. What goes wrong is told as problem documents (RFC 9457). Scripts send the"
    " token that dragoman serve printed."
)
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457); `detail` says what to do next.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
    },
}
#: What each status means here; those of reading and of writing.
PROBLEMS = {
    400: "What is asked makes no sense: an unknown parameter, actor, date, cursor, or a body that is no JSON.",
    401: "No login and no token, or a wrong one.",
    403: "A policy forbids it, or the request comes from another site.",
    404: "Nothing in the record has this name or answers this question.",
    405: "The address does not answer this method; `Allow` says which.",
    406: "The answer is of none of the types accepted.",
    409: "Another request with the same Idempotency-Key is being carried out, or the job cannot be changed any more.",
    412: "What was judged has changed since it was read.",
    413: "The body is longer than is taken.",
    415: "The body is no JSON by its content type.",
    421: "The Host header is none of this server's names.",
    422: "A field of the request is none that it may be, or an Idempotency-Key comes with another body.",
    500: "A fault of Dragoman's own; the server's log has it.",
    503: "Another process writes to the record just now; try again.",
}
_READING = (400, 401, 404, 406, 421, 422, 500, 503)
_WRITING = (400, 401, 403, 404, 406, 409, 412, 413, 415, 421, 422, 500, 503)


def schema_of(app: FastAPI) -> dict[str, Any]:
    """The description of an application's API, made once."""
    if not app.openapi_schema:
        made = get_openapi(
            title="Dragoman", version=__version__, openapi_version="3.1.0", description=_ABOUT, routes=app.routes
        )
        app.openapi_schema = _completed(made)
    return app.openapi_schema


def _completed(made: dict[str, Any]) -> dict[str, Any]:
    parts = made.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}]
    for way in made["paths"].values():
        for method, operation in way.items():
            _complete(operation, method)
    return made


def _complete(operation: dict[str, Any], method: str) -> None:
    responses = operation["responses"]
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status in _READING if method == "get" else _WRITING:
        responses[str(status)] = {"description": PROBLEMS[status], "content": content}
    if method == "get":
        responses["304"] = {"description": "The client has it already, by If-None-Match."}
    operation["responses"] = dict(sorted(responses.items()))


def parameters_of(app: FastAPI, path: str, method: str) -> frozenset[str]:
    """The names of the query parameters that an address takes."""
    return frozenset(
        one["name"]
        for way in _ways(app, path)
        for one in way.get(method.lower(), {}).get("parameters", ())
        if one["in"] == "query"
    )


def allowed(request: Request, own: str) -> str:
    """The methods that an address answers, as an Allow header has them."""
    methods = {method.strip() for method in own.split(",")}
    methods |= {method.upper() for way in _ways(request.app, request.url.path) for method in way}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _ways(app: FastAPI, path: str) -> list[dict[str, Any]]:
    """What the description says of the address."""
    return [way for template, way in schema_of(app)["paths"].items() if _pattern(template).fullmatch(path)]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)))
