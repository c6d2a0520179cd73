"""Every command end to end on two small reports of ours."""

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import COMMANDS
from tests.cli.conftest import LATER, WIRE, Run


def facts(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_starts_with_two_examples(command: str, run: Run) -> None:
    lines = [line.strip() for line in run(command, "--help").out.splitlines()]
    assert lines[0] == "Examples:"
    assert [line.startswith(f"dragoman {command}") for line in lines[1:3]] == [True, True]


def test_version_loads_no_parser() -> None:
    code = (
        "import sys; from dragoman.cli import main; sys.argv[1:] = ['--version']\n"
        "try: main()\nfinally: print(sys.modules.keys())"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.startswith("dragoman, version")
    assert "'spacy'" not in out


def test_code_writes_facts_whose_quotes_stand_at_their_offsets(folder: Path, run: Run) -> None:
    outcome = run("code", folder)
    texts = {"wire": WIRE, "later": LATER}
    rows = facts(outcome.out)
    assert outcome.code == 0
    assert {"report", "zone", "event", "tie", "person", "statement", "figure"} <= {row["kind"] for row in rows}
    for row in rows:
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"]


def test_code_finds_who_did_what_to_whom(folder: Path, run: Run) -> None:
    events = [row for row in facts(run("code", folder / "wire.txt").out) if row["kind"] == "event"]
    acts = {(row["type"], tuple(row["source"]), tuple(row["target"]), row["status"]) for row in events}
    assert ("CONSULT", ("GHA",), ("PER",), "happened") in acts
    assert ("COOPERATE", ("GHA",), ("PER",), "happened") in acts
    assert ("COOPERATE", ("GHA",), ("PER",), "planned") in acts


def test_coding_twice_and_with_two_workers_gives_the_same_bytes(folder: Path, run: Run, tmp_path: Path) -> None:
    for name, workers in (("a", 1), ("b", 1), ("c", 2)):
        assert run("code", folder, "-o", tmp_path / f"{name}.jsonl", "--workers", workers).code == 0
    first, second, third = ((tmp_path / f"{name}.jsonl").read_bytes() for name in "abc")
    assert first == second == third


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def test_reading_the_same_report_twice_changes_nothing(record: Path, folder: Path, run: Run) -> None:
    before = dump(record)
    outcome = run("read", folder, "--record", record, "--json")
    assert json.loads(outcome.out)["known"] == ["later", "wire"]
    assert dump(record) == before


def test_text_prints_what_offsets_count_in(record: Path, run: Run) -> None:
    assert run("text", "wire", "--record", record).out == WIRE


def test_facts_are_filtered(record: Path, run: Run) -> None:
    rows = facts(run("facts", "--record", record, "--kind", "event", "--dyad", "Ghana", "PER", "--json").out)
    assert rows
    assert all({"GHA", "PER"} <= {*row["source"], *row["target"]} for row in rows)
    assert run("facts", "--record", record, "--actor", "FJI").code == 3


def test_the_differing_shares_come_out_with_both_quotes(record: Path, run: Run) -> None:
    rows = json.loads(run("disagreements", "--record", record, "--json").out)
    shares = [{version["quote"] for version in row["versions"]} for row in rows if "cocoa" in row["point"]]
    assert any("about 40 percent" in " ".join(quotes) and "25 percent" in " ".join(quotes) for quotes in shares)


@pytest.mark.parametrize("command", ["disagreements", "origins", "occurrences", "expectations"])
def test_findings_are_json_arrays_and_plain_lines(command: str, record: Path, run: Run) -> None:
    outcome = run(command, "--record", record, "--json")
    assert outcome.code == 0
    assert isinstance(json.loads(outcome.out), list)


def test_expectations_are_counted_by_author(record: Path, run: Run) -> None:
    rows = json.loads(run("expectations", "--by-author", "--record", record, "--json").out)
    told = json.loads(run("expectations", "--record", record, "--json").out)
    assert 0 < sum(row["made"] for row in rows) <= len(told)
    assert all(row["made"] == row["borne_out"] + row["late"] + row["refuted"] + row["open"] for row in rows)
    head, *lines = run("expectations", "--by-author", "--record", record).out.splitlines()
    assert head.split()[-1] == "by"
    assert len(lines) == len(rows)


def test_the_dossier_is_written_in_three_forms(record: Path, run: Run, tmp_path: Path) -> None:
    for suffix in ("html", "md", "json"):
        assert run("dossier", "GHA", "Peru", "--record", record, "-o", tmp_path / f"d.{suffix}").code == 0
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "Ghana" in page
    assert "http://" not in page.replace("http://www.w3.org/", "")
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))


