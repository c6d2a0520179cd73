"""Where persons belong by towns, parties and institutions; the data of both."""

import pytest

from dragoman.annotate.homes import HomeFinder
from dragoman.annotate.hometowns import home_words, hometowns, plain_letters
from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.words import split_words
from dragoman.errors import ItemError
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report


def finder(text: str, likely: tuple[str, ...] = ()) -> HomeFinder:
    [(_, doc)] = parse_reports([Report("r", text)], len(text))
    assert not isinstance(doc, ItemError)
    return HomeFinder(split_words(doc, text, find_names(doc, load_gazetteer())), likely)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sinn Féin members met", "IRL"),
        ("Pheu Thai members met", "THA"),
        ("the Labour minister spoke", None),
        ("the R-Ohio seat", "USA"),
        ("the harbour seat", None),
    ],
)
def test_parties_and_institutions(text: str, code: str | None) -> None:
    assert finder(text).marked(0, 3) == code


def test_a_name_of_several_states_is_of_the_one_that_the_report_is_about() -> None:
    assert finder("Labour members met", ("NZL",)).marked(0, 3) == "NZL"


def test_towns_with_accents_and_without() -> None:
    assert finder("police in Płock said").places(frozenset({"in"})) == ((2, "POL"),)
    assert plain_letters("Płock") in hometowns()


def test_data_names_known_states_in_plain_letters() -> None:
    actors = load_gazetteer().actors
    for table in (home_words(), hometowns()):
        assert {code for codes in table.values() for code in codes} <= set(actors)
        assert [name for name in table if name != plain_letters(name) or not table[name]] == []
