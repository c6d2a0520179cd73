"""Whether a time lies behind or ahead, told from the parse and from the bare text."""

import pytest

from dragoman.annotate.parse import load_parser
from dragoman.annotate.tense import FUTURE, PAST, UNKNOWN, tense_in_parse, tense_in_text

CASES = [
    ("The king visited the mine on Friday.", PAST),
    ("The king has visited the mine, on Friday of all days.", PAST),
    ("The king will visit the mine on Friday.", FUTURE),
    ("The mine will be opened on Friday.", FUTURE),
    ("The king is slated to visit the mine on Friday.", FUTURE),
    ("The king is expected to leave on Friday.", FUTURE),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_with_and_without_a_parse(text: str, expected: int) -> None:
    start = text.index("Friday")
    assert tense_in_parse(load_parser()(text), start, start + 6) == expected
    assert tense_in_text(text, start, start + 6) == expected


def test_what_somebody_is_committed_to_by_a_day_lies_ahead() -> None:
    text = "The king is committed to leaving the mine by Friday."
    assert tense_in_parse(load_parser()(text), text.index("Friday"), len(text) - 1) == FUTURE


def test_without_a_parse_the_sentence_is_the_limit() -> None:
    text = "They will talk. The clash came on Friday."
    start = text.index("Friday")
    assert tense_in_text(text, start, start + 6) == PAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They could talk on Friday.", FUTURE),
        ("They could not talk on Friday.", UNKNOWN),
        ("They could have talked on Friday.", PAST),
    ],
)
def test_what_may_come(text: str, expected: int) -> None:
    start = text.index("Friday")
    assert tense_in_parse(load_parser()(text), start, start + 6) == expected
