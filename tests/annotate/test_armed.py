"""What the clause around tells of who deals with whom."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from dragoman.annotate.armed import among_themselves, at_their_border, unread_owner, when_they_fired
from dragoman.annotate.reading import Reading

Read = Callable[[str], Reading]


def word(reading: Reading, text: str) -> Token:
    return next(token for token in reading.doc if token.lower_ == text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Chadians were killed when Malian soldiers opened fire on them.", {"MLI"}),
        ("Two Chadians were killed when a Malian bus overturned.", set()),
    ],
)
def test_who_fired_is_told_by_the_clause_that_says_how(read_said: Read, text: str, expected: set[str]) -> None:
    reading = read_said(text)
    assert set(when_they_fired(reading, word(reading, "killed")).codes) == expected


def test_armies_at_one_border(read_said: Read) -> None:
    reading = read_said("Chad and Niger massed troops along the border. Togo trained troops in a camp.")
    assert at_their_border(word(reading, "massed"))
    assert not at_their_border(word(reading, "trained"))


def test_factions_deal_with_each_other(read_said: Read) -> None:
    reading = read_said("Rival Chadian factions signed an accord. Chadian envoys met.")
    assert among_themselves(word(reading, "signed"))
    assert not among_themselves(word(reading, "met"))


def test_an_owner_that_was_not_read_is_who_was_named_last(read_said: Read) -> None:
    reading = read_said("Drones helped lift Chad to victory in its war with Mali.")
    assert set(unread_owner(reading, word(reading, "war"), ("MLI",)).codes) == {"TCD"}
