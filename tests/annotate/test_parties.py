"""Who acts on whom: from an act's own words, through light verbs, places and nouns that own."""

from collections.abc import Callable

import pytest

from dragoman.annotate.event_words import words_at
from dragoman.annotate.parties import find_parties
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Story


def sides(reading: Reading, word: str) -> tuple[set[str], set[str]]:
    trigger = next(token for token in reading.doc if token.lower_ == word)
    parties = find_parties(Story.of(reading), trigger, words_at(trigger)[0])
    return set(parties.source.codes), set(parties.target.codes)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya launched an attack on Somalia.", "attack", ({"KEN"}, {"SOM"})),
        ("Kenya faced criticism from Somalia.", "criticism", ({"SOM"}, {"KEN"})),
        ("Malta invested in a harbour at Durban.", "invested", ({"MLT"}, {"ZAF"})),
        ("Malta seized a Greek ship, the Argo, which Cyprus had insured.", "seized", ({"MLT"}, {"GRC"})),
        ("Turkish-Armenian rapprochement went on.", "rapprochement", ({"TUR", "ARM"}, {"TUR", "ARM"})),
        ("Oman brokered a truce between Chad and Niger.", "brokered", ({"OMN"}, {"TCD", "NER"})),
        ("Ghana, at war with Togo, said nothing.", "war", ({"GHA", "TGO"}, {"GHA", "TGO"})),
        ("Chile was one of the first countries to recognise Palau.", "recognise", ({"CHL"}, {"PLW"})),
        ("Cuba's critics condemned Peru.", "condemned", (set(), {"PER"})),
        ("Cuba condemned its own minister.", "condemned", ({"CUB"}, set())),
    ],
)
def test_parties(
    read_said: Callable[[str], Reading], text: str, word: str, expected: tuple[set[str], set[str]]
) -> None:
    assert sides(read_said(text), word) == expected
