"""What a reader of a report should know beside its text: copies, versions, the clues to its day."""

from dataclasses import dataclass

from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.record import Head, heads_of
from dragoman.serve.findings import Row
from dragoman.serve.lines import days
from dragoman.serve.titles import titled, with_names
from dragoman.session import Session

#: So many copies of one text are named.
_MOST = 30


@dataclass(frozen=True, slots=True)
class Kin:
    """Reports that share passages with one, why they count as one origin, and its other versions."""

    origins: tuple[tuple[Row, tuple[Head, ...]], ...]
    versions: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """What says something of a report's day: kind, where, days, its words; a sign where it contradicts the window."""

    kind: str
    where: str
    days: str
    quote: str
    contradicts: bool


def kin_of(session: Session, report: Report) -> Kin:
    """The copies and versions of a report."""
    database = session.record.database
    rows = session.record.findings_of([report.id]).get("origins", [])
    shared = [row for row in rows if len(row["reports"]) > 1]
    named = heads_of(database, (name for row in shared for name in row["reports"][:_MOST]))
    heads = {head.id: head for head in titled(session, named.values())}
    others = tuple(
        (
            {**row, "why": with_names(row["why"], heads.values())},
            tuple(heads[name] for name in row["reports"][:_MOST] if name in heads and name != report.id),
        )
        for row in shared
    )
    first = next((note.partition(" of ")[2] for note in report.notes if note.startswith("version ")), report.id)
    names = [first, *(f"{first}.v{number}" for number in range(2, 12))]
    found = heads_of(database, (name for name in names if name != report.id))
    return Kin(others, tuple(found[name] for name in names if name in found))


def told_days(report: Report) -> list[Clue]:
    """The dates that page, feed or archive give; "changed" and "fetched" only have to lie behind publication."""
    return [
        Clue(
            kind=clue.kind,
            where=clue.where,
            days=days(clue.window),
            quote=clue.quote,
            contradicts=_contradicts(report, clue.kind, clue.window),
        )
        for clue in report.clues
    ]


def _contradicts(report: Report, kind: str, window: Window) -> bool:
    if kind == "published":
        return bool(window) and not window.overlaps(report.published)
    first = report.published.earliest
    return bool(first and window.latest and window.latest < first)
