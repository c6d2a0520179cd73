import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.serve.questions import MANY, ONE, Question

pairs = st.lists(st.tuples(st.sampled_from((*MANY, *ONE)), st.text(min_size=1, max_size=8)), max_size=12)


@settings(max_examples=1000)
@given(pairs)
def test_an_address_means_what_it_says(said: list[tuple[str, str]]) -> None:
    question = Question.parse(said)
    assert Question.parse(question.pairs()) == question


def test_a_value_toggled_twice_is_as_before() -> None:
    question = Question.parse([("kind", "event"), ("kind", "tie")])
    assert question.toggled("kind", "event").kind == ("tie",)
    assert question.toggled("kind", "figure").toggled("kind", "figure") == question


def test_another_filter_starts_at_the_first_page() -> None:
    assert Question.parse([("after", "abc")]).toggled("kind", "tie").after == ""


@pytest.mark.parametrize(
    "pair",
    [("dyad", "AZE"), ("kind", "x"), ("status", "x"), ("since", "soon"), ("order", "x"), ("actor", "Nowhereland")],
)
def test_what_means_nothing_is_said_so(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        Question.parse([pair]).wanted()


@pytest.mark.parametrize("limit", ["0", "501", "-1", "x", "1e3", "٣", "9" * 30])
def test_a_limit_is_a_number(limit: str) -> None:
    with pytest.raises(UsageError):
        _ = Question.parse([("limit", limit)]).size
