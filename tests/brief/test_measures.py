from dataclasses import replace

from dragoman.brief.measures import triangles
from dragoman.brief.render import render
from dragoman.brief.series_drawing import draw_series, draw_signs

from .samples import dossier


def test_the_pairs_series_is_told_and_drawn() -> None:
    found = dossier()
    assert found.measures is not None
    assert (found.measures.step, found.measures.unrealised) == ("month", 0)
    # The opening of May 2021; the visit of 2024 was found in no occurrence of these findings.
    assert [(row.period, row.occurrences, row.origins, row.quads) for row in found.measures.periods] == [
        ("2021-05", 1, 1, (0, 1, 0, 0))
    ]
    drawing = draw_series(found.measures)
    assert drawing is not None
    assert [(bar.quad, bar.height) for bar in drawing.bars] == [(2, 14.0)]
    assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width for bar in drawing.bars)
    assert "Measures" in render(found, "html")


def test_signs_over_the_years_have_a_row_a_pair() -> None:
    found = dossier()
    assert found.measures is not None
    assert [(row.names, row.signs) for row in found.measures.signs] == [("Chile – Norway", (("2021", "friendly"),))]
    drawing = draw_signs(found.measures.signs)
    assert drawing is not None
    assert [cell.sign for cell in drawing.cells] == ["friendly"]
    assert draw_signs(()) is None


def test_one_actor_has_no_series() -> None:
    found = dossier("PER")
    assert found.measures is None
    assert draw_series(found.measures) is None
    assert found.triangles == ()


def test_the_pairs_triads_put_the_pair_first() -> None:
    edges = dossier().edges
    chile_peru = next(edge for edge in edges if edge.other == "Peru")
    norway_peru = replace(chile_peru, one="Norway", sign="friendly", weight=4)
    (found,) = triangles([*edges, norway_peru], ("Chile", "Norway"))
    assert found.actors == ("Chile", "Norway", "Peru")
    assert found.signs == ("friendly", "hostile", "friendly")
    assert not found.balanced
    assert found.remedies[0] == "Chile – Peru turning friendly (now on 1 acts and ties)"
