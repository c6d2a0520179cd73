"""The days of an act that are told by another: "in May, when it sent an envoy", "a week after it shut the border"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from spacy.tokens import Span, Token

from dragoman.annotate.reading import Reading
from dragoman.annotate.time_calendar import shift
from dragoman.model.values import TimeExpression, Window

_VERBS = frozenset({"VERB", "AUX"})
_LENGTH = re.compile(r"P(?:T(?=\d+[HM]))?(?P<count>\d+)(?P<unit>[DWMYH])")
_ANY_LENGTH = re.compile(r"P(?P<count>X|\d{1,3})(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}
#: How many days "for days" are at most, how many weeks "for weeks"; of "for years" nothing is known.
_SEVERAL = {"D": 10, "W": 10, "M": 12, "Y": 0}
_YEAR = 364
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
    return _counted_back(anchor.earliest, anchor.latest, length, "counted from what came after it")


def since_of(reading: Reading, trigger: Token) -> Window:
    """The days of an act that has been over for a length of time ("it has been ten years since it opened a mission"),
    counted back from publication; empty where there is no such length."""
    marks = (child for child in clause_of(trigger).children if child.dep_ == "mark" and child.lower_ == "since")
    since, published = next(marks, None), reading.report.published
    length = _length_before(reading, since) if since is not None and since.i else None
    above = clause_of(trigger).head
    if length is None or above.lemma_ != "be" or published.earliest is None or published.latest is None:
        return Window()
    return _counted_back(published.earliest, published.latest, length, "counted back from publication")


def lasting_of(reading: Reading, trigger: Token) -> timedelta | None:
    """How long at most what the act's clause tells has gone on: "for three months", "for weeks"; None where it does not
    say."""
    for match, span in _own_lengths(reading, trigger, _ANY_LENGTH):
        if any(word.lower_ == "for" for word in reading.doc[max(span.start - 3, 0) : span.start]):
            count = _SEVERAL[match["unit"]] if match["count"] == "X" else int(match["count"])
            return timedelta(days=count * _DAYS[match["unit"]]) if count else None
    return None


def within_of(reading: Reading, trigger: Token) -> date | None:
    """The last day of a length of time that an act is to be done within ("is to leave within 60 days"), counted from
    publication."""
    published = reading.report.published.latest
    if published is None:
        return None
    for match, span in _own_lengths(reading, trigger, _LENGTH):
        if span[0].nbor(-1).lower_ == "within":
            return published if match["unit"] == "H" else shift(published, int(match["count"]), match["unit"])
    return None


def _own_lengths(reading: Reading, trigger: Token, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
    """The lengths of time of the act's own clause that fit the pattern, and their words; none that opens the text."""
    for time in reading.times_in(trigger.sent.start_char, trigger.sent.end_char):
        match = pattern.fullmatch(time.timex_value)
        span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
        if match and span is not None and span.start and clause_of(span[0]) in (trigger, clause_of(trigger)):
            yield match, span


def named_day(reading: Reading, trigger: Token, around: Window) -> Window:
    """The one day that the report gives elsewhere to the act the noun names ("the attack", "the Jan. 27 attack"),
    within a window where that is known; empty where it gives none or several."""
    if trigger.tag_ != "NN":
        return Window()
    days = {time.window for time in reading.times if time.window.days == 1 and _names(reading, time, trigger)}
    inside = [day for day in days if _within(day, around)]
    one = len({(day.earliest, day.latest) for day in days}) == 1 and bool(inside)
    return Window(inside[0].earliest, inside[0].latest, "named by its day") if one else Window()


def _names(reading: Reading, time: TimeExpression, noun: Token) -> bool:
    """True for the day in "the Jan. 27 attack" and "the attack of January 27", where the noun is another such one."""
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    named = span.root.head
    if named.dep_ == "prep" and named.lower_ in ("of", "on"):
        named = named.head
    definite = any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in named.children)
    return named.lemma_ == noun.lemma_ and named.tag_ == "NN" and definite and named.i != noun.i


def _within(day: Window, around: Window) -> bool:
    if day.earliest is None:
        return False
    return (around.earliest or day.earliest) <= day.earliest <= (around.latest or day.earliest)


def _counted_back(first: date, last: date, length: tuple[int, str], basis: str) -> Window:
    """So long before the days, or some days off; "the year before" a whole year is that year."""
    count, unit = length
    earliest, latest = _back(first, count, unit), _back(last, count, unit)
    if earliest is None or latest is None:
        return Window()
    slack = timedelta(days=0 if unit == "Y" and (last - first).days >= _YEAR else _SLACK[unit])
    return Window(earliest - slack, min(latest + slack, last), basis)


def _back(day: date, count: int, unit: str) -> date | None:
    return day if unit == "H" else shift(day, -count, unit)


def _after(trigger: Token) -> Token | None:
    """The "after" that opens the act's clause, or that its noun hangs on."""
    if trigger.pos_ in _VERBS:
        marks = (child for clause in _lines(trigger) for child in clause.children if child.dep_ == "mark")
        return next((mark for mark in marks if mark.lower_ == "after"), None)
    hung = trigger.dep_ == "pobj" and trigger.head.lower_ == "after"
    return trigger.head if hung else None


def _lines(trigger: Token) -> Iterator[Token]:
    """The act's clause, and those it tells more of: "it made history by becoming the first to open"."""
    clause = clause_of(trigger)
    yield clause
    while clause.tag_ in ("VB", "VBG") and clause.dep_ in ("xcomp", "pcomp", "acl", "relcl"):
        clause = clause_of(clause.head)
        yield clause


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
