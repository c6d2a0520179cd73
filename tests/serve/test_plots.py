import pytest

from dragoman.model.values import Amount, Window
from dragoman.serve.lines import Line
from dragoman.serve.plots import LEFT, RIGHT, WIDTH, open_side, plots_of


def line(number: int) -> Line:
    return Line(
        id=f"figure-{number}",
        kind="figure",
        what="",
        status="happened",
        quote="",
        report="r",
        title="",
        outlet="",
        start=0,
        end=1,
        when=Window.parse("2023").prefix or "",
        published="2023",
        by="",
        standing="stands",
        quad=0,
        why="",
    )


@pytest.mark.parametrize(
    ("amount", "side"),
    [
        (Amount(40, "%", hedge="up to"), "left"),
        (Amount(40, "%", hedge="less than"), "left"),
        (Amount(40, "%", hedge="more than"), "right"),
        (Amount(40, "%", hedge="at least"), "right"),
        (Amount(40, "%", hedge="about"), ""),
        (Amount(40, "%"), ""),
        (Amount(30, "%", 40, "up to"), ""),
    ],
)
def test_a_hedge_leaves_a_side_open(amount: Amount, side: str) -> None:
    assert open_side(amount) == side


def test_up_to_forty_is_a_bound_and_never_a_point_at_forty() -> None:
    (plot,) = plots_of([(line(1), Amount(40, "%", hedge="up to")), (line(2), Amount(40, "%"))])
    bound, point = plot.points
    assert bound.open == "left"
    assert bound.reach < bound.at
    assert not point.open
    assert bound.at == point.at


def test_units_have_axes_of_their_own() -> None:
    figures = [(line(1), Amount(40, "%")), (line(2), Amount(3e9, "USD")), (line(3), Amount(30, "%"))]
    assert [(plot.unit, len(plot.points)) for plot in plots_of(figures)] == [("%", 2), ("USD", 1)]


@pytest.mark.parametrize("values", [[0], [5], [-3, 4], [1, 1e12], [0, 0], [2.5, 2.5000001], [-7, -7]], ids=str)
def test_whatever_is_counted_stands_within_the_drawing(values: list[float]) -> None:
    (plot,) = plots_of([(line(number), Amount(value, "x")) for number, value in enumerate(values)])
    assert all(LEFT <= point.at <= WIDTH - RIGHT for point in plot.points)
    assert 1 <= len(plot.ticks) <= 16


def test_a_range_is_a_bar_and_an_estimate_hollow() -> None:
    (plot,) = plots_of([(line(1), Amount(25_000, "people", 30_000, "about")), (line(2), Amount(30_000, "people"))])
    assert plot.points[0].range
    assert plot.points[0].hollow
    assert not plot.points[1].hollow
