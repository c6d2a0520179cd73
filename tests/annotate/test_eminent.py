"""Persons of public record: whose they are where the report does not say."""

import pytest

from dragoman.annotate.eminent import eminent_state
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.vocabulary import read_rows


@pytest.mark.parametrize(
    ("forms", "of"),
    [
        (["Nelson Mandela"], "ZAF"),
        (["Nelson Rolihlahla Mandela"], "ZAF"),
        (["Mandela"], "ZAF"),
        (["Winnie Mandela"], None),
        (["Winnie Mandela", "Mandela"], None),
        (["Muammar al-Gaddafi"], "LBY"),
        (["Recep Tayyip Erdoğan"], "TUR"),
        (["Brown"], None),
        ([], None),
    ],
)
def test_whose_a_person_is_known_to_be(forms: list[str], of: str | None) -> None:
    assert eminent_state(forms) == of


def test_every_state_of_the_list_is_an_actor() -> None:
    rows = read_rows("dragoman.annotate", "eminent.csv", ("name", "of", "alone"))
    assert not {row["of"] for row in rows} - set(load_gazetteer().actors)
