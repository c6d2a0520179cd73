"""When two amounts cannot both be right."""

import pytest

from dragoman.model.values import Amount
from dragoman.reconcile.amounts import conflict, difference, measured


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Amount(428, "miles"), Amount(765, "km"), True),
        (Amount(428, "miles"), Amount(689, "km"), False),
        (Amount(40, "%", hedge="up to"), Amount(30, "%", hedge="estimated"), True),
        (Amount(40, "%", hedge="up to"), Amount(40, "%", hedge="estimated"), False),
        (Amount(25_000, "people", high=30_000), Amount(30_000, "people"), False),
        (Amount(25_000, "people", high=30_000), Amount(20_000, "people"), True),
        (Amount(21, "people"), Amount(22, "people"), True),
        (Amount(20, "people", hedge="more than"), Amount(22, "people"), False),
        (Amount(20, "people", hedge="more than"), Amount(200, "people"), True),
        (Amount(300, "USD"), Amount(400, "EUR"), False),
        (Amount(2.5e6, "people", hedge="about"), Amount(2.53e6, "people"), False),
    ],
)
def test_conflict(a: Amount, b: Amount, expected: bool) -> None:
    assert conflict(measured(a), measured(b)) is expected
    assert conflict(measured(b), measured(a)) is expected


def test_difference_is_a_share_of_the_larger() -> None:
    assert difference(measured(Amount(30, "%")), measured(Amount(40, "%"))) == pytest.approx(0.25)
    assert difference(measured(Amount(0, "%")), measured(Amount(0, "%"))) == 0
