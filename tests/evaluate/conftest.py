"""The sample's gold, read as from a file."""

import json
from pathlib import Path

import pytest

from dragoman.evaluate import GoldReport, read_gold
from tests.evaluate.samples import GOLD, TEXT


@pytest.fixture
def gold(tmp_path: Path) -> GoldReport:
    path = tmp_path / "wire.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    read = read_gold(path, TEXT)
    assert isinstance(read, GoldReport), read
    return read
