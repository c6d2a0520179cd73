"""Windows and amounts parse, compare and show themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import IntegrityError
from dragoman.model.values import Amount, Window


@pytest.mark.parametrize(
    ("prefix", "earliest", "latest"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-03-29", date(2023, 3, 29), date(2023, 3, 29)),
    ],
)
def test_a_prefix_is_its_window(prefix: str, earliest: date, latest: date) -> None:
    window = Window.parse(prefix)
    assert (window.earliest, window.latest, window.prefix) == (earliest, latest, prefix)


@pytest.mark.parametrize("text", ["", "23", "2023-13", "2023-02-30", "March", "2023-3-1", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(IntegrityError, match="date"):
        Window.parse(text)


@given(st.dates())
def test_any_day_survives_the_trip_through_its_prefix(day: date) -> None:
    prefix = Window(day, day).prefix
    assert prefix is not None
    assert Window.parse(prefix) == Window(day, day)


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        (Window(), "undated"),
        (Window.parse("2023"), "2023"),
        (Window.parse("2023-03"), "March 2023"),
        (Window.parse("2023-03-09"), "9 March 2023"),
        (Window(date(2023, 3, 1), date(2023, 3, 15)), "1 March 2023 to 15 March 2023"),
        (Window(None, date(2023, 3, 15)), "by 15 March 2023"),
        (Window(date(2023, 3, 15), None), "from 15 March 2023"),
    ],
)
def test_a_window_shows_itself(window: Window, shown: str) -> None:
    assert window.show() == shown


@pytest.mark.parametrize(
    ("left", "right", "overlap"),
    [("2023", "2023-03", True), ("2022", "2023", False), ("2023-03-29", "2023-03-29", True)],
)
def test_windows_overlap(left: str, right: str, overlap: bool) -> None:
    assert Window.parse(left).overlaps(Window.parse(right)) is overlap


def test_an_open_end_reaches_everywhere() -> None:
    assert Window(date(2020, 1, 1), None).overlaps(Window.parse("2031"))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Amount(40, "%", hedge="up to"), "up to 40 %"),
        (Amount(25000, "people", high=30000), "25,000 to 30,000 people"),
        (Amount(33.3, "%", hedge="about"), "about 33.3 %"),
    ],
)
def test_an_amount_shows_itself(amount: Amount, shown: str) -> None:
    assert amount.show() == shown


def test_amounts_that_cannot_be_are_refused() -> None:
    with pytest.raises(IntegrityError, match="backwards"):
        Amount(30, "%", high=20)
    with pytest.raises(IntegrityError, match="hedge"):
        Amount(30, "%", hedge="roughly")


@pytest.mark.parametrize(
    ("window", "middle"),
    [
        (Window(date(2023, 3, 1), date(2023, 3, 31)), date(2023, 3, 16)),
        (Window(None, date(2023, 3, 31)), date(2023, 3, 31)),
        (Window(), None),
    ],
)
def test_a_window_is_ordered_by_its_middle(window: Window, middle: date | None) -> None:
    assert window.middle == middle
