import json
from pathlib import Path

from .conftest import LATER, WIRE, Run


def test_standing_is_asked_at_a_date_as_known_at_another(record: Path, run: Run) -> None:
    rows = json.loads(run("standing", "GHA", "PER", "--record", record, "--as-of", "2022-06-30", "--json").out)
    envoy = next(row for row in rows if row["matter"] == "envoy" and row["codes"] == ["GHA", "PER"])
    assert (envoy["stage"], envoy["level"]) == ("accredited", "ambassador")
    texts = {"wire": WIRE, "later": LATER}
    for row in rows:
        assert row["proofs"]
        for proof in row["proofs"]:
            assert texts[proof["report"]][proof["start"] : proof["end"]] == proof["quote"]
    asked = ("standing", "GHA", "PER", "--record", record, "--as-of", "2022-06-30", "--known", "2021-12-31", "--json")
    before = {row["matter"]: row["stage"] for row in json.loads(run(*asked).out)}
    assert before.get("envoy") != "accredited"
    assert before["mission"] == "open"


def test_the_dossier_takes_both_dates(record: Path, run: Run) -> None:
    asked = ("--as-of", "2021-12-31", "--known", "2022-12-31")
    page = run("dossier", "GHA", "PER", "--record", record, *asked).out
    assert "As of 31 December 2021, as known on 31 December 2022" in page
    assert "## Standing as of 31 December 2021" in page


def test_nothing_told_is_nothing_found(record: Path, run: Run) -> None:
    assert run("standing", "GHA", "PER", "--record", record, "--as-of", "1999", "--known", "1999").code == 3
    assert run("standing", "GHA", "PER", "TGO", "--record", record).code == 2
