"""Phrases of a vocabulary found in tokens: the longest first, each token used once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from spacy.tokens import Token

Meaning = TypeVar("Meaning")


class PhraseIndex(Generic[Meaning]):
    """Phrases of one word or more, in small letters, with what each means.

    A word of a phrase fits a token by its form or its lemma.
    """

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in phrases.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: Iterable[Token]) -> Iterator[tuple[Token, int, Meaning]]:
        """The phrases that stand in the tokens, in their order: first token, number of tokens, meaning."""
        end = -1
        for token in tokens:
            if token.i < end or (found := self.longest_at(token)) is None:
                continue
            end = token.i + found[0]
            yield token, *found

    def longest_at(self, token: Token) -> tuple[int, Meaning] | None:
        """Length in tokens and meaning of the longest phrase that begins at the token, or None."""
        doc, start = token.doc, token.i
        for first in {token.lower_: None, token.lemma_.lower(): None}:
            for words, meaning in self._by_first.get(first, ()):
                rest = doc[start + 1 : start + len(words)] if len(words) > 1 else ()
                if len(rest) == len(words) - 1 and all(map(_fits, words[1:], rest)):
                    return len(words), meaning
        return None


def _fits(word: str, token: Token) -> bool:
    return word in (token.lower_, token.lemma_.lower())
