"""The rules' choice among the vocabulary's hints."""

import pytest

from dragoman.annotate.deciding import Case, Hint, RulesDecider
from dragoman.model.text import Span


@pytest.mark.parametrize(
    ("hints", "expected", "score"),
    [
        ((), None, 0.0),
        ((Hint("AID", "send", 0),), "AID", 1.0),
        ((Hint("AID", "send", 0), Hint("COOPERATE", "send", 2)), "COOPERATE", 0.5),
        ((Hint("AID", "send", 2), Hint("COOPERATE", "send", 2)), "AID", 0.5),
    ],
)
def test_the_most_particular_hint_wins(hints: tuple[Hint, ...], expected: str | None, score: float) -> None:
    (decision,) = RulesDecider().decide([Case("Peru sent it.", Span(0, 4), Span(10, 12), hints)])
    assert (decision.type, decision.score) == (expected, score)


def test_one_decision_a_case_in_order() -> None:
    cases = [Case("x", Span(0, 1), Span(0, 1), (Hint(type_, "w", 0),)) for type_ in ("AID", "REJECT", "AID")]
    assert [decision.type for decision in RulesDecider().decide(cases)] == ["AID", "REJECT", "AID"]
