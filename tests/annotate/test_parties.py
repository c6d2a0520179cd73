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
        ("Peru praised Norway, withdrew its envoy and complained to Chile.", "withdrew", ({"PER"}, set())),
        ("Peru will pull back its troops, which are there with Chilean aid.", "pull", ({"PER"}, set())),
        ("A Chadian nurse was killed in the Malian embassy in Paris.", "killed", ({"MLI"}, {"TCD"})),
        ("Fighting broke out between Kenya and Somalia.", "fighting", ({"KEN", "SOM"}, {"KEN", "SOM"})),
        ("Envoys of Kenya and Togo held a third round of talks.", "talks", ({"KEN", "TGO"}, {"KEN", "TGO"})),
        ("Kenya massed troops along its border with Somalia.", "massed", ({"KEN"}, {"SOM"})),
        ("Kenya and Togo have massed troops along their border.", "massed", ({"KEN", "TGO"}, {"KEN", "TGO"})),
        ("Kenya's president left after talks with Togo's premier.", "talks", ({"KEN", "TGO"}, {"KEN", "TGO"})),
        ("A Togolese was detained on a Kenyan ship.", "detained", ({"KEN"}, {"TGO"})),
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
        # done to each other
        ("Togo and Benin accused each other of theft.", "accused", ({"TGO", "BEN"}, {"TGO", "BEN"})),
        ("Togo and Benin shelled one another's villages.", "shelled", ({"TGO", "BEN"}, {"TGO", "BEN"})),
        # what joined verbs share: the object, the doer of a passive
        ("Malta condemned and rejected Cyprus.", "condemned", ({"MLT"}, {"CYP"})),
        ("Peruvian rebels were armed and trained by Chile.", "armed", ({"CHL"}, {"PER"})),
        # an attack on a place, deaths in a raid
        ("Six Kenyan soldiers were killed in a raid by Somalia.", "raid", ({"SOM"}, {"KEN"})),
        ("Chad was responsible for the deaths of dozens of Libyan soldiers.", "responsible", ({"TCD"}, {"LBY"})),
        ("Rockets fired by Chad hit the Libyan town.", "hit", ({"TCD"}, {"LBY"})),
        ("A panel of ministers in Lima condemned Chile.", "condemned", ({"PER"}, {"CHL"})),
        ("Nurses gathered outside the Chilean embassy in Lima.", "gathered", ({"PER"}, {"CHL"})),
        ("Peru and Chile inaugurated a tunnel.", "inaugurated", ({"PER", "CHL"}, {"PER", "CHL"})),
        ("Kenya called for the release of nurses held in Somalia.", "called", ({"KEN"}, {"SOM"})),
        # for whom somebody acts
        ("On behalf of Malta, the official thanked Cyprus.", "thanked", ({"MLT"}, {"CYP"})),
        ("Chilean aid was received by Peru.", "aid", ({"CHL"}, {"PER"})),
        # a mission acts towards its host, whoever was expelled from there by it
        ("The Danish embassy in Mali suspended its work.", "suspended", ({"DNK"}, {"MLI"})),
        ("Two Danish diplomats were expelled from Mali.", "expelled", ({"MLI"}, {"DNK"})),
        ("Norway pledged a million for schools in Mali.", "pledged", ({"NOR"}, {"MLI"})),
        # whose ruling it is
        ("A court in Ghana ruled that the man may be extradited to Norway.", "extradited", ({"GHA"}, {"NOR"})),
        ("Ghana, whose minister visited Togo, said nothing.", "visited", ({"GHA"}, {"TGO"})),
        # forces that enter
        ("Kenyan troops crossed into Somalia.", "crossed", ({"KEN"}, {"SOM"})),
        ("Nauru fell to Kenya.", "fell", ({"KEN"}, {"NRU"})),
    ],
)
def test_parties(
    read_said: Callable[[str], Reading], text: str, word: str, expected: tuple[set[str], set[str]]
) -> None:
    assert sides(read_said(text), word) == expected


def test_who_is_to_be_freed_is_not_whom_it_is_asked_of(read_said: Callable[[str], Reading]) -> None:
    assert sides(read_said("Cyprus demanded that the Greek be freed."), "demanded") == ({"CYP"}, set())


def test_no_incursion_without_forces(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Somali families crossed into Kenya.")
    assert words_at(next(token for token in reading.doc if token.lower_ == "crossed")) == ()


def test_words_that_need_both_sides_named_take_nobody_in_view(read_said: Callable[[str], Reading]) -> None:
    told = "Togo thanked Ghana. Ghana is near. Ghana met Togo. "
    assert sides(read_said(told + "Togo evicted families."), "evicted") == ({"TGO"}, set())


def test_a_place_stands_for_its_state_where_an_act_is_aimed(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Malta invested in a harbour at Durban.")
    places = [name for name in find_names(reading.doc, reading.gazetteer) if name.kind is MentionKind.PLACE]
    links = (*reading.links, *(Link(place, place.candidates, 1.0, "own") for place in places))
    assert sides(replace(reading, links=links), "invested") == ({"MLT"}, {"ZAF"})


def test_police_are_of_the_state_they_are_in(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Police in Durban arrested a Chilean.")
    places = [name for name in find_names(reading.doc, reading.gazetteer) if name.kind is MentionKind.PLACE]
    links = (*(Link(place, place.candidates, 1.0, "own") for place in places), *reading.links)
    assert sides(replace(reading, links=links), "arrested") == ({"ZAF"}, {"CHL"})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Durban was the target of a Kenyan attack.", "attack"),
        ("Kenya claimed responsibility for the bombing of a station in Durban.", "claimed"),
    ],
)
def test_a_place_that_is_struck_stands_for_its_state(read_said: Callable[[str], Reading], text: str, word: str) -> None:
    reading = read_said(text)
    places = [name for name in find_names(reading.doc, reading.gazetteer) if name.kind is MentionKind.PLACE]
    links = tuple(sorted((*reading.links, *(Link(p, p.candidates, 1.0, "own") for p in places)), key=_start))
    assert sides(replace(reading, links=links), word) == ({"KEN"}, {"ZAF"})


def _start(link: Link) -> int:
    return link.mention.start


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Flour has been delivered from Durban to Malta.", "delivered", ({"ZAF"}, {"MLT"})),
        ("A court in Durban jailed a Maltese writer.", "jailed", ({"ZAF"}, {"MLT"})),
    ],
)
def test_a_place_tells_who_sent_or_jailed(
    read_said: Callable[[str], Reading], text: str, word: str, expected: tuple[set[str], set[str]]
) -> None:
    reading = read_said(text)
    places = [name for name in find_names(reading.doc, reading.gazetteer) if name.kind is MentionKind.PLACE]
    links = tuple(sorted((*reading.links, *(Link(p, p.candidates, 1.0, "own") for p in places)), key=_start))
    assert sides(replace(reading, links=links), word) == expected
