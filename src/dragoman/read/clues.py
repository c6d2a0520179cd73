"""What a text without a stated date still tells of its day: the dates it reports, and words that tie now to them."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.text import Zone, ZoneKind
from dragoman.model.values import Window
from dragoman.read.almanac import Known, events_in
from dragoman.read.dates import WEEKDAYS, DateMention, find_dates

#: Zones whose sentences report; a caption's dates are the picture's.
_TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.BODY})
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z])|(?=\n)|$)")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|by|until|till|due|expected|expects?|scheduled|plan(?:s|ned|ning)?|set (?:to|for)"
    r"|(?:is|are) to|to be|next|upcoming|before|could|may|might|deadline|targets?|aim(?:s|ed|ing)?|hope[sd]?|ahead of"
    r"|through|towards?|promis\w+|pledg\w+|intend\w*|want(?:s|ed)? to|vision|agenda|goals?|if|up to"
    r"|into|forecast\w*|predict\w*|years? from)\b",
    re.IGNORECASE,
)
#: "A programme for 2023-2024" may have only begun.
_PERIOD = re.compile(r"\bfor (?:the years? )?\d{4} ?[-–/] ?$")
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|has|have|did|[a-z]+ed|began|became|broke|brought|came|fell|fled|fought|found|gave|held|hit"
    r"|kept|led|left|lost|made|met|put|ran|rose|said|saw|sent|shot|shut|sold|spoke|struck|took|told|won|went|wrote)\b"
)
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_COUNT = r"(?P<count>\d{1,3}|an?|" + "|".join(_NUMBERS) + r")[ -](?P<unit>day|week|month|year)s?"
_HEDGE = r"(?:(?P<hedge>nearly|almost|just under|less than|more than|over|just over|exactly|about|around|some|just) )?"
_AGO = re.compile(rf"\b{_HEDGE}{_COUNT} ago\b", re.IGNORECASE)
_FROM_NOW = re.compile(rf"\b{_HEDGE}{_COUNT} (?:from now|hence)\b", re.IGNORECASE)
_SINCE = re.compile(rf"\b{_HEDGE}{_COUNT} (?:after|since)\b", re.IGNORECASE)
_WEEKDAY_PAST = re.compile(rf"\b(?:on|late on|early on|last) ({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:—–]|, (?:and|but|while|which|who) ")
_LONG_CLAUSE = re.compile(r"[;:—–]")
_TENS = {"thirty": 30, "forty": 40, "fifty": 50}
_SPAN = re.compile(
    rf"\b{_HEDGE}(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|thirty|forty|fifty)[ -](?P<unit>years?|decades?))\b",
    re.IGNORECASE,
)
#: A quick look for what a span ends in.
_COUNTED = re.compile(r"[yY](?i:ear)|[dD](?i:ecade)")
#: Characters from a count to the date it belongs to, the date's own among them.
_NEAR = 100
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
#: "four months" is said of three and a half to four and a half.
_SLACK = 0.5
#: Characters before a date that may still be the head of a line: "NORHAVEN, Norland, 2 May 2019".
_HEAD_OF_LINE = 30
#: Years between something dated and now that a text may count: the earliest years read are of about 1500.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A date the text says has come: the first and last of its days, and its words."""

    first: date
    last: date
    quote: str


@dataclass(frozen=True, slots=True)
class Clues:
    """What bounds a report's day, in the order of the text.

    `past` are dates that have come; `ties` windows that words such as "three years ago, in 2020" tie the
    report itself to (the basis says which), `spans` wider ones, where a number of years fits between a year
    told and now; `known` are days of the almanac told beside their month but without a year, which is done of
    the last twelve months only; `partial` are days without their year that have come, `months`
    months so named, `dateline` the day that a dateline shows without its year, `weekdays` (Monday is 0)
    those on which something has happened, `days` all of which the sentences speak, past or ahead.
    """

    past: tuple[Told, ...]
    ties: tuple[Window, ...]
    spans: tuple[Window, ...]
    known: tuple[date, ...]
    partial: tuple[DateMention, ...]
    months: tuple[DateMention, ...]
    dateline: DateMention | None
    weekdays: tuple[int, ...]
    days: frozenset[date] = frozenset()

    @property
    def floor(self) -> Told | None:
        """Of the dates that have come the latest; of two that begin together the shorter."""
        return max(self.past, key=lambda told: (told.first, -told.last.toordinal()), default=None)


