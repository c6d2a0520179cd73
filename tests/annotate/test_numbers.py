"""Numbers in digits and in words, each case a phrase of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.numbers import find_numbers

CASES = [
    ("a crowd of 4,500 gathered", [("4,500", 4500.0)]),
    ("1.3 billion voters", [("1.3 billion", 1.3e9)]),
    ("twenty-five lorries and nine vans", [("twenty-five", 25.0), ("nine", 9.0)]),
    ("two hundred and five thousand sheep", [("two hundred and five thousand", 205000.0)]),
    ("half a million cards", [("half a million", 500000.0)]),
    ("two and a half hours", [("two and a half", 2.5)]),
    ("a dozen trawlers", [("a dozen", 12.0)]),
    ("between 20 and 30 ships", [("20", 20.0), ("30", 30.0)]),
    ("a loan of €180m", [("180m", 180e6)]),
    ("a run of 100 m", [("100", 100.0)]),
    ("some 4.5m tonnes of grain", [("4.5m", 4.5e6)]),
    ("the G7 met aboard the A320 at 14:30", []),
    ("the third ferry of the second fleet", []),
    ("law no. 1430/2019", []),
    ("the score sheet", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_numbers_with_their_worth(text: str, expected: list[tuple[str, float]]) -> None:
    found = [(text[number.start : number.end], number.value) for number in find_numbers(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tens of thousands of pilgrims", 10000.0),
        ("several hundred dockers", 200.0),
        ("dozens of letters", 24.0),
        ("billions of euros", 1e9),
    ],
)
def test_vague_numbers_are_worth_the_least_they_allow(text: str, value: float) -> None:
    (number,) = find_numbers(text)
    assert number.vague
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "percent"),
    [("a third of the harbour", 33.3), ("two-thirds", 66.7), ("half of the crews", 50.0), ("three quarters", 75.0)],
)
def test_parts_of_a_whole_are_percentages(text: str, percent: float) -> None:
    (number,) = find_numbers(text)
    assert number.share
    assert number.value == percent


@pytest.mark.parametrize("text", ["the first half of the season", "a third country", "her half-sister"])
def test_what_looks_like_a_part_and_is_none(text: str) -> None:
    assert not find_numbers(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_written_with_thousands_separators_and_read_back(value: int) -> None:
    (number,) = find_numbers(f"exactly {value:,} of them")
    assert number.value == value
