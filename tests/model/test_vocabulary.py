"""Data files are read row by row, and every complaint has file and line."""

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.model import vocabulary
from dragoman.model.vocabulary import read_rows, read_yaml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vocab").mkdir()
    monkeypatch.setattr(vocabulary, "files", lambda package: tmp_path)
    return tmp_path / "vocab"


def test_rows_keep_their_line(folder: Path) -> None:
    (folder / "words.csv").write_text(
        "word,kind\n# a comment\nmeet,CONSULT\n\n'sue, once',ACCUSE|x\n".replace("'", '"')
    )
    rows = read_rows("pkg", "words.csv", ("word", "kind"))
    assert [(row["word"], row.list("kind"), row.line) for row in rows] == [
        ("meet", ("CONSULT",), 3),
        ("sue, once", ("ACCUSE", "x"), 5),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("word\nmeet\n", "words.csv:1"),
        ("word,kind\nmeet\n", "words.csv:2"),
        ("word,kind\nmeet,A\nsee,B,C\n", "words.csv:3"),
        ("word,kind\n,A\n", "words.csv:2"),
    ],
)
def test_a_wrong_file_says_where(folder: Path, text: str, place: str) -> None:
    (folder / "words.csv").write_text(text)
    with pytest.raises(VocabularyError, match=place):
        read_rows("pkg", "words.csv", ("word", "kind"))


def test_a_cell_outside_its_words_says_where(folder: Path) -> None:
    (folder / "words.csv").write_text("word,kind\nmeet,A\n")
    with pytest.raises(VocabularyError, match=r"words.csv:2: kind is 'A'"):
        read_rows("pkg", "words.csv", ("word", "kind"))[0].one_of("kind", ("B",))


def test_broken_yaml_says_where(folder: Path) -> None:
    (folder / "cut.yaml").write_text("a: 1\nb: [\n")
    with pytest.raises(VocabularyError, match=r"cut\.yaml:3"):
        read_yaml("pkg", "cut.yaml")
