"""Pages from the network: politely, within limits, and from nowhere that is not public."""

import os
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Self
from urllib.parse import urljoin

import httpcore

from dragoman import __version__
from dragoman.errors import ItemError, RefusedError, RefusedItem
from dragoman.read.addresses import Target, check_url
from dragoman.read.dialing import CheckedBackend, Gate
from dragoman.read.limits import MIB, SMALL
from dragoman.read.manners import Answer, Manners

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RULES_SIZE = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB of a robots.txt are read


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What fetching may do. Times in seconds, sizes in bytes.

    `gate` decides which addresses may be dialled; `ports` are those that a URL may name.
    """

    gate: Gate = Gate()
    ports: frozenset[int] = frozenset({80, 443})
    connect: float = 5.0
    total: float = 60.0
    wire: int = 25 * MIB
    decoded: int = 64 * MIB
    ratio: int = 100
    redirects: int = 5
    pace: float = 1.0
    obey: bool = True
    contact: str = ""

    @property
    def agent(self) -> str:
        """The name under which pages are asked for: who asks, what for, how to reach them."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"dragoman/{__version__} (reads press reports for research{contact})"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: where it was in the end, its bytes, its headers with small names, the moment.

    `unchanged` says that the site has nothing newer than what was asked about; there are no bytes then.
    """

    url: str
    data: bytes = field(repr=False)
    headers: Mapping[str, str]
    moment: datetime
    unchanged: bool = False

    def header(self, name: str) -> str | None:
        """A header's value."""
        return self.headers.get(name)


