"""The grammar of time expressions as data: what its patterns find, and that each has a reader."""

from typing import Any

import pytest

from dragoman.annotate.time_grammar import find_patterns
from dragoman.annotate.time_meaning import Setting
from dragoman.annotate.time_values import work_out
from dragoman.errors import VocabularyError
from dragoman.model.vocabulary import read_yaml


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("on Friday, 3 May 2019, and again in June", ["day", "month"]),
        ("from 3 to 5 May", ["day_range"]),
        ("the end of last month", ["edge_of_unit"]),
        ("a year ago this week", ["ago", "shift_unit"]),
        ("In March they march; in May they may", ["month", "month"]),
        ("Theresa May and Sat Singh", []),
    ],
)
def test_the_longest_pattern_that_fits(text: str, meanings: list[str]) -> None:
    assert [found.meaning for found in find_patterns(text)] == meanings


def test_a_line_end_ends_an_expression() -> None:
    assert [found.meaning for found in find_patterns("3 May\n2019 Report")] == ["day", "year"]


def test_every_meaning_of_the_grammar_has_a_reader() -> None:
    grammar: dict[str, Any] = read_yaml("dragoman.annotate", "time_grammar.yaml")
    (found,) = find_patterns("2019")
    known = {meaning for meaning, _ in grammar["patterns"]}
    with pytest.raises(VocabularyError) as error:
        work_out(type(found)("unheard", found.words, found.parts, None, None), Setting(None, lambda: 0))
    readers = str(error.value).partition("use ")[2].split(", ")
    assert known == set(readers)
