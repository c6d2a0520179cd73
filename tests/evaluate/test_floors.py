"""Floors are written under what was measured, and read back."""

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.evaluate import below_floors, read_floors, write_floors
from dragoman.evaluate.scoring import Scores
from dragoman.evaluate.tallies import Share, Tally

SCORES = Scores({"event +type": Tally(1, 2, 2), "tie +kind": Tally(0, 1, 0)}, {"event status": Share(1, 2)})


def test_floors_stand_under_their_figures(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(write_floors(SCORES, "dragoman evaluate a b"), encoding="utf-8")
    assert "#   dragoman evaluate a b\n" in path.read_text(encoding="utf-8")
    floors = read_floors(path)
    assert floors == {"event +type": 0.485, "tie +kind": 0.0, "event status": 0.485}
    assert below_floors(SCORES, floors) == []
    worse = Scores({"event +type": Tally(12, 25, 25), "tie +kind": Tally()}, {})
    assert below_floors(worse, floors) == [
        "event +type: 0.480 is under its floor 0.485",
        "event status: not measured, floor 0.485",
    ]


@pytest.mark.parametrize("text", [None, "[floors", "[other]\na = 1", "floors = 3", '[floors]\na = "high"'])
def test_a_file_that_is_none_is_told(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="--write-floors"):
        read_floors(path)
