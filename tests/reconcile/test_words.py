"""Words as they are compared."""

import pytest

from dragoman.reconcile.words import content_stems, fold, stem, words_of


@pytest.mark.parametrize(
    "words",
    [
        ("open", "opens", "opened", "opening", "reopened"),
        ("visit", "visited", "visits", "trip", "tour", "came"),
        ("embassy", "embassies"),
        ("plan", "planned", "planning"),
        ("border", "frontier", "borders"),
        ("kill", "killed", "killing", "dead"),
        ("break", "broke", "broken"),
        ("trade", "trading", "trades"),
    ],
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_different_words_keep_different_stems() -> None:
    words = ("open", "close", "visit", "embassy", "trade", "border", "kill", "wound")
    assert len({stem(word) for word in words}) == len(words)


def test_quote_marks_dashes_accents_and_case_are_folded() -> None:
    one = [word.text for word in words_of("“Félix’s BRIDGE” – 2,219 km")]
    other = [word.text for word in words_of('"Felix\'s bridge" -- 2,219  km')]
    assert one == other == ["felix", "s", "bridge", "2,219", "km"]


def test_words_know_where_they_stand() -> None:
    text = "In Qırmızı, today"
    assert [text[word.start : word.end] for word in words_of(text)] == ["In", "Qırmızı", "today"]
    assert fold("Qırmızı") == "qirmizi"


def test_content_leaves_out_what_says_nothing() -> None:
    assert content_stems("On Monday the two ministers said that 14 lorries had crossed") == {
        stem("minister"),
        stem("lorry"),
        stem("cross"),
    }
