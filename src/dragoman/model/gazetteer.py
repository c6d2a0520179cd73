"""The names by which the press calls states, bodies, groups, companies, peoples and places."""

import re
from dataclasses import dataclass, field
from functools import cache

from dragoman.errors import UsageError
from dragoman.model.actors import Actor
from dragoman.model.vocabulary import Row, read_rows

_PACKAGE = "dragoman.model"
ACTOR_COLUMNS = ("code", "label", "kind", "cow", "iso2", "sector", "country")
NAME_COLUMNS = ("name", "code", "kind", "note")
PLACE_COLUMNS = ("name", "country", "kind")
NAME_KINDS = frozenset(["name", "formal", "short", "adjective", "demonym", "capital", "seat", "phrase", "agency"])
PLACE_KINDS = frozenset(["city", "region", "territory", "airport", "island"])
_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the vocabulary: every code it may mean, and what kind of name it is for the first."""

    text: str
    codes: tuple[str, ...]
    kind: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Actors by code, and names by their first word, longest first."""

    actors: dict[str, Actor] = field(repr=False)
    by_first_word: dict[str, tuple[Name, ...]] = field(repr=False)
    by_text: dict[str, Name] = field(repr=False)

    def label(self, code: str) -> str:
        """How the actor is shown to a reader: "Azerbaijan" for AZE; the name in the code where unknown."""
        actor = self.actors.get(code)
        return actor.label if actor else code.partition(":")[2] or code

    def counts_as(self, code: str) -> str:
        """The code its acts are filed under (companies count as their country)."""
        actor = self.actors.get(code)
        return actor.counts_as if actor else code

    def counting_as(self, code: str) -> tuple[str, ...]:
        """The code itself and those of all actors whose acts are filed under it: a state's companies."""
        others = (actor.code for actor in self.actors.values() if actor.counts_as == code and actor.code != code)
        return (code, *others)

    def code_of(self, words: str) -> str | None:
        """The code of an actor given by code, label or any of its names; None where unknown or ambiguous."""
        if words in self.actors:
            return words
        if words.upper() in self.actors:
            return words.upper()
        name = self.by_text.get(words) or self.by_text.get(words.title())
        return name.codes[0] if name and len(name.codes) == 1 and not name.place else None

    def longest_at(self, text: str, start: int, word: str) -> Name | None:
        """The longest name that stands in the text at `start`, whose first word is `word`, or None.

        Curly apostrophes of the text count as straight ones; a name ends at a word's end.
        """
        for name in self.by_first_word.get(word, ()):
            end = start + len(name.text)
            if _fold(text[start:end]) != name.text:
                continue
            if end >= len(text) or not (text[end].isalnum() and name.text[-1].isalnum()):
                return name
        return None


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package's data files, read once. Raises VocabularyError with file and line."""
    actors = _read_actors()
    names: dict[str, Name] = {}
    for row in read_rows(_PACKAGE, "actor_names.csv", NAME_COLUMNS):
        if row["code"] not in actors:
            raise row.error(f"code {row['code']!r} is not in actors.csv")
        _add_name(names, row["name"], row["code"], row.one_of("kind", NAME_KINDS), place=False)
    for row in read_rows(_PACKAGE, "places.csv", PLACE_COLUMNS):
        _check_country(row, actors)
        if row["name"] not in names:
            _add_name(names, row["name"], row["country"], row.one_of("kind", PLACE_KINDS), place=True)
    return Gazetteer(actors, _index(names), names)


def actor_code(name: str) -> str:
    """The code of an actor given by code ("AZE"), label or any name that means one only. Raises UsageError."""
    code = load_gazetteer().code_of(name)
    if code is None:
        raise UsageError(f"{name!r}: no actor, or more than one, of this name; give an ISO 3166 code such as AZE")
    return code


def _read_actors() -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for row in read_rows(_PACKAGE, "actors.csv", ACTOR_COLUMNS):
        if row["code"] in actors:
            raise row.error(f"code {row['code']!r} stands twice")
        actors[row["code"]] = Actor(*(row[column] for column in ACTOR_COLUMNS))
    return actors


def _check_country(row: Row, actors: dict[str, Actor]) -> None:
    if row["country"] not in actors:
        raise row.error(f"country {row['country']!r} is not in actors.csv")


def _add_name(names: dict[str, Name], text: str, code: str, kind: str, place: bool) -> None:
    known = names.get(text)
    codes = (*known.codes, code) if known and code not in known.codes else known.codes if known else (code,)
    names[text] = Name(text, codes, known.kind if known else kind, place)


def _index(names: dict[str, Name]) -> dict[str, tuple[Name, ...]]:
    index: dict[str, list[Name]] = {}
    for name in names.values():
        first = _FIRST_WORD.match(name.text)
        index.setdefault(first.group() if first else name.text, []).append(name)
    return {word: tuple(sorted(group, key=lambda n: (-len(n.text), n.text))) for word, group in index.items()}


def _fold(text: str) -> str:
    return text.replace("’", "'")
