"""What numbers count, on sentences of our own."""

import pytest

from dragoman.annotate.counted import what_is_counted
from dragoman.annotate.parse import load_parser
from dragoman.annotate.quantities import find_quantities

#: Sentence and the unit of its one number.
COUNTED = [
    ("Police arrested seven people in the harbour.", "people"),
    ("The crash injured two others.", "people"),
    ("Some 9,000 Belgians live in the valley.", "people"),
    ("The 176 individuals on board were saved.", "people"),
    ("Norway expelled 12 diplomats on Monday.", "diplomats"),
    ("The ministry ordered 40 Spanish trucks.", "trucks"),
    ("Judges issued 36 arrest warrants.", "arrest warrants"),
    ("He moved through four care homes.", "care homes"),
    ("She led a meeting of 27 foreign ministers.", "foreign ministers"),
    ("They signed the five-page text.", "pages"),
    ("Lawyers held dozens of meetings with the firm.", "meetings"),
    ("Shelling killed eleven on Friday.", "people"),
    ("Iva Horak, 44, leads the delegation.", "years"),
    ("He died aged 79.", "years"),
    ("Both girls were aged fourteen.", "years"),
    ("Four gunmen fled.", "people"),
    ("The army freed 90 civilians.", "people"),
    ("The sixteen on board survived.", "people"),
    ("The number of deaths is 66.", "deaths"),
    ("The death toll exceeded 40.", "people"),
    ("They lost 150 security forces.", "people"),
]

#: Numbers that are no figures: names, pointers back, idioms.
UNCOUNTED = [
    "The two countries agreed on a border.",
    "Both sides cited Article 5 of the treaty.",
    "They flew there in a Boeing 737 on Monday.",
    "It is one of the oldest ports.",
    "The bill passed on page 7.",
    "On one hand they agree.",
    "She moved to 14 Harbour Street.",
]


@pytest.mark.parametrize(("text", "unit"), COUNTED, ids=[text for text, _ in COUNTED])
def test_unit_of_a_count(text: str, unit: str) -> None:
    (quantity,) = find_quantities(text)
    counted = what_is_counted(load_parser()(text), quantity)
    assert counted is not None
    assert counted.unit == unit


@pytest.mark.parametrize("text", UNCOUNTED)
def test_numbers_that_count_nothing(text: str) -> None:
    doc = load_parser()(text)
    found = [(q, what_is_counted(doc, q)) for q in find_quantities(text)]
    assert found, "the sentence has to hold a number"
    assert not [counted for _, counted in found if counted]
