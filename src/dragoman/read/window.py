"""When a report was published: the clues weighed, and a window that says why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.text import DateClue, Zone, ZoneKind
from dragoman.model.values import Window
from dragoman.read.clues import find_clues
from dragoman.read.dates import DateMention, find_dates
from dragoman.read.infer import infer_window, latest_tie
from dragoman.read.lines import split_lines
from dragoman.read.spelled import label_of
from dragoman.read.weigh import CONTRADICTION, Bounds, fetched_day, upper_bound, weigh

#: Readers comment while a report is new; two weeks is a guess on the generous side.
_BEFORE_COMMENT = timedelta(days=14)


def find_window(text: str, zones: Sequence[Zone], given: Window, clues: Sequence[DateClue] = ()) -> Window:
    """The days between which the report was published, with the reason as its basis.

    A given window is taken as it is (basis "given"). Else the day that the page, its feed, a dateline, byline or
    date line states ("stated: ..."), unless comments or the text's own dates contradict it; else what can be
    inferred ("inferred: ..."), with an end left open where nothing bounds it. Never today's date, nor silently
    that of a copy.
    """
    if given:
        return replace(given, basis="given")
    comment = _first_comment(text, zones)
    told = find_clues(text, zones)
    bounds = Bounds(
        told.floor.first if told.floor else None,
        _earliest_bound(comment, latest_tie(told)),
        fetched_day(clues),
        told.days,
    )
    believed = weigh((*clues, *_stated_days(text, zones)), bounds)
    if believed:
        return believed
    note = believed.basis
    present = infer_window(told)
    if comment and not (present.earliest and present.earliest > comment):
        earliest = max(comment - _BEFORE_COMMENT, present.earliest or date.min)
        return Window(earliest, comment, f"inferred: the first comment is of {comment.isoformat()}{note}")
    return _bounded(replace(present, basis=present.basis + note) if present else present, clues)


def _bounded(window: Window, clues: Sequence[DateClue]) -> Window:
    """The window closed by the day of the page's last change or of its copy, where nothing else closes it."""
    bound = upper_bound(clues)
    if not bound or window.latest or (window.earliest and window.earliest > bound[0]):
        return window
    basis = window.basis or "inferred: nothing dates it"
    return Window(window.earliest, bound[0], f"{basis}; not after {bound[1]} of {bound[0].isoformat()}")


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
    return bool(days and window.latest and min(days) - window.latest > CONTRADICTION)


def _earliest_bound(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


_SOURCES = (ZoneKind.DATELINE, ZoneKind.BYLINE, ZoneKind.CAPTION)


def _stated_days(text: str, zones: Sequence[Zone]) -> Iterator[DateClue]:
    """Days with their year that the report's own words state: datelines first, then bylines, then dated credits."""
    for kind in _SOURCES:
        for zone in zones:
            if zone.kind is not kind:
                continue
            for mention in find_dates(text, zone.start, zone.end):
                if mention.full and (kind is not ZoneKind.CAPTION or _is_credit_date(text, zone, mention)):
                    quote = text[zone.start : zone.end].strip().splitlines()
                    line = next(part for part in quote if text[mention.start : mention.end] in part)
                    day = Window(mention.full, mention.full)
                    says = label_of(text[max(zone.start, text.rfind("\n", 0, mention.start)) : mention.start])
                    if says != "other":
                        kind_of_day = "changed" if says == "changed" else "published"
                        yield DateClue(kind_of_day, f"text {zone.kind.value}", day, line.strip()[:60])


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
