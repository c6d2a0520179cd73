import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.record.cursors import cursor_of, read_cursor

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(words, st.integers(-(2**63) + 1, 2**63 - 1))
def test_a_cursor_comes_back(word: str, number: int) -> None:
    assert read_cursor(cursor_of([word, number]), (str, int)) == [word, number]


@pytest.mark.parametrize("values", [["a"], [1, "a"], ["a", 2**63], ["\ud800", 1], ["a", True], {"a": 1}, ["a", 1, 2]])
def test_what_is_no_cursor_of_the_order_is_refused(values: object) -> None:
    import base64  # noqa: PLC0415
    import json  # noqa: PLC0415

    with pytest.raises(UsageError):
        read_cursor(base64.urlsafe_b64encode(json.dumps(values).encode()).decode(), (str, int))


@given(words)
def test_any_word_is_a_cursor_or_refused(word: str) -> None:
    try:
        read_cursor(word, (str, int))
    except UsageError as error:
        assert "cursor" in str(error)  # noqa: PT017
