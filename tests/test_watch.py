"""Feeds and folders followed: new once, changed as a version, refused politely."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.read import FetchPolicy
from dragoman.session import Session, open_session
from dragoman.watch import Watcher, news
from tests.cli.conftest import Run, run  # noqa: F401
from tests.read.samples import BODY, LEAD, SECOND, feed, page
from tests.read.test_fetching import Server, ok, policy, server  # noqa: F401

ACT = "Ghana's foreign minister visited Peru on Thursday and met President Luis Rojas, the ministry in Lima said."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def watcher(session: Session, server: Server) -> Iterator[Watcher]:  # noqa: F811
    made = Watcher(session, policy(server))
    yield made
    made.close()


def entry(server: Server, path: str, **fields: str) -> dict[str, str]:  # noqa: F811
    return {"link": server.url(path), "title": f"Story {path}", **fields}


def test_a_feed_is_read_once(session: Session, watcher: Watcher, server: Server) -> None:  # noqa: F811
    server.pages["/feed"] = ok(feed(entry(server, "/one")), ETag='"1"')
    server.pages["/one"] = ok(page([ACT, *BODY]).encode())
    first = watcher.look([server.url("/feed")])
    assert (first.added, first.failed) == (["courier.example-one"], [])
    report = session.record.report("courier.example-one")
    assert LEAD in report.text
    assert "feed entry's published" in [clue.where for clue in report.clues]
    asked = len(server.asked)
    second = watcher.look([server.url("/feed")])
    assert (second.added, second.failed) == ([], [])
    assert [path for _, path, _ in server.asked[asked:]] == ["/feed"]
    assert server.asked[-1][2]["if-none-match"] == '"1"'
    assert [claim.report.id for claim in news(session, first, ("GHA", "PER"))["courier.example-one"]]


def test_a_new_entry_and_a_changed_page(session: Session, watcher: Watcher, server: Server) -> None:  # noqa: F811
    server.pages["/feed"] = ok(feed(entry(server, "/one")))
    server.pages["/one"] = ok(page().encode())
    watcher.look([server.url("/feed")])
    server.pages["/feed"] = ok(
        feed(entry(server, "/one", date="Fri, 03 May 2019 09:12:00 +0200"), entry(server, "/two"))
    )
    server.pages["/one"] = ok(
        page([LEAD, SECOND, "The talks failed on Friday, the ministry said in a second statement."]).encode()
    )
    server.pages["/two"] = ok(page([ACT, SECOND]).encode())
    assert watcher.look([server.url("/feed")]).added == ["courier.example-one.v2", "courier.example-two"]
    assert "version 2 of courier.example-one" in session.record.report("courier.example-one.v2").notes


def test_changed_furniture_is_no_new_version(watcher: Watcher, server: Server) -> None:  # noqa: F811
    server.pages["/feed"] = ok(feed(entry(server, "/one")))
    server.pages["/one"] = ok(page().encode())
    watcher.look([server.url("/feed")])
    server.pages["/feed"] = ok(feed(entry(server, "/one", date="Fri, 03 May 2019 09:12:00 +0200")))
    server.pages["/one"] = ok(page().replace("Fish quarrel", "Another quarrel").encode())
    tally = watcher.look([server.url("/feed")])
    assert (tally.added, tally.known) == ([], ["courier.example-one"])


def test_a_page_that_may_not_be_fetched_leaves_what_the_feed_says(watcher: Watcher, server: Server) -> None:  # noqa: F811
    server.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /one")
    server.pages["/feed"] = ok(feed(entry(server, "/one", text=LEAD)))
    tally = watcher.look([server.url("/feed")])
    assert tally.added == ["courier.example-one"]
    assert ["robots" in str(error) for error in tally.failed] == [True]


def test_a_page_that_is_gone_is_tried_three_times(watcher: Watcher, server: Server) -> None:  # noqa: F811
    server.pages["/feed"] = ok(feed(entry(server, "/gone")))
    for _ in range(5):
        watcher.look([server.url("/feed")])
    assert [path for _, path, _ in server.asked].count("/gone") == 3


def test_a_list_of_feeds(watcher: Watcher, server: Server, tmp_path: Path) -> None:  # noqa: F811
    opml = tmp_path / "feeds.opml"
    opml.write_text(f"<opml><body><outline xmlUrl='{server.url('/feed')}'/></body></opml>", encoding="utf-8")
    server.pages["/feed"] = ok(feed(entry(server, "/one")))
    server.pages["/one"] = ok(page().encode())
    assert watcher.look([str(opml)]).added == ["courier.example-one"]


def test_a_folder_is_followed(session: Session, tmp_path: Path) -> None:
    watcher = Watcher(session, FetchPolicy())
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(LEAD, encoding="utf-8")
    assert watcher.look([str(folder)]).added == ["a"]
    (folder / "b.html").write_text(page(), encoding="utf-8")
    assert watcher.look([str(folder)]).added == ["b"]
    (folder / "a.txt").write_text(LEAD + " " + SECOND, encoding="utf-8")
    assert watcher.look([str(folder)]).added == ["a.v2"]
    assert watcher.look([str(folder)]).added == []
    watcher.close()


def test_the_command_says_what_is_new(run: Run, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(f"LIMA, 2 May 2019 (Andes Post) -- {ACT}\n", encoding="utf-8")
    outcome = run("watch", folder, "--record", tmp_path / "w.db", "--once", "--dyad", "Ghana", "Peru")
    assert outcome.code == 0
    assert outcome.out.startswith("1 new, 0 known already, 0 failed\n2 May 2019")
    assert "GHA > PER" in outcome.out
    again = run("watch", folder, "--record", tmp_path / "w.db", "--once", "--json")
    assert json.loads(again.out) == {"added": [], "failed": [], "new": {}}


def test_an_address_inside_is_refused(run: Run, tmp_path: Path) -> None:  # noqa: F811
    outcome = run("read", "http://127.0.0.1/x", "--record", tmp_path / "w.db")
    assert outcome.code == 6
    assert "no public address" in outcome.err
