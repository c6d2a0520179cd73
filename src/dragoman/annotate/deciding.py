"""The seam where an act gets its PLOVER type: rules for now, a trained encoder behind the same interface later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.text import Span


@dataclass(frozen=True, slots=True)
class Hint:
    """A type that the vocabulary suggests for a case, with the word that suggests it and its weight."""

    type: str
    word: str
    weight: int
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with its two actors marked: what a decider is asked about.

    Spans are offsets into `sentence`, code points, end exclusive.
    """

    sentence: str
    source: Span
    target: Span
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class TypeDecision:
    """The PLOVER type the source does to the target, or None; a score from 0 to 1; and the reason."""

    type: str | None
    score: float
    why: str
    mode: str | None = None


class TypeDecider(Protocol):
    """Decides which PLOVER type holds in each case, in the order asked, a batch at a time."""

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        """One decision a case."""


@dataclass(frozen=True, slots=True)
class RulesDecider:
    """Takes the vocabulary's most particular hint; of several alike the first in the file."""

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        """One decision a case; None where the vocabulary says nothing."""
        return [self._decide(case) for case in cases]

    def _decide(self, case: Case) -> TypeDecision:
        if not case.hints:
            return TypeDecision(None, 0.0, "no word of the vocabulary")
        best = max(case.hints, key=lambda hint: hint.weight)
        agreeing = sum(hint.type == best.type for hint in case.hints)
        return TypeDecision(best.type, agreeing / len(case.hints), f"word:{best.word}", best.mode)
