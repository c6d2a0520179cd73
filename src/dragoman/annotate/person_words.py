"""The words that tell persons and offices, read once from the data files."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.annotate.words import Word
from dragoman.errors import VocabularyError
from dragoman.model.vocabulary import read_rows, read_yaml

OFFICE_COLUMNS = ("office", "sector", "level", "head_noun")
TITLE_COLUMNS = ("title", "kind")
_FILE = "person_words.yaml"
#: Small words inside office phrases: what stands before the first of them is the office itself.
_JOINING = frozenset(["of", "the", "for", "and", "to", "a", "in", "on", "at", "without"])
#: Sectors of the offices file that belong to a state.
_STATE_TITLES = frozenset(["rank", "political", "noble"])
_STATE_SECTORS = frozenset(["GOV", "LEG", "MIL", "JUD", "OPP", "PTY"])


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Word sets, all in small letters.

    `heads` are nouns that name an office or role, `government` those of them that states give,
    `modifiers` all words of office phrases. `titles` stand before names (Mr, Rabbi, Gen, President);
    `courtesies` are those of them that say nothing of an office, `religious` those of clerics.
    `reigns` are the times of office with the office they mean: "presidency" and "president".
    """

    heads: frozenset[str]
    government: frozenset[str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    courtesies: frozenset[str]
    religious: frozenset[str]
    reigns: dict[str, str]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]

    def is_head(self, word: Word) -> bool:
        """True for a word that names an office or role: "minister", "vice-chair", "ambassador-designate", "kings"."""
        named = any(part in self.heads or _singular(part) in self.heads for part in (word.key, *word.parts))
        return named or (
            word.pos in ("NOUN", "PROPN", "ADJ") and _singular(word.key).endswith(tuple(self["role_endings"]))
        )

    def is_governing(self, word: Word) -> bool:
        """True for a word that names an office which states give: "minister", "general", "mayor"."""
        given = any(_singular(part) in self.government or part in self.government for part in (word.key, *word.parts))
        return given or word.key in self.reigns

    def is_title(self, word: Word) -> bool:
        """True for a word that stands right before names: Mr, Gen., President, spokesman."""
        return word.key in self.titles or (word.key not in self["weak_titles"] and self.is_head(word))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def load_person_words() -> PersonWords:
    """The package's word sets. Raises VocabularyError where a file breaks its rules."""
    sets = _read_sets()
    offices = [
        (row["office"].lower(), row["sector"]) for row in read_rows("dragoman.model", "offices.csv", OFFICE_COLUMNS)
    ]
    titles = [
        (row["title"].lower(), row["kind"]) for row in read_rows("dragoman.model", "person_titles.csv", TITLE_COLUMNS)
    ]
    heads = frozenset(_head_of(office) for office, _ in offices) | sets["roles"]
    government = frozenset(_head_of(office) for office, sector in offices if sector in _STATE_SECTORS)
    single = {title.rstrip("."): kind for title, kind in titles if " " not in title}
    modifiers = {word for phrase, _ in (*offices, *titles) for word in phrase.split()} - _JOINING
    return PersonWords(
        heads,
        (government | {title for title, kind in single.items() if kind in _STATE_TITLES}) - sets["roles_of_all"],
        frozenset(modifiers) | sets["portfolios"],
        frozenset(single) - sets["weak_titles"],
        frozenset(word for word, kind in single.items() if kind == "courtesy") - heads,
        frozenset(word for word, kind in single.items() if kind == "religious") - sets["weak_titles"],
        dict(reign.split("/", 1) for reign in sorted(sets["reigns"])),
        sets,
    )


def _head_of(office: str) -> str:
    """The noun that an office phrase is about: "minister" of "minister of defence"."""
    words = office.split()
    end = next((index for index, word in enumerate(words) if index and word in _JOINING), len(words))
    return words[end - 1]


def _read_sets() -> dict[str, frozenset[str]]:
    content = read_yaml("dragoman.annotate", _FILE)
    for name, words in content.items():
        if not isinstance(words, Iterable) or not all(isinstance(word, str) and word for word in words):
            raise VocabularyError(f"dragoman.annotate/vocab/{_FILE}:1: {name} holds more than words; quote its entries")
    return {name: frozenset(words) for name, words in content.items()}
