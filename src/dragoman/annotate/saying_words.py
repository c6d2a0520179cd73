"""The words of saying, read once from the data files."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.errors import VocabularyError
from dragoman.model.vocabulary import read_rows, read_yaml

_PACKAGE = "dragoman.annotate"
VERB_COLUMNS = ("verb", "frames", "counts")
COUNTS = frozenset({"yes", "human", "body", "speech"})
STANCE_COLUMNS = ("word", "part", "frames")
PARTS = frozenset({"verb", "noun", "adjective"})
_CAPITALS = frozenset({"US"})  # a word of the set in capitals that is a name
_CLAUSE_FRAMES = frozenset({"clause", "to", "obj", "oprd", "count", "quote"})
_PREPOSITIONS = frozenset({"of", "for", "on", "as", "at", "with", "against", "about", "to"})
#: What else may lead from a word of stance to its matter; `to_noun` is "to" before a noun.
_STANCE_FRAMES = (_CLAUSE_FRAMES | _PREPOSITIONS | {"over", "by", "in", "toward", "towards", "to_noun"}) - {"quote"}


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb of saying: the frames that hold the words said, and with whom as subject it counts."""

    verb: str
    frames: frozenset[str]
    counts: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that lead to the words said."""
        return (self.frames & (_PREPOSITIONS | _STANCE_FRAMES - _CLAUSE_FRAMES)) - {"to", "to_noun"}


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Verbs by lemma, and word sets by name, all in small letters."""

    verbs: dict[str, SayingVerb]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]

    def verb(self, token: Token) -> SayingVerb | None:
        """The verb of saying that the token is a form of, or None."""
        if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
            return None
        return self.verbs.get(token.lemma_.lower())


def is_inside(token: Token) -> bool:
    """True for a word by which the author, or somebody quoted, means themselves; "US" is a state."""
    return token.lower_ in load_saying_words()["inside"] and token.text not in _CAPITALS


@cache
def load_stances() -> dict[tuple[str, str], frozenset[str]]:
    """The frames of words of belief, attitude and perception by part of speech and lemma, verbs of saying among them.

    A verb of saying has the frames of both files. Raises VocabularyError where a file breaks its rules.
    """
    found = {("verb", verb.verb): verb.frames for verb in load_saying_words().verbs.values()}
    seen: set[tuple[str, str]] = set()
    for row in read_rows(_PACKAGE, "saying_stances.csv", STANCE_COLUMNS):
        key = row.one_of("part", PARTS), row["word"]
        frames = frozenset(row.list("frames"))
        unknown = sorted(frames - _STANCE_FRAMES)
        if unknown or key in seen:
            raise row.error(f"frame {unknown[0]!r} is unknown" if unknown else f"{row['word']!r} stands twice")
        seen.add(key)
        found[key] = found.get(key, frozenset()) | frames
    return found


@cache
def load_saying_words() -> SayingWords:
    """The package's words of saying. Raises VocabularyError where a file breaks its rules."""
    verbs: dict[str, SayingVerb] = {}
    for row in read_rows(_PACKAGE, "saying_verbs.csv", VERB_COLUMNS):
        unknown = sorted(set(row.list("frames")) - _CLAUSE_FRAMES - _PREPOSITIONS)
        if unknown or row["verb"] in verbs:
            raise row.error(f"frame {unknown[0]!r} is unknown" if unknown else f"{row['verb']!r} stands twice")
        verbs[row["verb"]] = SayingVerb(row["verb"], frozenset(row.list("frames")), row.one_of("counts", COUNTS))
    return SayingWords(verbs, _read_sets("saying_words.yaml"))


def _read_sets(file: str) -> dict[str, frozenset[str]]:
    content = read_yaml(_PACKAGE, file)
    for name, words in content.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise VocabularyError(f"{_PACKAGE}/vocab/{file}:1: {name} holds more than words; quote its entries")
    return {name: frozenset(words) for name, words in content.items()}
