"""How the API answers: ETags, pages with their next address, what a client accepts, parameters it does not know."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman import __version__
from dragoman.serve.api.schema import parameters_of
from dragoman.serve.desk import desk_of
from dragoman.serve.problems import Problem, Refusal
from dragoman.session import Session

#: A client may keep an answer but asks each time whether it still holds.
_KEPT = "private, no-cache"
MOST = 500


class Model(BaseModel):
    """What all answers and bodies are: exactly the fields named."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]


def known_parameters(request: Request) -> None:
    """Refuse parameters that the schema does not name, and say which."""
    known = parameters_of(request.url.path, request.method)
    unknown = [name for name in dict.fromkeys(request.query_params.keys()) if name not in known]
    if unknown:
        said = ", ".join(repr(name[:60]) for name in unknown)
        detail = f"Use {', '.join(sorted(known))}." if known else "This address takes none."
        raise Refusal(Problem(400, f"No such parameter: {said}", detail, {"unknown": unknown, "known": sorted(known)}))


def accepts(*media: str) -> Any:
    """A dependency that refuses a client which accepts none of these media types."""

    def check(request: Request) -> None:
        if not any(_takes(request.headers.get("accept", "*/*"), one) for one in media):
            raise Refusal(Problem(406, "Nothing here is of a type that you accept", f"Accept {' or '.join(media)}."))

    return Depends(check)


def _takes(accept: str, media: str) -> bool:
    kind = media.partition("/")[0]
    for part in accept.split(","):
        name, *settings = (one.strip().casefold() for one in part.split(";"))
        none = any(one.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000") for one in settings)
        if name in ("*/*", f"{kind}/*", media, "") and not none:
            return True
    return False


def etag_of(*said: object) -> str:
    """An ETag of what an answer depends on."""
    text = "|".join(map(str, (__version__, *said)))
    return f'"{hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def holds(header: str, etag: str) -> bool:
    """True where the ETag is one of those in an If-Match or If-None-Match header (RFC 9110, 13.1)."""
    given = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in given or etag in given


def answered(request: Request, make: Callable[[Session], Any], etag: str = "") -> Response:
    """What `make` says of the record as JSON; 304 where the client has it already."""
    with desk_of(request).session() as session:
        mark = etag or etag_of(session.record.stamp(), request.url.path, request.url.query)
        if holds(request.headers.get("if-none-match", ""), mark):
            return Response(status_code=304, headers={"etag": mark, "cache-control": _KEPT})
        return as_json(make(session), mark)


def as_json(body: Any, etag: str = "", status: int = 200, more: Mapping[str, str] | None = None) -> Response:
    """The body as JSON, with its next page as a link where it has one."""
    headers = {"etag": etag, "cache-control": _KEPT} if etag else {"cache-control": "no-store"}
    if isinstance(body, dict) and body.get("next"):
        headers["link"] = f'<{body["next"]}>; rel="next"'
    return JSONResponse(body, status, {**headers, **(more or {})})


def page_of(request: Request, items: Sequence[Any], after: str, total: int) -> dict[str, Any]:
    """A page: its items, the address of the next one or null, and how many there are in all."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    more = f"{request.url.path}?{urlencode([*kept, ('after', after)])}" if after else None
    return {"items": list(items), "next": more, "total": total}


JSON = accepts("application/json")
KNOWN = Depends(known_parameters)
