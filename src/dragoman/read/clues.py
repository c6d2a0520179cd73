"""What a text without a stated date still tells of its day: the dates it reports, and words that tie now to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.text import Zone, ZoneKind
from dragoman.model.values import Window
from dragoman.read.almanac import find_known
from dragoman.read.dates import WEEKDAYS, DateMention, find_dates

#: Zones whose sentences report; a caption's dates are the picture's.
_TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.BODY})
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|(?=\n)|$)")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|by|until|till|due|expected|expects?|scheduled|plan(?:s|ned|ning)?|set (?:to|for)|(?:is|are) to"
    r"|to be|next|upcoming|before|could|may|might|deadline|targets?|aim(?:s|ed|ing)?|hope[sd]?|ahead of|through|towards?"
    r"|promis\w+|pledg\w+|intend\w*|want(?:s|ed)? to|vision|agenda|goals?|if|up to|into|forecast\w*|predict\w*)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|has|have|did|[a-z]+ed|began|became|broke|brought|came|fell|fled|fought|found|gave|held|hit"
    r"|kept|led|left|lost|made|met|put|ran|rose|said|saw|sent|shot|shut|sold|spoke|struck|took|told|won|went|wrote)\b"
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_COUNT = r"(?P<count>\d{1,3}|an?|" + "|".join(_NUMBERS) + r")[ -](?P<unit>day|week|month|year)s?"
_HEDGE = r"(?:(?P<hedge>nearly|almost|just under|less than|more than|over|just over|exactly|about|around|some|just) )?"
_AGO = re.compile(rf"\b{_HEDGE}{_COUNT} ago\b", re.IGNORECASE)
_FROM_NOW = re.compile(rf"\b{_HEDGE}{_COUNT} (?:from now|hence)\b", re.IGNORECASE)
_SINCE = re.compile(rf"\b{_HEDGE}{_COUNT} (?:after|since)\b", re.IGNORECASE)
_WEEKDAY_PAST = re.compile(rf"\b(?:on|late on|early on|last) ({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
#: "four months" is said of three and a half to four and a half.
_SLACK = 0.5


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
    report itself to (the basis says which); `partial` are days without their year that have come, `months`
    months so named, `dateline` the day that a dateline shows without its year, `weekdays` (Monday is 0)
    those on which something has happened.
    """

    past: tuple[Told, ...]
    ties: tuple[Window, ...]
    partial: tuple[DateMention, ...]
    months: tuple[DateMention, ...]
    dateline: DateMention | None
    weekdays: tuple[int, ...]

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
    partial: list[DateMention] = []
    months: list[DateMention] = []
    for start, end in sentences:
        sentence = text[start:end]
        mentions = find_dates(text, start, end)
        ties.extend(_ties(text, start, end, mentions))
        for mention in mentions:
            if not _has_come(text, start, end, mention):
                continue
            window = mention.window
            if window.earliest and window.latest:
                past.append(Told(window.earliest, window.latest, text[mention.start : mention.end]))
            elif mention.day:
                partial.append(mention)
            elif mention.month:
                months.append(mention)
        for known in find_known(sentence):
            if not _AHEAD.search(sentence):
                past.append(Told(known.day, known.day, f"{known.event} ({known.day.isoformat()})"))
            ties.extend(_known_ties(sentence, known.day, known.event))
    return Clues(
        tuple(past), tuple(ties), tuple(partial), tuple(months), _dateline(text, zones), _weekdays(text, sentences)
    )


def _has_come(text: str, start: int, end: int, mention: DateMention) -> bool:
    """True where the words around the date speak of the past, and none in its clause of what lies ahead."""
    before = re.split(r"[;:—–]|, (?:and|but|while|which|who) ", text[start : mention.start])[-1][-70:]
    if _AHEAD.search(before) or _AHEAD.search(text[mention.start : mention.end]):
        return False
    after = text[mention.end : min(end, mention.end + 40)]
    if re.match(r"['’]?s? (?:deadline|target|goals?|agenda)\b|\W+(?:will|is|are) ", after):
        return False
    return _PAST_VERB.search(text, start, end) is not None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word.lower() in ("a", "an") else _NUMBERS.index(word.lower()) + 1


def _ties(text: str, start: int, end: int, mentions: list[DateMention]) -> Iterator[Window]:
    """Windows for "N units ago" or "from now" right beside a date of the calendar."""
    for pattern, sign in ((_AGO, 1), (_FROM_NOW, -1)):
        for match in pattern.finditer(text, start, end):
            for mention in mentions:
                between = text[match.end() : mention.start] if mention.start >= match.end() else text[mention.end : match.start()]
                if mention.window and len(between) <= 30 and not re.search(r"[.;()]", between):
                    quote = text[min(match.start(), mention.start) : max(match.end(), mention.end)]
                    yield _shift(mention.window, match, sign, quote)


def _shift(window: Window, match: re.Match[str], sign: int, quote: str) -> Window:
    """The window moved by the count, widened by half a unit, or by a whole one on the side that a hedge points to."""
    unit = _DAYS[match["unit"].lower()]
    shift = sign * _number(match["count"]) * unit
    hedge = (match["hedge"] or "").lower()
    short = -unit if hedge in ("nearly", "almost", "just under", "less than") else -_SLACK * unit
    long = unit if hedge in ("more than", "over", "just over") else _SLACK * unit
    # What is "nearly" five is not five yet; what is "more than" five is.
    low, high = (short, 0.0) if short == -unit else (0.0, long) if long == unit else (short, long)
    if window.days and window.days > unit:
        low, high = 0.0, 0.0
    earliest = window.earliest or date.min
    latest = window.latest or date.max
    return Window(earliest + timedelta(days=round(shift + low)), latest + timedelta(days=round(shift + high)), quote)


def _known_ties(sentence: str, day: date, event: str) -> Iterator[Window]:
    """Windows for "four months after" an event that the almanac knows."""
    for pattern in (_SINCE, _AGO):
        for match in pattern.finditer(sentence):
            yield _shift(Window(day, day), match, 1, f"{match[0]} {event} ({day.isoformat()})")


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
