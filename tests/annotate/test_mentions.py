"""Names of states and bodies where they stand, and what only looks like one."""

import pytest

from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import load_parser
from dragoman.model.gazetteer import load_gazetteer


def names(text: str) -> dict[str, tuple[str, ...]]:
    return {mention.text: mention.candidates for mention in find_names(load_parser()(text), load_gazetteer())}


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Peru slept.", "Peru", ("PER",)),
        ("Norwegian ships sailed.", "Norwegian", ("NOR",)),
        ("The European Union met.", "European Union", ("IGO:EU",)),
        ("The Harbour Workers Union of Oslo went on strike.", "Harbour Workers Union of Oslo", None),
    ],
)
def test_names(text: str, name: str, codes: tuple[str, ...] | None) -> None:
    found = names(text)
    assert name in found
    assert codes is None or found[name] == codes


def test_a_state_inside_an_outlets_name_is_nobody() -> None:
    assert "France" not in names("She told Agence France-Presse that it rained.")


def test_a_state_that_names_a_manner_is_nobody() -> None:
    assert names("They wore Soviet-style coats.") == {}


def test_a_lake_named_for_a_town_is_no_state() -> None:
    assert names("They met on Lake Victoria.") == {}


@pytest.mark.parametrize("text", ["The loan was US$410 million.", "It cost a million US dollars.", "Nothing here.", ""])
def test_what_is_no_name(text: str) -> None:
    assert names(text) == {}


def test_a_parliament_whose_state_is_not_said_is_no_body_of_its_own() -> None:
    assert all(not codes for codes in names("The Senate and the Supreme Court closed.").values())


def test_a_coast_guard_is_not_of_a_state_that_the_text_does_not_name() -> None:
    names = find_names(load_parser()("The Coast Guard of the Philippines said so."), load_gazetteer())
    assert "USA" not in {code for name in names for code in name.candidates}


def test_a_peoples_name_that_is_a_persons_surname_is_no_mention_of_the_people() -> None:
    assert "Baloch" not in names("In Peru the singer Teresa Baloch wept. Baloch had sung there.")
    assert "Baloch" in names("The Baloch fled to Peru.")
