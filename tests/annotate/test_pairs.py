"""Which phrases of a sentence name actors, and which two of them are asked about."""

from collections.abc import Callable

import pytest

from dragoman.annotate.pairs import pairs_in, phrases_in
from dragoman.annotate.reading import Reading

Read = Callable[[str], Reading]


def words(reading: Reading, start: int, end: int) -> str:
    return reading.report.text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peruvian troops shelled the Chilean port.", ["Peruvian troops", "the Chilean port"]),
        ("Norway and Kenya signed a treaty with the African Union.", ["Norway and Kenya", "the African Union"]),
        ("It rained all day.", []),
    ],
)
def test_phrases_are_whole(read_said: Read, text: str, expected: list[str]) -> None:
    reading = read_said(text)
    (sentence,) = reading.doc.sents
    found = phrases_in(reading, sentence)
    assert [words(reading, phrase.span.start, phrase.span.end) for phrase in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru praised Chile.", {("PER", "CHL", "praised")}),
        ("Chile was praised by Peru.", {("PER", "CHL", "praised")}),
        ("Peru met Peruvian officials.", set()),
        ("Envoys talked in Ghana.", set()),
    ],
)
def test_pairs_go_from_who_acts(read_said: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    reading = read_said(text)
    (sentence,) = reading.doc.sents
    found = {(p.source.side.codes[0], p.target.side.codes[0], p.trigger.text) for p in pairs_in(reading, sentence)}
    assert found == expected
