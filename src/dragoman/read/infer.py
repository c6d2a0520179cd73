"""From clues to a window: which days fit all that the text says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.values import Window
from dragoman.read.clues import Clues
from dragoman.read.dates import DateMention

#: A weekday and a day of the month meet again after 5, 6 or 11 years; past that a text's latest date says nothing.
_YEARS_AHEAD = 6
#: How long after the latest day that a report tells it was still published, as a rule.
_FRESH = timedelta(days=30)
#: A month named without its year is one of the last few.
_MONTH_FRESH = timedelta(days=89)


def infer_window(clues: Clues) -> Window:
    """The narrowest window the clues allow, with its reason; an end is open where no clue bounds it.

    In order of trust: a dateline's day whose year the weekdays and the text's dates give; ties between now
    and a dated event; a weekday with its day of the month; the latest day told; the latest month told.
    """
    tie = _best_tie(clues)
    for step in (_from_dateline, _from_weekday_dates, _from_partial_days, _from_tie, _from_floor):
        window = step(clues, tie)
        if window:
            return window
    return Window()


def _best_tie(clues: Clues) -> Window:
    """The narrowest tie, cut where another overlaps it; no window where there is none that the floor allows."""
    floor = clues.floor.first if clues.floor else date.min
    ties = [tie for tie in clues.ties if tie.latest and tie.latest >= floor]
    if not ties:
        return Window()
    best = min(ties, key=lambda tie: tie.days or 0)
    for tie in ties:
        if tie.overlaps(best) and tie is not best:
            best = replace(best, earliest=_latest(best.earliest, tie.earliest), latest=_earliest(best.latest, tie.latest))
    return replace(best, earliest=_latest(best.earliest, floor), basis=f"inferred: {best.basis!r}")


def _latest(*days: date | None) -> date:
    return max(day for day in days if day)


def _earliest(*days: date | None) -> date:
    return min(day for day in days if day)


def _years(clues: Clues, tie: Window) -> Sequence[int]:
    """Years the report may be of: those of the tie, else from that of the latest date told on."""
    if tie.earliest and tie.latest:
        return range(tie.earliest.year, tie.latest.year + 1)
    if clues.floor:
        return range(clues.floor.first.year, clues.floor.first.year + _YEARS_AHEAD)
    return ()


def _days_of(mention: DateMention, clues: Clues, tie: Window) -> Iterator[date]:
    """The days a date without its year may mean, from the years the report may be of, not before what is told."""
    floor = clues.floor.first if clues.floor else date.min
    for year in _years(clues, tie):
        day = mention.in_year(year)
        if day and day >= floor and (mention.weekday is None or day.weekday() == mention.weekday):
            yield day


def _from_dateline(clues: Clues, tie: Window) -> Window:
    """The dateline's day in the year in which its own weekday or those told in the text come soonest before it."""
    if not clues.dateline:
        return Window()
    days = [day for day in _days_of(clues.dateline, clues, tie) if not tie or tie.overlaps(Window(day - _FRESH, day + _FRESH))]
    if not days:
        return Window()

    def staleness(day: date) -> tuple[int, date]:
        return max(((day.weekday() - told) % 7 for told in clues.weekdays), default=0), day

    best = min(days, key=staleness)
    reason = tie.basis.removeprefix("inferred: ") if tie else f"weekdays, after {clues.floor.quote!r}" if clues.floor else ""
    return Window(best, best, f"inferred: the dateline's day, its year from {reason}")


def _from_weekday_dates(clues: Clues, tie: Window) -> Window:
    """From a day told with its weekday, whose year follows from both."""
    dated = [day for mention in clues.partial if mention.weekday is not None for day in list(_days_of(mention, clues, tie))[:1]]
    if not dated:
        return Window()
    return _cut(Window(max(dated), max(dated) + _FRESH, "inferred: soon after a day told with its weekday"), tie)


def _from_partial_days(clues: Clues, tie: Window) -> Window:
    """From a day told without its year, where a tie gives the year."""
    days = [day for mention in clues.partial for day in _days_of(mention, clues, tie)] if tie else []
    inside = [day for day in days if tie.latest and day <= tie.latest]
    if not inside or (tie.days or 0) <= _FRESH.days + 1:
        return Window()
    return _cut(Window(max(inside), max(inside) + _FRESH, f"{tie.basis} and a day told"), tie)


def _cut(window: Window, tie: Window) -> Window:
    if not tie or not tie.overlaps(window):
        return window
    return replace(
        window, earliest=_latest(window.earliest, tie.earliest), latest=_earliest(window.latest, tie.latest)
    )


def _from_tie(clues: Clues, tie: Window) -> Window:
    del clues
    return tie


def _from_floor(clues: Clues, tie: Window) -> Window:
    """From the latest date told: soon after it where it is a day, later by a season where months are named alone."""
    del tie
    floor = clues.floor
    if not floor:
        return Window()
    days = (floor.last - floor.first).days + 1
    months = [mention.month for mention in clues.months if mention.month]
    named = [day for month in months for day in _month_ends(month, floor.first)]
    if days > 31:
        return Window(floor.first, None, f"inferred: not before {floor.quote!r}, which it tells as past")
    if named:
        after = max(named)
        return Window(after, after + _MONTH_FRESH, f"inferred: a month named without its year has passed after {floor.quote!r}")
    return Window(floor.first, floor.last + _FRESH, f"inferred: soon after {floor.quote!r}, the latest date it tells")


def _month_ends(month: int, floor: date) -> Iterator[date]:
    """The first day after that month, where it ends within a year after the floor's month began."""
    year = floor.year + (month < floor.month)
    after = date(year + (month == 12), month % 12 + 1, 1)
    if (after - floor).days <= 300:
        yield after
