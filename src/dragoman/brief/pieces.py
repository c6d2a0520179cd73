"""The smallest parts of a dossier: endnotes' numbers, days in words, a quote within its sentence."""

from dataclasses import dataclass

Notes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class When:
    """Days in words, their bounds as ISO dates (None where open), and how precisely they are known.

    `precision` is one of day, month, year, range, open, undated.
    """

    words: str
    earliest: str | None
    latest: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote within its sentence: what stands before it, the quote, what stands behind it."""

    before: str
    quote: str
    after: str
