"""Time expressions: value and days of each, on sentences of our own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parse import load_parser
from dragoman.annotate.times import find_times
from dragoman.model.values import TimeExpression, Window

#: A Wednesday.
PUBLISHED = Window.parse("2021-06-16")


def only(text: str, published: Window = PUBLISHED) -> TimeExpression:
    (found,) = find_times(text, published)
    return found


#: Sentence, the words that are the expression, type, value, first day, last day.
DATED = [
    ("They signed on 3 May, 2019.", "3 May, 2019", "DATE", "2019-05-03", "2019-05-03", "2019-05-03"),
    ("They signed on May 3, 2019.", "May 3, 2019", "DATE", "2019-05-03", "2019-05-03", "2019-05-03"),
    ("Filed 2019-05-03 in Riga.", "2019-05-03", "DATE", "2019-05-03", "2019-05-03", "2019-05-03"),
    ("Filed 27/01/2020 in Riga.", "27/01/2020", "DATE", "2020-01-27", "2020-01-27", "2020-01-27"),
    ("The vote fell on Jan. 27 in Oslo.", "Jan. 27", "DATE", "2021-01-27", "2021-01-27", "2021-01-27"),
    ("He resigned on November 27.", "November 27", "DATE", "2020-11-27", "2020-11-27", "2020-11-27"),
    ("He will resign on November 27.", "November 27", "DATE", "2021-11-27", "2021-11-27", "2021-11-27"),
    ("The port closed in March 2010.", "March 2010", "DATE", "2010-03", "2010-03-01", "2010-03-31"),
    ("The port closed in March.", "March", "DATE", "2021-03", "2021-03-01", "2021-03-31"),
    ("Ties froze in 1998.", "1998", "DATE", "1998", "1998-01-01", "1998-12-31"),
    ("Ties froze in the 1990s.", "the 1990s", "DATE", "199", "1990-01-01", "1999-12-31"),
    ("Ties froze in late 2019.", "late 2019", "DATE", "2019", "2019-09-01", "2019-12-31"),
    ("Ties froze in mid-2019.", "mid-2019", "DATE", "2019", "2019-05-01", "2019-08-31"),
    (
        "Arms went between 2016 and 2019.",
        "between 2016 and 2019",
        "DATE",
        "2016/2019",
        "2016-01-01",
        "2019-12-31",
    ),
    ("The 2019-20 budget rose.", "2019-20", "DATE", "2019/2020", "2019-01-01", "2020-12-31"),
    ("The envoy arrived on Monday.", "Monday", "DATE", "2021-06-14", "2021-06-14", "2021-06-14"),
    ("The envoy will arrive on Monday.", "Monday", "DATE", "2021-06-21", "2021-06-21", "2021-06-21"),
    ("The envoy arrived on Wednesday.", "Wednesday", "DATE", "2021-06-16", "2021-06-16", "2021-06-16"),
    ("The envoy arrived last Friday.", "last Friday", "DATE", "2021-06-11", "2021-06-11", "2021-06-11"),
    ("The envoy arrived yesterday.", "yesterday", "DATE", "2021-06-15", "2021-06-15", "2021-06-15"),
    ("They met last week.", "last week", "DATE", "2021-W23", "2021-06-06", "2021-06-13"),
    ("They met last month.", "last month", "DATE", "2021-05", "2021-05-01", "2021-05-31"),
    ("They meet next year.", "next year", "DATE", "2022", "2022-01-01", "2022-12-31"),
    ("They met earlier this month.", "earlier this month", "DATE", "2021-06", "2021-06-01", "2021-06-16"),
    ("They met 13 years ago.", "13 years ago", "DATE", "2008", "2008-01-01", "2008-12-31"),
    ("They met two days ago.", "two days ago", "DATE", "2021-06-14", "2021-06-14", "2021-06-14"),
    ("They met in January of last year.", "January of last year", "DATE", "2020-01", "2020-01-01", "2020-01-31"),
    ("They met last summer.", "last summer", "DATE", "2020-SU", "2020-06-01", "2020-08-31"),
    ("Sales fell in the first quarter.", "the first quarter", "DATE", "2021-Q1", "2021-01-01", "2021-03-31"),
    ("Shots fell on Monday night.", "Monday night", "TIME", "2021-06-14TNI", "2021-06-14", "2021-06-14"),
    ("Shots fell last night.", "last night", "TIME", "2021-06-15TNI", "2021-06-15", "2021-06-15"),
    ("Trade fell over the past three years.", "the past three years", "DURATION", "P3Y", "2018-06-16", "2021-06-16"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "first", "last"), DATED, ids=[f"{row[1]} in {row[0]}" for row in DATED]
)
def test_value_and_days(text: str, words: str, kind: str, value: str, first: str, last: str) -> None:
    time = only(text)
    assert text[time.start : time.end] == words
    assert (time.timex_type, time.timex_value) == (kind, value)
    assert (str(time.earliest), str(time.latest)) == (first, last)


#: Sentence, the words that are the expression, type and value of what names no days.
UNDATED = [
    ("They ruled for 30 years.", "30 years", "DURATION", "P30Y"),
    ("A three-year truce held.", "three-year", "DURATION", "P3Y"),
    ("They waited half an hour.", "half an hour", "DURATION", "PT30M"),
    ("They waited several weeks.", "several weeks", "DURATION", "PXW"),
    ("A decades-old feud ended.", "decades-old", "DURATION", "PXDE"),
    ("They quarrel every year.", "every year", "SET", "P1Y"),
    ("They meet every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("They met decades ago.", "decades ago", "DATE", "PAST_REF"),
    ("They quarrelled in recent years.", "recent years", "DATE", "PAST_REF"),
    ("They now agree.", "now", "DATE", "PRESENT_REF"),
    ("Troops left at 6am.", "6am", "TIME", "XXXX-XX-XXT06:00"),
    ("It fell in 586 BC.", "586 BC", "DATE", "BC0586"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), UNDATED, ids=[row[0] for row in UNDATED])
def test_value_without_days(text: str, words: str, kind: str, value: str) -> None:
    time = only(text)
    assert (text[time.start : time.end], time.timex_type, time.timex_value) == (words, kind, value)
    assert not time.window


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister, Ines May, said so.",
        "It may rain; they march on.",
        "02/03/2020",
        "He paid $2019 for it.",
        "Some 2000 troops left.",
        "One day they will agree.",
        "Resolution 1701 stands.",
        "They agreed as soon as they could.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They meet today.", "PRESENT_REF"),
        ("They met 13 years ago.", "P13Y"),
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met on November 27.", "XXXX-11-27"),
        ("They met last month.", "XXXX-XX"),
    ],
)
def test_without_a_publication_day_nothing_is_guessed(text: str, value: str) -> None:
    time = only(text, Window())
    assert time.timex_value == value
    assert not time.window


def test_days_counted_from_another_date_of_the_text() -> None:
    text = "Talks opened on 3 May 2019. Five days later they broke down."
    _, later = find_times(text, PUBLISHED)
    assert (later.timex_value, later.earliest, later.anchor) == ("2019-05-08", date(2019, 5, 8), "text")


def test_days_counted_from_an_event_name_no_days() -> None:
    time = only("Five days later they broke down.")
    assert (time.timex_type, time.timex_value, time.earliest) == ("DURATION", "P5D", None)


def test_a_time_of_day_stands_on_the_day_of_its_sentence() -> None:
    clock, _ = find_times("It struck at 3:20 p.m. on Monday.", PUBLISHED)
    assert (clock.timex_value, clock.earliest) == ("2021-06-14T15:20", date(2021, 6, 14))


def test_a_publication_window_of_some_days_widens_what_is_counted_from_it() -> None:
    window = Window(date(2021, 6, 14), date(2021, 6, 16))
    time = only("They met yesterday.", window)
    assert (time.timex_value, time.earliest, time.latest) == ("2021-06", date(2021, 6, 13), date(2021, 6, 15))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy prepares to take up his post on Friday.", "2021-06-18"),
        ("The court is due to rule on Friday.", "2021-06-18"),
        ("Ministers are meeting in Lisbon on Friday.", "2021-06-18"),
        ("Ministers met in Lisbon on Friday.", "2021-06-11"),
        ("The clash on Friday killed a guard.", "2021-06-11"),
    ],
)
def test_the_parse_tells_what_lies_ahead(text: str, day: str) -> None:
    (time,) = find_times(text, PUBLISHED, load_parser()(text))
    assert time.timex_value == day


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2049, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert only(f"Signed on {written} there.").window.same_days(Window(day, day))


@pytest.mark.parametrize(("published", "day"), [("2022-06-01", "2020-02-29"), ("2021-01-15", "2020-02-29")])
def test_a_leap_day_is_found_where_the_years_around_have_none(published: str, day: str) -> None:
    assert only("The bridge opened on 29 February.", Window.parse(published)).timex_value == day


@pytest.mark.parametrize("published", ["0001", "9999-12-31"])
def test_what_lies_off_the_calendar_is_left_out(published: str) -> None:
    text = "He came on 3 January, in March and last week, and will go next century or on 29 February."
    assert all(time.window for time in find_times(text, Window.parse(published)))


@pytest.mark.parametrize(
    ("words", "value"),
    [("That autumn", "1963-FA"), ("That same autumn", "1963-FA"), ("That year", "1963")],
)
def test_a_season_or_unit_counted_from_the_date_before(words: str, value: str) -> None:
    found = find_times(f"They landed in May 1963. {words} they left.", PUBLISHED)
    assert [time.timex_value for time in found] == ["1963-05", value]


def test_a_season_without_a_date_before_it_has_no_year() -> None:
    assert only("That autumn they left.").timex_value == "XXXX-FA"
