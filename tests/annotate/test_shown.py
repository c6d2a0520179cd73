"""What shows an act: its own words, not those of an act that is told behind it."""

from collections.abc import Callable

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.reading import Reading
from dragoman.model.claims import Event

Read = Callable[[str], Reading]


def _event(reading: Reading, type_: str) -> Event:
    return next(event for event in annotate_events(reading, RulesDecider()) if event.type == type_)


def test_an_accusation_ends_where_what_is_laid_to_somebody_begins(read_said: Read) -> None:
    event = _event(read_said("Ghana accused Togo last year of bombing a mill in Ghana."), "ACCUSE")
    assert [piece.quote for piece in event.evidence] == ["Ghana accused Togo last year", "of bombing a mill in Ghana"]


def test_a_meeting_ends_before_what_is_told_of_who_came(read_said: Read) -> None:
    event = _event(read_said("Ghana will meet the minister of Togo, who visited Ghana last month."), "CONSULT")
    assert event.evidence[0].quote == "Ghana will meet the minister of Togo"


def test_both_sides_stay_in_what_shows_the_act(read_said: Read) -> None:
    event = _event(read_said("Ghana accused the men who had bombed a mill of working for Togo."), "ACCUSE")
    assert "Togo" in event.evidence[0].quote
