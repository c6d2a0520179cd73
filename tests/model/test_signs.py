import pytest

from dragoman.model.signs import sign_of


@pytest.mark.parametrize(
    ("good", "bad", "sign"),
    [(0, 0, "neutral"), (1, 0, "friendly"), (3, 1, "friendly"), (2, 1, "mixed"), (1, 3, "hostile"), (0, 1, "hostile")],
)
def test_a_sign_takes_three_quarters(good: int, bad: int, sign: str) -> None:
    assert sign_of(good, bad) == sign
