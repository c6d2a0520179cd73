"""Phrases that give a person an office: before the name, behind it, in a predicate, in a list of names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.namespans import is_known_name, name_shaped
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word

_NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "X"])
_LINKS = frozenset(
    ["of", "for", "to", "at", "in", "on", "with", "from", "under", "and", "&", "the", "a", "an", "between"]
)
_STARTERS = frozenset(["of", "for", "to", "at", "in", "on", "with", "from", "under", "without"])
_DETERMINERS = frozenset(["the", "a", "an"])
_REACH = 16  # words; "representative of the president of the republic for special assignments" has ten
#: Parts of speech that close off a name in apposition.
_CLOSING = frozenset(["PUNCT", "VERB", "AUX", "CCONJ", "ADP", "PART"])
_BRACKETS = frozenset([",", "(", "—", "–", "-"])


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """Words `[first, last)` that give an office, its head noun, and how it stands to the name.

    `way`: before, behind, listed, predicate, past, as, verb, of, description. `place` is the person's
    place in a list of names that share the phrase; `future` marks an appointment.
    """

    first: int
    last: int
    head: int
    way: str
    place: int = 0


class PhraseFinder:
    """Finds the office phrases about one name; knows the words and where all persons stand."""

    def __init__(self, words: Sequence[Word], persons_at: Mapping[int, int], lexicon: PersonWords) -> None:
        self.words = words
        self.persons_at = persons_at
        self.lexicon = lexicon

    def phrases(self, first: int, last: int) -> Iterator[OfficePhrase]:
        """Every office phrase about the name that stands at words `[first, last)`, the surest first."""
        for finder in (self._before, self._ahead_of_comma, self._listed):
            found = finder(first, last)
            if found is not None:
                yield found
        behind = (self._behind, self._relative, self._predicate, self._after_aside, self._pronoun, self._as, self._of)
        for finder in behind:
            found = finder(first, last)
            if found is not None:
                yield found

    def noun_phrase(self, head: int) -> OfficePhrase:
        """The noun phrase of the office at `head`, whoever it is about."""
        return OfficePhrase(self._left_of(head), self._right_of(head), head, "behind")

    def _same(self, index: int, other: int) -> bool:
        """True where both are words of one sentence."""
        in_text = 0 <= index < len(self.words) and 0 <= other < len(self.words)
        return in_text and self.words[index].sentence == self.words[other].sentence

    def _is_head(self, index: int) -> bool:
        word = self.words[index]
        return self.lexicon.is_head(word) and word.pos in _NOMINAL and index not in self.persons_at

    def _before(self, first: int, last: int) -> OfficePhrase | None:
        """ "Israeli Foreign Minister Eli Cohen", "President of Ukraine Volodymyr Zelenskyy"."""
        end = first
        while self._same(end - 1, first) and self._is_courtesy(end - 1):
            end -= 1
        if not self._same(end - 1, first):
            return None
        if self._is_head(end - 1) or self.words[end - 1].key in self.lexicon.titles:
            return OfficePhrase(self._left_of(end - 1), end, end - 1, "before")
        head = self._head_back(end - 1) if self.words[end - 1].key not in _LINKS else None
        return OfficePhrase(self._left_of(head), end, head, "before") if head is not None else None

    def _is_courtesy(self, index: int) -> bool:
        return self.words[index].key in self.lexicon.courtesies

    def _is_title(self, index: int) -> bool:
        word = self.words[index]
        stop = word.text == "." and index > 0 and self.words[index - 1].key in self.lexicon.titles
        return (
            stop
            or word.key in self.lexicon.titles
            or (word.capital and self._is_head(index))
            or self._is_courtesy(index)
        )

    def _ahead_of_comma(self, first: int, last: int) -> OfficePhrase | None:
        """ "the president of the council, Ann Lee, said"."""
        end = first
        while self._same(end - 1, first) and self._is_title(end - 1):
            end = min(end - 1, self._left_of(end - 1))
        if not self._same(end - 2, first) or self.words[end - 1].text != ",":
            return None
        closed = last >= len(self.words) or self.words[last].pos in _CLOSING
        head = end - 2 if self._is_head(end - 2) else self._head_back(end - 2)
        outer = self._head_back(end - 2)
        head = outer if outer is not None else head
        if head is None or not closed or _is_plural(self.words[head].key):
            return None
        return OfficePhrase(self._left_of(head), end - 1, head, "before")

    def _head_back(self, end: int) -> int | None:
        """The outermost office before `end` whose complement ("of ...", "for ...") runs up to it."""
        found = None
        for index in range(end, max(-1, end - _REACH), -1):
            if not self._same(index, end) or not self._in_complement(index):
                break
            complement = index < end and self.words[index + 1].key in _STARTERS
            if complement and self._is_head(index):
                found = index
        return found

    def _in_complement(self, index: int) -> bool:
        word = self.words[index]
        if index in self.persons_at:
            return False
        capital_verb = (
            word.pos in ("VERB", "ADV", "PRON", "AUX") and word.capital and index > 0 and self._same(index, index - 1)
        )
        return word.pos in _NOMINAL or word.key in _LINKS or word.possessive or is_known_name(word) or capital_verb

    def _left_of(self, head: int) -> int:
        """Where the noun phrase of the office at `head` begins, articles left out."""
        index, seen_state, plural = head, False, _is_plural(self.words[head].key)
        while self._same(index - 1, head) and index - 1 not in self.persons_at and head - index < _REACH:
            word = self.words[index - 1]
            timing = word.key in self.lexicon["former"] | self.lexicon["acting"] | self.lexicon["designate"]
            listed = plural and self._lists_states(index - 1)
            whole = _one_name(word, self.words[index])
            if not (timing or listed or whole or (not seen_state and self._modifies(index - 1))):
                break
            index -= 1
            seen_state = seen_state or (is_known_name(word) and not word.possessive)
        while index < head and (self.words[index].possessive or self.words[index].key in _LINKS):
            index += 1
        return index

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

    def _listed(self, first: int, last: int) -> OfficePhrase | None:
        """ "their Greek and French counterparts, A and B": the shared phrase and the name's place in the list."""
        index, names, inside = first - 1, 0, False
        while self._same(index, first) and first - index < 3 * _REACH:
            word = self.words[index]
            if index in self.persons_at:
                names += not inside
                inside = True
            elif word.text in (",", "and") or self._is_courtesy(index):
                inside = False
            else:
                break
            index -= 1
        if not self._same(index, first) or not self._is_head(index) or not _is_plural(self.words[index].key):
            return None
        return OfficePhrase(self._left_of(index), index + 1, index, "listed", names)

    def _behind(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, the president of the council": an apposition."""
        if not self._same(last, first) or self.words[last].text not in _BRACKETS:
            return None
        start = last + 1
        if self._same(start + 1, first) and self.words[start].pos == "NUM" and self.words[start + 1].text == ",":
            start += 2
        return self._nominal(start, first, "behind") or self._description(start, first)

    def _nominal(self, start: int, anchor: int, way: str) -> OfficePhrase | None:
        """The office phrase that begins at `start`, with its complement, or None."""
        head = None
        start += self._same(start + 1, anchor) and self.words[start].token.tag_ == "PRP$"
        if not self._same(start, anchor) or self.words[start].key in ("and", "or"):
            return None
        index = start
        while self._same(index, anchor) and index - start < _REACH and index not in self.persons_at:
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

    def _in_noun_phrase(self, index: int) -> bool:
        word = self.words[index]
        if word.pos == "PUNCT":
            return False
        participle = word.token.tag_ in ("VBN", "VBG", "RB") and word.token.dep_ in ("amod", "advmod", "compound")
        pronoun = word.token.tag_ == "PRP$"
        timing = word.key in self.lexicon["former"] | self.lexicon["acting"]
        conjoined = word.key == "and"
        return (self._in_complement(index) and word.key not in _LINKS) or participle or pronoun or timing or conjoined

    def _right_of(self, head: int) -> int:
        """Where the complement of the office at `head` ends."""
        end = head + 1
        if not (self._same(end, head) and self.words[end].key in _STARTERS | {"and"}):
            return end
        while self._same(end, head) and end - head < _REACH + 6 and self._in_complement(end):
            if self.words[end].label in ("DATE", "TIME"):
                break
            end += 1
        while end > head + 1 and (self.words[end - 1].key in _LINKS or self.words[end - 1].possessive):
            end -= 1
        return end

    def _description(self, start: int, anchor: int) -> OfficePhrase | None:
        """ "Ann Lee, a retired bus driver from Lyon": any noun that the parser takes for an apposition."""
        if not self._same(start, anchor) or self.words[start].key not in ("a", "an", "the"):
            return None
        for index in range(start + 1, min(start + _REACH, len(self.words))):
            word = self.words[index]
            if not self._same(index, anchor) or word.pos not in _NOMINAL or index in self.persons_at:
                return None
            if word.token.dep_ == "appos":
                return OfficePhrase(start + 1, self._right_of(index), index, "description")
        return None

    def _relative(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, who previously served as deputy minister", "Ann Lee, who teaches law in Lyon"."""
        start = last + (self._same(last, first) and self.words[last].text == ",")
        if not self._same(start, first) or self.words[start].key != "who":
            return None
        return self._verb_phrase(start + 1, first)

    def _predicate(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee is the president of", "Ann Lee was appointed ambassador", "Ann Lee heads"."""
        return self._verb_phrase(last, first)

    def _after_aside(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, a diplomat who knows the region, was appointed ambassador"."""
        if not self._same(last, first) or self.words[last].text != ",":
            return None
        closing = next(
            (i for i in range(last + 1, last + 1 + _REACH) if self._same(i, first) and self.words[i].text == ","), None
        )
        return self._verb_phrase(closing + 1, first) if closing is not None else None

    def _pronoun(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee receives visitors. She has been foreign minister since": the next sentence, nobody else between."""
        if not any(word.token.dep_ == "nsubj" for word in self.words[first:last]):
            return None
        for index in range(last, min(last + 3 * _REACH, len(self.words))):
            if index in self.persons_at:
                return None
            if self.words[index].sentence != self.words[first].sentence:
                says = self.words[index].key in ("he", "she")
                return self._verb_phrase(index + 1, index) if says else None
        return None

    def _verb_phrase(self, index: int, anchor: int) -> OfficePhrase | None:
        """The office in a predicate that begins at `index`, past where the verb or an adverb says so."""
        past = False
        while self._same(index, anchor) and self.words[index].key in self.lexicon["adverbs"]:
            past = past or self.words[index].key in ("previously", "formerly", "once", "had", "briefly")
            index += 1
        if not self._same(index, anchor):
            return None
        word = self.words[index]
        speaks = word.token.lemma_ == "speak" and not (
            self._same(index + 1, anchor) and self.words[index + 1].key == "for"
        )
        if word.token.lemma_.lower() in self.lexicon["office_verbs"] and word.pos == "VERB" and not speaks:
            end = self._right_of(index) if self._same(index + 1, anchor) else index + 1
            end = end if end > index + 1 else self._object_end(index + 1, anchor)
            return OfficePhrase(index, end, index, "verb") if end > index + 1 else None
        perfect = self.words[index - 1].key == "been"
        if word.key not in self.lexicon["serving"] and not perfect:
            return None
        past = past and not perfect
        index += not perfect
        appointed = self._same(index, anchor) and self.words[index].key in self.lexicon["appointed"]
        while self._same(index, anchor) and (
            self.words[index].key in self.lexicon["appointed"] | self.lexicon["adverbs"] | {"as", "in"}
        ):
            index += 1
        past = (past or (not perfect and word.key in ("was", "served", "worked", "acted"))) and not appointed
        found = self._nominal(index, anchor, "past" if past else "predicate") if self._same(index, anchor) else None
        return found if found is not None and self._plain_predicate(index, found) else None

    def _plain_predicate(self, start: int, phrase: OfficePhrase) -> bool:
        """True where the predicate is the noun itself, not "is the president's guest" or "is due"."""
        return all(self.words[i].key != "and" for i in range(start, phrase.head)) and phrase.head - start < 9

    def _object_end(self, index: int, anchor: int) -> int:
        end = index
        while self._same(end, anchor) and end - index < _REACH and self._in_complement(end):
            end += 1
        while end > index and self.words[end - 1].key in _LINKS:
            end -= 1
        return end

    def _as(self, first: int, last: int) -> OfficePhrase | None:
        """ "named Ann Lee as ambassador", "swore in Ann Lee as president"."""
        if not self._same(last + 1, first) or self.words[last].key != "as":
            return None
        return self._nominal(last + 1, first, "predicate")

    def _of(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee of Lyon University"."""
        if not self._same(last + 1, first) or self.words[last].key not in ("of", "from"):
            return None
        start = last + 1 + (self.words[last + 1].key == "the")
        while self._same(start + 1, first) and self.words[start].pos == "NOUN" and not self.words[start].capital:
            start += 1  # "of the consultancy Harbour & Partners"
        if not self._same(start, first) or not (
            name_shaped(self.words[start], self.lexicon) or is_known_name(self.words[start])
        ):
            return None
        end = start
        while self._same(end, first) and (self.words[end].capital or self._joins(end)):
            end += 1
        return OfficePhrase(last, end, last, "of") if start not in self.persons_at else None

    def _joins(self, index: int) -> bool:
        nearby = self._same(index + 1, index) and self.words[index + 1].capital
        return self.words[index].key in ("of", "for", "and", "the", "&") and nearby


def _is_plural(key: str) -> bool:
    return key.endswith("s") and not key.endswith("ss") and key != "d'affaires"


def _one_name(left: Word, right: Word) -> bool:
    """True where two words are covered by one mention of the gazetteer, or a genitive 's follows a state."""
    return (left.name is not None and left.name == right.name) or right.possessive