def find_clues(text: str, zones: Sequence[Zone]) -> Clues:
    """The clues of a text's own sentences; comments, furniture and captions are not asked."""
    sentences = [
        (match.start(), match.end())
        for zone in zones
        if zone.kind in _TOLD
        for match in _SENTENCE.finditer(text, zone.start, zone.end)
    ]
    past: list[Told] = []
    ties: list[Window] = []
    known: list[date] = []
    told_events: list[date] = []
    yearless: list[DateMention] = []
    spoken: set[date] = set()
    # A page's furniture may be ten times as long as its report.
    events = events_in("\n".join(text[zone.start : zone.end] for zone in zones if zone.kind in _TOLD))
    for start, end in sentences:
        mentions = find_dates(text, start, end)
        told = mentions and _PAST_VERB.search(text, start, end)
        come = [mention for mention in mentions if told and not _is_ahead(text, start, end, mention)]
        past.extend(told for mention in come for told in _told(text, mention))
        # What stands before the first sentence is the report's own day.
        if told or _AHEAD.search(text, start, end):
            spoken.update(
                day for mention in mentions if (day := mention.full) and mention.start - start > _HEAD_OF_LINE
            )
        yearless.extend(mention for mention in come if not mention.year)
        ties.extend(_ties(text, start, end, mentions))
        for event in (event for event in events if event.is_told(text[start:end])):
            if not _AHEAD.search(text, start, end):
                past.append(Told(event.day, event.day, f"{event.event} ({event.day.isoformat()})"))
            ties.extend(_known_ties(text[start:end], event))
            told_events.append(event.day)
            if any(mention.month == event.day.month and not mention.year for mention in mentions):
                known.append(event.day)
    # A known event's very day may stand without its year in another sentence than the event.
    days = {(mention.month, mention.day) for mention in yearless if mention.day}
    known.extend(day for day in told_events if (day.month, day.day) in days)
    return Clues(
        past=tuple(past),
        ties=tuple(ties),
        spans=tuple(_spans(text, sentences, past)),
        known=tuple(known),
        partial=tuple(mention for mention in yearless if mention.day),
        months=tuple(mention for mention in yearless if not mention.day),
        dateline=_dateline(text, zones),
        weekdays=_weekdays(text, sentences),
        days=frozenset(spoken),
    )


def _told(text: str, mention: DateMention) -> Iterator[Told]:
    window = mention.window
    if window.earliest and window.latest:
        yield Told(window.earliest, window.latest, text[mention.start : mention.end])


def _is_ahead(text: str, start: int, end: int, mention: DateMention) -> bool:
    """True where the words around the date, in its clause, speak of what lies ahead."""
    clause = _CLAUSE if mention.day else _LONG_CLAUSE
    near = text[max(start, mention.start - 80) : mention.start]
    if (
        _AHEAD.search(clause.split(near)[-1])
        or _PERIOD.search(near)
        or re.match(r"(?:by|until|next|before) ", text[mention.start : mention.end], re.IGNORECASE)
    ):
        return True
    after = text[mention.end : min(end, mention.end + 40)]
    named = re.match(r"['’]?s? (?:deadline|target|goals?|agenda|if)\b|\W+(?:will|is|are) ", after)
    return bool(named or _FROM_NOW.search(after))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.lower() in _TENS:
        return _TENS[word.lower()]
    return 1 if word.lower() in ("a", "an") else _NUMBERS.index(word.lower()) + 1


