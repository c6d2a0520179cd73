"""Shared stretches of text, found whatever the marks and spacing."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.text import Zone, ZoneKind
from dragoman.reconcile.passages import PASSAGE_WORDS, shared_passages

from .samples import report

_SHARED = "ferry crews unloaded relief parcels beside the flooded harbour while engineers repaired the damaged pier"


def test_a_shared_sentence_is_found_with_its_place_in_both() -> None:
    left = report("a", f"Rain fell. The {_SHARED}. Schools closed.")
    right = report("b", f"A busy day: the {_SHARED.upper().replace(' ', '  ')}!")
    (passage,) = shared_passages([left, right])
    assert passage.left.quote == f"The {_SHARED}"
    assert passage.right.quote.split()[0] == "the"
    assert passage.words == len(_SHARED.split()) + 1


def test_short_or_empty_phrases_are_no_passages() -> None:
    phrase = "the Minister of Foreign Affairs of the Republic of Northern Macedonia and the President of the Council"
    assert shared_passages([report("a", f"{phrase} met."), report("b", f"{phrase} dined.")]) == []
    short = " ".join(_SHARED.split()[: PASSAGE_WORDS - 1])
    assert shared_passages([report("a", f"{short} early."), report("b", f"{short} late.")]) == []


def test_boilerplate_is_not_compared() -> None:
    text = f"News of the day.\n{_SHARED}"
    split = text.index(_SHARED)
    zones = (Zone(ZoneKind.BODY, 0, split), Zone(ZoneKind.BOILERPLATE, split, len(text)))
    assert shared_passages([report("a", text, zones=zones), report("b", text, zones=zones)]) == []


def test_a_passage_in_quote_marks_is_told_apart() -> None:
    left, right = report("a", f"He said: “{_SHARED}.”"), report("b", f'"{_SHARED}," he said.')
    assert [passage.quoted for passage in shared_passages([left, right])] == [True]


@given(st.text(alphabet="abc d\n", max_size=80), st.text(alphabet="abc d\n", max_size=80))
def test_what_is_shared_reads_alike_in_both(before: str, after: str) -> None:
    left, right = report("a", f"{before}. {_SHARED}. {after}"), report("b", f"{after}. {_SHARED}. {before}")
    passages = shared_passages([left, right])
    assert any(_SHARED in passage.left.quote for passage in passages)
    assert all(
        passage.left.quote.split() == passage.right.quote.split()
        for passage in passages
        if "." not in passage.left.quote
    )
