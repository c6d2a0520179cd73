"""Quotations in raw text: straight and curly marks, nesting, paragraphs, marks that are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.quotes import find_quotations

#: Text, the words of each quotation in order.
QUOTED = [
    ("No words of anybody here.", []),
    ('"We sail at dawn," she said.', ["We sail at dawn,"]),
    ("“We sail,” she said, “at dawn.”", ["We sail,", "at dawn."]),
    ("“He told me ‘never again’ and left,” she said.", ["He told me ‘never again’ and left,"]),
    ("„Wir segeln“, sagte sie. «Demain», dit-il.", ["Wir segeln", "Demain"]),
    ("‘We sail at dawn,’ she said of the sailors’ vote.", ["We sail at dawn,"]),
    ("The sailors' vote wasn't the captain's idea.", []),
    ("The ‘70s and the sailors’ union.", []),
    ('A board of 6" by 4" was nailed on.', []),
    ("“One.\n\n“Two,” he said.", ["One.\n\n“Two,"]),
    ("“One is left open.\n\nNobody speaks here.", ["One is left open."]),
    ('"A", "B" and "C"', ["A", "B", "C"]),
    ("''We sail,'' she said. ''It's 'ours' now.''", ["We sail,", "It's 'ours' now."]),
    ("``We sail,'' she said of ''them''.", ["We sail,", "them"]),
    ('“We sail," she said.', ["We sail,"]),
    ('"The "Southern Fleet" is no fleet. It rusts," she said.', ['The "Southern Fleet" is no fleet. It rusts,']),
]


@pytest.mark.parametrize(("text", "words"), QUOTED, ids=range(len(QUOTED)))
def test_quotations(text: str, words: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quotations(text)] == words


def test_two_apostrophes_are_one_mark() -> None:
    (found,) = find_quotations("He said ''we sail'' twice.")
    assert (found.outer_start, found.start, found.end, found.outer_end) == (8, 10, 17, 19)


def test_an_open_quotation_says_that_it_is_open() -> None:
    closed = [found.closed for found in find_quotations("“Shut,” he said. “Open")]
    assert closed == [True, False]


@given(st.text(alphabet="ab .,\n'\"“”‘’«»„", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    edges = [edge for piece in found for edge in (piece.outer_start, piece.start, piece.end, piece.outer_end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
