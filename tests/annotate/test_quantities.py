"""Units, ranges and hedges beside numbers, on phrases of our own."""

import pytest

from dragoman.annotate.quantities import find_quantities

Expected = tuple[str, float, float | None, str, str | None]

CASES: list[tuple[str, Expected]] = [
    ("up to 40% of its grain", ("up to 40%", 40.0, None, "%", "up to")),
    ("an estimated 12 percent of exports", ("an estimated 12 percent", 12.0, None, "%", "estimated")),
    ("a 310-mile coast", ("310-mile", 310.0, None, "miles", None)),
    ("the 95 km pipeline", ("95 km", 95.0, None, "km", None)),
    ("worth $3 billion", ("$3 billion", 3e9, None, "USD", None)),
    ("roughly €180m a year", ("roughly €180m", 180e6, None, "EUR", "about")),
    ("between US$5 and $7 billion", ("between US$5 and $7 billion", 5e9, 7e9, "USD", None)),
    ("1.7 billion shekels", ("1.7 billion shekels", 1.7e9, None, "ILS", None)),
    ("16–17 per cent of trade", ("16–17 per cent", 16.0, 17.0, "%", None)),
    ("nearly 2,000 tonnes of rice", ("nearly 2,000 tonnes", 2000.0, None, "tonnes", "nearly")),
    ("for more than 30 years", ("more than 30 years", 30.0, None, "years", "more than")),
    ("it lasted about an hour", ("about an hour", 1.0, None, "hour", "about")),
    ("a 30,000-strong diaspora", ("30,000-strong", 30000.0, None, "people", None)),
    ("30-plus years", ("30-plus years", 30.0, None, "years", "more than")),
    ("billions of dollars", ("billions of dollars", 1e9, None, "USD", "more than")),
    ("at least 60 barrels", ("at least 60 barrels", 60.0, None, "barrels", "at least")),
    ("it weighs 82 pounds", ("82 pounds", 82.0, None, "pounds", None)),
    ("the past year and a half", ("year and a half", 1.5, None, "years", None)),
    ("over three-and-a-half million goats", ("over three-and-a-half million", 3.5e6, None, "", "more than")),
    ("between five and six million dollars", ("between five and six million dollars", 5e6, 6e6, "USD", None)),
    ("a week after the vote", ("a week", 1.0, None, "week", None)),
    ("a month-long strike", ("a month", 1.0, None, "month", None)),
    ("she spent a decade there", ("a decade", 10.0, None, "years", None)),
    ("three decades of peace", ("three decades", 30.0, None, "years", None)),
    ("a quake of magnitude 6.1", ("6.1", 6.1, None, "magnitude", None)),
    ("winds of 12 m/s", ("12 m/s", 12.0, None, "m/s", None)),
    ("a fee of 82 pounds", ("82 pounds", 82.0, None, "GBP", None)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_quantity_with_unit_and_hedge(text: str, expected: Expected) -> None:
    (quantity,) = find_quantities(text)
    words = text[quantity.start : quantity.end]
    assert (words, quantity.value, quantity.high, quantity.unit, quantity.hedge) == expected


def test_a_change_from_one_to_another_is_two_quantities() -> None:
    first, second = find_quantities("fell from 60 percent to 45 percent")
    assert (first.value, second.value) == (60.0, 45.0)


def test_a_range_of_counts_has_no_unit_of_its_own() -> None:
    (quantity,) = find_quantities("about 25,000-30,000 Frisians")
    assert (quantity.value, quantity.high, quantity.unit, quantity.hedge) == (25000.0, 30000.0, "", "about")
