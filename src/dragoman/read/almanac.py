"""Events that every reader of the press can date, from vocab/almanac.csv."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.model.vocabulary import Row, read_rows

#: Fewer letters than these stand in every text.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Known:
    """An event of public record, its first day, and the words by which a sentence speaks of it, all of them needed.

    `plain` are letters that the words cannot do without, of each list one at least: a quick look for them spares
    most searches.
    """

    day: date
    event: str
    words: tuple[re.Pattern[str], ...]
    plain: tuple[tuple[str, ...], ...]

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
    return Known(day, row["event"], words, tuple(filter(None, (_plain(part.lower()) for part in parts))))


def _plain(source: str) -> tuple[str, ...]:
    """For each choice of a pattern the longest run of letters that it takes; nothing where one has none to speak of."""
    # A choice in brackets may go either way, and so may what an asterisk, brace or question mark follows.
    while (bare := re.sub(r"\([^()]*\)|\[[^]]*\]", "\n", source)) != source:
        source = bare
    certain = re.sub(r"\\?.[?*{]|\\.|[^\w ’'|-]", "\n", source)
    longest = tuple(max(choice.split("\n"), key=len) for choice in certain.split("|"))
    return longest if min(map(len, longest)) >= _TELLING else ()


def events_in(text: str) -> list[Known]:
    """The events of the almanac that the text has all the words of somewhere, in file order."""
    lowered = text.lower()
    near = (known for known in known_events() if all(any(map(lowered.__contains__, some)) for some in known.plain))
    return [known for known in near if known.is_told_small(lowered)]
