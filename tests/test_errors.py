"""Messages: one line, whatever a document has in it."""

import pytest

from dragoman.errors import ItemError, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ferry", "a ferry"),
        ("é – 船", "é – 船"),
        ("red\x1b[31m\nline", r"red\x1b[31m\nline"),
        ("\u202eback", r"\u202eback"),
        ("half \ud800", r"half \ud800"),
    ],
)
def test_what_moves_a_cursor_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_problem_is_one_line_of_some_length_and_the_item_stays_itself() -> None:
    error = ItemError("a\nb", "breaks\x00" + "x" * 9_000, "check it")
    assert error.item == "a\nb"
    assert "\n" not in str(error)
    assert error.problem.startswith(r"breaks\x00")
    assert len(str(error)) < 500
