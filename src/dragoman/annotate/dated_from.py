"""The days of an act that are told by another: "in May, when it sent an envoy", "a week after it shut the border"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.annotate.reading import Reading
from dragoman.annotate.time_calendar import shift
from dragoman.model.values import TimeExpression, Window

_VERBS = frozenset({"VERB", "AUX"})
_LENGTH = re.compile(r"P(?:T(?=\d+[HM]))?(?P<count>\d+)(?P<unit>[DWMYH])")
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_ONE = frozenset({"a", "the", "one"})
#: "Two weeks after" may be some days off, "two months after" some weeks.
_SLACK = {"H": 1, "D": 0, "W": 3, "M": 15, "Y": 183}


def when_of(reading: Reading, trigger: Token) -> Window:
    """The days of the date that the act's clause is told of: "in May, when it sent an envoy"; empty where there is
    none."""
    word = next((child for child in clause_of(trigger).children if child.lower_ == "when"), None)
    if word is None or word.i == 0:
        return Window()
    before = word.nbor(-1)
    if before.text == "," and before.i > 0:
        before = before.nbor(-1)
    time = _time_at(reading, before)
    dated = time is not None and time.timex_type in ("DATE", "TIME")
    return time.window if time is not None and dated else Window()


def after_of(reading: Reading, trigger: Token, date_above: Callable[[Token], Window]) -> Window:
    """The days of an act that something else came so long after ("comes a week after it shut the border"), counted back
    from the days of that; empty where there is no such length. `date_above` gives the days of a verb."""
    after = _after(trigger)
    if after is None or after.i == 0:
        return Window()
    length = _length_before(reading, after)
    verb = next((word for word in (trigger, *trigger.ancestors) if word.pos_ in _VERBS and word.i < after.i), None)
    anchor = date_above(verb) if length and verb is not None else Window()
    if length is None or anchor.earliest is None or anchor.latest is None:
        return Window()
    count, unit = length
    earliest, latest = _back(anchor.earliest, count, unit), _back(anchor.latest, count, unit)
    if earliest is None or latest is None:
        return Window()
    slack = timedelta(days=_SLACK[unit])
    return Window(earliest - slack, min(latest + slack, anchor.latest), "counted from what came after it")


def _back(day: date, count: int, unit: str) -> date | None:
    return day if unit == "H" else shift(day, -count, unit)


def _after(trigger: Token) -> Token | None:
    """The "after" that opens the act's clause, or that its noun hangs on."""
    marks = (child for child in clause_of(trigger).children if child.dep_ == "mark" and child.lower_ == "after")
    if trigger.pos_ in _VERBS:
        return next(marks, None)
    hung = trigger.dep_ == "pobj" and trigger.head.lower_ == "after"
    return trigger.head if hung else None


def _length_before(reading: Reading, after: Token) -> tuple[int, str] | None:
    """How long after, and the unit: of "two weeks after", "a day after"."""
    unit = after.nbor(-1)
    time = _time_at(reading, unit)
    if time is not None and (match := _LENGTH.fullmatch(time.timex_value)):
        return int(match["count"]), match["unit"]
    plain = unit.lemma_.lower() in _UNITS and unit.i > 0 and unit.nbor(-1).lower_ in _ONE
    return (1, _UNITS[unit.lemma_.lower()]) if plain else None


def _time_at(reading: Reading, token: Token) -> TimeExpression | None:
    times = reading.times_in(token.sent.start_char, token.sent.end_char)
    return next((time for time in times if time.start <= token.idx < time.end), None)


def clause_of(token: Token) -> Token:
    """The verb whose clause the token stands in; the sentence's root where there is none."""
    if token.pos_ in _VERBS:
        return token
    return next((word for word in token.ancestors if word.pos_ in _VERBS), token.sent.root)
