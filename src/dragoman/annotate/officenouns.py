"""Noun phrases of offices: where they begin and end about their head noun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word

NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "X"])
LINKS = frozenset(
    ["of", "for", "to", "at", "in", "on", "with", "from", "under", "and", "&", "the", "a", "an", "between"]
)
STARTERS = frozenset(["of", "for", "to", "at", "in", "on", "with", "from", "under", "without"])
_REASONS = frozenset(["response", "reaction", "addition", "exchange", "order", "return", "connection", "protest"])
_CHARGED = frozenset(["responsible", "charged", "tasked", "entrusted"])  # "commissioner responsible for defence"
_DETERMINERS = frozenset(["the", "a", "an"])
REACH = 16  # words; "representative of the president of the republic for special assignments" has ten


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Words `[first, last)` that give an office, its head noun, and how it stands to the name.

    `way`: before, behind, listed, predicate, past, as, verb, of, description, credit. `place` is the person's
    place in a list of names that share the phrase; `future` marks an appointment.
    """

    first: int
    last: int
    head: int
    way: str
    place: int = 0


class NounPhrases:
    """Finds the noun phrases of offices among the words of one report; knows where all persons stand."""

    def __init__(self, words: Sequence[Word], persons_at: Mapping[int, int], lexicon: PersonWords) -> None:
        self.words = words
        self.persons_at = persons_at
        self.lexicon = lexicon

    def noun_phrase(self, head: int) -> OfficePhrase:
        """The noun phrase of the office at `head`, whoever it is about."""
        return OfficePhrase(self._left_of(head), self._right_of(head), head, "behind")

    def _same(self, index: int, other: int) -> bool:
        """True where both are words of one sentence."""
        in_text = 0 <= index < len(self.words) and 0 <= other < len(self.words)
        return in_text and self.words[index].sentence == self.words[other].sentence

    def _is_head(self, index: int) -> bool:
        word = self.words[index]
        return self.lexicon.is_head(word) and word.pos in NOMINAL and index not in self.persons_at

    def _in_complement(self, index: int) -> bool:
        word = self.words[index]
        if index in self.persons_at:
            return False
        capital_verb = (
            word.pos in ("VERB", "ADV", "PRON", "AUX") and word.capital and index > 0 and self._same(index, index - 1)
        )
        return word.pos in NOMINAL or word.key in LINKS or word.possessive or is_known_name(word) or capital_verb

    def _left_of(self, head: int) -> int:
        """Where the noun phrase of the office at `head` begins, articles left out."""
        index, seen_state, plural = head, False, is_plural(self.words[head].key)
        while self._same(index - 1, head) and index - 1 not in self.persons_at and head - index < REACH:
            word = self.words[index - 1]
            timing = word.key in self.lexicon["former"] | self.lexicon["acting"] | self.lexicon["designate"]
            listed = plural and self._lists_states(index - 1)
            whole = _one_name(word, self.words[index])
            both = word.key == "and" and not plural and self._second_office(index, head)
            if not (timing or listed or whole or both or (not seen_state and self._modifies(index - 1))):
                break
            index -= 1
            seen_state = seen_state or (is_known_name(word) and not word.possessive)
        while index < head and (self.words[index].possessive or self.words[index].key in LINKS):
            index += 1
        return index

    def _second_office(self, index: int, head: int) -> bool:
        """True for the "and" of one person's two offices before the name: "senator and presidential candidate"."""
        named = head + 1 in self.persons_at and self._same(index - 2, head)
        return named and self._is_head(index - 2) and not is_plural(self.words[index - 2].key)

    def _lists_states(self, index: int) -> bool:
        """True for a state's adjective in a list of them, and for the commas and "and" between."""
        word = self.words[index]
        if word.text in (",", "and"):
            return is_known_name(self.words[index + 1]) and index > 0 and is_known_name(self.words[index - 1])
        return is_known_name(word) and self.words[index + 1].text in (",", "and")

    def _modifies(self, index: int) -> bool:
        """True where the word belongs to the noun phrase to its right."""
        word, right = self.words[index], self.words[index + 1]
        if is_known_name(word) or word.possessive:
            return True
        if self.lexicon.is_head(word) and not word.capital and right.capital and self.lexicon.is_head(right):
            return False  # "presidential candidate Senator Lee" has two offices
        if word.label in ("DATE", "TIME", "PERSON") and not self.lexicon.is_head(word):
            return False
        if word.key in ("and", "of", "&"):
            inside = self.words[index - 1].key if index else ""
            bodies = self.lexicon["portfolios"] | self.lexicon["state_bodies"]
            several = word.key == "and" and is_known_name(right) and is_known_name(self.words[index - 1])
            return several or (inside in bodies and right.key in bodies and not self.lexicon.is_head(right))
        if word.pos in ("NOUN", "PROPN", "X") or (word.pos == "ADJ" and word.token.dep_ != "acomp"):
            return True
        return word.key in self.lexicon.modifiers and word.pos not in ("ADP", "PRON", "DET", "AUX")

    def _nominal(self, start: int, anchor: int, way: str) -> OfficePhrase | None:
        """The office phrase that begins at `start`, with its complement, or None."""
        head = None
        start += self._same(start + 1, anchor) and self.words[start].token.tag_ == "PRP$"
        if not self._same(start, anchor) or self.words[start].key in ("and", "or"):
            return None
        while self._same(start + 1, anchor) and start in self.persons_at and self._possessed(start):
            start += 1 + self.words[start + 1].possessive
        index = start
        while self._same(index, anchor) and index - start < REACH and index not in self.persons_at:
            word = self.words[index]
            if self._is_head(index) and not (self._same(index + 1, anchor) and self.words[index + 1].possessive):
                head = index
            elif not (self._in_noun_phrase(index) or word.key in _DETERMINERS):
                break
            index += 1
        if head is None or (index in self.persons_at and index == head + 1):
            return None
        begin = start + (self.words[start].key in _DETERMINERS)
        return OfficePhrase(begin, self._right_of(head), head, way)

    def _possessed(self, index: int) -> bool:
        """True for a word of a person's name that a genitive ends: "Lee" of "Ann Lee's special envoy"."""
        end = index + 1
        while self._same(end, index) and end in self.persons_at:
            end += 1
        return self._same(end, index) and self.words[end].possessive

    def _in_noun_phrase(self, index: int) -> bool:
        word = self.words[index]
        if word.pos == "PUNCT":
            return False
        participle = word.token.tag_ in ("VBN", "VBG", "RB") and word.token.dep_ in ("amod", "advmod", "compound")
        pronoun = word.token.tag_ == "PRP$"
        timing = word.key in self.lexicon["former"] | self.lexicon["acting"]
        conjoined = word.key == "and"
        return (self._in_complement(index) and word.key not in LINKS) or participle or pronoun or timing or conjoined

    def _right_of(self, head: int) -> int:
        """Where the complement of the office at `head` ends."""
        end = head + 1
        charged = self._same(end + 1, head) and self.words[end].key in _CHARGED and self.words[end + 1].pos == "ADP"
        if not (self._same(end, head) and (charged or self.words[end].key in STARTERS | {"and"})):
            return end
        while self._same(end, head) and end - head < REACH + 6 and self._in_complement(end):
            if self.words[end].label in ("DATE", "TIME") or self._answers(end):
                break
            end += 1
        while end > head + 1 and (self.words[end - 1].key in LINKS or self.words[end - 1].possessive):
            end -= 1
        return end

    def _answers(self, index: int) -> bool:
        """True for the "in" of "in response to", which is no part of an office."""
        return self.words[index].key == "in" and self._same(index + 1, index) and self.words[index + 1].key in _REASONS

    def _object_end(self, index: int, anchor: int) -> int:
        end = index
        while self._same(end, anchor) and end - index < REACH and self._in_complement(end):
            end += 1
        while end > index and self.words[end - 1].key in LINKS:
            end -= 1
        return end


def is_plural(key: str) -> bool:
    """True for "ministers", not for "boss"."""
    return key.endswith("s") and not key.endswith("ss") and key != "d'affaires"


def _one_name(left: Word, right: Word) -> bool:
    """True where two words are covered by one mention of the gazetteer, or a genitive 's follows a state."""
    return (left.name is not None and left.name == right.name) or right.possessive
