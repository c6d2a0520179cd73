"""Dates as the press spells them."""

import pytest

from dragoman.read.dates import find_dates, has_clock, is_date_line


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on Tuesday, April 18, 2023, they", (2023, 4, 18, 1)),
        ("Norhaven, 18 April, 2023 (TPS)", (2023, 4, 18, None)),
        ("the Jan. 27 attack", (None, 1, 27, None)),
        ("after Monday, 10 February,", (None, 2, 10, 0)),
        ("2023-04-18T10:00", (2023, 4, 18, None)),
        ("closed in March 2017 and", (2017, 3, None, None)),
        ("in January, the", (None, 1, None, None)),
        ("the war of 2008", (2008, None, None, None)),
        ("APRIL 5TH, 2010", (2010, 4, 5, None)),
    ],
)
def test_find_dates(text: str, parts: tuple[int | None, ...]) -> None:
    (found,) = find_dates(text)
    assert (found.year, found.month, found.day, found.weekday) == parts


@pytest.mark.parametrize("text", ["he may 12 times", "a march of 30 miles", "$2,019 or 2019 miles", "12.2019.4"])
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("Saturday, August 24, 2019", True),
        ("Published: Thursday, February 21, 2019, 18:40", True),
        ("3 October 2024, 6.42 pm GMT", True),
        ("They met on 3 October 2024", False),
        ("October 2024", False),
    ],
)
def test_is_date_line(text: str, is_date: bool) -> None:
    assert is_date_line(text) is is_date


def test_has_clock() -> None:
    assert has_clock("at 18:40")
    assert not has_clock("3 May 2019")


def test_a_day_the_calendar_lacks_is_no_day() -> None:
    (found,) = find_dates("on 31 April 2019")
    assert not found.window
    assert found.full is None
