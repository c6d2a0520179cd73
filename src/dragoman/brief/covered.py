"""What a dossier says of its sources' spread: who covers the pair, and what rests on one origin alone."""

from dataclasses import dataclass

from dragoman.brief.pieces import Notes


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The reports of outlets that have one thing in common; `by` is country, kind or ownership.

    `origins` counts copies and reprints of one text once; `copies` is how many reports that leaves.
    """

    by: str
    name: str
    outlets: tuple[str, ...]
    reports: int
    origins: int
    copies: int


@dataclass(frozen=True, slots=True)
class Resting:
    """How many acts, ties or figures of the dossier rest on one origin only, of how many."""

    of: str
    alone: int
    told: int


@dataclass(frozen=True, slots=True)
class OnlyItem:
    """An act, tie or figure that one origin alone tells; `number` is an act's in the timeline, else 0."""

    of: str
    number: int
    text: str
    status: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class OnlyBy:
    """What rests on one origin: the outlets that carry it, as one text where there are several, and the items."""

    outlets: tuple[str, ...]
    country: str
    kind: str
    ownership: str
    items: tuple[OnlyItem, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who covers the dossier's actors, and what only one origin tells, by outlet; most first."""

    rows: tuple[CoverageRow, ...] = ()
    resting: tuple[Resting, ...] = ()
    only: tuple[OnlyBy, ...] = ()
