"""Which stretches of a sentence the encoder sees as source and target."""

from collections.abc import Callable

import pytest

from dragoman.annotate.marking import marked_sentence, phrase_span
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Parties, Side

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peruvian troops shelled the port.", "Peruvian", "Peruvian troops"),
        ("Chile's army fled.", "Chile", "Chile's army"),
        ("Chile's copper is dear.", "Chile", "Chile"),
        ("It met the African Union.", "Union", "the African Union"),
    ],
)
def test_phrases_are_whole(read_said: Read, text: str, word: str, expected: str) -> None:
    reading = read_said(text)
    span = phrase_span(next(token for token in reading.doc if token.text == word))
    assert text[span.start : span.end] == expected


def _marked(reading: Reading, source: str, target: str) -> tuple[str, str] | None:
    tokens = {token.text: token for token in reading.doc}
    parties = Parties(Side(("PER",), (tokens[source],)), Side(("CHL",), (tokens[target],)))
    case = marked_sentence(reading, tokens["met"], parties)
    if case is None:
        return None
    return tuple(case.sentence[span.start : span.end] for span in (case.source, case.target))  # type: ignore[return-value]


def test_offsets_count_from_the_sentence(read_said: Read) -> None:
    reading = read_said("It rained all day. Peru met the Chilean envoy.")
    assert _marked(reading, "Peru", "Chilean") == ("Peru", "the Chilean envoy")


def test_a_side_named_elsewhere_cannot_be_marked(read_said: Read) -> None:
    reading = read_said("Chile thought it over. Peru met the envoy.")
    assert _marked(reading, "Peru", "Chile") is None
