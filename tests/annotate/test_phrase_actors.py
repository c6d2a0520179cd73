"""Who a noun phrase is, in sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.annotate.phrase_actors import actor_links, actors_of
from dragoman.annotate.reading import Reading


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru left.", "Peru", ("PER",)),
        ("Peru and Chile left.", "Peru", ("PER", "CHL")),
        ("Peruvian nurses left.", "nurses", ("PER",)),
        ("The parliament of Chile met.", "parliament", ("CHL",)),
        ("Dozens of nurses left.", "Dozens", ()),
    ],
)
def test_who_a_phrase_is(read_said: Callable[[str], Reading], text: str, word: str, expected: tuple[str, ...]) -> None:
    reading = read_said(text)
    assert actors_of(reading, next(token for token in reading.doc if token.text == word)) == expected


def test_the_token_that_carries_the_name_comes_with_it(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Peruvian nurses left.")
    ((link, token),) = actor_links(reading, reading.doc[1])
    assert (link.actors, token.text) == (("PER",), "Peruvian")


def test_whose_in_an_apposition_does_not_lead_round(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Peru seized a Honduran trawler, whose owner, a Guatemalan, was at Mass.")
    (owner,) = (token for token in reading.doc if token.text == "owner")
    assert "GTM" in actors_of(reading, owner)
