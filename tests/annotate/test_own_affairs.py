"""Acts that stay at home, in sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.annotate.event_words import words_at
from dragoman.annotate.own_affairs import at_home, is_somebody
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru warned residents.", "warned", True),
        ("Peru warned Chile.", "warned", False),
        ("Peru praised Peru.", "praised", True),
        ("Peru praised its critics.", "praised", True),
    ],
)
def test_at_home(read_said: Callable[[str], Reading], text: str, word: str, expected: bool) -> None:
    reading = read_said(text)
    trigger = next(token for token in reading.doc if token.text == word)
    source = Side(("PER",), (reading.doc[0],))
    assert at_home(reading, trigger, words_at(trigger)[0], source) is expected


def test_somebody_is_described_but_nobodys(read_said: Callable[[str], Reading]) -> None:
    reading = read_said("Peru met the president. Chile met the Peruvian president.")
    ours, theirs = (token for token in reading.doc if token.text == "president")
    assert is_somebody(reading, ours)
    assert not is_somebody(reading, theirs)
