"""What is only pondered, acts of other people, losses told as "ours", and acts of long newspaper sentences."""

from collections.abc import Callable

import pytest

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.parse import load_parser
from dragoman.annotate.reading import Reading
from dragoman.annotate.telling import is_pondered

Read = Callable[[str], Reading]
Fact = tuple[str, set[str], set[str], str]


def facts(reading: Reading) -> list[Fact]:
    return [(e.type, set(e.source), set(e.target), e.status.value) for e in annotate_events(reading, RulesDecider())]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chile needs no advice on whom to invite.", "invite", True),
        ("Chile asked how to answer Peru.", "answer", True),
        ("Chile wants to invite Peru.", "invite", False),
    ],
)
def test_what_is_only_asked_is_pondered(text: str, word: str, expected: bool) -> None:
    token = next(token for token in load_parser()(text) if token.text == word)
    assert is_pondered(token) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # joined nouns share what stands before and behind them
        ("Ties soured after Chilean attacks and threats against Peru.", ("THREATEN", {"CHL"}, {"PER"}, "happened")),
        # asked in vain
        ("Despite many calls from Norway, Peru has not moved.", ("REQUEST", {"NOR"}, {"PER"}, "happened")),
        # held for what he planned; plots that were foiled
        (
            "Kenya detained a Togolese nurse with friends in Mali for planning an assault on Ghana.",
            ("ASSAULT", {"TGO"}, {"GHA"}, "planned"),
        ),
        (
            "Ghana foiled attacks that Togo had tried to carry out against Kenya.",
            ("ASSAULT", {"TGO"}, {"KEN"}, "planned"),
        ),
        # charged, with words between
        ("Peru accused Chile in May of fomenting unrest inside Bolivia.", ("COERCE", {"CHL"}, {"BOL"}, "possible")),
        ("There were accusations by the Chilean side towards Peru.", ("ACCUSE", {"CHL"}, {"PER"}, "happened")),
        # companies at work; what they give is sold
        ("Danish firms sent pumps to Ghana.", ("COOPERATE", {"DNK"}, {"GHA"}, "happened")),
        (
            "Norway made history by becoming the first state to open an embassy in Togo.",
            ("COOPERATE", {"NOR"}, {"TGO"}, "happened"),
        ),
        ("Twelve Danish companies are working on ports in Ghana.", ("COOPERATE", {"DNK"}, {"GHA"}, "ongoing")),
        (
            "Years of talks have not produced a treaty between Norway and Kenya.",
            ("COOPERATE", {"NOR", "KEN"}, {"NOR", "KEN"}, "denied"),
        ),
    ],
)
def test_acts_of_long_sentences(read_said: Read, text: str, expected: Fact) -> None:
    found = facts(read_said(text))
    assert expected in found or (expected[0] == "COOPERATE" and ("AGREE", *expected[1:]) in found)


@pytest.mark.parametrize(
    "text",
    [
        "Chile has always felt threatened and still feels threatened by Peru.",
        "The threat of Chilean missiles worries Peru.",
        "Berg, a Norwegian, spoke at length about its warm ties with Kenya.",
    ],
)
def test_no_acts(read_said: Read, text: str) -> None:
    assert facts(read_said(text)) == []


def test_two_visits_by_different_people_are_two(read_said: Read) -> None:
    told = "Norwegian minister Anna Holm visited Kenya. Norwegian minister Jonas Berg visited Kenya."
    assert facts(read_said(told)) == [("CONSULT", {"NOR"}, {"KEN"}, "happened")] * 2
