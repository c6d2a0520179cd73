"""When an act took place: the fixture's report is of Wednesday, 16 June 2021."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.dating import date_of, inferred_date
from dragoman.annotate.reading import Reading
from dragoman.model.claims import Status
from dragoman.model.values import Window

Read = Callable[[str], Reading]


def days(window: Window) -> str:
    return f"{window.earliest or ''}..{window.latest or ''}"


def dated(reading: Reading, word: str) -> Window:
    return date_of(reading, next(token for token in reading.doc if token.lower_ == word))


def inferred(reading: Reading, word: str, status: Status = Status.HAPPENED) -> Window:
    return inferred_date(reading, next(token for token in reading.doc if token.lower_ == word), status)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru met Chile on June 14.", "met", "2021-06-14..2021-06-14"),
        ("Peru met Chile on June 14 and signed a treaty.", "signed", "2021-06-14..2021-06-14"),
        ("Peru wrote on June 14 to demand an answer.", "demand", "2021-06-14..2021-06-14"),
        ("Peru said on June 14 that it met Chile.", "met", "2021-06-14..2021-06-14"),
        ("Peru supplied Chile until 2017.", "supplied", "..2017-12-31"),
        ("In March the house opened, when Peru met Chile.", "met", "2021-03-01..2021-03-31"),
        ("Peru met Chile for two weeks.", "met", ".."),
        ("The visit of the king, who was born in 1950, ended.", "visit", ".."),
        ("A few hours before its ship sank on June 14, Peru attacked Chile.", "attacked", "2021-06-14..2021-06-14"),
        ("It stayed shut until March 2019, when Peru met Chile.", "met", "2019-03-01..2019-03-31"),
        ("Peru opened its embassy in...2009.", "opened", "2009-01-01..2009-12-31"),
        ("Peru shelled Chile over the last several months.", "shelled", "2020-12-16..2021-06-16"),
        ("It has been ten years since Peru opened a mission.", "opened", "2010-12-15..2011-12-16"),
        # the day that the act is named by elsewhere
        ("He spoke of an attack this year. The May 3 attack hurt nobody.", "attack", "2021-05-03..2021-05-03"),
        ("He spoke of an attack this year. The May 3 visit went well.", "attack", "2021-01-01..2021-12-31"),
        ("Peru met Chile on March 20 last year.", "met", "2020-03-20..2020-03-20"),
        ("Peru won in its 1991 war with Chile.", "war", "1991-01-01..1991-12-31"),
        (
            "The remarks came a year after Peru made history by being first to open a port.",
            "open",
            "2019-12-16..2020-12-16",
        ),
        # what is asked for has its day, the asking another
        ("The council is to meet on June 18 at the request of Peru.", "request", ".."),
        ("The move came a day after Peru had expelled an envoy.", "expelled", "2021-06-15..2021-06-15"),
    ],
)
def test_date_of(read_said: Read, text: str, word: str, expected: str) -> None:
    assert days(dated(read_said(text), word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "status", "expected"),
    [
        ("Peru thanked Chile.", "thanked", Status.HAPPENED, "2021-06-12..2021-06-16"),
        ("It rained on June 14. Peru thanked Chile.", "thanked", Status.HAPPENED, "2021-06-14..2021-06-16"),
        ("Peru had thanked Chile.", "thanked", Status.HAPPENED, "..2021-06-16"),
        ("In 1990 it rained. Peru thanked Chile.", "thanked", Status.HAPPENED, "1990-01-01..1991-01-31"),
        ("Peru shelled Chile, Bolivia said.", "shelled", Status.POSSIBLE, "2021-06-12..2021-06-16"),
        ("Bolivia, which joined in 1990, thanked Chile.", "thanked", Status.HAPPENED, "2021-06-12..2021-06-16"),
        (
            "Peru blames Chile for the war, in 1990. Peru thanked Chile.",
            "thanked",
            Status.HAPPENED,
            "2021-06-12..2021-06-16",
        ),
        ("Peru will thank Chile.", "thank", Status.PLANNED, "2021-06-16.."),
        ("If it rains, Peru will thank Chile.", "thank", Status.CONDITIONAL, "2021-06-16.."),
        ("Peru would have thanked Chile.", "thanked", Status.CONDITIONAL, ".."),
        ("Peru is to leave Chile within 60 days.", "leave", Status.PLANNED, "2021-06-16..2021-08-15"),
        ("Peru is to leave Chile from midnight.", "leave", Status.PLANNED, "2021-06-16..2021-06-17"),
        ("Sales of oil by Peru are unlikely before 2023.", "sales", Status.PREDICTED, "2021-06-16..2022-12-31"),
        ("Peru may thank Chile.", "thank", Status.POSSIBLE, ".."),
        ("Peru may meet Chile before the end of July.", "meet", Status.POSSIBLE, "2021-06-16..2021-07-31"),
        ("Peru tried to seize a ship of Chile.", "seize", Status.PLANNED, "2021-06-12..2021-06-16"),
        ("Peru said it wanted to seize a ship of Chile.", "seize", Status.PLANNED, "2021-06-16.."),
        ("Peru had been shelled for weeks by Chile.", "shelled", Status.HAPPENED, "2021-04-07..2021-06-16"),
        # the present and the perfect go on with nothing
        ("In 1990 it rained. Peru accuses Chile.", "accuses", Status.HAPPENED, "2021-06-12..2021-06-16"),
        ("In 1990 it rained. Peru has thanked Chile.", "thanked", Status.HAPPENED, "..2021-06-16"),
        ("In 1990 it rained. Peru has helped Chile ever since.", "helped", Status.HAPPENED, "1990-01-01..2021-06-16"),
        ("In 1990 it rained. Peru blames Chile for the war.", "war", Status.POSSIBLE, "1990-01-01..1991-01-31"),
        # told of another time than the story's
        ("During its time as chair, Peru thanked Chile.", "thanked", Status.HAPPENED, ".."),
        ("Peru previously thanked Chile.", "thanked", Status.HAPPENED, ".."),
        # since when something holds is no day of the story
        ("It has stood since 1990. Peru thanked Chile.", "thanked", Status.HAPPENED, "2021-06-12..2021-06-16"),
    ],
)
def test_inferred_date(read_said: Read, text: str, word: str, status: Status, expected: str) -> None:
    assert days(inferred(read_said(text), word, status)) == expected


def test_nothing_is_inferred_where_publication_is_unknown(read_said: Read) -> None:
    reading = read_said("Peru thanked Chile.")
    undated = replace(reading, report=replace(reading.report, published=Window.parse("2021")))
    assert not inferred(undated, "thanked")


def test_in_a_feature_whose_day_is_only_inferred_an_undated_act_stays_undated(read_said: Read) -> None:
    reading = read_said("Peru praised Chile.")
    feature = replace(reading, report=replace(reading.report, published=Window.parse("2021-06")))
    assert days(inferred(feature, "praised")) == ".."


def test_in_a_feature_the_act_lies_between_the_last_day_of_the_story_named_and_publication(read_said: Read) -> None:
    reading = read_said('"We withdrew our envoy from Chile," Peru said of the May 3, 2021 attack.')
    feature = replace(reading, report=replace(reading.report, published=Window.parse("2021-06")))
    assert days(inferred(feature, "withdrew")) == "2021-05-03..2021-06-30"


def test_a_meeting_ahead_of_a_vague_day_is_held_in_the_middle_of_what_fits(read_said: Read) -> None:
    reading = read_said("Peru is to meet Chile.")
    feature = replace(reading, report=replace(reading.report, published=Window.parse("2021-06")))
    trigger = next(token for token in reading.doc if token.lower_ == "meet")
    assert days(inferred_date(feature, trigger, Status.PLANNED, meeting=True)) == "2021-06-01..2021-07-16"


def test_the_sequel_of_a_dated_sentence_is_dated_though_publication_is_not_known_to_the_day(read_said: Read) -> None:
    reading = read_said("In March 2017 Peru shut the port. Chile thanked Peru.")
    feature = replace(reading, report=replace(reading.report, published=Window.parse("2021-06")))
    assert days(inferred(feature, "thanked")) == "2017-03-01..2017-05-01"


def test_a_day_named_in_a_quotation_is_not_the_narrators(read_said: Read) -> None:
    reading = read_said('"We left in May 1990 and came home," the minister said. Peru thanked Chile.')
    assert days(inferred(reading, "thanked")) == "2021-06-12..2021-06-16"


def test_what_has_long_been_going_on_is_not_dated_to_the_day(read_said: Read) -> None:
    assert days(inferred(read_said("Peru has been supplying Chile."), "supplying")) == "..2021-06-16"


def test_a_recent_act_is_not_of_these_days(read_said: Read) -> None:
    assert days(inferred(read_said("Peru welcomed the recent attack on Chile."), "attack")) == ".."


def test_a_meeting_ahead_is_held_within_a_month(read_said: Read) -> None:
    reading = read_said("Peru is to meet Chile.")
    trigger = next(token for token in reading.doc if token.lower_ == "meet")
    assert days(inferred_date(reading, trigger, Status.PLANNED, meeting=True)) == "2021-06-16..2021-07-17"
    assert days(inferred_date(reading, trigger, Status.PLANNED)) == "2021-06-16.."


def test_a_day_that_names_a_thing_does_not_date_what_follows(read_said: Read) -> None:
    reading = read_said("The March 3 accord is void. Peru called on Chile to halt.")
    assert days(inferred(reading, "called")) == "2021-06-12..2021-06-16"
