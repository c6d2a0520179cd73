"""The stock phrases of web pages, from vocab/phrases.csv."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.model.vocabulary import Row, read_rows

#: What a phrase says of the line it stands in; see the head of vocab/phrases.csv.
KINDS = frozenset(
    {
        "page",
        "list",
        "appeal",
        "appeal cue",
        "comments",
        "reporting",
        "remark",
        "masthead",
        "byline",
        "credit",
        "glued credit",
    }
)
_MATCHES = frozenset({"whole", "start", "end", "any"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as a pattern, with the place of the data file it comes from."""

    pattern: re.Pattern[str]
    match: str
    why: str

    def search(self, text: str) -> re.Match[str] | None:
        """The match where the phrase stands as its row asks, else None."""
        if self.match == "whole":
            return self.pattern.fullmatch(text)
        return self.pattern.match(text) if self.match == "start" else self.pattern.search(text)


@cache
def phrases(kind: str) -> tuple[Phrase, ...]:
    """The phrases of a kind, in file order. Raises VocabularyError on a row that breaks the rules."""
    rows = read_rows("dragoman.read", "phrases.csv", ["kind", "match", "case", "pattern"])
    return tuple(read_phrase(row) for row in rows if row.one_of("kind", KINDS) == kind)


def read_phrase(row: Row) -> Phrase:
    """The phrase of a row. Raises VocabularyError where the row breaks the rules."""
    match = row.one_of("match", _MATCHES)
    flags = re.IGNORECASE if row.one_of("case", frozenset({"any", "exact"})) == "any" else re.NOFLAG
    source = row["pattern"] + (r"\s*$" if match == "end" else "")
    try:
        return Phrase(re.compile(source, flags), match, f"{row['kind']}: {row['pattern']}")
    except re.error as error:
        raise row.error(f"pattern does not compile: {error}") from error


def find_phrase(kind: str, text: str) -> re.Match[str] | None:
    """The first phrase of the kind that the text shows, or None."""
    return next((found for phrase in phrases(kind) if (found := phrase.search(text))), None)
