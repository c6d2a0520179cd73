"""Scores, confusions and counts as plain text, for a terminal."""

from collections.abc import Iterator, Sequence

from dragoman.evaluate.changes import CHANGED, GAINED, KEPT, LOST, Changes
from dragoman.evaluate.confusion import EXTRA, MISSED, Confusion
from dragoman.evaluate.scoring import Scores
from dragoman.evaluate.tallies import Tally

NAME = 58  # width of a figure's name, as the shared scorer prints it
LABEL = 12  # width of a class's name
CELL = 6  # width of a column: all event types fit on a screen of 120
HEADING = 4  # letters of a class that head a column; they tell all types, kinds and statuses apart


def score_lines(scores: Scores) -> Iterator[str]:
    """A line for each figure, letter by letter as the shared scorer prints it."""
    for name, tally in scores.tallies.items():
        yield f"{name:{NAME}} {_prf(tally)}   gold {tally.gold} pred {tally.coded}"
    for name, share in scores.shares.items():
        yield f"{name:{NAME}} {share.right}/{share.of} = {share.share}"


def confusion_lines(confusion: Confusion) -> Iterator[str]:
    """The table, gold classes down and coded ones across, then each class's scores; nothing where no fact is."""
    classes = confusion.classes
    if not classes:
        return
    columns = (*classes, *(name for name in (MISSED,) if _occurs(confusion, name)))
    rows = (*classes, *(name for name in (EXTRA,) if _occurs(confusion, name)))
    yield f"{confusion.name}: gold down, coded across"
    yield " " * LABEL + "".join(f"{column[:HEADING]:>{CELL}}" for column in columns)
    for row in rows:
        yield f"{row:{LABEL}}" + "".join(
            f"{confusion.cells.get((row, column), 0) or '.':>{CELL}}" for column in columns
        )
    yield ""
    yield f"{confusion.name}, each"
    for name in classes:
        tally = confusion.tally(name)
        yield f"{name:{LABEL}} {_prf(tally)}   gold {tally.gold} pred {tally.coded}"


def change_lines(changes: Changes) -> Iterator[str]:
    """How many facts of each kind were gained, lost, changed and kept."""
    columns: Sequence[str] = (GAINED, LOST, CHANGED, KEPT)
    yield " " * LABEL + "".join(f"{column:>9}" for column in columns)
    for kind, counts in changes.counts.items():
        yield f"{kind:{LABEL}}" + "".join(f"{counts.get(column, 0):>9}" for column in columns)


def _prf(tally: Tally) -> str:
    return f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"


def _occurs(confusion: Confusion, name: str) -> bool:
    return any(name in cell for cell in confusion.cells)
