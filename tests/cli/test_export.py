from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("form", ["polecat", "plover", "gdelt", "ftm", "dyad-month", "graphml", "parquet"])
def test_every_form_is_a_file(record: Path, run: Run, tmp_path: Path, form: str) -> None:
    output = tmp_path / "out.csv"
    assert run("export", form, "--record", record, "-o", output).code == 0
    assert output.stat().st_size > 50
    assert (tmp_path / "out.codebook.csv").exists() is (form == "dyad-month")


def test_parquet_needs_a_file_and_a_filter_may_leave_nothing(record: Path, run: Run, tmp_path: Path) -> None:
    assert run("export", "parquet", "--record", record).code == 2
    assert run("export", "parquet", "--record", record, "--dyad", "GHA", "TGO", "-o", tmp_path / "x").code == 3
    assert run("export", "gdelt", "--record", record, "--dyad", "GHA", "TGO").code == 3
    assert run("export", "ftm", "--record", record, "-o", tmp_path / "no" / "x").code == 2
    assert run("export", "xls", "--record", record).code == 2


def test_claims_between_two_alone(record: Path, run: Run) -> None:
    whole = run("export", "plover", "--record", record).out.splitlines()
    few = run("export", "plover", "--record", record, "--dyad", "GHA", "PER").out.splitlines()
    assert few
    assert set(few) < set(whole) or few == whole
