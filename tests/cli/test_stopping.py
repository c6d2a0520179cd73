"""A run that is stopped ends soon and quietly, leaves no process behind, and the next one makes good what it left."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model.text import Report
from dragoman.pipeline import code_reports
from dragoman.session import Session
from dragoman.settings import Settings
from tests.cli.conftest import WIRE, Run

DRAGOMAN = (sys.executable, "-c", "from dragoman.cli import main; main()")
ENOUGH = 4000  # reports of two sentences: minutes of work, so that every stop falls into it


def many(folder: Path) -> Path:
    path = folder.parent / "many.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": WIRE}) + "\n" for n in range(ENOUGH)), encoding="utf-8")
    return path


def started(*arguments: object) -> "subprocess.Popen[str]":
    # What was started in a shell's background ignores the interrupt, and so would its children.
    command = ["env", "--default-signal=INT", *DRAGOMAN, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, bufsize=1
    )


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_two_workers_end_with_the_program(stop: signal.Signals, code: int, folder: Path) -> None:
    process = started("code", many(folder), "--workers", 2)
    assert process.stdout
    process.stdout.readline()  # the workers are at work
    process.send_signal(stop)
    # Comes back when the last process that holds the pipes is gone, the workers among them.
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (code, "")


def test_a_reader_that_goes_away_ends_the_program_in_peace(folder: Path) -> None:
    process = started("code", many(folder))
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (0, "")
    process.stderr.close()


class Dying:
    """A decider whose process is killed, as the system does where memory runs out."""

    proposes = False

    def decide(self, *_: object) -> None:
        os._exit(9)


def test_a_worker_that_dies_is_told_in_one_line() -> None:
    with pytest.raises(DragomanError, match="fewer --workers"):
        list(code_reports([Report(id="wire", text=WIRE)], Settings(), 2, Dying()))  # type: ignore[arg-type]


def test_reading_again_reconciles_what_a_stopped_run_did_not(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: Session) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "r.db"
    with monkeypatch.context() as context:
        context.setattr(Session, "reconcile", stopped)
        assert run("read", folder, "--record", path).code == 130
    assert json.loads(run("origins", "--record", path, "--json").out) == []
    assert run("read", folder, "--record", path).code == 0
    assert json.loads(run("origins", "--record", path, "--json").out)
