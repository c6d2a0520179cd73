"""How the vocabulary's hints and the encoder's reading settle an act's type."""

import pytest

from dragoman.annotate import deciding
from dragoman.annotate.deciding import Case, EncoderDecider, Hint, RulesDecider
from dragoman.annotate.encoder import NONE, Marked, Scores
from dragoman.model.text import Span

MARKED = Marked("Chad did something to Mali.", Span(0, 4), Span(22, 26))


def scores(**types: float) -> Scores:
    return Scores({NONE: 0.0, "ACCUSE": 0.0, "AID": 0.0, "SIGN": 0.0, "COOPERATE": 0.0, **types}, {"happened": 1.0})


class Reader:
    """An encoder that has read one thing."""

    def __init__(self, found: Scores) -> None:
        self.found = found

    def read(self, cases: list[Marked]) -> list[Scores]:
        return [self.found for _ in cases]


def decide(monkeypatch: pytest.MonkeyPatch, found: Scores, *hints: Hint) -> str | None:
    monkeypatch.setattr(deciding, "load_encoder", lambda: Reader(found))
    (decision,) = EncoderDecider().decide([Case(hints, MARKED)])
    return decision.type


def test_rules_take_the_most_particular_hint() -> None:
    hints = (Hint("AID", "send", 0), Hint("ACCUSE", "send", 2, "disapprove"))
    (decision,) = RulesDecider().decide([Case(hints)])
    assert (decision.type, decision.mode, decision.why) == ("ACCUSE", "disapprove", "word:send")


def test_rules_say_nothing_without_a_hint() -> None:
    (decision,) = RulesDecider().decide([Case((), MARKED)])
    assert decision.type is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (scores(AID=0.5, ACCUSE=0.4), "AID"),
        (scores(AID=0.001, ACCUSE=0.99), "ACCUSE"),
        (scores(NONE=0.99, AID=0.01), "AID"),
    ],
)
def test_a_hint_yields_only_to_an_encoder_that_is_sure_of_another_type(
    monkeypatch: pytest.MonkeyPatch, found: Scores, expected: str | None
) -> None:
    assert decide(monkeypatch, found, Hint("AID", "help", 0)) == expected


@pytest.mark.parametrize(("found", "expected"), [(scores(ACCUSE=0.99), "ACCUSE"), (scores(ACCUSE=0.4, NONE=0.3), None)])
def test_without_a_hint_the_encoder_must_be_sure(
    monkeypatch: pytest.MonkeyPatch, found: Scores, expected: str | None
) -> None:
    assert decide(monkeypatch, found) == expected


def test_a_word_of_one_type_is_believed_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    found = scores(AID=0.01, ACCUSE=0.98)
    assert decide(monkeypatch, found, Hint("AID", "evacuate", 0, certain=True)) == "AID"


def test_what_another_word_of_the_sentence_names_is_not_said_by_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "load_encoder", lambda: Reader(scores(AID=0.0001, ACCUSE=0.9999)))
    cases = [Case((Hint("ACCUSE", "blame", 0),), MARKED), Case((Hint("AID", "help", 0),), MARKED)]
    assert [decision.type for decision in EncoderDecider().decide(cases)] == ["ACCUSE", "AID"]


def test_signing_is_filed_under_cooperate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decide(monkeypatch, scores(SIGN=0.6, COOPERATE=0.4)) == "COOPERATE"


def test_what_is_not_marked_is_left_to_the_rules() -> None:
    (decision,) = EncoderDecider().decide([Case((Hint("AID", "help", 0),))])
    assert decision.type == "AID"
