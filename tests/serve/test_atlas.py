import re

import pytest

from dragoman.model.gazetteer import load_gazetteer
from dragoman.serve.atlas import HEIGHT, WIDTH, load_atlas, project


@pytest.mark.parametrize(
    ("place", "drawn"),
    [
        ((0, 0), (WIDTH / 2, HEIGHT / 2)),
        ((180, 0), (WIDTH, HEIGHT / 2)),
        ((-180, 0), (0, HEIGHT / 2)),
        ((0, 90), (WIDTH / 2, 0)),
        ((0, -90), (WIDTH / 2, HEIGHT)),
    ],
)
def test_the_projection_fills_the_drawing(place: tuple[float, float], drawn: tuple[float, float]) -> None:
    assert project(*place) == pytest.approx(drawn, abs=0.2)


def test_every_shape_is_a_known_state_and_lies_in_the_drawing() -> None:
    actors = load_gazetteer().actors
    for shape in load_atlas().shapes:
        assert not shape.code or shape.code in actors, shape.name
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", shape.path)]
        assert all(-1 <= x <= WIDTH + 1 for x in numbers[::2]), shape.name
        assert all(-1 <= y <= HEIGHT + 1 for y in numbers[1::2]), shape.name


def test_no_line_runs_across_the_whole_map() -> None:
    for shape in load_atlas().shapes:
        if shape.name == "Antarctica":
            continue
        for outline in shape.path.split("M")[1:]:
            xs = [float(point.split()[0]) for point in outline.rstrip("Z").split("L")]
            steps = [abs(one - other) for one, other in zip(xs, xs[1:] + xs[:1], strict=True)]
            assert max(steps) < WIDTH / 4, shape.name


@pytest.mark.parametrize(
    ("state", "degrees"),
    [("AZE", (49.9, 40.4)), ("ARG", (-58.4, -34.6)), ("KEN", (36.8, -1.3)), ("JPN", (139.7, 35.7))],
)
def test_a_state_stands_at_its_capital(state: str, degrees: tuple[float, float]) -> None:
    seat = load_atlas().seats[state]
    assert (seat.x, seat.y) == pytest.approx(project(*degrees), abs=1)


def test_most_states_have_a_place() -> None:
    assert len(load_atlas().seats) > 190
