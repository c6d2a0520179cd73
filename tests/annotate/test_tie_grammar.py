"""Which nouns stand where beside a tie word, in sentences of our own."""

import pytest
from spacy.tokens import Doc, Token

from dragoman.annotate.parse import load_parser
from dragoman.annotate.tie_grammar import described, held_by, holding_verb, hung, regarding


def word(text: str, wanted: str) -> Token:
    doc: Doc = load_parser()(text)
    return next(token for token in doc if token.text == wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Chile is a rival of Norway.", "rival", ["Chile"]),
        ("Chile, a rival of Norway, left.", "rival", ["Chile"]),
        ("Chile considers Norway its enemy.", "enemy", ["Norway"]),
        ("Chile is at war with Norway.", "war", ["Chile"]),
        ("Chile is under sanctions.", "sanctions", ["Chile"]),
        ("Chile is locked in a dispute with Norway.", "dispute", ["Chile"]),
        ("Chile is hostile to Norway.", "hostile", ["Chile"]),
        ("Soldiers died in the dispute.", "dispute", []),
    ],
)
def test_described_finds_whom_a_word_is_said_of(text: str, wanted: str, expected: list[str]) -> None:
    assert [token.text for token in described(word(text, wanted))] == expected


def test_regarding_finds_who_takes_somebody_for_it() -> None:
    assert [token.text for token in regarding(word("Chile regards Norway as an enemy.", "enemy"))] == ["Chile"]


def test_held_by_finds_the_subject_of_the_verb_that_has_the_noun() -> None:
    embassy = word("Norway has operated an embassy in Quito.", "embassy")
    verb = holding_verb(embassy)
    assert verb is not None
    assert verb.text == "operated"
    assert [token.text for token in held_by(embassy)] == ["Norway"]


@pytest.mark.parametrize(
    ("text", "wanted", "preposition", "expected"),
    [
        ("The Danish ambassador to Ghana smiled.", "ambassador", "to", ["Ghana"]),
        ("The Danish ambassador here in Ghana smiled.", "ambassador", "in", ["Ghana"]),
        ("The opening of its embassy in Quito took years.", "embassy", "in", ["Quito"]),
    ],
)
def test_hung_finds_what_a_preposition_governs(text: str, wanted: str, preposition: str, expected: list[str]) -> None:
    assert [token.text for token in hung(word(text, wanted), preposition)] == expected
