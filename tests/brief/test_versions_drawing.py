import pytest

from dragoman.brief.dossier import VersionRow
from dragoman.brief.pieces import Passage, When
from dragoman.brief.versions_drawing import LEFT, WIDTH, draw_versions

TOLD = When("5 May 2022", "2022-05-05", "2022-05-05", "day")
Ends = tuple[float | None, float | None]


def rows(*ends: Ends) -> list[VersionRow]:
    """Rows of figures with these bounds."""
    passage = Passage("", "some", "")
    return [
        VersionRow(number, f"v{number}", "=", "", "The Fjord", TOLD, "", passage, "The Fjord", 0, (1,), low, high, "%")
        for number, (low, high) in enumerate(ends, 1)
    ]


def test_a_bound_is_an_arrow_to_its_open_end_and_never_a_dot() -> None:
    drawing = draw_versions(rows((None, 40), (30, 30), (20, None), (25, 35)))
    assert drawing is not None
    up_to, exact, at_least, between = drawing.rows
    assert (up_to.left, up_to.open_left, up_to.open_right) == (LEFT, True, False)
    assert exact.left == exact.right
    assert at_least.open_right
    assert up_to.right > between.right > exact.left > between.left > at_least.left
    assert drawing.unit == "%"


@pytest.mark.parametrize("ends", [[(1, 1), (1, 1)], [(None, None), (1, 1)], []])
def test_what_cannot_be_held_against_each_other_is_not_drawn(ends: list[Ends]) -> None:
    assert draw_versions(rows(*ends)) is None


@pytest.mark.parametrize(
    "ends", [[(0, 0), (1e9, 1e9)], [(-5, -5), (5, 5)], [(0.1, 0.1), (0.2, 0.2)], [(7, 7), (None, 7)]]
)
def test_all_stands_within_the_drawing_with_a_few_round_ticks(ends: list[Ends]) -> None:
    drawing = draw_versions(rows(*ends))
    assert drawing is not None
    assert all(0 <= x <= WIDTH for row in drawing.rows for x in (row.left, row.right))
    assert 1 <= len(drawing.ticks) <= 6
    assert all(LEFT <= tick.x <= WIDTH for tick in drawing.ticks)
