"""Whose office it is: the state, body or organisation that a phrase of office names or leaves to the context."""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.officephrases import OfficePhrase
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word
from dragoman.model.actors import Mention, MentionKind
from dragoman.model.vocabulary import read_rows

#: An office with "to", "in" or "for" a state is not that state's: ambassador to, envoy for.
_NOT_OWNERS = frozenset(["to", "on", "under", "between"])
_PRONOUNS = frozenset(["its", "their", "our", "his", "her", "whose"])
_SEATS = frozenset(["capital", "seat"])
_LOOK_BACK = 3  # sentences in which the state that an office leaves out is looked for


class OwnerFinder:
    """Finds the owner of office phrases among the words of one report."""

    def __init__(self, words: Sequence[Word], lexicon: PersonWords) -> None:
        self.words = words
        self.lexicon = lexicon
        self.certain: dict[str, int] = {}
        for word in words:
            if word.name is not None and len(word.name.candidates) == 1:
                code = word.name.candidates[0]
                self.certain[code] = self.certain.get(code, 0) + 1

    def stated(self, phrase: OfficePhrase, name_last: int) -> str | None:
        """The owner that the phrase itself names, or that "of" behind the person's name does; None where neither."""
        if phrase.way == "of":
            return self._of_run(phrase.first + 1, phrase.last)
        before = self._ahead(phrase)
        if before is not None:
            return before
        behind = self._behind(phrase)
        if behind is not None:
            return behind
        if phrase.last <= name_last < len(self.words) - 1 and self.words[name_last].key == "of":
            return self._code(name_last + 1 + (self.words[name_last + 1].key == "the"))
        return None

    def _ahead(self, phrase: OfficePhrase) -> str | None:
        """The owner before the head: "Israeli Foreign Minister", "Harbour Institute director"."""
        run = self._capital_run(phrase.first, phrase.head)
        if run is not None and self._is_organisation(run):
            return self._of_run(*run)
        codes = self.codes(phrase.first, phrase.head)
        if codes:
            return codes[min(phrase.place, len(codes) - 1)]
        return self._pronoun(phrase)

    def _pronoun(self, phrase: OfficePhrase) -> str | None:
        """The state that "its" or "whose" before the office stands for."""
        index = phrase.first - 1
        before = self.words[index].key if index >= 0 else ""
        inner = any(word.key in _PRONOUNS for word in self.words[phrase.first : phrase.head])
        if before not in _PRONOUNS and not inner:
            return None
        if before in ("his", "her") and not self._governing(phrase):
            return None
        if before == "whose":
            return next(iter(reversed(self.codes(max(0, index - 6), index))), None)
        return next(self.context(index), None)

    def codes(self, first: int, last: int) -> list[str]:
        """The codes of the gazetteer's names in words `[first, last)`, in order, each name once."""
        found: dict[int, str] = {}
        for word in self.words[first:last]:
            if word.name is not None and is_known_name(word) and word.name.candidates:
                found.setdefault(word.name.start, self._meant(word.name))
        return list(found.values())

    def _meant(self, name: Mention) -> str:
        """Of several states that share a name the one that the report names otherwise too, else the first."""
        if len(name.candidates) == 1:
            return name.candidates[0]
        return max(name.candidates, key=lambda code: (self.certain.get(code, 0), -name.candidates.index(code)))

    def _code(self, index: int) -> str | None:
        codes = self.codes(index, index + 1) if index < len(self.words) else []
        return codes[0] if codes else None

    def _capital_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The capitalised words right before `last`."""
        start = last
        while start > first and (
            self.words[start - 1].capital or (self.words[start - 1].key in ("of", "for", "and") and start - 1 > first)
        ):
            start -= 1
        return (start, last) if last - start >= 2 else None

    def _is_organisation(self, run: tuple[int, int]) -> bool:
        """True where the run is an organisation's own name and not a state's body or portfolio."""
        keys = [word.key for word in self.words[run[0] : run[1]]]
        last = keys[-1]
        bodies = self.lexicon["state_bodies"] | self.lexicon["portfolios"]
        return last in self.lexicon["organisations"] and last not in bodies

    def _behind(self, phrase: OfficePhrase) -> str | None:
        """The owner in the complement: "president of the Council of Elders", "historian at the University of Lyon"."""
        place = None
        for link, first, last in self._complements(phrase):
            if link in _NOT_OWNERS:
                continue
            capital = self.words[first].capital
            covered = self._code(first) if self._covers(first, last) else None
            if link == "in" or (link == "for" and self._stands_for(phrase, covered)):
                abroad = self.words[phrase.head].key in self.lexicon["posted"]
                place = place or (self._code(first) if link == "in" and not abroad else None)
                continue
            if link == "from" and last - first == 1 and covered is None:
                continue
            found = self._of_run(first, last) if capital else next(iter(self.codes(first, last)), None)
            if found is not None:
                return found
        return place

    def _stands_for(self, phrase: OfficePhrase, covered: str | None) -> bool:
        """True where "for" a state is what an office deals with ("envoy for"), not whom a spokesman speaks for."""
        head = self.words[phrase.head].key
        return covered is not None and len(covered) == 3 and self._governing(phrase) and not head.startswith("spokes")

    def _governing(self, phrase: OfficePhrase) -> bool:
        return self.lexicon.is_governing(self.words[phrase.head])

    def _complements(self, phrase: OfficePhrase) -> Iterator[tuple[str, int, int]]:
        """Each preposition behind the head with the words it governs, articles left out."""
        index = phrase.head + 1
        while index < phrase.last:
            link = self.words[index].key
            first = index + 1
            while first < phrase.last and self.words[first].key in ("the", "a", "an"):
                first += 1
            last = first
            while last < phrase.last and (last == first or not self._link(last)):
                last += 1
            if first < last:
                yield link, first, last
            index = max(last, index + 1)

    def _link(self, index: int) -> bool:
        """True for a preposition that begins another complement; "of" inside an organisation's name does not."""
        key = self.words[index].key
        if key in ("of", "for", "and"):
            follows = index + 1 + (index + 1 < len(self.words) and self.words[index + 1].key == "the")
            inside = follows < len(self.words) and self.words[follows].capital and self.words[index - 1].capital
            return not inside or (key == "and" and self._opens_office(index + 1))
        return self.words[index].pos == "ADP"

    def _opens_office(self, index: int) -> bool:
        return any(self.lexicon.is_head(word) and not word.capital for word in self.words[index : index + 3])

    def _covers(self, first: int, last: int) -> bool:
        """True where one name of the gazetteer is all that stands there."""
        name = self.words[first].name
        return name is not None and is_known_name(self.words[first]) and name.end >= self.words[last - 1].end

    def _of_run(self, first: int, last: int) -> str | None:
        """The code of a capitalised run: a known name, a state for its own bodies, else an organisation's."""
        while first < last and not self.words[first].capital:
            first += 1
        end = first
        while end < last and (self.words[end].capital or self.words[end].possessive or self._joined(end, last)):
            end += 1
        if first >= end:
            return None
        if first + 1 < end and self.words[first + 1].key == "and" and self._covers(first, first + 1):
            return self._code(first)  # "of Chad and Ana Duarte of Peru"
        owned = end > first + 1 and self.words[first + 1].possessive
        if self._covers(first, end) or (owned and self._code(first) is not None):
            return self._code(first)
        if all(word.key in self.lexicon.modifiers or self.lexicon.is_head(word) for word in self.words[first:end]):
            return None
        if self._own_name(first, end, last):
            return f"NGO:{''.join(self._text(first, end))}"
        name = self.words[first].name
        half = end == first + 1 and name is not None and name.end < self.words[first].end  # "Franco-German"
        return None if half else next(iter(self.codes(first, end)), None)

    def _own_name(self, first: int, end: int, last: int) -> bool:
        """True for an organisation's name; not for a state's body, a university, "Harbour" in "the Harbour camp"."""
        keys = {word.key for word in self.words[first:end]}
        name = self.words[first].name
        if end == first + 1 and name is not None and is_known_name(self.words[first]):
            return False
        if end < last and self.words[end].pos == "NOUN" and not keys & self.lexicon["organisations"]:
            return False
        if keys & self.lexicon["seats_of_learning"]:
            return False
        bodies = self.lexicon["state_bodies"] | self.lexicon["portfolios"]
        return not keys & bodies or self._independent(first, end)

    def _independent(self, first: int, last: int) -> bool:
        """True where a word of the name is one that bodies outside the state have: institute, conference, party."""
        bodies = self.lexicon["state_bodies"] | self.lexicon["portfolios"]
        keys = {word.key for word in self.words[first:last]}
        return bool(keys & self.lexicon["organisations"] - bodies)

    def _joined(self, index: int, last: int) -> bool:
        nearby = index + 1 < last and (self.words[index + 1].capital or self.words[index + 1].key == "the")
        return self.words[index].key in ("of", "for", "and", "the", "&", "in") and nearby

    def _text(self, first: int, last: int) -> Iterator[str]:
        for index in range(first, last):
            word = self.words[index]
            gap = index > first and word.start > self.words[index - 1].end
            yield (" " if gap else "") + word.text

    def context(self, index: int) -> Iterator[str]:
        """The states that the text is about before word `index`, the likeliest first.

        In each sentence the subject's state, then one that "In ..." opens it with, then the others from the
        first; at most three sentences back.
        """
        if not 0 <= index < len(self.words):
            return
        here = self.words[index].sentence
        by_sentence: dict[int, list[tuple[int, str]]] = {}
        at = index - 1
        while at >= 0 and here - self.words[at].sentence <= _LOOK_BACK:
            name = self.words[at].name
            if name is not None and is_known_name(self.words[at]) and _is_state(name):
                by_sentence.setdefault(self.words[at].sentence, []).append((self._standing(at), self._meant(name)))
            at -= 1
        for sentence in sorted(by_sentence, reverse=True):
            mentions = by_sentence[sentence][::-1]
            yield from (code for _, code in sorted(mentions, key=lambda mention: mention[0]))
        yield from self._by_frequency()

    def _by_frequency(self) -> Iterator[str]:
        """The states of the report, the one most often named first, places counted to theirs."""
        counts: dict[str, int] = {}
        for word in self.words:
            if word.name is not None and is_known_name(word) and word.name.candidates and word.name.start == word.start:
                code = word.name.candidates[0]
                counts[code] = counts.get(code, 0) + (len(code) == 3)
        yield from sorted((code for code in counts if counts[code]), key=lambda code: (-counts[code], code))

    def _standing(self, index: int) -> int:
        """0 for a state in the subject, 1 for one after "In" at the sentence's start, 2 for others, 3 for places."""
        name = self.words[index].name
        if name is not None and name.kind is MentionKind.PLACE:
            return 3
        token = self.words[index].token
        for _ in range(2):
            if token.dep_ in ("nsubj", "nsubjpass"):
                return 0
            if token.dep_ not in ("compound", "amod", "poss", "nmod"):
                break
            token = token.head
        opening = index > 0 and self.words[index - 1].text in ("In", "the") and token.dep_ == "pobj"
        return 1 if opening and index < 3 + self._sentence_start(index) else 2

    def _sentence_start(self, index: int) -> int:
        start = index
        while start and self.words[start - 1].sentence == self.words[index].sentence:
            start -= 1
        return start

    def said_of(self, name_last: int) -> str | None:
        """The seat of government that the person speaks of as "X said Paris would", or None."""
        for index in range(name_last, min(name_last + 4, len(self.words))):
            name = self.words[index].name
            if name is not None and name.name_kind in _SEATS and name.candidates:
                return name.candidates[0]
            if self.words[index].pos not in ("VERB", "SCONJ", "DET"):
                return None
        return None


def _is_state(mention: Mention) -> bool:
    code = mention.candidates[0] if mention.candidates else ""
    return mention.kind in (MentionKind.NAME, MentionKind.PLACE) and len(code) == 3


def may_have(code: str, office: str) -> bool:
    """True where the state can have the office (office_states.csv): no prime minister of the United States."""
    only, never = _office_states().get(office, (frozenset(), frozenset()))
    return code not in never and (not only or code in only)


@cache
def _office_states() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    rows = read_rows("dragoman.annotate", "office_states.csv", ("office", "only", "never"))
    return {row["office"]: (frozenset(row.list("only")), frozenset(row.list("never"))) for row in rows}
