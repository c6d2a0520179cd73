"""The data files of the stage obey their own rules."""

import pytest

from dragoman.errors import VocabularyError
from dragoman.model.vocabulary import Row
from dragoman.read import almanac, phrases
from dragoman.read.credits import outlets


def test_every_row_can_be_read() -> None:
    assert all(phrases.phrases(kind) for kind in phrases.KINDS)
    assert len(almanac.known_events()) > 50
    assert outlets()["reuters"].is_wire


def test_the_almanac_runs_through_time() -> None:
    assert len({known.day.year for known in almanac.known_events()}) > 15


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"date": "2019-13-01", "words": "ferry", "event": "x"}, "month"),
        ({"date": "2019-01-01", "words": "ferry & ", "event": "x"}, "empty part"),
        ({"date": "2019-01-01", "words": "(ferry", "event": "x"}, "cannot be read"),
    ],
)
def test_a_broken_almanac_row_names_its_place(cells: dict[str, str], problem: str) -> None:
    with pytest.raises(VocabularyError, match=rf"almanac\.csv:3: .*{problem}"):
        almanac.read_known(Row("almanac.csv", 3, cells))


def test_a_broken_phrase_names_its_place() -> None:
    row = Row("phrases.csv", 9, {"kind": "page", "match": "any", "case": "any", "pattern": "(open"})
    with pytest.raises(VocabularyError, match=r"phrases\.csv:9: "):
        phrases.read_phrase(row)


def test_known_events_need_all_their_words() -> None:
    told = "The ceasefire came after the murder of Jamal Khashoggi in the consulate."
    assert [known.event for known in almanac.events_in(told)] == ["murder of Jamal Khashoggi"]
    assert almanac.events_in("Jamal Khashoggi wrote for a newspaper.") == []


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("annex\\w+ & crimea", (("annex",), ("crimea",))),
        ("hostages? & (us|american) embassy", (("hostage",), (" embassy",))),
        ("mo[iï]se & haiti\\w*", (("haiti",),)),
        ("mh17|flight 17", (("mh17", "flight 17"),)),
        ("fall of rome|war", ()),
        ("guai?do{1,2} & (iran (nuclear )?deal)", ()),
    ],
)
def test_a_quick_look_asks_for_letters_that_the_words_cannot_do_without(
    words: str, plain: tuple[tuple[str, ...], ...]
) -> None:
    row = Row("almanac.csv", 3, {"date": "2001-02-03", "words": words, "event": "it"})
    assert almanac.read_known(row).plain == plain
