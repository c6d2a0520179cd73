"""Persons of a report: names found, drawn together, and kept apart from places and things."""

import pytest

from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.persons import find_persons, fold
from dragoman.errors import ItemError
from dragoman.model.actors import Mention, MentionKind, Person
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report


def read(text: str) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    report = Report("r", text)
    [(_, doc)] = parse_reports([report], len(text))
    assert not isinstance(doc, ItemError)
    gazetteer = load_gazetteer()
    return find_persons(report, doc, find_names(doc, gazetteer), gazetteer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Peruvian Foreign Minister Graciela Tapia arrived in Quito.", ["Graciela Tapia"], id="state cut off"
        ),
        pytest.param("Rabbi Daniel Weiss of Vienna spoke in Paris.", ["Daniel Weiss"], id="title cut off"),
        pytest.param("The envoy met President Karim al-Masri in Doha.", ["Karim al-Masri"], id="article joined"),
        pytest.param("Minister of Economy Tofiq Rzayev signed the deal.", ["Tofiq Rzayev"], id="behind a portfolio"),
        pytest.param("President of Ukraine Bohdan Kovalenko spoke.", ["Bohdan Kovalenko"], id="behind a state"),
        pytest.param("Jean-Luc Le Goff, the French envoy, left Rome.", ["Jean-Luc Le Goff"], id="hyphen and particle"),
        pytest.param("The ship left Haifa for the port of Limassol.", [], id="no persons"),
        pytest.param("Mayor of London Daniel Weiss spoke.", ["Daniel Weiss"], id="behind a town"),
        pytest.param('Police sergeant Daniel "Danny" Weiss died.', ['Daniel "Danny" Weiss'], id="nickname inside"),
        pytest.param("She is the sister of Grand Ayatollah Karim Shirazi.", ["Karim Shirazi"], id="cleric's title"),
        pytest.param("He died in General Weiss Hospital in Peru.", [], id="a hospital"),
        pytest.param(
            "Park Geun-hye, the mayor of Busan, spoke.", ["Park Geun-hye"], id="a surname that is a thing elsewhere"
        ),
        pytest.param("Kathimerini said Greece had to speed up.", [], id="an outlet"),
        pytest.param("The law firm Weiss Hartmann advised Peru.", [], id="a firm"),
        pytest.param("The army entered Tell Karim on Monday.", [], id="a town entered"),
        pytest.param("Harbour at night. Image: Daniel Weiss.", [], id="credit of an uploader"),
        pytest.param("Hurricane Teresa struck Cuba on Monday.", [], id="a storm"),
        pytest.param("Weiss Group came to Peru. Weiss said it would stay.", [], id="a company by its short name"),
        pytest.param("The government of Daniel Weiss fell in Peru.", ["Daniel Weiss"], id="a government's head"),
        pytest.param('The "Daniel Weiss of Peru" died.', [], id="one likened to another"),
        pytest.param("Brother of singer Teresa Baloch, he left Peru.", ["Teresa Baloch"], id="a people's name"),
    ],
)
def test_names_without_titles_and_states(text: str, names: list[str]) -> None:
    persons, _ = read(text)
    assert [person.name for person in persons] == names


def test_surname_carries_through_and_genitive_is_left_out() -> None:
    persons, mentions = read(
        "Mukhtar Aslanov met Anna Lindqvist in Oslo. Aslanov's plan pleased Lindqvist, who said so."
    )
    assert [(person.name, person.variants) for person in persons] == [
        ("Mukhtar Aslanov", ("Aslanov",)),
        ("Anna Lindqvist", ("Lindqvist",)),
    ]
    assert [(mention.text, mention.person) for mention in mentions] == [
        ("Mukhtar Aslanov", "Mukhtar Aslanov"),
        ("Anna Lindqvist", "Anna Lindqvist"),
        ("Aslanov", "Mukhtar Aslanov"),
        ("Lindqvist", "Anna Lindqvist"),
    ]
    assert {mention.kind for mention in mentions} == {MentionKind.PERSON}


def test_spellings_of_one_name_are_one_person() -> None:
    persons, _ = read("Mahmoud Rahimi spoke in Cairo on Monday. Mahmud Rahimi flew home to Tehran on Tuesday.")
    assert [(person.name, person.variants) for person in persons] == [("Mahmoud Rahimi", ("Mahmud Rahimi",))]


def test_one_surname_two_persons_told_apart_by_title() -> None:
    text = (
        "President Victor Aslanov opened the museum. It is named for his father, Samir Aslanov.\n\n"
        "Visitors came from Georgia and Turkey. Many stayed for a week. President Aslanov thanked them."
    )
    persons, _ = read(text)
    found = {person.name: [text[span.start : span.end] for span in person.spans] for person in persons}
    assert found == {"Victor Aslanov": ["Victor Aslanov", "Aslanov"], "Samir Aslanov": ["Samir Aslanov"]}


def test_mentions_stand_where_they_say() -> None:
    text = "Gen. Petra Novak said Slovak troops would stay. Novak gave no date."
    _, mentions = read(text)
    assert [text[mention.start : mention.end] for mention in mentions] == ["Petra Novak", "Novak"]


@pytest.mark.parametrize(("word", "folded"), [("Erdoğan", "erdogan"), ("al-Masri", "almasri"), ("C.J.", "cj")])
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_ship_named_for_a_person_is_no_place_of_the_persons() -> None:
    persons, _ = read("Daniel Weiss, a sailor, drowned in May. The ferry MV Daniel Weiss left on Monday.")
    assert [(person.name, len(person.spans)) for person in persons] == [("Daniel Weiss", 1)]


def test_transliterations_that_differ_in_two_words_are_one_person() -> None:
    persons, _ = read("Osman bin Nader spoke in Cairo on Monday. Usman bin Nadir flew home on Tuesday.")
    assert len(persons) == 1


def test_bare_surname_is_of_whoever_was_named_in_full_before() -> None:
    persons, _ = read("Ruben Dario Ayala Benegas left. Mr. Ayala was tired. His daughter, Belen Ayala, said so.")
    assert [person.variants for person in persons] == [("Ayala",), ()]
