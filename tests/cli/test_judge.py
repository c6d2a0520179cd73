"""What people decide, end to end: it shows in facts, dossier and trail, and is undone."""

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

WHY = ("--why", "read the page", "--by", "ana")


def facts(run: Run, record: Path, *options: str) -> list[dict[str, Any]]:
    out = run("facts", "--record", record, "--json", *options).out
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("verb", ["accept", "reject", "correct", "merge", "split", "rate", "undo", "list"])
def test_every_verb_starts_its_help_with_two_examples(verb: str, run: Run) -> None:
    lines = [line.strip() for line in run("judge", verb, "--help").out.splitlines()]
    assert lines[0] == "Examples:"
    assert [line.startswith(f"dragoman judge {verb}") for line in lines[1:3]] == [True, True]


def test_a_rejected_claim_leaves_facts_and_dossier_until_undone(record: Path, run: Run) -> None:
    fact = next(row for row in facts(run, record, "--kind", "event") if row["type"] == "COOPERATE")
    made = json.loads(run("judge", "reject", fact["id"], *WHY, "--record", record, "--json").out)
    assert [(row["by"], row["why"], row["verdict"]) for row in made] == [("ana", "read the page", "no")]
    assert fact["id"] not in {row["id"] for row in facts(run, record)}
    kept = next(row for row in facts(run, record, "--rejected") if row["id"] == fact["id"])
    assert kept["standing"] == "rejected"
    page = run("dossier", "GHA", "PER", "--record", record).out
    assert fact["id"] not in page.partition("## Judged by people")[0]
    assert "accept claim: **no** – ana" in page
    assert "rejected by ana" in run("dossier", "GHA", "PER", "--record", record, "--rejected").out
    assert not any(
        fact["id"] in row["claims"] for row in json.loads(run("occurrences", "--json", "--record", record).out)
    )
    assert run("judge", "undo", fact["id"], *WHY, "--record", record).code == 0
    assert fact["id"] in {row["id"] for row in facts(run, record)}
    trail = json.loads(run("trail", fact["id"], "--record", record).out)
    assert trail["standing"] == "stands"
    assert trail["decisions"][0]["revoked"]


def test_a_correction_is_coded_from_the_text_and_survives_reading_again(record: Path, folder: Path, run: Run) -> None:
    fact = next(row for row in facts(run, record, "--kind", "figure") if row["value"] == 40)
    done = run("judge", "correct", fact["id"], "value=41", *WHY, "--record", record)
    assert done.code == 0
    assert run("read", folder, "--record", record).code == 0
    values = {row["value"] for row in facts(run, record, "--kind", "figure")}
    assert 41 in values
    assert 40 not in values
    refused = run("judge", "correct", fact["id"], "quote=about half", *WHY, "--record", record)
    assert refused.code in (2, 6)
    assert run("doctor", "--record", record).code == 0


def test_what_cannot_be_done_is_told_with_its_exit_code(record: Path, run: Run) -> None:
    fact = facts(run, record, "--kind", "event")[0]
    assert run("judge", "reject", "event-000000000000", *WHY, "--record", record).code == 3
    assert run("judge", "reject", fact["id"], "--record", record).code == 2
    assert run("judge", "correct", fact["id"], "status", *WHY, "--record", record).code == 2
    assert run("judge", "correct", fact["id"], "quote=never said", *WHY, "--record", record).code == 6
    assert run("judge", "rate", "1", fact["id"], *WHY, "--record", record).code == 6
    assert run("judge", "list", "--record", record).code == 3


def test_ratings_show_in_the_dossier(record: Path, run: Run) -> None:
    assert run("judge", "rate", "b", "Volta Wire", *WHY, "--record", record).code == 0
    dossier = json.loads(run("dossier", "GHA", "PER", "--record", record, "--json").out)
    grades = {source["id"]: (source["reliability"], source["rated"]) for source in dossier["sources"]}
    assert grades["wire"][0] == "B"
    assert grades["wire"][1].startswith("ana, ")
    assert grades["later"] == ("F", "")
    assert 'admiralty-scale:source-reliability="b"' in dossier["sources"][0]["tags"]
