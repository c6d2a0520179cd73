"""Fetching, from servers on this machine's loopback, the gate opened for them alone."""

import gzip
import http.server
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dragoman.errors import ItemError, RefusedItem
from dragoman.model.text import Report
from dragoman.read import ReadOptions, read_sources
from dragoman.read.addresses import Address, refuse_address
from dragoman.read.dialing import Gate
from dragoman.read.fetching import Fetched, Fetcher, FetchPolicy
from dragoman.read.limits import MIB
from dragoman.read.manners import Manners
from tests.read.samples import LEAD, page

Answer = tuple[int, dict[str, str], bytes] | Callable[[http.server.BaseHTTPRequestHandler], None]


class Server(http.server.ThreadingHTTPServer):
    """A site whose pages are given as a table, and which remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str = "courier.example") -> str:
        return f"http://{host}:{self.port}{path}"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        host = (self.headers["Host"] or "").split(":")[0]
        self.server.asked.append((host, self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = self.server.pages.get(self.path, (404, {}, b""))
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        yield made
        made.shutdown()


@pytest.fixture
def sink() -> Iterator[Server]:
    """Stands for whatever listens inside: a test fails where it is asked anything."""
    with Server() as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        yield made
        made.shutdown()


INSIDE = ("inside.example", "localhost", "127.1")


def gate(open_port: int) -> Gate:
    """The real check, but for one port of 127.0.0.1, at which every public name of these tests is found."""

    def resolve(host: str, port: int) -> list[Address]:
        return [ipaddress.ip_address("10.0.0.7" if host in INSIDE else "127.0.0.1")]

    def refuse(address: Address, port: int) -> str | None:
        opened = port == open_port and str(address) == "127.0.0.1"
        return None if opened else refuse_address(address)

    return Gate(resolve, refuse)


def policy(server: Server, sink: Server | None = None, **changes: Any) -> FetchPolicy:
    ports = frozenset({80, 443, server.port, *([sink.port] if sink else [])})
    return FetchPolicy(**{"gate": gate(server.port), "ports": ports, "pace": 0.0, "total": 5.0, **changes})


def fetch(server: Server, path: str, **changes: Any) -> Fetched | ItemError:
    with Fetcher(policy(server, **changes)) as fetcher:
        return fetcher.fetch(server.url(path))


def ok(body: bytes, **headers: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, body


def test_a_page_comes_with_its_headers_and_under_an_honest_name(server: Server) -> None:
    server.pages["/a"] = ok(b"<p>x</p>", ETag='"7"')
    fetched = fetch(server, "/a", contact="desk@post.example")
    assert isinstance(fetched, Fetched)
    assert (fetched.data, fetched.header("etag")) == (b"<p>x</p>", '"7"')
    _, _, headers = server.asked[-1]
    assert headers["user-agent"].startswith("dragoman/")
    assert "desk@post.example" in headers["user-agent"]
    assert "cookie" not in headers


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    server.pages["/a"] = (304, {}, b"")
    with Fetcher(policy(server)) as fetcher:
        fetched = fetcher.fetch(server.url("/a"), {"etag": '"7"', "last-modified": "Thu, 02 May 2019 09:12:00 GMT"})
    assert isinstance(fetched, Fetched)
    assert fetched.unchanged
    assert server.asked[-1][2]["if-none-match"] == '"7"'


def test_redirects_are_followed(server: Server) -> None:
    server.pages |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (302, {"Location": server.url("/c", "other.example")}, b""),
    }
    server.pages["/c"] = ok(b"there")
    fetched = fetch(server, "/a")
    assert isinstance(fetched, Fetched)
    assert (fetched.url, fetched.data) == (server.url("/c", "other.example"), b"there")


@pytest.mark.parametrize("hops", [0, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "inside.example", "2130706433", "[::1]", "127.1"])
def test_nothing_inside_is_asked_on_any_hop(server: Server, sink: Server, hops: int, host: str) -> None:
    inside = f"http://{host}:{sink.port}/secret"
    for hop in range(hops):
        server.pages[f"/{hop}"] = (307, {"Location": f"/{hop + 1}" if hop < hops - 1 else inside}, b"")
    with Fetcher(policy(server, sink)) as fetcher:
        found = fetcher.fetch(server.url("/0") if hops else inside)
    assert isinstance(found, RefusedItem)
    assert sink.asked == []


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "http://user@courier.example/", "//127.1/", "gopher://x/", "http://[broken"]
)
def test_redirects_to_what_is_never_fetched(server: Server, location: str) -> None:
    server.pages["/a"] = (302, {"Location": location}, b"")
    assert isinstance(fetch(server, "/a"), RefusedItem)


def test_a_circle_ends(server: Server) -> None:
    server.pages["/a"] = (302, {"Location": "/a"}, b"")
    found = fetch(server, "/a")
    assert isinstance(found, ItemError)
    assert "more than 5 times" in found.problem


def slowly(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    try:
        for _ in range(100):
            handler.wfile.write(b"X: y\r\n")
            time.sleep(0.1)
    except OSError:
        return


def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    try:
        for _ in range(200):
            handler.wfile.write(b"40000\r\n" + b"x" * 0x40000 + b"\r\n")
    except OSError:
        return


@pytest.mark.parametrize(
    ("answer", "changes", "says"),
    [
        (slowly, {"total": 1.0}, "limit of 1 seconds"),
        (endless, {"wire": 2 * MIB}, "(wire)"),
        (ok(gzip.compress(b"x" * 9 * MIB), **{"Content-Encoding": "gzip"}), {}, "(ratio)"),
        (ok(b"no gzip", **{"Content-Encoding": "gzip"}), {}, "cannot be unpacked"),
        (ok(b"x", **{"Content-Encoding": "br"}), {}, "not asked for"),
        (ok(b"cut off", **{"Content-Length": "100"}), {"total": 2.0}, "cannot be fetched"),
        (lambda handler: handler.wfile.write(b"nonsense\r\n\r\n"), {}, "cannot be fetched"),
        ((500, {}, b""), {}, "answered with 500"),
        ((404, {}, b""), {}, "answered with 404"),
    ],
)  # fmt: skip
def test_hostile_servers(server: Server, answer: Answer, changes: dict[str, Any], says: str) -> None:
    server.pages["/robots.txt"] = (404, {}, b"")
    server.pages["/a"] = answer
    found = fetch(server, "/a", **changes)
    assert isinstance(found, ItemError)
    assert says in str(found)


def test_a_packed_page_is_unpacked(server: Server) -> None:
    server.pages["/a"] = ok(gzip.compress(page().encode()), **{"Content-Encoding": "gzip"})
    fetched = fetch(server, "/a")
    assert isinstance(fetched, Fetched)
    assert fetched.data == page().encode()


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /private"), "/private/x", False),
        ((200, {}, b"User-agent: *\nDisallow: /private"), "/public", True),
        ((200, {}, b"User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /"), "/a", False),
        ((404, {}, b""), "/a", True),
        ((503, {}, b""), "/a", False),
    ],
)
def test_robots_are_obeyed(server: Server, rules: Answer, path: str, allowed: bool) -> None:
    server.pages |= {"/robots.txt": rules, path: ok(b"x")}
    assert isinstance(fetch(server, path), Fetched) is allowed
    assert isinstance(fetch(server, path, obey=False), Fetched)


@pytest.mark.parametrize(
    "pages",
    [
        {"/.well-known/tdmrep.json": ok(b'[{"location": "/a*", "tdm-reservation": 1}]'), "/a": ok(page().encode())},
        {"/a": ok(page().encode(), **{"tdm-reservation": "1"})},
        {"/a": ok(page().replace("<title>", '<meta name="tdm-reservation" content="1"><title>').encode())},
    ],
)
def test_reserved_rights_are_respected(server: Server, pages: dict[str, Answer]) -> None:
    server.pages |= pages
    (found,) = read_sources([server.url("/a")], ReadOptions(fetch=policy(server)))
    assert isinstance(found, RefusedItem)
    (read,) = read_sources([server.url("/a")], ReadOptions(fetch=policy(server, obey=False)))
    assert isinstance(read, Report)


def test_a_host_is_not_hurried(server: Server) -> None:
    server.pages |= {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7"), "/a": ok(b"x"), "/b": ok(b"x")}
    now, slept = [1000.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    manners = Manners("dragoman", 2.0, clock=lambda: now[0], sleep=sleep)
    with Fetcher(policy(server), manners) as fetcher:
        fetcher.fetch(server.url("/a"))
        fetcher.fetch(server.url("/b"))
    assert slept == [2.0, 7.0, 7.0]  # behind robots.txt and tdmrep.json the first page waits, then the second


def test_an_address_is_read_as_a_report(server: Server) -> None:
    server.pages["/2019/05/02/ferry.html"] = ok(page().encode())
    (report,) = read_sources([server.url("/2019/05/02/ferry.html")], ReadOptions(fetch=policy(server)))
    assert isinstance(report, Report)
    assert report.id == "courier.example-02-ferry"
    assert report.url == server.url("/2019/05/02/ferry.html")
    assert report.published.prefix == "2019-05-02"
    assert LEAD in report.text
    assert [clue.kind for clue in report.clues][:1] == ["fetched"]


def test_an_undated_page_is_not_of_the_day_it_was_fetched(server: Server) -> None:
    server.pages["/a.txt"] = (200, {"Content-Type": "text/plain"}, LEAD.encode())
    (report,) = read_sources([server.url("/a.txt")], ReadOptions(fetch=policy(server)))
    assert isinstance(report, Report)
    assert report.published.earliest is None
    assert "not after fetched" in report.published.basis
