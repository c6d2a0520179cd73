"""Bad input: one line that names the item and the remedy, the documented exit code, the rest of the batch done."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02" * 50, "binary"),
        ("scan.txt", b"%PDF-1.7 and so on", "PDF"),
        ("noise.txt", b"\xff\xfe\x00\xd8" * 9, "binary"),
        ("page.html", b"<html><body></body></html>", "no text"),
        ("bomb.zip", b"PK\x03\x04 no archive", "ZIP"),
        ("long.txt", b"Ghana met Peru. " * 330_000, "characters"),
        ("rows.jsonl", b'{"id": "a", "text": "Ghana met Peru."}\n{"id": "b", "text"\n', "rows.jsonl"),
    ],
)
def test_a_bad_item_is_named_and_the_rest_goes_on(
    name: str, content: bytes, says: str, folder: Path, run: Run, tmp_path: Path
) -> None:
    put(folder / name, content)
    outcome = run("read", folder, "--record", tmp_path / "r.db")
    assert outcome.code == 1
    lines = outcome.err.splitlines()
    assert len(lines) == 1, lines
    assert name.split(".", maxsplit=1)[0] in lines[0]
    assert says.lower() in lines[0].lower()
    assert ";" in lines[0], "no remedy"
    assert "Ghana" in run("text", "wire", "--record", tmp_path / "r.db").out


def test_a_missing_path_does_not_stop_the_others(folder: Path, run: Run, tmp_path: Path) -> None:
    outcome = run("code", tmp_path / "nowhere.txt", folder / "wire.txt", "-o", tmp_path / "f.jsonl")
    assert outcome.code == 1
    assert "nowhere.txt" in outcome.err
    assert (tmp_path / "f.jsonl").stat().st_size > 0


def test_a_foreign_database_is_refused_and_left_alone(folder: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    before = path.read_bytes()
    outcome = run("read", folder, "--record", path)
    assert outcome.code == 2
    assert "foreign.db" in outcome.err
    assert path.read_bytes() == before


def test_a_record_that_is_no_database_is_refused(folder: Path, run: Run, tmp_path: Path) -> None:
    path = put(tmp_path / "notes.db", b"these are notes, not a database" * 40)
    assert run("read", folder, "--record", path).code == 2


def test_a_record_in_no_folder_is_refused(folder: Path, run: Run, tmp_path: Path) -> None:
    outcome = run("read", folder, "--record", tmp_path / "no" / "such" / "r.db")
    assert outcome.code == 2
    assert "r.db" in outcome.err


def test_a_device_is_written_to_and_never_replaced(folder: Path, run: Run, tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert run("code", folder / "wire.txt", "-o", link).code == 0
    assert link.is_char_device()


def test_a_folder_is_no_output_file(folder: Path, run: Run, tmp_path: Path) -> None:
    outcome = run("code", folder / "wire.txt", "-o", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "cannot be written" in outcome.err
    assert list(tmp_path.iterdir()) == [folder]


def test_a_full_disk_is_told_in_one_line(record: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("no /dev/full here")
    call = "from dragoman.cli import main; main()"
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-c", call, "facts", "--record", str(record)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_name_that_is_no_text_stops_nothing(folder: Path, run: Run, tmp_path: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Ghana praised Peru.", encoding="utf-8")
        (folder / os.fsdecode(b"empty\xe9.txt")).touch()
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    outcome = run("read", folder, "--record", tmp_path / "r.db", "--json")
    summary = json.loads(outcome.out)
    assert (outcome.code, len(summary["failed"])) == (1, 1)
    assert sorted(summary["added"]) == ["caf\\xe9", "later", "wire"]
    assert run("text", "caf\\xe9", "--record", tmp_path / "r.db").out == "Ghana praised Peru."


def test_output_is_utf8_whatever_the_locale(record: Path) -> None:
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "facts", "--record", str(record)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "“" in done.stdout.decode("utf-8")


def test_a_program_without_standard_input_reads_files(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("code", folder / "wire.txt").code == 0
    assert run("code", "-").code == 1


def test_doctor_tells_of_a_missing_model(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("dragoman.cli.doctor.MODEL_PACKAGE", "no_such_model")
    monkeypatch.setattr("dragoman.annotate.parse.MODEL_PACKAGE", "no_such_model")
    outcome = run("doctor", "--record", tmp_path / "none.db")
    assert outcome.code == 4
    assert "not installed" in outcome.out


def test_a_locked_record_is_busy(record: Path, run: Run, folder: Path) -> None:
    put(folder / "new.txt", b"Ghana praised Peru on 5 May 2021.")
    holder = sqlite3.connect(record, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert run("read", folder, "--record", record).code == 5
    finally:
        holder.close()


def test_another_text_under_a_known_name_is_refused_and_nothing_lost(record: Path, run: Run, folder: Path) -> None:
    before = run("text", "wire", "--record", record).out
    put(folder / "wire.txt", b"Ghana praised Peru on 5 May 2021.")
    outcome = run("read", folder, "--record", record)
    assert outcome.code == 1
    assert "wire" in outcome.err
    assert run("text", "wire", "--record", record).out == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("dossier", "Atlantis", "Peru"), 2),
        (("dossier", "FJI", "TON"), 3),
        (("dossier", "GHA", "PER", "BRA"), 2),
        (("dossier", "GHA", "PER", "-o", "d.docx"), 2),
        (("facts", "--kind", "rumour"), 2),
        (("facts", "--since", "May"), 2),
        (("text", "nothing"), 3),
        (("nonsense",), 2),
    ],
)
def test_wrong_calls_end_with_their_code(arguments: tuple[str, ...], code: int, record: Path, run: Run) -> None:
    extra = ("--record", record) if arguments[0] in ("dossier", "facts", "text") else ()
    outcome = run(*arguments, *extra)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err


def test_a_record_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    outcome = run("facts", "--record", tmp_path / "none.db")
    assert outcome.code == 3
    assert not (tmp_path / "none.db").exists()
