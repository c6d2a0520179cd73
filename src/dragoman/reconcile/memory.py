"""What was worked out of single reports before, so that one report more costs little beyond its own part.

All of it follows from what it is kept under; forgetting it changes no finding.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dragoman.model.text import Report
from dragoman.reconcile.words import Word, folded, words_of

if TYPE_CHECKING:
    from dragoman.reconcile.contexts import Context

_Key = tuple[Hashable, ...]
#: The surnames that occur in a report with the state each bearer acts for: its reading follows from these.
Named = frozenset[tuple[str, str | None]]


@dataclass(slots=True)
class Reading:
    """What one report's text gives: where its sentences start, their contexts, and the states named in stretches."""

    starts: Sequence[int]
    known: "dict[tuple[int, int], Context]" = field(default_factory=dict)
    states: dict[tuple[int, int], Counter[str]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How much was read."""
        return len(self.known) + len(self.states)


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a report: the words that occur in it, the names its reading follows from, the reading."""

    vocabulary: frozenset[str]
    named: Named
    reading: Reading


class Shelf(Protocol):
    """Where what reports gave is kept from one process to the next."""

    def take(self, report: Report) -> Kept | None:
        """What is kept of the report; None where nothing is."""


class Memory:
    """The readings of reports, their words, and which names were held against each other."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.names: dict[Hashable, str] = {}
        self._shelf = shelf
        self._words: dict[_Key, tuple[Word, ...]] = {}
        self._folded: dict[_Key, tuple[str, ...]] = {}
        self._kept: dict[tuple[str, str], Kept] = {}
        #: How much of each text is kept already, by hash.
        self._shelved: dict[str, tuple[Named, int]] = {}

    def words(self, report: Report, spans: tuple[tuple[int, int], ...]) -> tuple[Word, ...]:
        """The words of these stretches of the report's text."""
        key = (report.id, report.sha256, spans)
        if key not in self._words:
            self._words[key] = tuple(word for start, end in spans for word in words_of(report.text, start, end))
        return self._words[key]

    def folded(self, report: Report, spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
        """The same without their places, which few reports are asked for."""
        key = (report.id, report.sha256, spans)
        if key not in self._folded:
            self._folded[key] = tuple(word for start, end in spans for word in folded(report.text, start, end))
        return self._folded[key]

    def reading(
        self, report: Report, persons: Mapping[str, str | None], starts: Callable[[str], Sequence[int]]
    ) -> Reading:
        """The reading of a report, new where its text, or a surname that occurs in it, is not what it was before."""
        key = (report.id, report.sha256)
        known = self._kept.get(key) or self._taken(report)
        vocabulary = known.vocabulary if known else frozenset(folded(report.text))
        named = frozenset((word, persons[word]) for word in vocabulary & persons.keys())
        if known is None or known.named != named:
            known = Kept(vocabulary, named, Reading(starts(report.text)))
        self._kept[key] = known
        return known.reading

    def _taken(self, report: Report) -> Kept | None:
        taken = self._shelf.take(report) if self._shelf else None
        if taken:
            self._shelved[report.sha256] = (taken.named, taken.reading.size)
        return taken

    def fresh(self) -> Iterator[tuple[str, Kept]]:
        """What is not on the shelf yet, by hash of the text; from then on it counts as kept."""
        for (_, sha256), kept in self._kept.items():
            state = (kept.named, kept.reading.size)
            if self._shelved.get(sha256) != state:
                self._shelved[sha256] = state
                yield sha256, kept
