"""Who fills which role: passives, clauses that share a subject, relatives, participles, joined names."""

import pytest

from dragoman.annotate.frames import conjuncts, fillers, is_passive, loose_fillers
from dragoman.annotate.parse import load_parser


@pytest.mark.parametrize(
    ("text", "word", "role", "expected"),
    [
        ("Peru praised Chile.", "praised", "subj", ["Peru"]),
        ("Chile was praised by Peru.", "praised", "subj", ["Peru"]),
        ("Chile was praised by Peru.", "praised", "obj", ["Chile"]),
        ("Peru wants to praise Chile.", "praise", "subj", ["Peru"]),
        ("Peru came and praised Chile.", "praised", "subj", ["Peru"]),
        ("Peru, which praised Chile, slept.", "praised", "subj", ["Peru"]),
        ("Chile, which Peru praised, slept.", "praised", "obj", ["Chile"]),
        ("Peru accused Chile of arming rebels.", "arming", "subj", ["Chile"]),
        ("Peru replied by closing the port.", "closing", "subj", ["Peru"]),
        ("Peru was the first country to praise Chile.", "praise", "subj", ["Peru"]),
        ("Peru drew up plans to attack Chile.", "attack", "subj", ["Peru"]),
        ("Peru denied that it had plans of leaving Chile.", "leaving", "subj", ["it"]),
        ("Peru ordered the envoys on Friday to leave and recalled its own from Chile.", "recalled", "subj", ["Peru"]),
        ("Mali accused Peru of drifting towards Chile, which armed Togo.", "armed", "subj", ["Chile"]),
        ("Peru's plan to attack Chile failed.", "attack", "subj", ["Peru"]),
        (
            "In view of the row with Peru, Togo, which had left, indicated that it was tired.",
            "indicated",
            "subj",
            ["Togo"],
        ),
        ("Peru urged that Chile leave.", "urged", "comp", ["Chile"]),
        ("Peru threatened to attack Chile.", "threatened", "compobj", ["Chile"]),
        ("Peru imposed sanctions on Chile.", "imposed", "on", ["Chile"]),
        ("Peru's visit pleased Chile.", "visit", "poss", ["Peru"]),
        ("The Turkish-Armenian talks began.", "talks", "mod", ["Turkish", "Armenian"]),
        ("Chile continues to be shelled by Peru.", "shelled", "obj", ["Chile"]),
        ("Chile was given a pledge by Peru.", "given", "obj", ["Chile", "pledge"]),
        ("Peru is ready to help Chile.", "ready", "holder", ["Peru"]),
        ("Peru told Chile that it would sign.", "sign", "told", ["Chile"]),
        ("Peru has massed its tanks facing Chile.", "massed", "facing", ["Chile"]),
        ("Peru got a plea for water rights from Chile.", "plea", "from", []),
        ("Peru slept.", "slept", "nonsense", []),
        # a day is nobody who is called on
        ("Peru and Chile failed on Tuesday to agree.", "agree", "subj", ["Peru"]),
        # a subject that the parser hung on the auxiliary or on a month
        ("Peru and the Baltic states had for years warned Chile.", "warned", "subj", ["Peru"]),
        ("In September Algeria closed its airspace to Moroccan planes.", "closed", "subj", ["Algeria"]),
        ("Peru repeated a demand that Chile compensate the families.", "demand", "comp", ["Chile"]),
    ],
)
def test_fillers(text: str, word: str, role: str, expected: list[str]) -> None:
    trigger = next(token for token in load_parser()(text) if token.lower_ == word)
    assert [token.text for token in fillers(trigger, role)] == expected


def test_loose_fillers_look_further_down() -> None:
    plea = load_parser()("Peru got a plea for water rights from Chile.")[3]
    assert [token.text for token in loose_fillers(plea, "from")] == ["Chile"]
    assert loose_fillers(plea, "against") == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ship was seized.", "seized", True),
        ("The ship seized by Peru sank.", "seized", True),
        ("Peru seized the ship.", "seized", False),
        ("The ship was stopped and searched.", "searched", True),
        ("The captain stood in court, charged with theft.", "charged", True),
        ("Peru has stopped and searched the ship.", "searched", False),
    ],
)
def test_is_passive(text: str, word: str, expected: bool) -> None:
    assert is_passive(next(token for token in load_parser()(text) if token.lower_ == word)) is expected


def test_conjuncts_in_text_order() -> None:
    first = load_parser()("Peru, Chile and Ghana met.")[0]
    assert [token.text for token in conjuncts(first)] == ["Peru", "Chile", "Ghana"]
