"""Time expressions of a text, normalised as in TimeML, with the days they name."""

import re
from bisect import bisect_right
from datetime import date

from spacy.tokens import Doc

from dragoman.annotate.tense import tense_in_parse, tense_in_text
from dragoman.annotate.time_grammar import Found, find_patterns
from dragoman.annotate.time_meaning import Meaning, Setting
from dragoman.annotate.time_values import work_out
from dragoman.model.values import TimeExpression, Window

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n(?=\s{0,200}[^\sa-z])")
_NO_DAY = "XXXX-XX-XX"


def find_times(text: str, published: Window, doc: Doc | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text in order, without overlap.

    Relative ones are counted from the last day of `published`; where it has none, they have no days. Where
    `published` spans several days, an expression names all days it may mean and its value keeps what
    both ends agree on; where it is empty, relative expressions have a value as far as TimeML allows
    one, and no days. `doc` is the text's parse where there is one: its verbs tell whether "on Monday"
    lies behind or ahead. "Last week" and the like name eight days, the Sunday before the ISO week to
    its Sunday, since the press counts weeks both ways; values are ISO weeks.
    Values follow TIMEX3 (TimeML annotation guidelines 1.2.1); a range is written "2016/2021".
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    references = _references(published)
    placed: list[tuple[Found, Meaning, int]] = []
    for found in find_patterns(text):
        sentence = bisect_right(ends, found.start)
        meaning = _meaning(found, references, placed, sentence, (text, doc))
        if meaning:
            placed.append((found, meaning, sentence))
    return tuple(_expression(found, _on_its_day(meaning, sentence, placed)) for found, meaning, sentence in placed)


def _references(published: Window) -> list[date | None]:
    """The days to count from: one, or both ends of a window of several; none where its last is not known."""
    last = published.latest
    first = published.earliest or last
    return [last] if first == last else [last, first]


def _meaning(
    found: Found,
    references: list[date | None],
    placed: list[tuple[Found, Meaning, int]],
    sentence: int,
    source: tuple[str, Doc | None],
) -> Meaning | None:
    text, doc = source

    def direction() -> int:
        return (tense_in_parse(doc, found.start, found.end) if doc is not None else 0) or tense_in_text(
            text, found.start, found.end
        )

    before, same = _date_before(placed, sentence)
    meanings = [work_out(found, Setting(reference, direction, before, same)) for reference in references]
    if len(meanings) == 1 or meanings[0] is None or meanings[1] is None:
        return meanings[0]
    return _either(meanings[0], meanings[1])


def _date_before(placed: list[tuple[Found, Meaning, int]], sentence: int) -> tuple[Meaning | None, bool]:
    """The last date with days in this sentence or the one before, and whether it was this one."""
    for _, meaning, at in reversed(placed):
        if at < sentence - 1:
            break
        if meaning.days and meaning.timex_type in ("DATE", "TIME"):
            return meaning, at == sentence
    return None, False


def _either(one: Meaning, other: Meaning) -> Meaning:
    """What holds whichever end of the publication window is the right one."""
    if one == other or one.days is None or other.days is None:
        return one
    days = min(one.days[0], other.days[0]), max(one.days[1], other.days[1])
    value = one.value
    if one.value != other.value:
        value = next((p for p in (one.value[:7], one.value[:4]) if other.value.startswith(p) and len(p) > 3), "XXXX")
    return Meaning(one.timex_type, value, days, one.anchor)


def _on_its_day(meaning: Meaning, sentence: int, placed: list[tuple[Found, Meaning, int]]) -> Meaning:
    """A time of day on the one day that its sentence names; unchanged where the sentence names none or several."""
    if not meaning.value.startswith(f"{_NO_DAY}T"):
        return meaning
    named = {
        other
        for _, other, at in placed
        if at == sentence and other.days and other.days[0] == other.days[1] and other.timex_type == "DATE"
    }
    if len({other.days for other in named}) != 1:
        return meaning
    day = min(named, key=lambda other: other.value)
    return Meaning("TIME", day.value + meaning.value[len(_NO_DAY) :], day.days, day.anchor)


def _expression(found: Found, meaning: Meaning) -> TimeExpression:
    earliest, latest = meaning.days or (None, None)
    return TimeExpression(found.start, found.end, meaning.timex_type, meaning.value, earliest, latest, meaning.anchor)
