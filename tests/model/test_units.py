"""Amounts in base units."""

import pytest

from dragoman.model.units import to_base
from dragoman.model.values import Amount


@pytest.mark.parametrize(
    ("amount", "value", "unit"),
    [
        (Amount(428, "miles"), 688.80, "km"),
        (Amount(500, "metres"), 0.5, "km"),
        (Amount(1, "barrels"), 0.158987, "cubic metres"),
        (Amount(250, "hectares"), 2.5, "square km"),
        (Amount(2, "weeks"), 14, "days"),
        (Amount(1, "hour"), 1 / 24, "days"),
        (Amount(2, "decades"), 7305, "days"),
        (Amount(1, "GW"), 1000, "MW"),
        (Amount(40, "%"), 40, "%"),
        (Amount(3e9, "USD"), 3e9, "USD"),
        (Amount(12, "ferries"), 12, "ferries"),
    ],
)
def test_amounts_of_a_kind_meet_in_one_unit(amount: Amount, value: float, unit: str) -> None:
    in_base, high, base = to_base(amount)
    assert in_base == pytest.approx(value, rel=1e-4)
    assert (high, base) == (None, unit)


def test_both_ends_of_a_range_are_converted() -> None:
    assert to_base(Amount(1, "tonnes", 2)) == (1, 2, "tonnes")
    assert to_base(Amount(10, "miles", 20))[1] == pytest.approx(32.1869, rel=1e-4)
