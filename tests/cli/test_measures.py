import csv
import json
from pathlib import Path

from .conftest import Run


def test_a_series_comes_as_csv_and_json_with_the_columns_people_load(record: Path, run: Run) -> None:
    rows = list(csv.DictReader(run("series", "Ghana", "PER", "--record", record, "--csv").out.splitlines()))
    assert list(rows[0])[:6] == ["ccode1", "ccode2", "iso3_1", "iso3_2", "year", "month"]
    assert (rows[0]["iso3_1"], rows[0]["ccode1"]) == ("GHA", "452")
    assert sum(int(row["n_events"]) for row in rows) == sum(
        int(row[quad]) for row in rows for quad in ("vcp", "mcp", "vcf", "mcf")
    )
    found = json.loads(run("series", "GHA", "PER", "--record", record, "--by", "day", "--json").out)
    assert found["by"] == "day"
    assert set(found["not placed"]) == {"unrealised", "undated", "vague"}
    assert run("series", "GHA", "GHA", "--record", record).code == 2
    assert run("series", "GHA", "TGO", "--record", record).code == 3


def test_a_network_has_edges_and_triads_over_time(record: Path, run: Run) -> None:
    (whole,) = json.loads(run("network", "--record", record, "--json").out)
    edge = next(edge for edge in whole["edges"] if (edge["one"], edge["other"]) == ("GHA", "PER"))
    assert edge["sign"] == "friendly"
    rows = list(csv.DictReader(run("network", "--by", "year", "--record", record, "--csv").out.splitlines()))
    assert {row["period"] for row in rows} <= {"2021", "2022"}
    assert run("network", "--triads", "--record", record).code == 3
    early = json.loads(run("network", "--record", record, "--known", "2021-12-31", "--json").out)
    assert early[0]["edges"]
