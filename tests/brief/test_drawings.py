from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.brief.dossier import Entry
from dragoman.brief.network_drawing import SHOWN, draw_network
from dragoman.brief.timeline_drawing import WIDTH, draw_timeline
from dragoman.brief.wording import when_of
from dragoman.model.values import Window

from .samples import dossier

ENTRY = dossier().timeline[0]


def entry(number: int, prefix: str, quad_class: int = 1) -> Entry:
    return replace(ENTRY, number=number, when=when_of(Window.parse(prefix)), quad_class=quad_class)


PREFIXES = st.one_of(
    st.integers(1900, 2030).map(str),
    st.tuples(st.integers(1900, 2030), st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}"),
    st.tuples(st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28)).map(
        lambda p: f"{p[0]}-{p[1]:02}-{p[2]:02}"
    ),
)


@given(st.lists(st.tuples(PREFIXES, st.integers(1, 4)), min_size=1, max_size=25))
def test_no_mark_covers_another_and_none_leaves_the_drawing(acts: list[tuple[str, int]]) -> None:
    drawing = draw_timeline([entry(number, prefix, quad) for number, (prefix, quad) in enumerate(acts)])
    assert drawing is not None
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in drawing.marks:
        assert 0 <= mark.left < mark.right <= WIDTH
        assert 0 <= mark.top <= drawing.height
        assert (mark.top < drawing.axis) == (mark.entry.quad_class <= 2)
        rows.setdefault(mark.top, []).append((mark.left, mark.right))
    for marks in rows.values():
        ordered = sorted(marks)
        assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


def test_years_without_acts_are_one_gap() -> None:
    drawing = draw_timeline([entry(1, "1992-04"), entry(2, "2023-03-29")])
    assert drawing is not None
    assert [year.label for year in drawing.years] == ["1992", "", "2023"]


def test_acts_without_a_date_are_listed_not_drawn() -> None:
    undated = replace(ENTRY, when=when_of(Window()))
    assert draw_timeline([undated]) is None
    drawing = draw_timeline([ENTRY, undated])
    assert drawing is not None
    assert drawing.undated == (undated,)


@pytest.mark.parametrize(("others", "left_out"), [(1, 0), (SHOWN, 0), (SHOWN + 3, 3)])
def test_the_network_draws_the_pair_and_no_more_than_fits(others: int, left_out: int) -> None:
    found = dossier()
    edges = [replace(found.edges[0], one="Chile", other=f"State {number}") for number in range(others)]
    drawing = draw_network(found.names, edges)
    assert drawing is not None
    assert drawing.left_out == left_out
    assert [node.name for node in drawing.nodes if node.own] == ["Chile", "Norway"]
    assert len({(node.x, node.y) for node in drawing.nodes}) == len(drawing.nodes)
    assert all(0 <= node.y <= drawing.height for node in drawing.nodes)


def test_those_tied_to_both_stand_between_the_pair() -> None:
    found = dossier()
    edges = [replace(found.edges[0], one=name, other="Peru") for name in found.names]
    drawing = draw_network(found.names, edges)
    assert drawing is not None
    x = {node.name: node.x for node in drawing.nodes}
    assert x["Chile"] < x["Peru"] < x["Norway"]
    assert draw_network(found.names, []) is None