def _ties(text: str, start: int, end: int, mentions: list[DateMention]) -> Iterator[Window]:
    """Windows for "N units ago" or "from now" right beside a date of the calendar."""
    if not mentions:
        return
    starts = [mention.start for mention in mentions]
    for pattern, sign in ((_AGO, 1), (_FROM_NOW, -1)):
        for match in pattern.finditer(text, start, end):
            # Only those near it: a line may hold thousands of both.
            near = slice(bisect_left(starts, match.start() - _NEAR), bisect_left(starts, match.end() + _NEAR))
            for mention in mentions[near]:
                between = (
                    text[match.end() : mention.start]
                    if mention.start >= match.end()
                    else text[mention.end : match.start()]
                )
                if mention.window and len(between) <= 30 and not re.search(r"[.;()]", between):
                    quote = text[min(match.start(), mention.start) : max(match.end(), mention.end)]
                    yield _shift(mention.window, match, sign, quote)


def _shift(window: Window, match: re.Match[str], sign: int, quote: str) -> Window:
    """The window moved by the count, widened by half a unit, or by a whole one on the side that a hedge points to.

    A date that is no finer than the unit, "four months ago, in March", is moved as it stands.
    """
    unit, count = match["unit"].lower(), sign * _number(match["count"])
    hedge = (match["hedge"] or "").lower()
    low, high = -_SLACK, _SLACK
    if window.days and window.days > _DAYS[unit] - 3:
        low, high = 0.0, 0.0
    elif hedge in ("nearly", "almost", "just under", "less than"):
        low, high = -1.0, 0.0
    elif hedge in ("more than", "over", "just over"):
        low, high = 0.0, 1.0
    slack = [timedelta(days=round(part * _DAYS[unit])) for part in (low, high)]
    return Window(
        _move(window.earliest or date.min, count, unit) + slack[0],
        _move(window.latest or date.max, count, unit) + slack[1],
        quote,
    )


def _move(day: date, count: int, unit: str) -> date:
    """The day so many units of the calendar later; a month's last day becomes a month's last day."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * int(_DAYS[unit]))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    last = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))


def _spans(text: str, sentences: list[tuple[int, int]], past: Sequence[Told]) -> Iterator[Window]:
    """Windows two or more of which agree: a year told plus a number of years that the text counts, five at least."""
    floor = max((told.first.year for told in past), default=0)
    years = sorted({told.first.year for told in past})
    seen: set[tuple[int, int]] = set()
    counted = [bounds for bounds in sentences if years and _COUNTED.search(text, *bounds)]
    for start, end in counted:
        for match in _SPAN.finditer(text, start, end):
            count = _number(match["count"]) * (10 if match["unit"].lower().startswith("decade") else 1)
            # Round numbers are rounded: thirty is said of twenty-eight to thirty-two.
            slack = 2 if count % 10 == 0 else 1
            for year in years:
                if 5 <= count <= _LONGEST and floor <= year + count and (year, count) not in seen:
                    seen.add((year, count))
                    first = date(max(year + count - slack, floor), 1, 1)
                    yield Window(first, date(year + count + slack, 12, 31), f"{match[0]} and {year}")


def _known_ties(sentence: str, event: Known) -> Iterator[Window]:
    """Windows for "four months after" an event that the almanac knows, all its words behind these.

    Days are left out: what came two days after an event is told as part of its story.
    """
    for match in _SINCE.finditer(sentence):
        if match["unit"].lower() != "day" and event.is_told(sentence[match.end() :]):
            yield _shift(Window(event.day, event.day), match, 1, f"{match[0]} {event.event} ({event.day.isoformat()})")


def _dateline(text: str, zones: Sequence[Zone]) -> DateMention | None:
    mentions = (
        mention
        for zone in zones
        if zone.kind is ZoneKind.DATELINE
        for mention in find_dates(text, zone.start, zone.end)
        if mention.day and not mention.year
    )
    return next(mentions, None)


def _weekdays(text: str, sentences: list[tuple[int, int]]) -> tuple[int, ...]:
    """Weekdays on which something has happened, as the text's sentences in the past say."""
    found: list[int] = []
    for start, end in sentences:
        if _PAST_VERB.search(text, start, end):
            for match in _WEEKDAY_PAST.finditer(text, start, end):
                if not _AHEAD.search(text[max(start, match.start() - 50) : match.start()]):
                    found.append(WEEKDAYS.index(match[1].lower()))
    return tuple(dict.fromkeys(found))
