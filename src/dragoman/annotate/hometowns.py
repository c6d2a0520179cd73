"""Towns, regions, parties and institutions whose states tell whose a person is, read once from the data files."""

import unicodedata
from functools import cache

from dragoman.annotate.words import Word
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.vocabulary import read_rows

_FOLDED = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "ß": "ss", "’": "'", "ʻ": "'"}
)


def plain_letters(text: str) -> str:
    """The text in small letters without accents, as the data files write towns and parties."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(character for character in bare if not unicodedata.combining(character)).rstrip(".")


@cache
def home_words() -> dict[str, tuple[str, ...]]:
    """States by what is one's by its name alone (home_words.csv), in plain letters. Raises VocabularyError."""
    return _table("home_words.csv", "words")


@cache
def hometowns() -> dict[str, tuple[str, ...]]:
    """States by towns and regions that the gazetteer leaves out (hometowns.csv), in plain letters; raises likewise."""
    return _table("hometowns.csv", "name")


def _table(file: str, column: str) -> dict[str, tuple[str, ...]]:
    return {row[column]: row.list("codes") for row in read_rows("dragoman.annotate", file, (column, "codes"))}


def is_town(word: Word) -> bool:
    """True for a capitalised word that is a town's, region's or state's name, here or in the gazetteer."""
    return word.capital and (word.text in load_gazetteer().by_text or plain_letters(word.text) in hometowns())