def test_a_dash_is_standard_output(record: Path, run: Run) -> None:
    whole = run("dossier", "GHA", "PER", "--record", record)
    assert run("dossier", "GHA", "PER", "--record", record, "-o", "-") == whole


def test_the_dossier_is_written_as_pdf_the_same_each_time(record: Path, run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("dossier", "GHA", "PER", "--record", record, "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_dossier_tells_what_has_changed_since(record: Path, run: Run, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    assert run("dossier", "GHA", "PER", "--known", "2021", "--as-of", "2021", "--record", record, "-o", old).code == 0
    for since in (("--since-dossier", old), ("--since-known", "2021")):
        told = run("dossier", "GHA", "PER", "--record", record, *since)
        assert told.code == 0
        assert "## Changes since" in told.out
        assert "report: Andes Post" in told.out
        assert "report: Volta Wire" not in told.out
    assert run("dossier", "GHA", "PER", "--record", record, "--since-known", "2010").out.count("- report: ") == 2


@pytest.mark.parametrize(
    ("since", "complaint"),
    [
        (("--since-dossier", "none.json"), "cannot be read"),
        (("--since-dossier", "none.json", "--since-known", "2021"), "give one of them"),
        (("--since-known", "yesterday"), "yesterday"),
    ],
)
def test_a_wrong_since_is_refused_in_one_line(since: tuple[str, ...], complaint: str, record: Path, run: Run) -> None:
    outcome = run("dossier", "GHA", "PER", "--record", record, *since)
    assert outcome.code == 2
    assert complaint in outcome.err


def test_fonts_that_are_no_folder_are_refused(
    record: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_FONTS", str(tmp_path / "none"))
    outcome = run("dossier", "GHA", "PER", "--record", record, "-o", tmp_path / "d.pdf")
    assert outcome.code == 2
    assert "DRAGOMAN_FONTS" in outcome.err


@pytest.mark.parametrize("arguments", [("facts", "--actor", "GHA"), ("dossier", "GHA", "PER"), ("origins",)])
def test_what_needs_no_parser_loads_none(arguments: tuple[str, ...], record: Path) -> None:
    code = (
        "import sys; from dragoman.cli import main\n"
        "try: main()\nfinally: print('spacy' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *arguments, "--record", str(record)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == "False\n"


def test_a_trail_leads_back_to_the_sentence(record: Path, run: Run) -> None:
    fact = facts(run("facts", "--record", record, "--kind", "event", "--json").out)[0]
    trail = json.loads(run("trail", fact["id"], "--record", record).out)
    assert fact["quote"] in trail["sentence"]
    assert run("trail", "event-000000000000", "--record", record).code == 3


def test_doctor_finds_a_good_record_good_and_a_bad_one_bad(record: Path, run: Run) -> None:
    assert run("doctor", "--record", record).code == 0
    with sqlite3.connect(record) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE report SET text = replace(text, 'Ghana', 'Gabon')")
    connection.close()
    outcome = run("doctor", "--record", record)
    assert outcome.code == 4
    assert "problem" in outcome.err


def test_progress_stays_out_of_pipes(folder: Path, run: Run, tmp_path: Path) -> None:
    assert run("code", folder, "-o", tmp_path / "facts.jsonl").err == ""


def test_the_demo_writes_both_dossiers(run: Run, tmp_path: Path) -> None:
    started = time.monotonic()
    outcome = run("demo", "-o", tmp_path / "demo", "--no-open")
    assert outcome.code == 0
    assert "12 reports" in outcome.out
    assert {path.name for path in (tmp_path / "demo").glob("*.html")} == {"aze-isr.html", "col-ven.html"}
    assert (tmp_path / "demo" / "aze-isr.pdf").read_bytes().startswith(b"%PDF-")
    # The issue allows a minute; ten times that only catches a hang, whatever the machine.
    assert time.monotonic() - started < 600
