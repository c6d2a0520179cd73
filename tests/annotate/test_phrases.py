"""Phrases of a vocabulary in tokens: longest first, by form or lemma."""

from dragoman.annotate.parse import load_parser
from dragoman.annotate.phrases import PhraseIndex

INDEX = PhraseIndex({"war": "military", "trade war": "economic", "peace talk": "diplomatic"})


def test_the_longest_phrase_uses_up_its_words() -> None:
    doc = load_parser()("The trade war and the war ended in peace talks.")
    found = [(token.text, length, meaning) for token, length, meaning in INDEX.find(doc)]
    assert found == [("trade", 2, "economic"), ("war", 1, "military"), ("peace", 2, "diplomatic")]


def test_a_phrase_ends_with_the_text() -> None:
    assert not list(INDEX.find(load_parser()("They liked trade")))
