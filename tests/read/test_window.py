"""The publication window: what is stated, what contradicts it, what can be inferred, and why."""

import time
from datetime import date

import pytest

from dragoman.model.text import ZoneKind
from dragoman.model.values import Window
from dragoman.read import report_of_text
from dragoman.read.window import find_window, refuse_page_date
from dragoman.read.zones import zone_report

BODY = (
    "The ministers of Norland and Sudmark met in the harbour and agreed to reopen the ferry line between their"
    " capitals, officials said."
)
PAST = "The line was closed in March 2017, when the two governments quarrelled over the fish of the northern banks."


def window_of(text: str) -> Window:
    return find_window(text, zone_report(text), Window())


def show(window: Window) -> str:
    return f"{window.earliest or ''}..{window.latest or ''}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"Friday, May 3, 2019\n\n{BODY}", "2019-05-03..2019-05-03"),
        (f"NORHAVEN, 3 May, 2019 (TPS) -- {BODY}", "2019-05-03..2019-05-03"),
        (f"A ferry sails again\n\nBy Ada Holm • 3 May, 2019\n\n{BODY}", "2019-05-03..2019-05-03"),
        (f"A ferry sails again\n\nPublished 3 May 2019, 18:42\n\n{BODY}", "2019-05-03..2019-05-03"),
    ],
)
def test_a_stated_day_is_taken(text: str, days: str) -> None:
    window = window_of(text)
    assert show(window) == days
    assert window.basis.startswith("stated: ")


def test_a_given_window_goes_first() -> None:
    text = f"Friday, May 3, 2019\n\n{BODY}"
    assert find_window(text, zone_report(text), Window.parse("2020-01")).prefix == "2020-01"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # The years in which the dateline's day fell on the weekday that the text tells of.
        (f"NORHAVEN, June 14 (Reuters) - {BODY} They had met on Friday. {PAST}", "2019-06-14..2019-06-14"),
        (f"The harbour was full on Friday, June 14, and the band played. {PAST}", "2019-06-14..2019-07-14"),
        # A term of ten years fits after both years told: one phrase, one vote; a period only begun is no past.
        (
            f"NORHAVEN, June 14 (NWN) - {BODY} They met on Friday, and a smuggler of 2016 and 2017 was jailed"
            " for ten years.",
            "2019-06-14..2019-06-14",
        ),
        (f"NORHAVEN (Reuters), June 14 - {BODY} They had met on Friday. {PAST}", "2019-06-14..2019-06-14"),
        (
            f"NORHAVEN, June 14. /Norland Agency/. {BODY} On Friday they signed a plan for 2019-2021. {PAST}",
            "2019-06-14..2019-06-14",
        ),
        (
            f"NORHAVEN, June 14 (NWN) - {BODY} On Tuesday they said the line had lost half its custom since Russia"
            " invaded Ukraine in February.",
            "2022-06-14..2022-06-14",
        ),
        (f"{BODY} The quarrel ended three months ago, in February 2019.", "2019-05-01..2019-05-31"),
        (f"{BODY} The lease ends in August 2023, four months from now.", "2023-04-01..2023-04-30"),
        (f"{BODY} {PAST}", "2017-03-01.."),
        (f"{BODY} The bridge will be ready by 2031.", ".."),
        (BODY, ".."),
    ],
)
def test_what_clues_allow(text: str, days: str) -> None:
    assert show(window_of(text)) == days


def test_an_inferred_window_says_from_what() -> None:
    assert "March 2017" in window_of(f"{BODY} {PAST}").basis


def page(date_line: str, stamp: str) -> str:
    return f"{date_line}\n\nA ferry sails again\n\nBy Ada Holm\n{BODY}\n\n{PAST}\n\nComments (2)\n\n{stamp}"


STAMPS = "gull\n10 May 2019, 09:12\nNice!\n\ntern\n11 May 2019, 10:00\nSlow.\n"


def test_a_page_date_long_after_the_first_comment_is_refused() -> None:
    text = page("Monday, August 5, 2024", STAMPS)
    zones = zone_report(text)
    window = find_window(text, zones, Window())
    assert show(window) == "2019-04-26..2019-05-10"
    assert "Monday, August 5, 2024" in window.basis
    refused = refuse_page_date(text, zones, window)
    assert zones[0].kind is ZoneKind.DATELINE
    assert refused[0].kind is ZoneKind.BOILERPLATE
    assert "contradicts" in refused[0].why


def test_a_page_date_just_before_the_comments_is_kept() -> None:
    text = page("Thursday, May 9, 2019", STAMPS)
    zones = zone_report(text)
    window = find_window(text, zones, Window())
    assert window.prefix == "2019-05-09"
    assert refuse_page_date(text, zones, window) == zones


def test_counts_that_no_year_can_be_added_to_are_passed_over() -> None:
    assert window_of("The mine was opened in 2011. Salt was dug there for 900 decades.").earliest == date(2011, 1, 1)


def test_a_line_of_thousands_of_dates_takes_no_long_time() -> None:
    started = time.process_time()
    report_of_text("In 2010, two years ago " * 4_000)
    assert time.process_time() - started < 10
