"""Counts and what follows from them: precision, recall, F1; a share of what is right."""

from dataclasses import dataclass
from typing import Self

DIGITS = 3  # decimals of a figure (shared scorer)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts were found, of how many in the gold, by how many coded; the sum of two is both together."""

    hits: int = 0
    gold: int = 0
    coded: int = 0

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.hits + other.hits, self.gold + other.gold, self.coded + other.coded)

    @property
    def precision(self) -> float:
        """Found of all coded, rounded; 0 where none is."""
        return round(self._precision, DIGITS)

    @property
    def recall(self) -> float:
        """Found of all gold, rounded; 0 where there is none."""
        return round(self._recall, DIGITS)

    @property
    def f1(self) -> float:
        """Their harmonic mean, from the figures before rounding."""
        total = self._precision + self._recall
        return round(2 * self._precision * self._recall / total if total else 0.0, DIGITS)

    @property
    def _precision(self) -> float:
        return self.hits / self.coded if self.coded else 0.0

    @property
    def _recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    def as_json(self) -> dict[str, float]:
        """As the shared scorer writes it."""
        return {"p": self.precision, "r": self.recall, "f1": self.f1, "gold": self.gold, "pred": self.coded}


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases are right, of how many; the sum of two is both together."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Self) -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @classmethod
    def of_case(cls, right: bool) -> "Share":
        """The share of one case."""
        return cls(int(right), 1)

    @property
    def share(self) -> float | None:
        """The part that is right, rounded; None of no case."""
        return round(self.right / self.of, DIGITS) if self.of else None

    def as_json(self) -> dict[str, float | None]:
        """As the shared scorer writes it."""
        return {"right": self.right, "of": self.of, "share": self.share}
