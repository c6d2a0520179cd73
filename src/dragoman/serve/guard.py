"""What stands before every page: host, cross-site requests, login; and the headers that every answer carries."""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serve.doors import Doors
from dragoman.serve.problems import Problem, answer

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: What needs no login: the login itself and what a page without login is drawn with.
_OPEN = ("/login", "/static/")
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """ASGI middleware: lets a request through or answers it with a problem (RFC 9457, or a page for browsers)."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, pass on, add the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        problem = refusal(Headers(scope=scope), scope["method"], scope["path"], self.doors)
        inner: ASGIApp = answer(Request(scope), problem) if problem else self.app
        await inner(scope, receive, _headed(send))


def _headed(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return with_headers


def refusal(headers: Headers, method: str, path: str, doors: Doors) -> Problem | None:
    """Why a request is not let through; None where it is.

    Follows Datasette's and Go's check of cross-site requests by Sec-Fetch-Site and Origin; stricter in that a request
    that says neither is no browser's and needs the token.
    """
    hosts = headers.getlist("host")
    if len(hosts) != 1 or hosts[0].casefold() not in doors.hosts:
        return Problem(421, "This server does not answer to that name", "Use the address that dragoman serve printed.")
    bearer = _bearer(headers)
    if bearer is not None and not doors.knows_token(bearer):
        return Problem(401, "The token is not right", "Use the token that dragoman serve printed, as 'Bearer TOKEN'.")
    if bearer is None and not path.startswith(_OPEN) and not _has_session(headers, doors):
        return Problem(401, "Not logged in", "Open the login address that dragoman serve printed, or start it again.")
    if method not in _SAFE and bearer is None and not _same_site(headers, hosts[0]):
        return Problem(403, "The request comes from another site", "Send it from this server's own pages.")
    return None


def _bearer(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else None


def _same_site(headers: Headers, host: str) -> bool:
    sites, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
    if len(sites) > 1 or len(origins) > 1:
        return False
    if sites:
        return sites[0] in ("same-origin", "none")
    return bool(origins) and origins[0].casefold() == f"http://{host}".casefold()


def session_of(headers: Headers, doors: Doors) -> str:
    """The session's word in the request's cookies; empty where there is none."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    found = cookies.get(doors.cookie)
    return found.value if found else ""


def _has_session(headers: Headers, doors: Doors) -> bool:
    session = session_of(headers, doors)
    return bool(session) and doors.knows_session(session)
