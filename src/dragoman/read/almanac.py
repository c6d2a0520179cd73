"""Events that every reader of the press can date, from vocab/almanac.csv."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.model.vocabulary import Row, read_rows


@dataclass(frozen=True, slots=True)
class Known:
    """An event of public record, its first day, and the words by which a sentence speaks of it, all of them needed."""

    day: date
    event: str
    words: tuple[re.Pattern[str], ...]


@cache
def known_events() -> tuple[Known, ...]:
    """The almanac in file order. Raises VocabularyError on a row that breaks its rules."""
    return tuple(_known(row) for row in read_rows("dragoman.read", "almanac.csv", ["date", "words", "event"]))


def _known(row: Row) -> Known:
    try:
        day = date.fromisoformat(row["date"])
        words = tuple(re.compile(rf"\b(?:{part.strip()})\b", re.IGNORECASE) for part in row["words"].split("&"))
    except (ValueError, re.error) as error:
        raise row.error(f"cannot be read: {error}") from error
    if not all(pattern.pattern.strip("\\b(?:)") for pattern in words):
        raise row.error("words has an empty part")
    return Known(day, row["event"], words)


def find_known(sentence: str) -> list[Known]:
    """The events of the almanac that the sentence has all the words of, in file order."""
    return [known for known in known_events() if all(pattern.search(sentence) for pattern in known.words)]
