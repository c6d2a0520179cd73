"""Acts performed by what is said, in sentences of our own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Story
from dragoman.annotate.speech_acts import duty_words, spoken_acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Togo must leave the river," the minister said.', ("REQUEST", ("GHA",), ("TGO",))),
        ('"What Togo does is piracy and slander," the minister said.', ("ACCUSE", ("GHA",), ("TGO",))),
        ('"Togo is a country with a river," the minister said.', None),
        ('"The reckless course of Togo is a shame," the minister said.', ("ACCUSE", ("GHA",), ("TGO",))),
        # what is only spoken about is laid to nobody
        ('"We spoke with Togo about crime," the minister said.', None),
        ('"Togo is not a liar," the minister said.', None),
        ('"Ghana must rest on the seventh day," the minister said.', None),
    ],
)
def test_spoken_acts(read_said: Callable[[str], Reading], text: str, expected: object) -> None:
    reading = read_said(text)
    assert reading.statements, "the sentence must be read as a statement"
    said = tuple(replace(statement, speaker_of="GHA") for statement in reading.statements)
    found = [
        (word.type, parties.source.codes, parties.target.codes)
        for _, parties, word in spoken_acts(Story.of(replace(reading, statements=said)))
    ]
    assert found == ([expected] if expected else [])


def test_duty_words_are_read() -> None:
    assert "must" in duty_words()
