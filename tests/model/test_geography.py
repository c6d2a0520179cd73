"""Land borders are mutual, and between states that are known."""

from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.geography import neighbours


def test_neighbours_are_mutual_and_known() -> None:
    table = neighbours()
    assert all(code in table[other] for code, others in table.items() for other in others)
    assert set(table) <= set(load_gazetteer().actors)
