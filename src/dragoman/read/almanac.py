"""Events that every reader of the press can date, from vocab/almanac.csv."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.model.vocabulary import Row, read_rows


@dataclass(frozen=True, slots=True)
class Known:
    """An event of public record, its first day, and the words by which a sentence speaks of it, all of them needed.

    `plain` are those of the words that are no patterns: a quick look for them spares the search for the others.
    """

    day: date
    event: str
    words: tuple[re.Pattern[str], ...]
    plain: tuple[str, ...]

    def is_told(self, sentence: str) -> bool:
        """True where the sentence shows all the words."""
        return self.is_told_small(sentence.lower())

    def is_told_small(self, lowered: str) -> bool:
        """The same of a sentence in small letters."""
        return all(pattern.search(lowered) for pattern in self.words)


@cache
def known_events() -> tuple[Known, ...]:
    """The almanac in file order. Raises VocabularyError on a row that breaks its rules."""
    return tuple(read_known(row) for row in read_rows("dragoman.read", "almanac.csv", ["date", "words", "event"]))


def read_known(row: Row) -> Known:
    """The event of a row. Raises VocabularyError where the row breaks the rules."""
    parts = [part.strip() for part in row["words"].split("&")]
    if not all(parts):
        raise row.error("words has an empty part")
    try:
        day = date.fromisoformat(row["date"])
        # Small letters on both sides: IGNORECASE makes a search several times slower.
        words = tuple(re.compile(rf"\b(?:{part.lower()})\b") for part in parts)
    except (ValueError, re.error) as error:
        raise row.error(f"cannot be read: {error}") from error
    return Known(day, row["event"], words, tuple(part.lower() for part in parts if re.fullmatch(r"[\w ’'-]+", part)))


def events_in(text: str) -> list[Known]:
    """The events of the almanac that the text has all the words of somewhere, in file order."""
    lowered = text.lower()
    near = (known for known in known_events() if all(word in lowered for word in known.plain))
    return [known for known in near if known.is_told_small(lowered)]
