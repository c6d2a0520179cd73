import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.record import open_record
from dragoman.serve import foreman
from dragoman.serve.foreman import Foreman
from dragoman.serve.jobs import refresh
from dragoman.serve.worklog import Job
from dragoman.settings import Settings
from tests.serve.conftest import client_of

SAME = {"sec-fetch-site": "same-origin"}
TEXT = (
    "BAKU (Courier) - Azerbaijan opened an embassy in Israel on 29 March 2023, the foreign ministry said on Thursday."
)


def until_over(boss: Foreman, name: str, seconds: float = 120) -> Job:
    end = time.monotonic() + seconds
    while not (job := boss.worklog.job(name)).over:
        assert time.monotonic() < end, job
        time.sleep(0.1)
    return job


@pytest.fixture
def boss(tmp_path: Path) -> Iterator[Foreman]:
    with open_record(tmp_path / "record.db"):
        pass
    made = Foreman(tmp_path / "record.db", Settings())
    yield made
    made.close()


def test_a_text_is_read_in_a_process_of_its_own(boss: Foreman) -> None:
    (boss.files("job-1") / "a.txt").write_text(TEXT)
    (boss.files("job-1") / "empty.txt").write_text("")
    boss.submit("Read", ("a.txt", "empty.txt"), "job-1")
    job = until_over(boss, "job-1")
    assert (job.state, job.added, job.failed) == ("done", 1, 1)
    assert job.errors[0].item == "empty.txt"
    assert job.errors[0].remedy
    # What failed may be tried again with its files; they go with a job that leaves nothing over.
    assert (boss.folder / "uploads" / "job-1" / "empty.txt").exists()
    boss.worklog.change("job-1", failed=0)
    boss._sweep()
    assert not (boss.folder / "uploads" / "job-1").exists()
    with open_record(boss.record) as record:
        assert [report.id for report in record.reports()] == ["a"]
        assert record.claims()
        assert record.findings("basis") == [record.basis()]


def test_what_fails_wholly_can_be_tried_again(boss: Foreman) -> None:
    (boss.files("job-1") / "empty.txt").write_text("")
    boss.submit("Read", ("empty.txt",), "job-1")
    assert until_over(boss, "job-1").state == "failed"
    assert boss.retry("job-1").failed == 0
    boss.cancel("job-1")
    assert until_over(boss, "job-1").state == "cancelled"


def test_a_job_that_runs_is_cancelled_at_once(boss: Foreman) -> None:
    (boss.files("job-1") / "a.txt").write_text(TEXT)
    boss.submit("Read", ("a.txt",), "job-1")
    while boss.worklog.job("job-1").state == "queued":
        time.sleep(0.05)
    asked = time.monotonic()
    boss.cancel("job-1")
    assert until_over(boss, "job-1").state == "cancelled"
    assert time.monotonic() - asked < 2
    with pytest.raises(UsageError):
        boss.cancel("job-1")


def test_a_job_that_waits_is_cancelled_and_queued_again(boss: Foreman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boss, "_work", lambda: None)
    boss.submit("Read", ("https://courier.example/",), "job-1")
    assert boss.cancel("job-1").state == "cancelled"
    assert boss.retry("job-1").state == "queued"
    with pytest.raises(UsageError):
        boss.retry("job-1")


def test_what_a_stopped_server_left_is_told_and_offered_again(boss: Foreman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boss, "_work", lambda: None)
    boss.submit("Read", ("https://courier.example/",), "job-1")
    boss.worklog.change("job-1", state="coding")
    monkeypatch.undo()
    monkeypatch.setattr(foreman, "_IDLE", 0.1)
    later = Foreman(boss.record, Settings())
    later.awake()
    job = until_over(later, "job-1", 10)
    assert job.state == "interrupted"
    assert "server stopped" in job.note
    later.close()


def test_findings_are_refreshed_once_for_many_decisions(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreman, "QUIET", 0.3)
    with client_of(record) as browser:
        desk = browser.app.state.desk  # type: ignore[attr-defined]
        with open_record(record) as opened:
            name = opened.findings("occurrences")[0]["claims"][0]
            opened.judge("ana", "a test", "2026-01-01T00:00:00+00:00").reject([name])
            assert opened.findings("basis") != [opened.basis()]
        started = time.monotonic()
        for _ in range(5):
            refresh(desk)
        assert time.monotonic() - started < 1
        assert "being brought up to date" in browser.get("/claims").text
        jobs, _, total = desk.foreman.worklog.jobs()
        assert total == 1
        assert until_over(desk.foreman, jobs[0].id).state == "done"
        assert "being brought up to date" not in browser.get("/claims").text
    with open_record(record) as opened:
        assert opened.findings("basis") == [opened.basis()]


def events(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.split("\n\n"):
        said = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in said:
            found.append((said["event"], json.loads(said["data"])))
    return found


def test_a_job_is_followed_by_events(record: Path) -> None:
    with client_of(record) as browser:
        form = {"text": (None, TEXT), "title": (None, "Embassy")}
        where = browser.post("/add/text", files=form, headers=SAME).headers["location"]
        told = events(browser.get(f"{where}/events").text)
        while told[-1][0] != "over":
            told += events(browser.get(f"{where}/events").text)
        states = [row["state"] for kind, row in told if kind == "progress"]
        assert states[-1] == "done"
        assert told[-1] == ("over", {"state": "done"})
        version = [row["version"] for kind, row in told if kind == "progress"][-1]
        again = events(browser.get(f"{where}/events", headers={"last-event-id": str(version)}).text)
        assert [kind for kind, _ in again] == ["over"]
        page = browser.get(where).text
        assert "Look at the claims" in page
        assert browser.head(f"{where}/events").content == b""
        assert browser.get("/job/none/events").status_code == 404


def test_a_page_of_a_job_works_without_scripts(record: Path) -> None:
    with client_of(record) as browser:
        browser.app.state.desk.foreman._work = lambda: None  # type: ignore[attr-defined]
        form = {"addresses": (None, "https://courier.example/<b>")}
        where = browser.post("/add/address", files=form, headers=SAME).headers["location"]
        page = browser.get(where).text
        assert '<meta http-equiv="refresh" content="3">' in page
        assert "&lt;b&gt;" in page
        assert browser.post(f"{where}/cancel", headers=SAME).status_code == 303
        assert "Try again" in browser.get(where).text
        assert "cancelled" in browser.get("/jobs").text


def test_an_idle_server_has_no_parser() -> None:
    code = (
        "import sys; from pathlib import Path; from dragoman.serve import Doors, create_app;"
        "app = create_app(Path('none.db'), Doors.at('127.0.0.1', 8321, 't'));"
        "from starlette.testclient import TestClient;"
        "print('spacy' in sys.modules, 'pyarrow' in sys.modules, 'onnxruntime' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["False"] * 3


def test_what_follows_a_job_is_done_once_it_is_over(boss: Foreman) -> None:
    done = Event()
    boss.then = done.set
    boss.refresh()
    assert done.wait(60)
