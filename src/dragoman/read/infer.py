"""From clues to a window: which days fit all that the text says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.values import Window
from dragoman.read.clues import Clues
from dragoman.read.dates import DateMention

#: A weekday and a day of the month meet again after 5, 6 or 11 years; past that a text's latest date says nothing.
_YEARS_AHEAD = 6
#: A day told without its year is of the last weeks: 54 of 75 Wikinews reports came within 30 days of the latest.
_FRESH = timedelta(days=30)
#: A month told without its year: of 47 Wikinews reports 27 came within 90 days of the end of the latest such month.
_MONTH_FRESH = timedelta(days=89)
#: Dates without a year are of the last eleven months: of the month a year ago one says "last year".
_YEARLESS = timedelta(days=330)
#: A dateline's report tells of its own day or of the two before.
_STALE = 2


def infer_window(clues: Clues) -> Window:
    """The narrowest window the clues allow, with its reason; an end is open where no clue bounds it.

    In order of trust: a dateline's day, its year worked out; a weekday with its day of the month; days
    and months without a year beside an event that the almanac dates; ties between now and a dated event;
    the latest date told, which is a beginning only.
    """
    tie = _best_tie(clues)
    for step in (_from_dateline, _from_weekday_dates, _from_yearless, _from_known):
        window = step(clues, tie)
        if window:
            return window
    return tie or _from_floor(clues)


def latest_tie(clues: Clues) -> date | None:
    """The last day that the ties between now and a dated event allow; None where there is none."""
    return _best_tie(clues).latest


def _best_tie(clues: Clues) -> Window:
    """The narrowest tie, cut where another overlaps it; no window where there is none that the floor allows."""
    floor = clues.floor.first if clues.floor else date.min
    ties = [tie for tie in clues.ties if tie.latest and tie.latest >= floor]
    if not ties:
        return Window()
    best = min(ties, key=lambda tie: tie.days or 0)
    for tie in ties:
        best = _cut(best, tie)
    return replace(best, earliest=_latest(best.earliest, floor), basis=f"inferred: {best.basis!r}")


def _cut(window: Window, other: Window) -> Window:
    """The part of the window that the other allows too, or the window where they have none in common."""
    if not other or not other.overlaps(window):
        return window
    latest = min((day for day in (window.latest, other.latest) if day), default=None)
    return replace(window, earliest=_latest(window.earliest, other.earliest), latest=latest)


def _latest(*days: date | None) -> date:
    return max(day for day in days if day)


def _days_of(mention: DateMention, clues: Clues, tie: Window) -> list[date]:
    """The days a date without its year may mean, the likeliest first.

    They lie within the tie; without one, from the latest date told on for some years, or in years to which
    spans of years lead; of these the ones that most spans agree on come first.
    """
    floor = clues.floor.first if clues.floor else max(clues.known, default=None)
    if tie.earliest and tie.latest:
        years = set(range(tie.earliest.year, tie.latest.year + 1))
    elif floor:
        years = set(range(floor.year, floor.year + _YEARS_AHEAD))
        years |= {year for span in clues.spans if span.earliest and span.latest for year in _span_years(span)}
    else:
        return []
    days = [day for year in years if (day := mention.in_year(year))]
    fitting = [day for day in days if (not floor or day >= floor) and mention.weekday in (None, day.weekday())]
    return sorted(fitting, key=lambda day: (-_votes(day, clues), day))


def _span_years(span: Window) -> range:
    return range(_latest(span.earliest).year, _latest(span.latest).year + 1)


def _votes(day: date, clues: Clues) -> int:
    # A jail term of eight years fits after 2020 and after 2021: it is one phrase and has one vote.
    votes = len({span.basis.rpartition(" and ")[0] for span in clues.spans if span.overlaps(Window(day, day))})
    # One span alone is chance: the years of a text and its durations are many.
    return votes if votes > 1 else 0


def _from_dateline(clues: Clues, tie: Window) -> Window:
    """The dateline's day in the year in which its own weekday or those told in the text come soon before it."""
    if not clues.dateline:
        return Window()
    days = _days_of(clues.dateline, clues, tie)
    if not days:
        return Window()

    def staleness(day: date) -> int:
        ages = [(day.weekday() - told) % 7 for told in clues.weekdays]
        return max(0, max(ages, default=0) - _STALE)

    best = min(days, key=lambda day: (-_votes(day, clues) if not staleness(day) else 0, staleness(day), day))
    told = f"; not before {clues.floor.quote!r}" if clues.floor else ""
    reason = tie.basis.removeprefix("inferred: ") if tie else f"the weekdays told{told}"
    return Window(best, best, f"inferred: the dateline's day, its year from {reason}")


def _from_weekday_dates(clues: Clues, tie: Window) -> Window:
    """From a day told with its weekday, whose year follows from both."""
    dated = [
        day for mention in clues.partial if mention.weekday is not None for day in _days_of(mention, clues, tie)[:1]
    ]
    if not dated:
        return Window()
    return _cut(Window(max(dated), max(dated) + _FRESH, "inferred: soon after a day told with its weekday"), tie)


def _from_yearless(clues: Clues, tie: Window) -> Window:
    """From a day told without its year, where a tie of at most a year or so gives the year."""
    if not tie.latest or not tie.days or not _FRESH.days + 1 < tie.days <= 400:
        return Window()
    days = [day for mention in clues.partial for day in _days_of(mention, clues, tie) if day <= tie.latest]
    if not days:
        return Window()
    return _cut(Window(max(days), max(days) + _FRESH, f"{tie.basis}, and soon after a day told without its year"), tie)


def _from_known(clues: Clues, tie: Window) -> Window:
    """From days and months without a year beside an event of the almanac, all of them of the year after it."""
    if not clues.known or tie:
        return Window()
    event = max(clues.known)
    last = event + _YEARLESS
    days = [told.first for told in clues.past if event <= told.first <= last and told.first == told.last]
    days += [day for mention in clues.partial for day in _within(mention, event, last)]
    months = [day for mention in clues.months for day in _month_ends(mention.month or 1, event, last)]
    reason = f"of the months after {event.isoformat()}, a day of the almanac told without its year"
    if months and max(months) > max(days, default=event):
        return Window(max(months), max(months) + _MONTH_FRESH, f"inferred: {reason}; a month told has passed")
    day = max(days, default=event)
    return Window(day, day + _FRESH, f"inferred: {reason}; soon after the latest day told")


def _within(mention: DateMention, first: date, last: date) -> Iterator[date]:
    for year in range(first.year, last.year + 1):
        day = mention.in_year(year)
        if day and first <= day <= last:
            yield day


def _month_ends(month: int, first: date, last: date) -> Iterator[date]:
    """The first day after that month, where it lies between the two days."""
    for year in range(first.year, last.year + 1):
        after = date(year + (month == 12), month % 12 + 1, 1)
        # A month that the last day of the span only just reaches is the one before the event.
        if first < after <= last - _FRESH:
            yield after


def _from_floor(clues: Clues) -> Window:
    floor = clues.floor
    return (
        Window(floor.first, None, f"inferred: not before {floor.quote!r}, which it tells as past")
        if floor
        else Window()
    )
