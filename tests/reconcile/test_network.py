"""Small networks whose signs and triads are worked out by hand."""

from dataclasses import replace

import pytest

from dragoman.model.claims import Status, Tie
from dragoman.model.values import Window
from dragoman.reconcile.lineage import Lineage
from dragoman.reconcile.network import Network, Told, networks, signed_network, tie_signs, triads_of

from .samples import GAZETTEER, report, tie
from .test_series import happening

OLD = report("old", "Togo trades with Chile. Togo and Peru are rivals.", "2019-05-05")
NEW = report("new", "Togo no longer trades with Chile.", "2022-05-05")
TRADE = replace(tie(OLD, "Togo trades with Chile", "trade", "TGO", "CHL"), polarity=1)
RIVALS = replace(tie(OLD, "Togo and Peru are rivals", "rivalry", "PER", "TGO", "2018"), polarity=-1)
OVER = replace(tie(NEW, "Togo no longer trades", "trade", "TGO", "CHL"), until=Window.parse("2021"), polarity=1)

#: Togo and Chile friends, Chile and Peru friends, Togo and Peru hostile: unbalanced.
ACTS = [
    happening("1", "CONSULT", "TGO", "CHL", "2021-03-02"),
    happening("2", "AID", "CHL", "TGO", "2021-04-02", "b"),
    happening("3", "CONSULT", "CHL PER", "CHL PER", "2021-04-03"),
    happening("4", "ACCUSE", "PER", "TGO", "2021-05-03", "a b"),
    happening("5", "ASSAULT", "PER", "TGO", "2022-05-03"),
    happening("6", "ASSAULT", "PER", "TGO", "2021-06-03", realised=False),
    happening("7", "AID", "IGO:UNO", "TGO", "2021-06-03"),
]


def told(*ties: Tie) -> Told:
    return Told(ACTS, ties, Lineage(()), GAZETTEER)


def test_a_kind_of_tie_counts_once_by_the_last_report() -> None:
    again = replace(TRADE, evidence=RIVALS.evidence)
    assert tie_signs([TRADE, again, RIVALS]) == (1, 1)
    assert tie_signs([TRADE, OVER]) == (0, 0)
    assert tie_signs([replace(TRADE, status=Status.DENIED)]) == (0, 0)


def test_the_network_by_hand() -> None:
    found = signed_network(told(TRADE, RIVALS))
    edges = {(edge.one, edge.other): edge for edge in found.edges}
    assert {pair: edge.sign for pair, edge in edges.items()} == {
        ("CHL", "TGO"): "friendly",
        ("CHL", "PER"): "friendly",
        ("PER", "TGO"): "hostile",
    }
    peru = edges["PER", "TGO"]
    assert (peru.conflictual, peru.bad_ties, peru.weight, peru.origins) == (2, 1, 3, 3)
    # ACCUSE -3 and ASSAULT -9.
    assert peru.intensity == -6.0
    togo = edges["CHL", "TGO"]
    # CONSULT 2.5 and AID 10; trade beside.
    assert (togo.cooperative, togo.good_ties, togo.weight, togo.intensity) == (2, 1, 3, 6.25)


def test_the_unbalanced_triad_and_what_would_balance_it_by_hand() -> None:
    found = signed_network(told(TRADE, RIVALS))
    (triad,) = found.triads
    assert (triad.actors, triad.signs, triad.balanced) == (
        ("CHL", "PER", "TGO"),
        ("friendly", "friendly", "hostile"),
        False,
    )
    # Chile and Peru's friendship rests on one meeting, the others on three acts and ties each.
    assert [(r.one, r.other, r.to, r.weight) for r in triad.remedies] == [
        ("CHL", "PER", "hostile", 1),
        ("CHL", "TGO", "hostile", 3),
        ("PER", "TGO", "friendly", 3),
    ]
    assert found.balance == 0.0


def test_the_network_over_time_by_hand() -> None:
    years = networks(told(TRADE, RIVALS, OVER), "year")
    signs = {n.period: {(e.one, e.other): e.sign for e in n.edges} for n in years}
    assert signs == {
        "2021": {("CHL", "TGO"): "friendly", ("CHL", "PER"): "friendly", ("PER", "TGO"): "hostile"},
        "2022": {("PER", "TGO"): "hostile"},
    }
    months = networks(told(), "month")
    assert [network.period for network in months] == ["2021-03", "2021-04", "2021-05", "2022-05"]


@pytest.mark.parametrize(
    ("signs", "balanced"), [((1, 1, 1), True), ((1, -1, -1), True), ((1, 1, -1), False), ((-1, -1, -1), False)]
)
def test_balance_is_the_product_of_signs(signs: tuple[int, int, int], balanced: bool) -> None:
    pairs = (("A", "B"), ("A", "C"), ("B", "C"))
    (triad,) = triads_of({pair: (sign, 1) for pair, sign in zip(pairs, signs, strict=True)})
    assert triad.balanced is balanced
    assert len(triad.remedies) == (0 if balanced else 3)
    for remedy in triad.remedies:
        turned = {p: (-s if p == (remedy.one, remedy.other) else s, 1) for p, s in zip(pairs, signs, strict=True)}
        assert triads_of(turned)[0].balanced


def test_no_triad_has_no_balance() -> None:
    assert Network("", (), ()).balance is None
    assert triads_of({("A", "B"): (1, 1), ("B", "C"): (1, 1)}) == ()
