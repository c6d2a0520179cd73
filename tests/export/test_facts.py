import builtins
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dragoman.errors import DragomanError
from dragoman.export import Basis
from dragoman.export.facts import COLUMNS, FactTable, fact_row
from dragoman.model.decisions import Rulings


def test_a_row_has_known_columns_only(basis: Basis) -> None:
    for claim in basis.claims:
        assert fact_row(claim, Rulings()).keys() <= set(COLUMNS)


def test_parquet_is_read_back(basis: Basis, tmp_path: Path) -> None:
    rows = [fact_row(claim, Rulings()) for claim in basis.claims]
    table = FactTable(str(tmp_path / "f.parquet"), {"dragoman:total": "5"})
    table.add(rows[:2])
    table.add(rows[2:])
    table.close()
    read = pq.read_table(tmp_path / "f.parquet")
    assert read.column_names == list(COLUMNS)
    assert read.column("source").to_pylist()[3] == ["ISR"]
    assert read.column("id").to_pylist() == [row["id"] for row in rows]
    assert read.schema.metadata[b"dragoman:total"] == b"5"


def test_without_pyarrow_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(DragomanError, match="pip install"):
        FactTable(str(tmp_path / "f.parquet"), {})
