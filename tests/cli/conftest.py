"""The command line as a shell sees it: arguments in; exit code, standard output and standard error out."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.cli import main

WIRE = (
    "ACCRA, 4 May 2021 (Volta Wire) -- Ghana's Foreign Minister Kofi Asante visited Lima on Monday and opened an"
    " embassy in Peru.\n\n"
    "Peru buys about 40 percent of its cocoa from Ghana, the ministry said.\n\n"
    "Ghana will send an ambassador to Peru next year.\n"
)
LATER = (
    "LIMA, 9 June 2022 (Andes Post) -- Ghana's ambassador to Peru, Ama Mensah, presented her credentials to"
    " President Luis Rojas on Thursday.\n\n"
    "Peru buys an estimated 25 percent of its cocoa from Ghana.\n"
)


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else 0, out, err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "wire.txt").write_text(WIRE, encoding="utf-8")
    (reports / "later.txt").write_text(LATER, encoding="utf-8")
    return reports


@pytest.fixture
def record(folder: Path, run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "test.db"
    assert run("read", folder, "--record", path).code == 0
    return path
