"""The API's own description, OpenAPI 3.1, as it is kept beside this module: `make schema` writes it anew."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from starlette.requests import Request

from dragoman import __version__

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


@cache
def api_schema() -> dict[str, Any]:
    """The description, read once."""
    text = (files("dragoman.serve.api") / "openapi.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    made["info"]["version"] = __version__
    return made


def parameters_of(path: str, method: str) -> frozenset[str]:
    """The names of the query parameters that an address takes."""
    return frozenset(
        one["name"]
        for way in _ways(path)
        for one in way.get(method.lower(), {}).get("parameters", ())
        if one["in"] == "query"
    )


def allowed(request: Request, own: str) -> str:
    """The methods that an address answers, as an Allow header has them."""
    methods = {method.strip() for method in own.split(",")}
    methods |= {method.upper() for way in _ways(request.url.path) for method in way}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _ways(path: str) -> list[dict[str, Any]]:
    """What the description says of the address."""
    return [way for template, way in api_schema()["paths"].items() if _pattern(template).fullmatch(path)]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)))
