"""Facts as a Parquet table."""

import json
from pathlib import Path

import pytest
from pyarrow.parquet import read_table

from dragoman.cli.parquet import turn_into_parquet
from tests.cli.conftest import Run


def test_coding_into_a_name_that_ends_in_parquet(folder: Path, run: Run, tmp_path: Path) -> None:
    assert run("code", folder, "-o", tmp_path / "facts.parquet").code == run("code", folder, "-o", tmp_path / "f").code
    lines = [json.loads(line) for line in (tmp_path / "f").read_text().splitlines()]
    table = read_table(tmp_path / "facts.parquet").to_pylist()
    assert [row["quote"] for row in table] == [fact.get("quote") for fact in lines]
    assert [row["start"] for row in table] == [fact.get("start") for fact in lines]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("facts", "rows"),
    [
        ([{"a": "x"}, {"b": 2}], [{"a": "x", "b": None}, {"a": None, "b": 2}]),
        ([{"a": 1}, {"a": 2.5}, {"a": None}], [{"a": 1.0}, {"a": 2.5}, {"a": None}]),
        ([{"a": ["GHA", None]}, {"a": "PER"}, {"a": []}], [{"a": ["GHA", None]}, {"a": ["PER"]}, {"a": []}]),
        ([{"a": [[0, 4, "Åbo"]]}, {"a": []}], [{"a": '[[0, 4, "Åbo"]]'}, {"a": "[]"}]),
        ([{"a": {"earliest": "2019"}}, {"a": True}], [{"a": '{"earliest": "2019"}'}, {"a": "true"}]),
        ([{"a": True}, {"a": False}], [{"a": True}, {"a": False}]),
        ([{"a": None}], [{"a": None}]),
        ([], []),
    ],
)
def test_columns_take_the_kind_that_holds_all(
    facts: list[dict[str, object]], rows: list[dict[str, object]], tmp_path: Path
) -> None:
    path = tmp_path / "facts"
    path.write_text("".join(json.dumps(fact) + "\n" for fact in facts), encoding="utf-8")
    turn_into_parquet(path)
    assert read_table(path).to_pylist() == rows
