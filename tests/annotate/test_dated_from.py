"""The days of an act that are told by another: the fixture's report is of Wednesday, 16 June 2021."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.annotate.dated_from import after_of, when_of
from dragoman.annotate.reading import Reading
from dragoman.model.values import Window

Read = Callable[[str], Reading]
DAY = Window(date(2021, 6, 15), date(2021, 6, 15))


def days(window: Window) -> str:
    return f"{window.earliest or ''}..{window.latest or ''}"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It has been shut since May 2020, when Peru sent an envoy.", "sent", "2020-05-01..2020-05-31"),
        ("It was shut in Lima, when Peru sent an envoy.", "sent", ".."),
        ("When Peru sent an envoy, it was May 2020.", "sent", ".."),
        ("Peru sent an envoy.", "sent", ".."),
    ],
)
def test_when_of(read_said: Read, text: str, word: str, expected: str) -> None:
    reading = read_said(text)
    assert days(when_of(reading, next(t for t in reading.doc if t.lower_ == word))) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The move came a day after Peru shut the port.", "shut", "2021-06-14..2021-06-14"),
        ("The speech came two weeks after an attack on Peru.", "attack", "2021-05-29..2021-06-04"),
        ("The move came a month after Peru shut the port.", "shut", "2021-04-30..2021-05-30"),
        ("The move came hours after Peru shut the port.", "shut", ".."),
        ("The move came after Peru shut the port.", "shut", ".."),
        ("Peru shut the port.", "shut", ".."),
    ],
)
def test_after_of(read_said: Read, text: str, word: str, expected: str) -> None:
    reading = read_said(text)
    trigger = next(t for t in reading.doc if t.lower_ == word)
    assert days(after_of(reading, trigger, lambda verb: DAY)) == expected


def test_the_year_before_a_year_is_that_year(read_said: Read) -> None:
    reading = read_said("The move came a year after Peru shut the port.")
    trigger = next(t for t in reading.doc if t.lower_ == "shut")
    assert days(after_of(reading, trigger, lambda verb: Window.parse("1993"))) == "1992-01-01..1992-12-31"


def test_nothing_is_counted_from_what_has_no_day(read_said: Read) -> None:
    reading = read_said("The move came a day after Peru shut the port.")
    trigger = next(t for t in reading.doc if t.lower_ == "shut")
    assert not after_of(reading, trigger, lambda verb: Window())
