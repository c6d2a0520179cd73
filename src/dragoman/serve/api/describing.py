"""Makes the API's description of its own code: what FastAPI gathers, with problems, headers and the ways in added.

It is made at the desk and kept (`make schema`), never by a server: FastAPI takes half a second for it, and two threads
that make it at once spoil it for each other.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman.serve.api.schema import PROBLEMS

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
_READING = (400, 401, 404, 406, 421, 422, 500, 503)
_WRITING = (400, 401, 403, 404, 406, 409, 412, 413, 415, 421, 422, 500, 503)


def described(app: FastAPI) -> dict[str, Any]:
    """The description of an application's API."""
    made = get_openapi(title="Dragoman", version="", openapi_version="3.1.0", description=_ABOUT, routes=app.routes)
    return _completed(made)


def written(made: dict[str, Any]) -> str:
    """The description as it is kept: one form for one API, so that a change of it shows as such."""
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def _completed(made: dict[str, Any]) -> dict[str, Any]:
    parts = made.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    parts["responses"] = {str(n): {"description": words, "content": content} for n, words in PROBLEMS.items()}
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"token": []}]
    for way in made["paths"].values():
        for method, operation in way.items():
            _complete(operation, method)
    return made


def _complete(operation: dict[str, Any], method: str) -> None:
    responses = operation["responses"]
    for status in _READING if method == "get" else _WRITING:
        responses[str(status)] = {"$ref": f"#/components/responses/{status}"}
    if method == "get":
        responses["304"] = {"description": "The client has it already, by If-None-Match."}
    operation["responses"] = dict(sorted(responses.items()))


def main() -> None:
    """Print the description."""
    from dragoman.serve import Doors, create_app  # noqa: PLC0415 - the application has this package in it

    sys.stdout.write(written(described(create_app(Path("none.db"), Doors.at("127.0.0.1", 8321, "none")))))


if __name__ == "__main__":
    main()
