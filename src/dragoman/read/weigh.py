"""Dates that page, feed, letter and text state, weighed against each other: one believed, the others told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.text import DateClue
from dragoman.model.values import Window

#: Days by which two statements of one day differ for time zones and midnight.
_SAME = timedelta(days=2)
#: Days past which two dates of one page contradict each other.
_APART = timedelta(days=7)
#: Days past which a page's date is that of a copy or a new page design.
CONTRADICTION = timedelta(days=90)
#: Trust by what states a date, first best: machines that publish; the report's own words; what can be guessed from.
_TRUST = ("JSON-LD", "meta ", "feed entry", "letter", "text ", "time element", "address", "htmldate", "htmldate's wide")
_GUESSED = len(_TRUST) - 3


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days publication lies for other reasons: `floor` is told as past, `ceiling` was said afterwards."""

    floor: date | None = None
    ceiling: date | None = None
    fetched: date | None = None


def weigh(clues: Sequence[DateClue], bounds: Bounds) -> Window:
    """The window of the clue that is believed, its basis naming it and what contradicts it; none where none is.

    Refused is what lies long after something said later, or after the day of the copy; a guess also where the text
    tells of later days as past, or where it is the very day of the copy. Of the rest the one that most others bear out
    wins, then the most trusted; but a day that the report's own words state long before the others is the first.
    """
    dated = [clue for clue in clues if clue.kind == "published" and clue.window.earliest and clue.window.latest]
    believed = [clue for clue in dated if not _is_refused(clue, bounds)]
    if not believed:
        return Window(basis=_note([clue for clue in dated if _trust(clue) < _GUESSED][:1]))
    best = min(believed, key=lambda clue: (-_support(clue, believed), clue.window.days, _trust(clue)))
    own = [clue for clue in believed if clue.where.startswith("text ") and _first(best) - _first(clue) > CONTRADICTION]
    best = min(own, key=_first, default=best)
    contrary = [clue for clue in dated if clue is not best and _differ(clue, best)]
    basis = f"stated: {best.where} {best.quote!r}{_note(contrary[:2])}"
    return Window(best.window.earliest, best.window.latest, basis)


def upper_bound(clues: Sequence[DateClue]) -> tuple[date, str] | None:
    """The day after which the report was not published, from changes and copies of it, and what says so."""
    days = [
        (clue.window.latest, clue.where) for clue in clues if clue.kind in ("changed", "fetched") and clue.window.latest
    ]
    return min(days, default=None)


def fetched_day(clues: Sequence[DateClue]) -> date | None:
    """The day of the first copy, where one is known."""
    return min((c.window.latest for c in clues if c.kind == "fetched" and c.window.latest), default=None)


def _is_refused(clue: DateClue, bounds: Bounds) -> bool:
    first, last = _first(clue), clue.window.latest or date.max
    if bounds.ceiling and first - bounds.ceiling > CONTRADICTION:
        return True
    if bounds.fetched and first - bounds.fetched > _SAME:
        return True
    if _trust(clue) < _GUESSED:
        return False
    return bool((bounds.floor and bounds.floor - last > _SAME) or (bounds.fetched and first == bounds.fetched == last))


def _first(clue: DateClue) -> date:
    return clue.window.earliest or date.min


def _trust(clue: DateClue) -> int:
    """The place in the order of trust of the longest name that the clue's begins with."""
    ranks = [rank for rank, name in enumerate(_TRUST) if clue.where.startswith(name)]
    return ranks[-1] if ranks else len(_TRUST)


def _support(clue: DateClue, others: Sequence[DateClue]) -> int:
    """How many kinds of statement agree with this one; ten meta elements of one page are one."""
    kinds = {_trust(other) if _trust(other) > 1 else 0 for other in others if not _apart(clue, other, _SAME)}
    return len(kinds)


def _differ(clue: DateClue, best: DateClue) -> bool:
    return _apart(clue, best, _APART) and _trust(clue) <= _GUESSED


def _apart(one: DateClue, other: DateClue, slack: timedelta) -> bool:
    first, second = sorted((one.window, other.window), key=lambda window: window.earliest or date.min)
    return (second.earliest or date.min) - (first.latest or date.max) > slack


def _note(clues: Sequence[DateClue]) -> str:
    return "".join(f"; {clue.where} {clue.quote!r} contradicts it" for clue in clues)
