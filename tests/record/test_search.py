from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.model.text import Report
from dragoman.record import Hit, open_record

from .samples import RUN, filled, norway


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("salmon", ["salmon"]),
        ("SALMON feed", ["salmon"]),
        ("ines", ["Inés"]),
        ('"foreign minister"', ["foreign minister"]),
        ('"minister foreign"', []),
        ("salmon envoy", []),
        ("Norway", ["Norway", "Norway"]),
        ("glacier", []),
        ("salmon*", ["salmon"]),
        ("text:salmon OR", []),
        ("NEAR(salmon", []),
        ('salmon" --', ["salmon"]),
    ],
)
def test_words_are_found_with_their_place(tmp_path: Path, words: str, found: list[str]) -> None:
    with filled(tmp_path / "r.db") as record:
        hits = record.search(words)
        assert sorted(record.report(hit.report).text[hit.start : hit.end] for hit in hits) == found


def test_a_hit_has_its_snippet_and_the_claims_that_quote_the_words(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        (hit,) = record.search("salmon")
        assert (hit.report, record.claims_of(hit.claims)[0].kind) == ("norway", "statement")
        assert len(hit.claims) == 1
        assert hit.snippet in norway().text
        assert "salmon" in hit.snippet


def test_the_best_come_first_and_no_more_than_asked(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        for name, text in (("a", "tea " * 40 + "coffee"), ("b", "coffee coffee"), ("c", "coffee, coffee and tea")):
            record.add_report(Report(id=name, text=text), [], [], RUN)
        assert [hit.report for hit in record.search("coffee", limit=2)] == ["b", "c"]


@pytest.mark.parametrize("words", ["", "  ", "--", '""'])
def test_no_word_is_refused(tmp_path: Path, words: str) -> None:
    with filled(tmp_path / "r.db") as record, pytest.raises(UsageError, match="at least one"):
        record.search(words)


def test_odd_characters_do_not_move_a_hit(tmp_path: Path) -> None:
    text = "\U0001f1f3 a\0b \ufdd0\ufdd1 Tromsø, again Tromsø"
    with open_record(tmp_path / "r.db") as record:
        record.add_report(Report(id="odd", text=text), [], [], RUN)
        (hit,) = record.search("tromsø")
    assert (hit.start, text[hit.start : hit.end]) == (text.index("Tromsø"), "Tromsø")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_words_break_the_search(tmp_path: Path, words: str) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.add_report(norway(), [], [], RUN)
        try:
            found = record.search(words)
        except UsageError:
            return
    assert all(isinstance(hit, Hit) for hit in found)
