"""The script that measures attributions, on two sentences of our own in the format of its data."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "eval" / "polnear.py"
TEXT = "Norway said that the ferry had sailed.\n\n“It was full,” the captain added.\n"
#: Source, cue and content of both as brat has them; the second content is marked one word short.
MARKS = """\
T1\tSource 0 6\tNorway
T2\tCue 7 11\tsaid
T3\tContent 12 37\tthat the ferry had sailed
T4\tAttribution 7 11\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tSource 55 66\tthe captain
T6\tCue 67 72\tadded
T7\tContent 41 43;44 47\tIt was
T8\tAttribution 67 72\tadded
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
"""


@pytest.fixture(scope="module")
def polnear() -> ModuleType:
    spec = importlib.util.spec_from_file_location("polnear", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["polnear"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "ferry_0a1b.ann").write_text(MARKS, encoding="utf-8")
    return tmp_path


def test_both_are_found_and_one_has_other_words(polnear: ModuleType, folder: Path) -> None:
    tallies = polnear.measure(folder, False, None)
    rights = {name: (tally.right, tally.found, tally.there) for name, tally in tallies.items()}
    assert rights["content, overlap"] == (2, 2, 2)
    assert rights["content, exact"] == (1, 2, 2)
    assert rights["whole, overlap"] == (2, 2, 2)
    assert rights["direct quotations found"] == (1, 1, 1)


def test_without_data_the_script_says_so(polnear: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["polnear.py", str(tmp_path)])
    with pytest.raises(SystemExit, match="skipped: no PolNeAR texts"):
        polnear.main()
