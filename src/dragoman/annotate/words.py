"""A report's tokens as an editor's words: hyphenated ones whole, each with the name that covers it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

from dragoman.model.actors import Mention

_HYPHENS = frozenset("-‐‑")
_ABBREVIATION = 4  # letters of the longest title that the parser parts from its full stop ("Brig", "Capt")
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its characters `[start, end)`, its last token and part of speech, its entity label.

    `key` is the text in small letters, curly apostrophes straight and a full stop at the end left out;
    `parts` the parts of a hyphenated word in small letters; `sentence` the number of its sentence;
    `name` the gazetteer's mention that covers it.
    """

    text: str
    start: int
    end: int
    token: Token = field(repr=False)
    label: str
    sentence: int
    name: Mention | None
    key: str
    parts: tuple[str, ...]

    @property
    def pos(self) -> str:
        """Part of speech of its last token, as the parser gives it."""
        return self.token.pos_

    @property
    def capital(self) -> bool:
        """True where it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """True for the 's of a genitive."""
        return self.text in _POSSESSIVES

    @property
    def plain(self) -> bool:
        """True for a word of letters, false for punctuation and numbers."""
        letters = self.text[0].isalpha() or any(character.isalpha() for character in self.text)
        return letters and not self.possessive


@lru_cache(maxsize=1)  # two annotators ask for the words of one report, one right after the other
def split_words(doc: Doc, text: str, names: tuple[Mention, ...]) -> tuple[Word, ...]:
    """The words of the document in order, spaces left out; `text` is the report's, on which its offsets are."""
    by_start = {mention.start: mention for mention in names}
    words: list[Word] = []
    sentence, current = -1, None
    for group in _groups(doc):
        first, last = group[0], group[-1]
        sentence += bool(first.is_sent_start) and not _abbreviated(first)
        start, end = first.idx, last.idx + len(last.text)
        current = by_start.get(start, current)
        name = current if current and start < current.end else None
        shown = text[start:end] if len(group) > 1 else first.text
        label = next((token.ent_type_ for token in group if token.ent_type_), "")
        key = shown.replace("’", "'").lower().rstrip(".")
        words.append(Word(shown, start, end, last, label, sentence, name, key, tuple(key.split("-"))))
    return tuple(words)


def _abbreviated(token: Token) -> bool:
    """True where the full stop before the token is an abbreviation's ("Brig. Gen. Lee"), not a sentence's."""
    if token.i < 2 or token.pos_ != "PROPN":
        return False
    before, stem = token.nbor(-1), token.nbor(-2)
    if before.text != ".":
        return before.text[0].isupper() and before.text.endswith(".")
    return not stem.whitespace_ and stem.text[0].isupper() and 1 < len(stem.text) <= _ABBREVIATION


def _groups(doc: Doc) -> Iterable[list[Token]]:
    """The tokens of each word: parts that hyphens join without a space stand together."""
    group: list[Token] = []
    for token in doc:
        if token.is_space:
            continue
        if group and not _joined(group[-1], token):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _joined(before: Token, token: Token) -> bool:
    """True where the two are parts of one hyphenated word; a hyphen needs a letter behind it."""
    if before.i + 1 != token.i or before.whitespace_ or before.text[-1] in "’'":
        return False
    if token.text in _HYPHENS:
        follows = token.i + 1 < len(token.doc) and not token.whitespace_ and token.nbor(1).text[0].isalpha()
        return follows and before.text[-1].isalnum()
    return before.text in _HYPHENS and before.i > 0 and not before.nbor(-1).whitespace_ and token.text[0].isalpha()