class Fetcher:
    """Fetches pages one at a time; close it when done. Every failure is an ItemError, a refusal a RefusedItem."""

    def __init__(self, policy: FetchPolicy | None = None, manners: Manners | None = None) -> None:
        self.policy = policy or FetchPolicy(contact=os.environ.get("DRAGOMAN_CONTACT", ""))
        self._backend = CheckedBackend(self.policy.gate)
        self._pool = httpcore.ConnectionPool(max_connections=4, network_backend=self._backend, keepalive_expiry=10.0)
        self._manners = manners or Manners("dragoman", self.policy.pace)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def fetch(self, url: str, known: Mapping[str, str] | None = None) -> Fetched | ItemError:
        """The page at the address, redirects followed; each hop is checked anew.

        `known` are the headers "etag" and "last-modified" of the copy in hand: an unchanged page is not sent again.
        """
        self._backend.deadline = time.monotonic() + self.policy.total
        try:
            return self._follow(url, dict(known or {}))
        except RefusedError as error:
            return _refused(url, str(error))
        except _Failure as failure:
            return ItemError(url[:200], failure.problem, failure.remedy)
        except (httpcore.TimeoutException, TimeoutError):
            return ItemError(url[:200], f"took longer than the limit of {self.policy.total:g} seconds", "try later")
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            return ItemError(url[:200], f"cannot be fetched ({_line(error)})", "check the address, or try later")

    def _follow(self, url: str, known: dict[str, str]) -> Fetched | ItemError:
        at = url
        for _ in range(self.policy.redirects + 1):
            target = check_url(at, self.policy.ports)
            if self.policy.obey:
                refused = self._manners.refuse(target, partial(self._rules, target))
                if refused:
                    return _refused(url, f"{at}: {refused}; ask the site, or read it yourself")
            status, headers, data = self._request(target, at, known)
            if status not in _REDIRECTS or "location" not in headers:
                return self._answered(url, Fetched(at, data, headers, datetime.now(UTC), status == 304), status)
            onward = _onward(at, headers["location"])
            if target.scheme == "https" and onward.lower().startswith("http:"):
                raise RefusedError(f"{at}: leads from https to http; it is not followed")
            # What one site said of its copy is no business of another's.
            known = known if check_url(onward, self.policy.ports).origin == target.origin else {}
            at = onward
        raise _Failure(f"leads on more than {self.policy.redirects} times", "name the address where it ends")

    def _answered(self, url: str, fetched: Fetched, status: int) -> Fetched | ItemError:
        if self.policy.obey and fetched.header("tdm-reservation") == "1":
            return _refused(url, f"{fetched.url}: its server reserves text and data mining; ask the site")
        if status in (200, 304):
            return fetched
        wait = fetched.header("retry-after") or ""
        if status in (429, 503) and wait.isdigit():
            self._manners.hold(check_url(fetched.url, self.policy.ports), float(wait))
        return ItemError(url[:200], f"is answered with {status}", "open it in a browser to see why")

    def _rules(self, target: Target, path: str) -> Answer:
        """One of an origin's files of rules, followed where it leads on the same way as a page."""
        at = f"{target.scheme}://{target.host}:{target.port}{path}"
        try:
            for _ in range(self.policy.redirects + 1):
                status, headers, data = self._request(check_url(at, self.policy.ports), at, {}, _RULES_SIZE)
                if status not in _REDIRECTS or "location" not in headers:
                    return status, data
                at = _onward(at, headers["location"])
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError, _Failure):
            # What cannot be had closes the site; a RefusedError goes on to whoever asked for the page.
            return None
        return 404, b""

    def _request(
        self, target: Target, url: str, known: Mapping[str, str], most: int | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """One request, answered within the limits. What a redirect says beside where it leads is not read."""
        self._manners.wait(target)
        timeouts = dict.fromkeys(("read", "write", "pool"), self.policy.total) | {"connect": self.policy.connect}
        address = (target.scheme.encode(), target.host.encode(), target.port, target.path.encode())
        with self._pool.stream(
            "GET", httpcore.URL(scheme=address[0], host=address[1], port=address[2], target=address[3]),
            headers=self._headers(target, known), extensions={"timeout": timeouts},
        ) as answer:  # fmt: skip
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            if answer.status in _REDIRECTS or answer.status == 304:
                return answer.status, headers, b""
            return answer.status, headers, self._body(answer, headers, most)

    def _headers(self, target: Target, known: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
        host = target.host if target.port in (80, 443) else f"{target.host}:{target.port}"
        plain = {
            "Host": f"[{host}]" if ":" in target.host else host,
            "User-Agent": self.policy.agent,
            "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,text/*;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        asked = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last-modified")}
        plain |= {name: value for name, value in asked.items() if value and value.isprintable()}
        return [(name.encode(), value.encode("latin-1", "replace")) for name, value in plain.items()]

    def _body(self, answer: httpcore.Response, headers: Mapping[str, str], most: int | None) -> bytes:
        """The body, unpacked as it comes; more than the limits is a failure, and cut off for a file of rules."""
        unpack = _unpacker(headers.get("content-encoding", ""))
        parts, wire, size = [], 0, 0
        for chunk in answer.iter_stream():
            wire += len(chunk)
            for piece in unpack(chunk):
                size += len(piece)
                parts.append(piece)
                if most and size > most:
                    return b"".join(parts)[:most]
                self._check_size(wire, size)
        return b"".join(parts)

    def _check_size(self, wire: int, size: int) -> None:
        if wire > self.policy.wire:
            raise _Failure(f"is larger than the limit of {self.policy.wire >> 20} MiB (wire)", "fetch it yourself")
        if size > self.policy.decoded or (size > SMALL and size > wire * self.policy.ratio):
            raise _Failure(f"unpacks to more than {self.policy.ratio} times what was sent (ratio)", "fetch it yourself")


def _onward(url: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise RefusedError(f"{url}: leads to what is no address ({error}); it is not followed") from error


class _Failure(Exception):
    """What went wrong with one page, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def _unpacker(encoding: str) -> Callable[[bytes], Iterator[bytes]]:
    """What unpacks a body chunk by chunk, in pieces of a MiB at most."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk: iter((chunk,))
    if name not in ("gzip", "x-gzip", "deflate"):
        raise _Failure(f"is packed in a way that was not asked for ({encoding[:40]!r})", "fetch it yourself")
    # 31 takes gzip; 47 takes gzip or zlib, which is what "deflate" means (RFC 9110, 8.4.1.2).
    stream = zlib.decompressobj(31 if "gzip" in name else 47)
    return lambda chunk: _pieces(stream, chunk)


def _pieces(stream: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    while chunk and not stream.eof:
        try:
            yield stream.decompress(chunk, MIB)
        except zlib.error as error:
            raise _Failure(f"cannot be unpacked ({error})", "fetch it yourself") from error
        chunk = stream.unconsumed_tail


def _refused(url: str, reason: str) -> RefusedItem:
    problem, _, remedy = reason.removeprefix(f"{url}: ").rpartition("; ")
    return RefusedItem(ascii(url)[1:-1][:200], problem or reason, remedy if problem else "it is not fetched")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
