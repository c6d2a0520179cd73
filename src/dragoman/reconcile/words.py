"""Words as two texts are compared by: folded, cut to stems, without those that say nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.model.vocabulary import read_rows, read_yaml

#: A number keeps its commas and points: "2,219" and "1.5" are one word each.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
#: Endings cut off, longest first, with what takes their place; a stem keeps three letters at least.
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, with the place it stands in the text as written."""

    text: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of text[start:end], folded; quote marks, dashes and spacing are no words."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(fold(match.group()), match.start(), match.end())


def folded(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of text[start:end], folded, where their places are not asked for: several times as fast."""
    return list(map(fold, _WORD.findall(text, start, len(text) if end is None else end)))


@lru_cache(maxsize=65536)
def outlet_words(name: str) -> str:
    """An outlet's name as it is looked up everywhere: folded, without its article."""
    return " ".join(word for word in folded(name) if word != "the")


@lru_cache(maxsize=262144)
def fold(word: str) -> str:
    """The word in small letters without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ə", "a").replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word: opened, opening, opens and open give one; near synonyms give one too."""
    known = _forms().get(word)
    if known:
        return known
    cut = _cut(word)
    return _forms().get(cut, cut)


def _cut(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            bare = word.removesuffix(ending) + instead
            return _undouble(bare) if ending in ("ing", "ed") else bare.removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def _undouble(bare: str) -> str:
    """A doubled last consonant is the verb's own only in -ss and -ll: "planned" gives plan."""
    return bare[:-1] if len(bare) > _SHORTEST_STEM and bare[-1] == bare[-2] and bare[-1] not in "sl" else bare


@lru_cache(maxsize=131072)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that say what the text is about; stop words and bare numbers left out."""
    return frozenset(stem(word) for word in folded(text) if is_content(word))


def is_content(word: str) -> bool:
    """True for a folded word that is neither a stop word nor a number nor a single letter."""
    return len(word) > 1 and not word[0].isdigit() and word not in stop_words()


@cache
def stop_words() -> frozenset[str]:
    """The words of stop_words.yaml."""
    groups = read_yaml("dragoman.reconcile", "stop_words.yaml")
    return frozenset(word for lines in groups.values() for line in lines for word in line.split())


@cache
def _forms() -> dict[str, str]:
    rows = read_rows("dragoman.reconcile", "word_forms.csv", ("word", "as", "kind"))
    first = {row["word"]: row["as"] for row in rows if row.one_of("kind", ("form", "near"))}
    # A form may lead to a near synonym of its verb; targets are cut as any other word is.
    whole = {word: _cut(first.get(target, target)) for word, target in first.items()}
    # "Arrived" is cut to "arriv", which leads where "arrive" does.
    return {_cut(word): target for word, target in whole.items()} | whole
