"""Dates that page, feed, letter and text state, weighed against each other: one believed, the others told of."""

from collections.abc import Sequence, Set
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
_TRUST = (
    *("JSON-LD", "meta ", "feed entry", "letter", "text ", "page line", "time element", "text caption"),
    *("line elsewhere", "address", "htmldate"),
)
_GUESSED = len(_TRUST) - 2
#: Where a day is read by whoever reads the page.
_OWN = ("text dateline", "text byline")
_SHOWN = ("text ", "page line", "time element", "line elsewhere")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days publication lies for other reasons: `floor` is told as past, `ceiling` was said afterwards.

    `told` are days of which the report's sentences speak: a guess that is one of them is a day of its story.
    """

    floor: date | None = None
    ceiling: date | None = None
    fetched: date | None = None
    told: frozenset[date] = frozenset()


def weigh(clues: Sequence[DateClue], bounds: Bounds) -> Window:
    """The window of the clue that is believed, its basis naming it and what contradicts it; none where none is.

    Refused is what lies long after something said later, or after the day of the copy; a guess also where the text
    tells of later days as past, or where it is the very day of the copy. Of the rest the one that most others bear out
    wins, then the most trusted; but a day that the report's own words or its address state long before is the first.
    """
    dated = [clue for clue in clues if clue.kind == "published" and clue.window.earliest and clue.window.latest]
    changed = [clue for clue in clues if clue.kind == "changed" and clue.where.startswith(_SHOWN)]
    changes = {clue.window.earliest for clue in changed}
    believed = [clue for clue in dated if not _is_refused(clue, bounds) and not _is_change(clue, changes)]
    addressed = [clue for clue in believed if clue.where == "address"]
    believed = [clue for clue in believed if not _is_guess(clue) or not any(_apart(clue, a, _SAME) for a in addressed)]
    if not believed:
        return _of_change(changed, bounds) or Window(
            basis=_note([clue for clue in dated if _trust(clue) < _GUESSED][:1])
        )
    best = min(
        believed, key=lambda clue: (-_support(clue, believed), clue.window.days, -_exact(clue, believed), _trust(clue))
    )
    own = [clue for clue in believed if _is_own(clue) and _first(best) - _first(clue) > CONTRADICTION]
    best = min(own, key=_first, default=best)
    contrary = [clue for clue in dated if clue is not best and _differ(clue, best)]
    basis = f"stated: {best.where} {best.quote!r}{_note(contrary[:2])}"
    return Window(best.window.earliest, best.window.latest, basis)


def _is_own(clue: DateClue) -> bool:
    """True of a day that a new page design leaves as it was: the report's own words, and an address."""
    return clue.where in _OWN or (clue.where == "address" and clue.window.days == 1)


def _is_change(clue: DateClue, changes: Set[date | None]) -> bool:
    """True where a guess found the day of which the page says that it was changed then."""
    return _is_guess(clue) and clue.window.earliest in changes


def _is_guess(clue: DateClue) -> bool:
    return clue.where == "htmldate"


def _of_change(changed: Sequence[DateClue], bounds: Bounds) -> Window:
    """The day that the page shows as that of its last change, where it shows no other and nothing was said before it.

    It is the day of the text as it stands; metadata of a change, which every new page design brings, is only a bound.
    """
    for clue in changed:
        day = _first(clue)
        if _is_refused(clue, bounds) or (bounds.ceiling and day - bounds.ceiling > _SAME):
            continue
        if clue.window.days == 1 and not (bounds.floor and bounds.floor > day):
            return Window(day, day, f"stated: {clue.where} {clue.quote!r}, the day of its last change")
    return Window()


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
    if first in bounds.told and _is_guess(clue):
        return True
    return bool((bounds.floor and bounds.floor - last > _SAME) or (bounds.fetched and first == bounds.fetched == last))


def _first(clue: DateClue) -> date:
    return clue.window.earliest or date.min


def _trust(clue: DateClue) -> int:
    """The place in the order of trust of the longest name that the clue's begins with."""
    ranks = [rank for rank, name in enumerate(_TRUST) if clue.where.startswith(name)]
    return ranks[-1] if ranks else len(_TRUST)


def _support(clue: DateClue, others: Sequence[DateClue]) -> int:
    """How many kinds of statement agree with this one; ten meta elements of one page are one."""
    return len({_kind(other) for other in others if not _apart(clue, other, _SAME)})


def _exact(clue: DateClue, others: Sequence[DateClue]) -> int:
    """How many kinds of statement name the very same days: a stamp in world time may be of the day after."""
    return len(
        {
            _kind(other)
            for other in others
            if other.window.earliest == clue.window.earliest and other.window.latest == clue.window.latest
        }
    )


def _kind(clue: DateClue) -> int:
    return _trust(clue) if _trust(clue) > 1 else 0


def _differ(clue: DateClue, best: DateClue) -> bool:
    return _apart(clue, best, _APART) and _trust(clue) <= _GUESSED


def _apart(one: DateClue, other: DateClue, slack: timedelta) -> bool:
    first, second = sorted((one.window, other.window), key=lambda window: window.earliest or date.min)
    return (second.earliest or date.min) - (first.latest or date.max) > slack


def _note(clues: Sequence[DateClue]) -> str:
    return "".join(f"; {clue.where} {clue.quote!r} contradicts it" for clue in clues)
