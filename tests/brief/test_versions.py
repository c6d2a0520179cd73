import pytest

from dragoman.brief.versions import amounts_apart, later_words
from dragoman.model.values import Amount, Window

from .samples import dossier


@pytest.mark.parametrize(
    ("first", "other", "mark", "words"),
    [
        (
            Amount(40, "%", hedge="up to"),
            Amount(30, "%", hedge="estimated"),
            "↓",
            "lower by 10 points, within “up to 40 %”",
        ),
        (
            Amount(30, "%"),
            Amount(40, "%", hedge="up to"),
            "↑",
            "higher by 10 points, and “up to 40 %” takes in the first",
        ),
        (Amount(40, "%", hedge="estimated"), Amount(40, "%", hedge="up to"), "≈", "the same number, hedged otherwise"),
        (Amount(40, "%"), Amount(40, "%"), "=", "the same"),
        (Amount(200, "people"), Amount(250, "people"), "↑", "higher by 25%"),
        (Amount(100, "people", 300), Amount(150, "people"), "↓", "lower by 25%, within “100 to 300 people”"),
        (Amount(0, "people"), Amount(7, "people"), "↑", "higher by 7"),
        (Amount(5, "USD"), Amount(5, "EUR"), "≠", "in EUR, not USD"),
        (Amount(2000, "km"), Amount(1000, "miles"), "↓", "lower by 20% (as 1,609.3 km)"),
    ],
)
def test_amounts_are_held_against_the_first_by_sign_and_word(
    first: Amount, other: Amount, mark: str, words: str
) -> None:
    assert amounts_apart(first, other) == (mark, words)


@pytest.mark.parametrize(
    ("first", "other", "words"),
    [
        ("2021-05-04", "2021-05-05", "1 day later"),
        ("2021-05-04", "2021-06-05", "1 month later"),
        ("2021-05-04", "2023-05-04", "2 years later"),
        ("2021-05-04", "2021-05-04", "same days"),
        ("2021-05", "2021-05-04", "about the same time"),
    ],
)
def test_how_much_later_a_version_was_told(first: str, other: str, words: str) -> None:
    assert later_words(Window.parse(first), Window.parse(other)) == words
    assert later_words(Window(), Window.parse(other)) == ""


def test_each_origin_is_a_row_with_who_when_what_quote_and_origin() -> None:
    (difference,) = dossier().differences
    first, second = difference.rows
    assert (first.number, first.who, first.value, first.mark) == (1, "The Fjord", "12 %", "•")
    assert (second.who, second.value, second.mark) == ("Officials, in Andes Weekly", "20 %", "↑")
    assert (second.differs, second.later) == ("higher by 8 points", "3 years later")
    assert second.passage.quote == "20 percent"
    assert (second.origin, second.same_origin_as) == ("Andes Weekly", 0)
    assert first.notes
