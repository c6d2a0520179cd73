import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from dragoman.serve import exporting
from tests.serve.api.conftest import script_of


@pytest.fixture
def script(record: Path) -> Iterator[TestClient]:
    with script_of(record) as client:
        yield client


def test_a_file_has_what_the_page_counts(script: TestClient, tmp_path: Path) -> None:
    total = script.get("/v1/claims?kind=event&limit=1").json()["total"]
    ids = [row["id"] for row in script.get("/v1/claims?kind=event&limit=500").json()["items"]]
    for address in ("/export/claims", "/v1/export/claims"):
        table = list(csv.DictReader(io.StringIO(script.get(f"{address}.csv?kind=event").text.removeprefix("\ufeff"))))
        assert [row["id"] for row in table] == ids
        lines = script.get(f"{address}.jsonl?kind=event").text.splitlines()
        assert [json.loads(line)["id"] for line in lines] == ids
        whole = script.get(f"{address}.json?kind=event").json()
        assert (whole["total"], whole["cut"], len(whole["items"])) == (total, None, total)
        assert script.get(f"{address}.md?kind=event").text.count("\n- **") == total
        assert script.get(f"{address}.bib?kind=event").text.count("@misc{event-") == total
        (tmp_path / "x.parquet").write_bytes(script.get(f"{address}.parquet?kind=event").content)
        assert pq.read_table(tmp_path / "x.parquet").column("id").to_pylist() == ids


@pytest.mark.parametrize("ending", ["csv", "jsonl", "json", "md", "bib"])
def test_a_file_that_is_cut_says_so(script: TestClient, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setattr(exporting, "_PAGE", 3)
    monkeypatch.setattr(exporting.export_claims, "__defaults__", (7,))
    answer = script.get(f"/export/claims.{ending}?kind=event")
    total = script.get("/v1/claims?kind=event&limit=1").json()["total"]
    assert answer.headers["dragoman-cut"] == "7"
    assert answer.headers["dragoman-total"] == str(total)
    assert f"the first 7 of {total}" in answer.text.splitlines()[-1]
    assert answer.text.count("event-") >= 7


def test_findings_and_series_are_files_too(script: TestClient) -> None:
    for kind in ("occurrences", "disagreements"):
        total = script.get(f"/v1/{kind}?limit=1").json()["total"]
        assert len(script.get(f"/export/{kind}.jsonl").text.splitlines()) == total
        assert script.get(f"/v1/export/{kind}.json").json()["total"] == total
    table = script.get("/v1/export/series/AZE/ISR.csv?by=year").text.removeprefix("\ufeff").splitlines()
    assert len(table) == 1 + script.get("/v1/series/AZE/ISR?by=year").json()["total"]


def test_there_are_no_other_forms(script: TestClient) -> None:
    assert script.get("/export/claims.exe").status_code == 404
    assert script.get("/v1/export/claims.exe").status_code == 422


def test_a_list_leads_to_its_files(script: TestClient) -> None:
    page = script.get("/claims?kind=event&actor=AZE", headers={"accept": "text/html"}).text
    assert "/export/claims.csv?kind=event&amp;actor=AZE" in page
