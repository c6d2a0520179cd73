"""Who acts on whom: from an act's own words, through light verbs, places and nouns that own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.event_words import words_at
from dragoman.annotate.mentions import find_names
from dragoman.annotate.parties import find_parties
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Story
from dragoman.model.actors import Link, MentionKind


def sides(reading: Reading, word: str) -> tuple[set[str], set[str]]:
    trigger = next(token for token in reading.doc if token.lower_ == word)
    parties = find_parties(Story.of(reading), trigger, words_at(trigger)[0])
    return set(parties.source.codes), set(parties.target.codes)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya launched an attack on Somalia.", "attack", ({"KEN"}, {"SOM"})),
        ("Kenya mourned the Somali minister's killing of a Kenyan.", "killing", ({"SOM"}, {"KEN"})),
        ("Peru opened an embassy and named an envoy in Chile.", "opened", ({"PER"}, {"CHL"})),
        ("A Chadian nurse was killed in the Malian embassy in Paris.", "killed", ({"MLI"}, {"TCD"})),
        ("Kenya faced criticism from Somalia.", "criticism", ({"SOM"}, {"KEN"})),
        ("Malta seized a Greek ship, the Argo, which Cyprus had insured.", "seized", ({"MLT"}, {"GRC"})),
        ("Turkish-Armenian rapprochement went on.", "rapprochement", ({"TUR", "ARM"}, {"TUR", "ARM"})),
        ("Oman brokered a truce between Chad and Benin.", "brokered", ({"OMN"}, {"TCD", "BEN"})),
        ("Ghana, at war with Togo, said nothing.", "war", ({"GHA", "TGO"}, {"GHA", "TGO"})),
        ("Chile was one of the first countries to recognise Palau.", "recognise", ({"CHL"}, {"PLW"})),
        ("Malta won a commitment from Cyprus.", "commitment", ({"CYP"}, {"MLT"})),
        ("Malta came under attack from Cypriot ships.", "attack", ({"CYP"}, {"MLT"})),
        ("Kenya was given an ultimatum by Somalia.", "ultimatum", ({"SOM"}, {"KEN"})),
        ("Kenya gave Somalia an ultimatum.", "ultimatum", ({"KEN"}, {"SOM"})),
        ("Norway told Iceland that Oslo was ready to talk.", "ready", ({"NOR"}, {"ISL"})),
        ("Norway told Iceland that it was ready to talk.", "ready", ({"NOR"}, {"ISL"})),
        ("Norway is opposed to Iceland.", "opposed", ({"NOR"}, {"ISL"})),
        ("Cuba's critics condemned Peru.", "condemned", (set(), {"PER"})),
        ("Cuba condemned its own minister.", "condemned", ({"CUB"}, set())),
    ],
)
def test_parties(
    read_said: Callable[[str], Reading], text: str, word: str, expected: tuple[set[str], set[str]]
) -> None:
    assert sides(read_said(text), word) == expected


def test_words_that_need_both_sides_named_take_nobody_in_view(read_said: Callable[[str], Reading]) -> None:
    told = "Togo thanked Ghana. Ghana is near. Ghana met Togo. "
    assert sides(read_said(told + "Togo evicted families."), "evicted") == ({"TGO"}, set())


def test_a_place_stands_for_its_state_where_an_act_is_aimed(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Malta invested in a harbour at Durban.")
    places = [name for name in find_names(reading.doc, reading.gazetteer) if name.kind is MentionKind.PLACE]
    links = (*reading.links, *(Link(place, place.candidates, 1.0, "own") for place in places))
    assert sides(replace(reading, links=links), "invested") == ({"MLT"}, {"ZAF"})
