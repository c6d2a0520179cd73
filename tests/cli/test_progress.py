"""The bar on a terminal and the lines elsewhere."""

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Ghana's foreign minister visited Peru on {number + 1} May 2019.")
    return tmp_path


def test_a_bar_grows_with_the_files_and_says_what_came_of_them(files: Path) -> None:
    terminal = Terminal()
    with Progress([str(files)], terminal) as shown:
        for number in range(4):
            shown.begin(f"{number}.txt")
            shown.tell(f"{number + 1} reports recorded")
    drawn = [line.strip() for line in re.split(r"[\r\n]", terminal.getvalue()) if "/4" in line]
    # Its places run from none to all, and never back.
    places = [int(found[1]) for line in drawn if (found := re.search(r"(\d)/4", line))]
    assert places[0] == 0
    assert places[-1] == 4
    assert places == sorted(places)
    assert "4 reports recorded" in drawn[-1]


def test_a_bar_that_is_stopped_says_no_end(files: Path) -> None:
    terminal = Terminal()
    with pytest.raises(KeyboardInterrupt), Progress([str(files)], terminal) as shown:  # noqa: PT012
        shown.begin("0.txt")
        shown.begin("1.txt")
        raise KeyboardInterrupt
    assert "4/4" not in terminal.getvalue()
    assert "1/4" in terminal.getvalue()


def test_elsewhere_a_line_every_half_minute(files: Path) -> None:
    log, now = io.StringIO(), [0.0]
    with Progress([str(files), "https://courier.example/a"], log, lambda: now[0]) as shown:
        for number in range(4):
            now[0] += 20
            shown.begin(f"{number}.txt")
            shown.tell(f"{number + 1} reports recorded")
    assert log.getvalue().splitlines() == [
        "2 of 5 files begun; 1 reports recorded",
        "4 of 5 files begun; 3 reports recorded",
    ]


def test_reading_at_a_real_terminal_shows_a_bar(files: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    record = tmp_path_factory.mktemp("record") / "x.db"
    master, slave = pty.openpty()
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", str(files)]
    with subprocess.Popen([*command, "--record", str(record)], stdout=subprocess.DEVNULL, stderr=slave) as read:
        os.close(slave)
        shown = b""
        while True:
            try:
                shown += os.read(master, 1 << 16)
            except OSError:
                # Linux says so when the other end of a terminal is closed.
                break
    os.close(master)
    assert read.returncode == 0
    assert b"4/4" in shown
    assert b"4 reports recorded, 0 failed" in shown
