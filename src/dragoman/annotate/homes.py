"""Where a person belongs by what stands about the name when no office says it: towns, parties, seats of learning."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.annotate.hometowns import home_words, hometowns, plain_letters
from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.words import Word
from dragoman.model.actors import MentionKind
from dragoman.model.gazetteer import load_gazetteer

_LONGEST = 5  # words of the longest entry: "centers for disease control", "royal canadian mounted police"
_WARS = frozenset(["war", "wars"])
_PLACES = frozenset(["capital", "name", "adjective"])  # kinds of names that place a university or a company
_SMALL = frozenset(["of", "for", "the", "and", "de", "la", "do", "del", "al", "upon", "le", "el", "da", "di", "du"])
_BEFORE_TOWNS = frozenset(["of", "from", "to"])
_DEPARTMENTS = frozenset(["minister", "ministry", "secretary", "department", "commissioner"])  # "Labour Minister"


class HomeFinder:
    """Finds states by names that the gazetteer leaves out, among the words of one report.

    `likely` are the report's states, the likeliest first: of several states that share a name, such a one is meant.
    """

    def __init__(self, words: Sequence[Word], likely: Sequence[str]) -> None:
        self.words = words
        self.likely = tuple(likely)
        self._places: tuple[tuple[int, str], ...] | None = None

    def marked(self, first: int, last: int) -> str | None:
        """The state that a party, parliament, police force or seat of learning in words `[first, last)` is of."""
        return next(self._found(first, last, home_words()), None) or self._prefixed(first, last)

    def _prefixed(self, first: int, last: int) -> str | None:
        """The state of a party's letter before a constituency: "R-Ohio"."""
        prefixes = (f"{word.parts[0]}-" for word in self.words[first:last] if len(word.parts) > 1 and word.capital)
        return next((self._meant(home_words()[prefix]) for prefix in prefixes if prefix in home_words()), None)

    def town(self, first: int, last: int) -> str | None:
        """The state of the first town or region in words `[first, last)` that no name of the report covers."""
        return next(self._found(first, last, hometowns()), None) or self.inside_name(first, last)

    def inside_name(self, first: int, last: int) -> str | None:
        """The state of a place inside a person's or a body's name: "Mayor of Aston Ann Lee", "Aston Oil"."""
        free = [self.words[index] for index in range(first, last) if self._unclaimed(index)]
        runs = [f"{one.text} {two.text}" for one, two in pairwise(free)]
        names = (load_gazetteer().by_text.get(text) for text in (*runs, *(word.text for word in free)))
        return next(
            (self._meant(name.codes) for name in names if name is not None and (name.place or name.kind in _PLACES)),
            None,
        )

    def _unclaimed(self, index: int) -> bool:
        """True for a capitalised word that no name of the gazetteer covers, but not for the name of a war."""
        word = self.words[index]
        war = index + 1 < len(self.words) and self.words[index + 1].key in _WARS
        return word.capital and not war and (word.name is None or word.name.kind is MentionKind.BODY)

    def places(self, locative: frozenset[str]) -> tuple[tuple[int, str], ...]:
        """The towns and regions that stand as places do in the whole report, each by its first word with its state."""
        if self._places is None:
            self._places = tuple(self._standing_towns(locative | _BEFORE_TOWNS))
        return self._places

    def _standing_towns(self, before: frozenset[str]) -> Iterator[tuple[int, str]]:
        for index, word in enumerate(self.words):
            if index and word.capital and word.label != "PERSON" and self.words[index - 1].key in before:
                end = self._entry_end(index, min(len(self.words), index + _LONGEST), hometowns())
                if end > index:
                    yield index, self._meant(hometowns()[self._key(index, end)])

    def _found(self, first: int, last: int, table: dict[str, tuple[str, ...]]) -> Iterator[str]:
        index = first
        while index < last:
            end = self._entry_end(index, last, table) if self.words[index].capital else index
            if end > index:
                yield self._meant(table[self._key(index, end)])
            index = max(end, index + 1)

    def _entry_end(self, first: int, last: int, table: dict[str, tuple[str, ...]]) -> int:
        """The end of the longest entry that begins at `first`; `first` itself where none does."""
        for end in range(min(last, first + _LONGEST), first, -1):
            department = end < len(self.words) and self.words[end].key in _DEPARTMENTS
            whole = not department and all(word.capital or word.key in _SMALL for word in self.words[first:end])
            if whole and self._key(first, end) in table and not self._owned(first, end):
                return end
        return first

    def _owned(self, first: int, end: int) -> bool:
        """True where the gazetteer knows all the words, or a name that they are only part of."""
        start, stop = self.words[first].start, self.words[end - 1].end
        names = (word.name for word in self.words[first:end] if word.name is not None and is_known_name(word))
        return any(
            (name.start <= start and name.end >= stop) or name.start < start or name.end > stop for name in names
        )

    def _key(self, first: int, end: int) -> str:
        return plain_letters(
            " ".join(word.text for word in self.words[first:end]).replace(" ’", "'").replace(" '", "'")
        )

    def _meant(self, codes: tuple[str, ...]) -> str:
        return next((code for code in self.likely if code in codes), codes[0])
