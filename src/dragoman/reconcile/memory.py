"""What was worked out of single reports before, so that one report more costs little beyond its own part.

All of it follows from what it is kept under; forgetting it changes no finding.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.model.text import Report
from dragoman.reconcile.words import Word, words_of

if TYPE_CHECKING:
    from dragoman.reconcile.contexts import Context

_Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Reading:
    """What one report's text gives: where its sentences start, their contexts, and the states named in stretches."""

    starts: Sequence[int]
    known: "dict[tuple[int, int], Context]" = field(default_factory=dict)
    states: dict[tuple[int, int], Counter[str]] = field(default_factory=dict)


class Memory:
    """The readings of reports, their words, and which names were held against each other."""

    def __init__(self) -> None:
        self.names: dict[Hashable, str] = {}
        self._words: dict[_Key, tuple[Word, ...]] = {}
        self._vocabularies: dict[_Key, frozenset[str]] = {}
        self._readings: dict[_Key, tuple[Hashable, Reading]] = {}

    def words(self, report: Report, spans: tuple[tuple[int, int], ...]) -> tuple[Word, ...]:
        """The words of these stretches of the report's text."""
        key = (report.id, report.sha256, spans)
        if key not in self._words:
            self._words[key] = tuple(word for start, end in spans for word in words_of(report.text, start, end))
        return self._words[key]

    def reading(
        self, report: Report, persons: Mapping[str, str | None], starts: Callable[[str], Sequence[int]]
    ) -> Reading:
        """The reading of a report, new where its text, or a surname that occurs in it, is not what it was before."""
        key = (report.id, report.sha256)
        if key not in self._vocabularies:
            self._vocabularies[key] = frozenset(word.text for word in words_of(report.text))
        named = frozenset((word, persons[word]) for word in self._vocabularies[key] & persons.keys())
        known = self._readings.get(key)
        if known is None or known[0] != named:
            known = self._readings[key] = (named, Reading(starts(report.text)))
        return known[1]
