"""The table of meanings speaks of names and codes that the gazetteer knows."""

from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.vocabulary import read_rows
from dragoman.resolve.meanings import MEANING_COLUMNS


def test_every_name_with_several_codes_has_its_meanings() -> None:
    known = {
        (name, row["code"])
        for row in read_rows("dragoman.resolve", "meanings.csv", MEANING_COLUMNS)
        for name in row.list("names")
    }
    names = load_gazetteer().by_text.values()
    lacking = {(name.text, code) for name in names if len(name.codes) > 1 for code in name.codes} - known
    assert lacking == set()
