"""Sectors and countries of actors, from the phrases that name them in sentences of our own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.reading import Reading
from dragoman.annotate.sectors import countries_of, is_country, is_private, load_sector_words, sectors_of
from dragoman.annotate.sides import Side

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "name", "code", "sector"),
    [
        ("Chad thanked Mali.", "Mali", "MLI", "GOV"),
        ("The Malian army thanked Chad.", "Malian", "MLI", "MIL"),
        ("The parliament of Mali thanked Chad.", "Mali", "MLI", "LEG"),
        ("Mali's supreme court thanked Chad.", "Mali", "MLI", "JUD"),
        ("Mali's intelligence service thanked Chad.", "Mali", "MLI", "SPY"),
        ("The Malian foreign minister thanked Chad.", "Malian", "MLI", "GOV"),
        ("Malian oil companies thanked Chad.", "Malian", "MLI", "BUS"),
        ("Malian farmers thanked Chad.", "Malian", "MLI", "AGR"),
        ("Three Malians thanked Chad.", "Malians", "MLI", "CVL"),
        ("The Malians thanked Chad.", "Malians", "MLI", "GOV"),
        ("Malian oil was sold to Chad.", "Malian", "MLI", "GOV"),
        ("The Oslo-based retailer of Norway thanked Chad.", "Norway", "NOR", "BUS"),
        ("The Soviet Union thanked Chad.", "Union", "SUN", "GOV"),
        ("NATO soldiers thanked Chad.", "NATO", "IGO:NATO", "IGO"),
    ],
)
def test_sectors(read_said: Read, text: str, name: str, code: str, sector: str) -> None:
    reading = read_said(text)
    token = next(token for token in reading.doc if token.text == name)
    assert sectors_of(reading, Side((code,), (token,))) == (sector,)


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("NGO:Malian Farmers' Party", "PTY"),
        ("NGO:National Harbour Board", "NGO"),
        ("NGO:Institute for Peace", "EDU"),
        ("ORG:Nile Cotton", "BUS"),
    ],
)
def test_a_body_named_in_the_text_only_goes_by_its_name(read_said: Read, code: str, sector: str) -> None:
    assert sectors_of(read_said("Chad thanked Mali."), Side((code,))) == (sector,)


def test_countries_stand_beside_the_codes(read_said: Read) -> None:
    reading = read_said("Chad thanked Mali.")
    assert countries_of(reading, ("TCD", "IGO:NATO", "NGO:Hamas", "NGO:Nobody")) == ("TCD", None, "PSE", None)


def test_an_event_has_the_sectors_of_both_sides(read_said: Read) -> None:
    (event,) = annotate_events(read_said("The Norwegian parliament condemned the Malian army."), RulesDecider())
    assert (event.source_sectors, event.target_sectors) == (("LEG",), ("MIL",))
    assert (event.source_countries, event.target_countries) == (("NOR",), ("MLI",))
    assert (event.mode, event.intensity) == ("disapprove", -2.0)


def test_the_words_are_read() -> None:
    assert load_sector_words()


@pytest.mark.parametrize(
    ("type_", "source", "target", "expected"),
    [
        ("AID", "CVL", "CVL", True),
        ("AID", "CVL", "GOV", False),
        ("AID", "GOV", "CVL", False),
        ("CONSULT", "CVL", "GOV", True),
        ("ASSAULT", "CVL", "CVL", False),
    ],
)
def test_what_private_people_do(read_said: Read, type_: str, source: str, target: str, expected: bool) -> None:
    reading = read_said("Chad thanked Mali.")
    (event,) = annotate_events(reading, RulesDecider())
    told = replace(event, type=type_, mode=None, source_sectors=(source,), target_sectors=(target,))
    assert is_private(reading, told) is expected


def test_a_body_of_states_is_no_state(read_said: Read) -> None:
    reading = read_said("Chad slept.")
    assert is_country(reading, "TCD")
    assert not is_country(reading, "IGO:UN")
