"""Sides of acts named by nouns, from the words around the noun."""

from collections.abc import Callable

import pytest

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.nounsides import charging_words
from dragoman.annotate.reading import Reading

Read = Callable[[str], Reading]
Sides = tuple[str, set[str], set[str]]


def acts(reading: Reading) -> list[Sides]:
    return [(e.type, set(e.source), set(e.target)) for e in annotate_events(reading, RulesDecider())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is asked is whoever acts at the request
        ("Norwegian ships returned at the request of Malta.", ("REQUEST", {"MLT"}, {"NOR"})),
        # "the target of" makes the subject the other side
        ("Peru has been the target of Chilean sanctions since May.", ("SANCTION", {"CHL"}, {"PER"})),
        # a clause of its own takes the noun up
        ("The talks were saved by a visit that Kenya paid to Togo.", ("CONSULT", {"KEN"}, {"TGO"})),
        # what the noun's own clause strikes
        ("Peru mourned after the Chilean raid that killed Norwegian soldiers.", ("ASSAULT", {"CHL"}, {"NOR"})),
        # who is blamed, and whom the attack struck before
        (
            "A Maltese ship was attacked on Monday. Norway blamed Chad for the attack on Malta.",
            ("ASSAULT", {"TCD"}, {"MLT"}),
        ),
    ],
)
def test_sides_around_a_noun(read_said: Read, text: str, expected: Sides) -> None:
    assert expected in acts(read_said(text))


def test_condolences_are_for_whom_violence_was_done_to(read_said: Read) -> None:
    told = "Gunmen attacked a Maltese embassy on Monday. Condolences arrived from Norway and Chile."
    assert ("SUPPORT", {"NOR", "CHL"}, {"MLT"}) in acts(read_said(told))


def test_a_claimed_attack_is_told_where_it_was_told_first(read_said: Read) -> None:
    reading = read_said("Maltese ships were attacked on Monday. Chad claimed responsibility for the attack.")
    events = [event for event in annotate_events(reading, RulesDecider()) if event.type == "ASSAULT"]
    assert [(event.source, event.target) for event in events] == [(("TCD",), ("MLT",))]
    assert events[0].span.start < reading.report.text.index("Monday")


def test_charging_words_name_a_role() -> None:
    assert charging_words()["blame", "for"] == "obj"
