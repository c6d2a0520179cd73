"""A report's tokens as an editor's words: hyphenated ones whole, each with the name that covers it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.model.actors import Mention

_HYPHENS = frozenset("-‐‑")
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
        return any(character.isalpha() for character in self.text) and not self.possessive


def split_words(doc: Doc, names: Iterable[Mention]) -> tuple[Word, ...]:
    """The words of the document in order, spaces left out."""
    by_start = {mention.start: mention for mention in names}
    words: list[Word] = []
    whole = doc.text  # built anew at every call
    sentence, current = -1, None
    for group in _groups(doc):
        first, last = group[0], group[-1]
        sentence += bool(first.is_sent_start)
        start, end = first.idx, last.idx + len(last.text)
        current = by_start.get(start, current)
        name = current if current and start < current.end else None
        text = whole[start:end] if len(group) > 1 else first.text
        label = next((token.ent_type_ for token in group if token.ent_type_), "")
        key = text.replace("’", "'").lower().rstrip(".")
        words.append(Word(text, start, end, last, label, sentence, name, key, tuple(key.split("-"))))
    return tuple(words)


def _groups(doc: Doc) -> Iterable[list[Token]]:
    """The tokens of each word: parts that hyphens join without a space stand together."""
    group: list[Token] = []
    for token in doc:
        if token.is_space:
            continue
        joined = group and group[-1].i + 1 == token.i and not group[-1].whitespace_
        hyphen_before = joined and group[-1].text in _HYPHENS and len(group) > 1
        hyphen_here = joined and token.text in _HYPHENS and group[-1].text[-1].isalpha()
        if group and not ((hyphen_before and token.text[0].isalpha()) or hyphen_here):
            yield group
            group = []
        group.append(token)
    if group:
        yield group
