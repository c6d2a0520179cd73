import pytest

from dragoman.brief.notebook import Notebook, passage_of, sentence_span
from dragoman.model.text import Report

from .samples import OPENED, SHARE, VISIT

TEXT = "First head\nOne came. “Two went?” Three met Mr. Four.\n\nLast line"
REPORT = Report(id="r", text=TEXT)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("head", "First head"),
        ("One", "One came. "),
        ("Two", "“Two went?” "),
        ("came. “Two", "One came. “Two went?” "),
        ("Last line", "Last line"),
    ],
)
def test_a_quote_is_shown_in_its_sentence(quote: str, sentence: str) -> None:
    start = TEXT.index(quote)
    span = sentence_span(REPORT, start, start + len(quote))
    assert TEXT[span.start : span.end] == sentence


def test_a_passage_is_its_sentence_taken_apart() -> None:
    start = TEXT.index("went")
    passage = passage_of(REPORT.evidence(start, start + 4))
    assert (passage.before, passage.quote, passage.after) == ("“Two ", "went", "?”")


def test_a_long_sentence_is_cut_with_an_ellipsis() -> None:
    report = Report(id="r", text="word " * 200 + "proof " + "word " * 200)
    start = report.text.index("proof")
    passage = passage_of(report.evidence(start, start + 5))
    assert passage.before.startswith("… ")
    assert passage.after.endswith(" …")


def test_a_claim_keeps_its_number() -> None:
    notebook = Notebook()
    assert notebook.cite([OPENED, SHARE]) == (1, 2)
    assert notebook.cite([VISIT, OPENED, OPENED]) == (1, 3)
    assert notebook.claims_of([3, 1]) == [VISIT, OPENED]
    assert [note.report for note in notebook.notes()] == ["fjord", "fjord", "later"]
