"""dragoman evaluate and dragoman diff as a shell sees them."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import WIRE, Run

GOLD: dict[str, Any] = {
    "published": {"earliest": "2021-05-04", "latest": "2021-05-04"},
    "events": [
        {
            "type": "COOPERATE",
            "source": ["GHA"],
            "target": ["PER"],
            "date": None,
            "status": "happened",
            "anchor": "opened an embassy in Peru",
        },
        {
            "type": "PROTEST",
            "source": ["PER"],
            "target": ["GHA"],
            "date": None,
            "status": "happened",
            "anchor": "the ministry said",
        },
    ],
    "figures": [{"value": 40, "high": None, "unit": "%", "anchor": "about 40 percent"}],
}


def write(path: Path, gold: object) -> Path:
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    write(folder / "wire.json", GOLD)
    return folder


@pytest.fixture
def coded(folder: Path, run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    assert run("code", folder, "-o", path).code == 0
    return path


def test_scores_tables_and_errors_are_printed(gold: Path, folder: Path, run: Run) -> None:
    outcome = run("evaluate", gold, folder, "--errors", "event")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert next(line.split() for line in lines if line.startswith("figure +unit"))[2:4] == ["P", "1.000"]
    assert any(line.startswith("event type: gold down") for line in lines)
    missed = [line for line in lines if line.startswith("MISSED")]
    assert len(missed) == 1
    assert "PROTEST PER > GHA" in missed[0]
    assert "[the ministry said]" in missed[0]


def test_facts_already_coded_give_the_same(gold: Path, folder: Path, coded: Path, run: Run) -> None:
    now = run("evaluate", gold, folder, "--json", "--errors", "figure")
    then = run("evaluate", gold / "wire.json", folder, "--facts", coded, "--json", "--errors", "figure")
    assert now.out == then.out
    value = json.loads(now.out)
    assert value["reports"] == ["wire"]
    assert value["scores"]["figure value"]["r"] == 1
    assert set(value["confusions"]) == {"event type", "tie kind", "event status"}
    assert value["errors"] == []


def test_bad_gold_is_told_and_the_rest_scored(gold: Path, folder: Path, coded: Path, run: Run) -> None:
    bad = copy.deepcopy(GOLD)
    bad["figures"][0]["anchor"] = "about 41 percent"
    write(gold / "later.json", bad | {"events": []})
    write(gold / "stray.json", {"events": []})
    outcome = run("evaluate", gold, folder, "--facts", coded, "--json")
    assert outcome.code == 1
    assert json.loads(outcome.out)["reports"] == ["wire"]
    anchor, stray = sorted(outcome.err.splitlines())
    assert "later.json: figures[0]: anchor 'about 41 percent' is not in the text; copy it" in anchor
    assert "stray.json" in stray


def test_gold_may_lie_beside_its_reports(folder: Path, coded: Path, run: Run) -> None:
    (folder / "wire.json").write_text(json.dumps(GOLD, indent=1), encoding="utf-8")
    outcome = run("evaluate", folder, folder, "--facts", coded)
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nowhere", "{folder}"), 2, "no gold there"),
        (("{gold}", "{folder}", "--facts", "nowhere.jsonl"), 2, "nowhere.jsonl: cannot be read"),
        (("{gold}", "-", "--facts", "-"), 2, "standard input"),
        (("{gold}", "{folder}/later.txt"), 3, "no report can be scored"),
        (("{gold}", "{folder}", "--facts", "{gold}/wire.json"), 3, "no fact is of a report"),
        (("{gold}", "{folder}", "--errors", "zone"), 2, "zone"),
    ],
)
def test_what_cannot_be_scored_is_told(
    arguments: tuple[str, ...], code: int, says: str, gold: Path, folder: Path, run: Run
) -> None:
    outcome = run("evaluate", *(argument.format(gold=gold, folder=folder) for argument in arguments))
    assert outcome.code == code
    assert says in outcome.err
    assert outcome.out == ""


def test_floors_are_written_and_held(gold: Path, folder: Path, coded: Path, run: Run, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert run("evaluate", gold, folder, "--facts", coded, "--write-floors", floors).code == 0
    assert f"dragoman evaluate {gold} {folder} --write-floors {floors}" in floors.read_text(encoding="utf-8")
    assert run("evaluate", gold, folder, "--facts", coded, "--floors", floors).code == 0
    rows = [line for line in coded.read_text(encoding="utf-8").splitlines() if '"figure"' not in line]
    coded.write_text("\n".join(rows), encoding="utf-8")
    outcome = run("evaluate", gold, folder, "--facts", coded, "--floors", floors)
    assert outcome.code == 1
    assert "figure value: 0.000 is under its floor" in outcome.err


def test_floors_are_not_written_from_a_part(gold: Path, folder: Path, coded: Path, run: Run, tmp_path: Path) -> None:
    write(gold / "stray.json", {"events": []})
    outcome = run("evaluate", gold, folder, "--facts", coded, "--write-floors", tmp_path / "floors.toml")
    assert outcome.code == 1
    assert not (tmp_path / "floors.toml").exists()


def test_diff_lists_what_was_gained_and_lost(coded: Path, run: Run, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row["kind"] != "figure"]
    new = tmp_path / "new.jsonl"
    new.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    lost = run("diff", coded, new, "--kind", "figure")
    assert lost.code == 0
    assert "LOST  figure  wire" in lost.out
    assert "about 40 percent" in lost.out
    gained = json.loads(run("diff", new, coded, "--json").out)
    assert gained["counts"]["figure"] == {"gained": 2, "kept": 0}
    assert {change["what"] for change in gained["changes"]} == {"gained"}
    assert "GAINED" not in run("diff", new, coded, "--counts").out


def test_diff_leaves_out_what_is_not_in_both(coded: Path, run: Run, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines()]
    one = [row for row in rows if row["report"] == "wire"]
    new = tmp_path / "new.jsonl"
    new.write_text("\n".join(map(json.dumps, one)), encoding="utf-8")
    outcome = run("diff", coded, new)
    assert outcome.code == 1
    assert "later: is in" in outcome.err
    assert "LOST" not in outcome.out
    one[0]["sha256"] = "another"
    new.write_text("\n".join(map(json.dumps, one)), encoding="utf-8")
    assert "another text" in run("diff", coded, new).err
    new.write_text(json.dumps({"report": "x", "kind": "report"}), encoding="utf-8")
    assert run("diff", coded, new).code == 3


def test_diff_reads_one_file_from_standard_input_at_most(run: Run) -> None:
    assert run("diff", "-", "-").code == 2


def test_the_wire_of_these_tests_has_what_the_gold_says() -> None:
    assert all(WIRE.count(row["anchor"]) == 1 for rows in (GOLD["events"], GOLD["figures"]) for row in rows)
