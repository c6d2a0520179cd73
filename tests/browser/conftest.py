"""A real browser at a real server over the bundled reports. Skips itself, saying so, where there is no Chromium."""

import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from dragoman.model.decisions import FLAG, SKIP
from dragoman.record import open_record
from dragoman.serve import Doors, create_app
from dragoman.serve.worklog import DONE, INTERRUPTED, READ, Failure, Worklog, new_job
from tests.browser.addresses import PROBLEMS
from tests.serve.conftest import TOKEN, read_once, record

__all__ = ["read_once", "record"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Desk:
    """A running server: its address, its doors, and what went wrong in the browser while looking at it."""

    base: str
    doors: Doors
    troubles: list[str] = field(default_factory=list)

    @property
    def login(self) -> str:
        return f"{self.base}/login?word={self.doors.new_login()}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; 'make test-browser' installs it from Debian")
    with sync_playwright() as driver:
        # No sandbox: Chromium's own needs a user other than root, which a container seldom has.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def serving(path: Path) -> Iterator[Desk]:
    """A server over this record while the block runs."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    doors = Doors.at("127.0.0.1", port, TOKEN)
    server = uvicorn.Server(uvicorn.Config(create_app(path, doors), log_level="warning", access_log=False))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = monotonic() + 20
    while not server.started and monotonic() < until:
        sleep(0.02)
    yield Desk(f"http://127.0.0.1:{port}", doors)
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture
def desk(record: Path) -> Iterator[Desk]:
    """A server over the bundled reports, with a job that is over."""
    add_job(record, "Read demo")
    yield from serving(record)


@pytest.fixture
def worked(record: Path) -> Iterator[Desk]:
    """A server over the bundled reports at which two people have judged, and jobs have failed and wait."""
    with open_record(record) as opened:
        names = [name for (name,) in opened.database.rows("SELECT id FROM claim WHERE kind = 'event' LIMIT 6")]
        for by, day, act in (("Ana", 1, "accept"), ("Ben", 2, "reject")):
            judge = opened.judge(by, "read it again", f"2026-01-0{day}T10:00:00+00:00")
            getattr(judge, act)(names[:2])
        opened.judge("Ben", "not sure", "2026-01-03T10:00:00+00:00").accept(names[2:3])
        opened.judge("Ben", "who is meant?", "2026-01-03T10:00:00+00:00").leave(FLAG, names[3:4])
        opened.judge("Ana", "later", "2026-01-04T10:00:00+00:00").leave(SKIP, names[4:5])
        opened.judge("Ana", "denied there", "2026-01-05T10:00:00+00:00").correct(names[5], {"status": "denied"})
    worklog = Worklog(record.with_name(f"{record.name}.desk"))
    failure = Failure("b.pdf", "it has no text", "scan it with letters recognised")
    failed = replace(new_job(READ, "Read two files", ("a.txt", "b.pdf"), "job-failed"), total=2, added=1, failed=1)
    worklog.add(replace(failed, state=DONE, errors=(failure,)))
    worklog.add(
        replace(new_job(READ, "Read more", ("c.txt",), "job-waits"), state=INTERRUPTED, note="the server ended")
    )
    yield from serving(record)


def add_job(record: Path, title: str) -> None:
    """Note a job that has read something, as the server would."""
    done = replace(new_job(READ, title, ("demo.txt",)), state=DONE, total=1, added=1)
    Worklog(record.with_name(f"{record.name}.desk")).add(done)


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    yield from serving(tmp_path / "empty.db")


def watched(page: Page, desk: Desk) -> Page:
    """The page, logged in; requests to other hosts, errors and violations of the content policy are noted down."""

    def noted(request: Request) -> None:
        if not request.url.startswith((desk.base, "data:", "blob:")):
            desk.troubles.append(f"asked another host: {request.url}")

    page.on("request", noted)
    page.on("pageerror", lambda error: desk.troubles.append(f"script failed: {error}"))
    page.on("console", lambda said: desk.troubles.append(said.text) if _is_trouble(said, desk) else None)
    page.goto(desk.login)
    return page


def _is_trouble(said: ConsoleMessage, desk: Desk) -> bool:
    """Chromium calls an answer of 404 an error, also where it was asked for."""
    return said.type == "error" and said.location["url"] not in [desk.base + path for path in PROBLEMS]


@pytest.fixture
def page(chromium: Browser, desk: Desk) -> Iterator[Page]:
    """A logged-in browser's page; at the end nothing may have gone wrong in it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield watched(context.new_page(), desk)
    context.close()
    assert desk.troubles == []
