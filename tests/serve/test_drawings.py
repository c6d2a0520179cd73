"""The drawn views: timeline, network, map."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman.record import PairTally, PeriodTally, TieTally
from dragoman.serve.atlas import load_atlas
from dragoman.serve.pages.map import arcs_of, view_of
from dragoman.serve.pages.network import nodes_of
from dragoman.serve.pages.timeline import HEIGHT, bars_of
from dragoman.serve.signs import edges, triads

ACTS = [
    PairTally("AZE", "ISR", "CONSULT", 6),
    PairTally("AZE", "ISR", "ACCUSE", 2),
    PairTally("AZE", "IRN", "ACCUSE", 3),
    PairTally("IRN", "ISR", "ASSAULT", 1),
    PairTally("COM:Kosovo Serbs", "XKX", "PROTEST", 9),
]
TIES = [
    TieTally("IRN", "ISR", "rivalry", -1, 2),
    TieTally("AZE", "ISR", "energy", 1, 2),
    TieTally("AZE", "ISR", "border", 0, 1),
]


def test_edges_are_signed_by_what_stands_between_states() -> None:
    found = {(edge.one, edge.other): edge for edge in edges(ACTS, TIES)}
    assert {pair: (edge.sign, edge.cooperative, edge.conflictual) for pair, edge in found.items()} == {
        ("AZE", "ISR"): ("friendly", 6, 2),
        ("AZE", "IRN"): ("hostile", 0, 3),
        ("IRN", "ISR"): ("hostile", 0, 1),
    }
    assert (found["AZE", "ISR"].good, found["IRN", "ISR"].bad) == (("energy",), ("rivalry",))


def test_two_friends_with_one_enemy_are_balanced() -> None:
    assert [(triad.actors, triad.balanced) for triad in triads(edges(ACTS, TIES))] == [(("AZE", "IRN", "ISR"), True)]


def test_bars_stack_and_stay_inside() -> None:
    tallies = [PeriodTally("2021", "AID", 1), PeriodTally("2023", "CONSULT", 3), PeriodTally("2023", "ASSAULT", 1)]
    bars = bars_of(tallies)
    assert [(bar.period, bar.quad, bar.acts) for bar in bars] == [("2021", 2, 1), ("2023", 1, 3), ("2023", 4, 1)]
    assert bars[1].y == pytest.approx(bars[2].y + bars[2].height, abs=0.2)
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in bars)


def test_every_state_of_an_edge_has_a_place_of_its_own() -> None:
    found = edges(ACTS, TIES)
    nodes = nodes_of(found)
    assert set(nodes) == {"AZE", "IRN", "ISR"}
    assert len({(node.x, node.y) for node in nodes.values()}) == 3


def test_the_map_shows_where_the_acts_are() -> None:
    atlas, found = load_atlas(), edges(ACTS, TIES)
    view = view_of(found, [], atlas, whole=False)
    left, top, width, height = map(float, view.box.split())
    assert view.scale > 1
    assert all(left <= atlas.seats[code].x <= left + width for code in ("AZE", "ISR", "IRN"))
    assert all(top <= atlas.seats[code].y <= top + height for code in ("AZE", "ISR", "IRN"))
    assert view_of(found, [], atlas, whole=True).scale == 1
    assert len(arcs_of(found, atlas)) == 3


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map", "/map?view=world"])
def test_a_drawing_has_its_twin_in_words(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert "<svg" in page.text
    assert "<table" in page.text or '<ol class="lines acts">' in page.text
    assert not re.search(r'\sstyle="|<script>|\son\w+="', page.text)


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map"])
def test_nothing_found_says_what_to_do(empty: TestClient, path: str) -> None:
    assert "Take one away, or read more reports." in empty.get(path).text


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map"])
def test_a_filter_that_means_nothing_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"actor": "Nowhereland"})
    assert answer.status_code == 400
    assert "Nowhereland" in answer.text


def test_a_bar_leads_to_its_period(client: TestClient) -> None:
    page = client.get("/timeline").text
    link = re.search(r'href="(/timeline\?[^"]*since=[^"]*)"', page)
    assert link is not None
    assert client.get(link.group(1).replace("&amp;", "&")).status_code == 200
