"""What scripts send, checked before anything reads it: its type, its size, its depth; and HEAD, answered as GET is."""

import json
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serve.problems import Problem, answer

#: Bytes of a JSON body: a decision on 500 claims is 20 kB. Texts to be read may be as long as an upload.
LONGEST = 256 * 1024
LONGEST_TEXTS = 25 * 1024 * 1024
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


def _again(body: bytes, receive: Receive) -> Receive:
    given = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def again() -> Message:
        return next(given, None) or await receive()

    return again


def _wrong(body: bytes | None, headers: Headers, limit: int) -> Problem | None:
    if body is None:
        return Problem(413, f"The body is longer than {limit // 1024} KiB", "Send it in parts.", {"limit": limit})
    media = headers.get("content-type", "").partition(";")[0].strip().casefold()
    if body and media != "application/json":
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
