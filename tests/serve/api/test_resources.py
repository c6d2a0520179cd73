import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from dragoman.cli import dragoman
from dragoman.serve.api.facts import Fact
from tests.serve.api.conftest import script_of


def printed(*words: str) -> Any:
    said = CliRunner().invoke(dragoman, words).stdout
    return [json.loads(line) for line in said.splitlines()] if words[0] == "facts" else json.loads(said)


def whole(script: TestClient, path: str) -> list[Any]:
    rows: list[Any] = []
    address: str | None = path
    while address:
        body = script.get(address).json()
        rows += body["items"]
        address = body["next"]
    assert len(rows) == body["total"]
    return rows


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", ()),
        ("&kind=event", ("--kind", "event")),
        ("&dyad=AZE&dyad=ISR", ("--dyad", "AZE", "ISR")),
        ("&actor=Azerbaijan&status=planned", ("--actor", "AZE", "--status", "planned")),
        ("&since=2023&until=2023-03", ("--since", "2023", "--until", "2023-03")),
        ("&known=2012", ("--as-of", "2012")),
        ("&judged=2020", ("--judged", "2020")),
    ],
)
def test_claims_are_those_that_facts_prints(
    script: TestClient, record: Path, query: str, options: tuple[str, ...]
) -> None:
    rows = whole(script, f"/v1/claims?order=report&limit=37{query}")
    assert rows == printed("facts", "--record", str(record), "--json", *options)


def test_every_fact_has_its_shape(script: TestClient) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Fact)
    texts: dict[str, str] = {}
    for row in whole(script, "/v1/claims?limit=500"):
        adapter.validate_python(row)
        if row["report"] not in texts:
            texts[row["report"]] = script.get(f"/v1/reports/{row['report']}").json()["text"]
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("kind", ["occurrences", "disagreements", "expectations", "origins"])
def test_findings_are_those_that_commands_print(script: TestClient, record: Path, kind: str) -> None:
    rows = whole(script, f"/v1/{kind}?limit=3")
    assert rows == printed(kind, "--record", str(record), "--json")
    if rows:
        assert script.get(f"/v1/{kind}/{rows[0]['id']}").json() == rows[0]
    assert script.get(f"/v1/{kind}/none").status_code == 404


def test_findings_are_filtered(script: TestClient) -> None:
    rows = whole(script, "/v1/occurrences")
    by_type = whole(script, f"/v1/occurrences?type={rows[0]['type']}&actor=AZE")
    assert by_type == [r for r in rows if r["type"] == rows[0]["type"] and "AZE" in r["source"] + r["target"]]
    claim, report = rows[0]["claims"][0], rows[0]["reports"][0]["report"]
    assert rows[0] in whole(script, f"/v1/occurrences?claim={claim}&report={report}")
    late = whole(script, "/v1/occurrences?since=2023")
    assert late == [row for row in rows if (row["latest"] or "9999") >= "2023-01-01"]


def test_facets_count_the_claims(script: TestClient) -> None:
    kinds = {one["value"]: one["count"] for one in script.get("/v1/facets").json()["kinds"]}
    assert kinds == {kind: script.get(f"/v1/claims?kind={kind}&limit=1").json()["total"] for kind in kinds}


def test_a_trail_leads_to_sentence_and_coder(script: TestClient) -> None:
    name = script.get("/v1/claims?limit=1").json()["items"][0]["id"]
    trail = script.get(f"/v1/claims/{name}/trail").json()
    assert trail["row"]["quote"] in trail["sentence"] or trail["sentence"] in trail["row"]["quote"]
    assert trail["run"]["coder"]
    assert script.get(f"/v1/trail/{name}").json() == trail


def test_reports_come_newest_first_and_whole(script: TestClient) -> None:
    rows = whole(script, "/v1/reports?limit=2")
    days = [row["published"]["latest"] or "" for row in rows]
    assert days == sorted(days, reverse=True)
    report = script.get(f"/v1/reports/{rows[0]['id']}").json()
    assert report["zones"]
    assert all(report["text"][link["start"] : link["end"]] == link["text"] for link in report["links"])
    assert len(whole(script, f"/v1/reports?outlet={rows[0]['outlet']}")) >= 1


def test_measures_and_dossiers_are_those_of_the_commands(script: TestClient, record: Path) -> None:
    series = script.get("/v1/series/AZE/ISR?directed=true").json()
    assert series["items"] == printed("series", "AZE", "ISR", "--directed", "--record", str(record), "--json")["rows"]
    network = script.get("/v1/network?by=year&actor=AZE").json()["items"]
    assert network == printed("network", "--by", "year", "--actor", "AZE", "--record", str(record), "--json")
    standing = script.get("/v1/standing/AZE/ISR?as_of=2023").json()["items"]
    assert standing == printed("standing", "AZE", "ISR", "--as-of", "2023", "--record", str(record), "--json")
    dossier = script.get("/v1/dossiers/AZE/ISR?as_of=2023").json()
    assert dossier == printed("dossier", "AZE", "ISR", "--as-of", "2023", "--record", str(record), "--json")


def test_an_actor_by_code_or_name(script: TestClient) -> None:
    one = script.get("/v1/actors/AZE").json()
    assert one == script.get("/v1/actors/Azerbaijan").json()
    assert one["cow"] == 373
    assert one["claims"] == script.get("/v1/claims?actor=AZE&limit=1").json()["total"]
    assert script.get("/v1/actors/Nowhereland").status_code == 404


def test_search_finds_words(script: TestClient) -> None:
    hits = script.get("/v1/search?words=embassy").json()["items"]
    assert hits
    text = script.get(f"/v1/reports/{hits[0]['report']}").json()["text"]
    assert text[hits[0]["start"] : hits[0]["end"]].casefold().startswith("embass")


def test_an_empty_record_answers(tmp_path: Path) -> None:
    with script_of(tmp_path / "new.db") as script:
        for kind in ("claims", "reports", "occurrences", "disagreements", "persons", "decisions", "jobs"):
            assert script.get(f"/v1/{kind}").json() == {"items": [], "next": None, "total": 0}
        assert script.get("/v1/record").json()["counts"]["claims"] == 0
        assert script.get("/v1/dossiers/AZE").status_code == 404
