"""Whose relative, lawyer or aide a person is: that other one's state counts where none is told."""

from collections.abc import Mapping, Sequence

from dragoman.annotate.officenouns import OfficePhrase
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word

_PRONOUNS = frozenset(["his", "her"])
_FELLOWS = frozenset(["colleague", "co-worker", "fellow"])
_REACH = 60  # words back to whoever "his" stands for


class KinFinder:
    """Finds the person that an office phrase hangs on, among the words of one report."""

    def __init__(self, words: Sequence[Word], persons_at: Mapping[int, int], lexicon: PersonWords) -> None:
        self.words = words
        self.persons_at = persons_at
        self.lexicon = lexicon

    def is_relative(self, phrase: OfficePhrase) -> bool:
        """True for "aunt", "brothers", "husband"."""
        key = self.words[phrase.head].key
        return key in self.lexicon["relatives"] or key.rstrip("s") in self.lexicon["relatives"]

    def other(self, phrase: OfficePhrase, number: int) -> int | None:
        """The number of the person whose relative or aide person `number` is by the phrase, or None.

        "Lee's aunt", "son of Lee", "his lawyer": the person named last before the pronoun; so too with "colleague Roe".
        """
        possessor = self._possessor(phrase, number)
        if possessor is None:
            possessor = self._behind(phrase, number)
        fellow = possessor is None and self.words[phrase.head].key in _FELLOWS
        return self._named_before(phrase.first, number) if fellow else possessor

    def extent(self, phrase: OfficePhrase) -> int:
        """Where the phrase ends with the person it names behind "of": "wife of Ann Lee"."""
        end = phrase.head + 1
        if not self.is_relative(phrase) or end >= len(self.words) or self.words[end].key != "of":
            return phrase.last
        at = end + 1
        while at < len(self.words) and at in self.persons_at:
            at += 1
        return max(phrase.last, at) if at > end + 1 else phrase.last

    def possessor_start(self, phrase: OfficePhrase) -> int:
        """Where the phrase begins with the person whose aide it names: "Ann Lee's spokesman"; else where it begins."""
        at = phrase.first - 1
        if at < 1 or not self.words[at].possessive or self.is_relative(phrase):
            return phrase.first
        while at - 1 in self.persons_at:
            at -= 1
        return at if at < phrase.first - 1 else phrase.first

    def _possessor(self, phrase: OfficePhrase, number: int) -> int | None:
        before = phrase.first - 1
        inside = range(max(0, before), phrase.head)
        if before > 0 and self.words[before].possessive:
            return self._not(self.persons_at.get(before - 1), number)
        pronoun = next((i for i in inside if self.words[i].key in _PRONOUNS), None)
        return self._named_before(pronoun, number) if pronoun is not None else None

    def _named_before(self, index: int, number: int) -> int | None:
        for at in range(index - 1, max(-1, index - _REACH), -1):
            if at in self.persons_at and self.persons_at[at] != number:
                return self.persons_at[at]
        return None

    def _behind(self, phrase: OfficePhrase, number: int) -> int | None:
        at = phrase.head + 2
        if at < len(self.words) and self.words[at - 1].key in ("of", "for", "to"):
            return self._not(self.persons_at.get(at), number)
        return None

    def _not(self, found: int | None, number: int) -> int | None:
        return found if found != number else None
