"""What is sent, checked before anything reads it: JSON of scripts, forms of pages; and HEAD, answered as GET is."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serve.problems import Problem, answer

#: Bytes of a JSON body: a decision on 500 claims is 20 kB. Texts to be read may be as long as an upload.
LONGEST = 256 * 1024
LONGEST_TEXTS = 25 * 1024 * 1024
#: Bytes of a form: a note of a page or a quote of several are far below.
LONGEST_FORM = 64 * 1024
_MOST_FIELDS = 100
#: No body of ours nests deeper than five.
DEEPEST = 32
_WRITING = frozenset({"POST", "PUT", "PATCH"})


class Bodies:
    """ASGI middleware: lets bodies of the API through that are JSON, short and shallow; answers others."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body, check it, hand it on whole."""
        if scope["type"] != "http" or scope["method"] not in _WRITING or not scope["path"].startswith("/v1/"):
            await self.app(scope, receive, send)
            return
        limit = LONGEST_TEXTS if scope["path"] == "/v1/jobs" else LONGEST
        body = await _read(receive, Headers(scope=scope), limit)
        problem = _wrong(body, Headers(scope=scope), limit)
        inner: ASGIApp = answer(Request(scope), problem) if problem else self.app
        await inner(scope, _again(body or b"", receive), send)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form, the last of each name; a dependency, so that endpoints may be plain.

    Line ends are browsers' own (CR LF) in forms; here they are LF. Raises HTTPException where it is none or too long.
    """
    if _media(request.headers) not in ("application/x-www-form-urlencoded", ""):
        raise HTTPException(415, "The form is of a type that is not read here")
    body = await _read(request.receive, request.headers, LONGEST_FORM)
    if body is None:
        raise HTTPException(413, f"The form is longer than {LONGEST_FORM // 1024} KiB")
    try:
        pairs = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields") from error
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def local(address: str, otherwise: str) -> str:
    """The address where it is one of this server's own paths, else another: a form must not lead anywhere else."""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else otherwise


async def _read(receive: Receive, headers: Headers, limit: int) -> bytes | None:
    """The body; None where it is longer than the limit, whatever its length was said to be."""
    said = headers.get("content-length", "0")
    if said.isascii() and said.isdigit() and int(said[:18]) > limit:
        return None
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _media(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().casefold()


def _again(body: bytes, receive: Receive) -> Receive:
    given = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def again() -> Message:
        return next(given, None) or await receive()

    return again


def _wrong(body: bytes | None, headers: Headers, limit: int) -> Problem | None:
    if body is None:
        return Problem(413, f"The body is longer than {limit // 1024} KiB", "Send it in parts.", {"limit": limit})
    if body and _media(headers) != "application/json":
        return Problem(415, "The body is no JSON by its content type", "Send it as Content-Type: application/json.")
    return _malformed(body) if body else None


def _malformed(body: bytes) -> Problem | None:
    try:
        too_deep = _depth(json.loads(body, parse_constant=_refuse_constant)) > DEEPEST
    except RecursionError:
        too_deep = True
    except ValueError as error:
        return Problem(400, f"The body is no JSON: {error}"[:200], "Send one JSON object in UTF-8.")
    return Problem(400, f"The body nests deeper than {DEEPEST}", "Send it flatter.") if too_deep else None


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _depth(value: object) -> int:
    depth, layer = 0, [value]
    while layer and depth <= DEEPEST:
        nested = [one for one in layer if isinstance(one, dict | list)]
        layer = [part for one in nested for part in (one.values() if isinstance(one, dict) else one)]
        depth += 1
    return depth


class Heads:
    """ASGI middleware: HEAD gets what GET would, without the body. Streams that never end see `head` in the scope."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask as GET, send no body."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET", "head": True}, receive, bodiless)
