"""Dates of one page weighed: which is believed, and what is said of the others."""

from datetime import date

import pytest

from dragoman.model.text import DateClue
from dragoman.model.values import Window
from dragoman.read.weigh import Bounds, upper_bound, weigh


def clue(where: str, prefix: str, kind: str = "published") -> DateClue:
    return DateClue(kind, where, Window.parse(prefix), prefix)


@pytest.mark.parametrize(
    ("clues", "bounds", "prefix"),
    [
        ([clue("meta date", "2019-05-02")], Bounds(), "2019-05-02"),
        # Metadata goes before the address, two statements before one.
        ([clue("address", "2019-05"), clue("meta date", "2019-05-02")], Bounds(), "2019-05-02"),
        ([clue("meta date", "2019-09-01"), clue("text byline", "2019-05-02"), clue("address", "2019-05-02")],
         Bounds(), "2019-05-02"),
        # A new page design's date, long after the day that the report's own words state.
        ([clue("JSON-LD datePublished", "2016-08-24"), clue("text dateline", "2010-03-10")], Bounds(), "2010-03-10"),
        # Long after readers commented; after the day of the copy.
        ([clue("meta date", "2016-08-24")], Bounds(ceiling=date(2010, 3, 10)), None),
        ([clue("meta date", "2019-05-20")], Bounds(fetched=date(2019, 5, 10)), None),
        # A guess that the text's own past contradicts, or that is the very day of the copy.
        ([clue("htmldate", "2019-05-02")], Bounds(floor=date(2020, 1, 1)), None),
        # A day of which the report's sentences speak; a day outside the month of the address; the day of a change.
        ([clue("htmldate", "2019-05-02")], Bounds(told=frozenset({date(2019, 5, 2)})), None),
        ([clue("htmldate", "2019-04-01"), clue("address", "2019-05")], Bounds(), "2019-05"),
        # The address was made on the first day; a stamp in world time is of the day after.
        ([clue("JSON-LD datePublished", "2019-06-17"), clue("address", "2017-07-12")], Bounds(), "2017-07-12"),
        ([clue("meta date", "2014-06-30"), clue("address", "2014-06-29"), clue("time element", "2014-06-29")],
         Bounds(), "2014-06-29"),
        # A change that the page shows dates the text as it stands, unless readers wrote before it; metadata do not.
        ([clue("page line", "2020-03-03", "changed")], Bounds(), "2020-03-03"),
        ([clue("page line", "2020-03-03", "changed"), clue("htmldate", "2020-03-03")], Bounds(), "2020-03-03"),
        ([clue("page line", "2020-03-03", "changed")], Bounds(ceiling=date(2020, 2, 1)), None),
        ([clue("meta lastmod", "2020-03-03", "changed")], Bounds(), None),
        ([clue("htmldate", "2023-08-24")], Bounds(fetched=date(2023, 8, 24)), None),
        ([clue("JSON-LD datePublished", "2023-08-24")], Bounds(fetched=date(2023, 8, 24)), "2023-08-24"),
        ([], Bounds(), None),
    ],
)  # fmt: skip
def test_one_is_believed(clues: list[DateClue], bounds: Bounds, prefix: str | None) -> None:
    window = weigh(clues, bounds)
    assert window.prefix == prefix if prefix else not window


def test_what_contradicts_is_named() -> None:
    window = weigh([clue("meta date", "2016-08-24"), clue("text dateline", "2010-03-10")], Bounds())
    assert window.basis == "stated: text dateline '2010-03-10'; meta date '2016-08-24' contradicts it"
    refused = weigh([clue("meta date", "2016-08-24")], Bounds(ceiling=date(2010, 3, 10)))
    assert "meta date '2016-08-24' contradicts it" in refused.basis


def test_days_of_two_time_zones_are_one() -> None:
    assert (
        "contradicts" not in weigh([clue("meta date", "2019-05-02"), clue("text byline", "2019-05-03")], Bounds()).basis
    )


def test_changes_and_copies_bound_from_above() -> None:
    assert upper_bound([clue("WARC-Date", "2023-08-24", "fetched"), clue("meta lastmod", "2020-01-01", "changed")]) == (
        date(2020, 1, 1),
        "meta lastmod",
    )
    assert upper_bound([clue("meta date", "2019-05-02")]) is None


def test_a_change_is_told_as_one() -> None:
    window = weigh([clue("page line", "2020-03-03", "changed"), clue("htmldate", "2020-03-03")], Bounds())
    assert window.basis == "stated: page line '2020-03-03', the day of its last change"
