"""When a report was published: the clues weighed, and a window that says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.text import Zone, ZoneKind
from dragoman.model.values import Window
from dragoman.read.clues import find_clues
from dragoman.read.dates import DateMention, find_dates
from dragoman.read.infer import infer_window, latest_tie
from dragoman.read.lines import split_lines

#: A page's date this much later than its first comment is the date of a copy, not of the report.
_CONTRADICTION = timedelta(days=90)
#: Readers comment while a report is new; two weeks is a guess on the generous side.
_BEFORE_COMMENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A day that the page states for itself, and where."""

    day: date
    start: int
    zone: ZoneKind
    quote: str


def find_window(text: str, zones: Sequence[Zone], given: Window) -> Window:
    """The days between which the report was published, with the reason as its basis.

    A given window is taken as it is (basis "given"). Else the day that a dateline, byline or date line
    states ("stated: ..."), unless comments or the text's own dates contradict it; else what can be
    inferred ("inferred: ..."), with an end left open where nothing bounds it. Never today's date.
    """
    if given:
        return replace(given, basis="given")
    stated = list(_stated_days(text, zones))
    comment = _first_comment(text, zones)
    clues = find_clues(text, zones)
    present = infer_window(clues)
    bound = _earliest_bound(comment, latest_tie(clues))
    refused = [claim for claim in stated if bound and claim.day - bound > _CONTRADICTION]
    believed = [claim for claim in stated if claim not in refused]
    note = "".join(f"; the page's date {claim.quote!r} contradicts it" for claim in refused[:1])
    if believed:
        first = believed[0]
        return Window(first.day, first.day, f"stated: {first.zone.value} {first.quote!r}{note}")
    if comment and not (present.earliest and present.earliest > comment):
        earliest = max(comment - _BEFORE_COMMENT, present.earliest or date.min)
        return Window(earliest, comment, f"inferred: the first comment is of {comment.isoformat()}{note}")
    return replace(present, basis=present.basis + note) if present else present


def refuse_page_date(text: str, zones: Sequence[Zone], window: Window) -> tuple[Zone, ...]:
    """The zones with a page date that the window does not bear out made boilerplate."""
    refused = tuple(
        replace(zone, kind=ZoneKind.BOILERPLATE, why=f"a page date that the text contradicts ({window.basis})")
        if zone.kind is ZoneKind.DATELINE and _is_refused(text, zone, window)
        else zone
        for zone in zones
    )
    return _join(refused)


def _join(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    joined: list[Zone] = []
    for zone in zones:
        if joined and joined[-1].kind is zone.kind:
            joined[-1] = replace(joined[-1], end=zone.end)
        else:
            joined.append(zone)
    return tuple(joined)


def _is_refused(text: str, zone: Zone, window: Window) -> bool:
    days = [mention.full for mention in find_dates(text, zone.start, zone.end) if mention.full]
    return bool(days and window.latest and min(days) - window.latest > _CONTRADICTION)


def _earliest_bound(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


_SOURCES = (ZoneKind.DATELINE, ZoneKind.BYLINE, ZoneKind.CAPTION)


def _stated_days(text: str, zones: Sequence[Zone]) -> Iterator[_Stated]:
    """Days with their year that the page states: datelines first, then bylines, then credits with a date."""
    for kind in _SOURCES:
        for zone in zones:
            if zone.kind is not kind:
                continue
            for mention in find_dates(text, zone.start, zone.end):
                if mention.full and (kind is not ZoneKind.CAPTION or _is_credit_date(text, zone, mention)):
                    quote = text[zone.start : zone.end].strip().splitlines()
                    line = next(part for part in quote if text[mention.start : mention.end] in part)
                    yield _Stated(mention.full, mention.start, kind, line.strip()[:60])


def _is_credit_date(text: str, zone: Zone, mention: DateMention) -> bool:
    """True where a picture's date stands in its credit: what it shows may be years old, its making is not."""
    line = text[zone.start : mention.start].rsplit("\n", 1)[-1]
    return line.lower().lstrip("( ").startswith(("photo by", "photo:", "picture by", "image by"))


def _first_comment(text: str, zones: Sequence[Zone]) -> date | None:
    days = [
        mention.full
        for zone in zones
        if zone.kind is ZoneKind.COMMENT
        for line in split_lines(text[zone.start : zone.end])
        if len(line.text) <= 90
        for mention in find_dates(line.text)
        if mention.full
    ]
    return min(days, default=None)
