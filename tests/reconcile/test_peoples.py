"""Peoples counted in another's state."""

import pytest

from dragoman.model.claims import Figure
from dragoman.model.values import Amount
from dragoman.reconcile.peoples import living_in, magnitude

from .samples import figure, report, setting


def _figure(text: str, words: str) -> Figure:
    return figure(report("told", text), words, Amount(3e6, "people"), "live")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Sailors fear Turkey, as roughly three million Greeks live there.", "three million Greeks", ("GRC", "TUR")),
        ("It borders Turkey, which is home to millions of Greeks.", "millions of Greeks", ("GRC", "TUR")),
        ("Some three million Greeks live in Turkey.", "three million Greeks", ("GRC", "TUR")),
        ("Turkey counted three million Greeks at sea.", "three million Greeks", None),
    ],
)
def test_the_host_is_told_by_the_words_around(text: str, words: str, found: tuple[str, str] | None) -> None:
    told = _figure(text, words)
    contexts, _ = setting(told.report)
    assert living_in(told, contexts.of(told), contexts) == found


@pytest.mark.parametrize(
    ("words", "factor"), [("tens of millions of Greeks", 10), ("thousands of Greeks", 1000), ("3,000 Greeks", 1)]
)
def test_an_indefinite_numeral_means_a_magnitude(words: str, factor: float) -> None:
    assert magnitude(_figure(f"There are {words}.", words)) == factor
