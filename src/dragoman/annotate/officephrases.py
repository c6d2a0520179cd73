"""Phrases that give a person an office: before the name, behind it, in a predicate, in a list of names."""

from collections.abc import Iterator

from dragoman.annotate.namespans import is_known_name, name_shaped
from dragoman.annotate.officenouns import LINKS, NOMINAL, REACH, STARTERS, NounPhrases, OfficePhrase, is_plural

#: Parts of speech that close off a name in apposition.
_CLOSING = frozenset(["PUNCT", "VERB", "AUX", "CCONJ", "ADP", "PART"])
CREDIT = "credit"
_EMPLOYERS = frozenset(["outlet", "organisation", "company"])  # kinds of names
_ASIDE = 9  # words of an aside between office and name
_BRACKETS = frozenset([",", "(", "—", "–", "-"])


class PhraseFinder(NounPhrases):
    """Finds the office phrases about one name; knows the words and where all persons stand."""

    def phrases(self, first: int, last: int) -> Iterator[OfficePhrase]:
        """Every office phrase about the name that stands at words `[first, last)`, the surest first."""
        for finder in (self._before, self._ahead_of_comma, self._listed, self._reign, self._credit, self._employed):
            found = finder(first, last)
            if found is not None:
                yield found
        behind = (self._behind, self._relative, self._predicate, self._after_aside, self._pronoun, self._as, self._of)
        for finder in behind:
            found = finder(first, last)
            if found is not None:
                yield found

    def _before(self, first: int, last: int) -> OfficePhrase | None:
        """ "Peruvian Foreign Minister Ann Lee", "President of Chad Jan Roe"."""
        end = self._before_aside(first)
        while self._same(end - 1, first) and self._is_courtesy(end - 1):
            end -= 1
        if not self._same(end - 1, first):
            return None
        if self._is_head(end - 1) or self.words[end - 1].key in self.lexicon.titles:
            return OfficePhrase(self._left_of(end - 1), end, end - 1, "before")
        head = self._head_back(end - 1) if self.words[end - 1].key not in LINKS else None
        return OfficePhrase(self._left_of(head), end, head, "before") if head is not None else None

    def _before_aside(self, first: int) -> int:
        """Where an aside right before the name begins ("MP (Member of Parliament) Ann Lee"), else `first`."""
        if not self._same(first - 2, first) or self.words[first - 1].text != ")":
            return first
        opening = next((i for i in range(first - 2, max(-1, first - _ASIDE), -1) if self.words[i].text == "("), first)
        return opening if self._same(opening, first) else first

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
        if head is None or not closed or is_plural(self.words[head].key):
            return None
        return OfficePhrase(self._left_of(head), end - 1, head, "before")

    def _head_back(self, end: int) -> int | None:
        """The outermost office before `end` whose complement ("of ...", "for ...") runs up to it."""
        found = None
        for index in range(end, max(-1, end - REACH), -1):
            if not self._same(index, end) or not self._in_complement(index):
                break
            complement = index < end and self.words[index + 1].key in STARTERS
            if complement and self._is_head(index):
                found = index
        return found

    def _listed(self, first: int, last: int) -> OfficePhrase | None:
        """ "their Greek and French counterparts, A and B": the shared phrase and the name's place in the list."""
        index, names, inside = first - 1, 0, False
        while self._same(index, first) and first - index < 3 * REACH:
            word = self.words[index]
            if index in self.persons_at:
                names += not inside
                inside = True
            elif word.text in (",", "and") or self._is_courtesy(index) or self._of_each(index):
                inside = False
            else:
                break
            index -= 1
        if not self._same(index, first) or not self._is_head(index) or not is_plural(self.words[index].key):
            return None
        return OfficePhrase(self._left_of(index), index + 1, index, "listed", names)

    def _of_each(self, index: int) -> bool:
        """True for the place behind a name of a list: "Senators Ann Lee of Ohio and Ben Roe of Maine"."""
        word = self.words[index]
        return is_known_name(word) or (word.key in ("of", "from") and is_known_name(self.words[index + 1]))

    def _behind(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, the president of the council": an apposition."""
        if not self._same(last, first) or self.words[last].text not in _BRACKETS:
            return None
        start = last + 1
        if self._same(start + 1, first) and self.words[start].pos == "NUM" and self.words[start + 1].text == ",":
            start += 2
        return self._nominal(start, first, "behind") or self._description(start, first) or self._doing(start, first)

    def _doing(self, start: int, anchor: int) -> OfficePhrase | None:
        """ "Ann Lee, speaking for the ministry": a participle of a verb that says what a person does."""
        if not self._same(start, anchor) or self.words[start].token.tag_ != "VBG":
            return None
        return self._verb_phrase(start, anchor)

    def _credit(self, first: int, last: int) -> OfficePhrase | None:
        """ "Photo: Ann Lee/Harbour Press": a photographer's credit."""
        if first < 2 or self.words[first - 1].key not in (":", "by"):
            return None
        credit = self.words[first - 2].key in self.lexicon["photo_credits"]
        return OfficePhrase(first - 2, first - 1, first - 2, CREDIT) if credit else None

    def _employed(self, first: int, last: int) -> OfficePhrase | None:
        """ "Harbour Radio's Ann Lee": the body that has the person, of the names that the gazetteer or parser knows."""
        start = first - 1
        if not self._same(start - 1, first) or not self.words[start].possessive:
            return None
        while self._same(start - 1, first) and self.words[start - 1].label == "ORG" and self.words[start - 1].capital:
            start -= 1
        name = self.words[first - 2].name
        known = name is not None and name.name_kind in _EMPLOYERS
        return OfficePhrase(min(start, first - 2), first, first - 2, "whose") if known else None

    def _reign(self, first: int, last: int) -> OfficePhrase | None:
        """ "During the presidency of Ann Lee": the time of office for the office, which the vocabulary gives."""
        if not self._same(first - 2, first) or self.words[first - 1].key != "of":
            return None
        reign = self.words[first - 2].key in self.lexicon.reigns
        return OfficePhrase(first - 2, first - 1, first - 2, "before") if reign else None

    def _description(self, start: int, anchor: int) -> OfficePhrase | None:
        """ "Ann Lee, a retired bus driver from Lyon": any noun that the parser takes for an apposition."""
        if not self._same(start, anchor) or self.words[start].key not in ("a", "an", "the"):
            return None
        for index in range(start + 1, min(start + REACH, len(self.words))):
            word = self.words[index]
            if not self._same(index, anchor) or word.pos not in NOMINAL or index in self.persons_at:
                return None
            if word.token.dep_ == "appos":
                return OfficePhrase(start + 1, self._right_of(index), index, "description")
        return None

    def _relative(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, who previously served as deputy minister", "Ann Lee, who teaches law in Lyon"."""
        start = last + (self._same(last, first) and self.words[last].text == ",")
        start += 2 * (self._same(start + 1, first) and self.words[start].pos == "NUM")
        if not self._same(start, first) or self.words[start].key != "who":
            return None
        return self._verb_phrase(start + 1, first) or self._occupation(start + 1, first)

    def _occupation(self, index: int, anchor: int) -> OfficePhrase | None:
        """ "who follows the region for the Harbour Forum": a verb that says it in such a clause only."""
        if not self._same(index, anchor) or self.words[index].token.lemma_.lower() not in self.lexicon["occupations"]:
            return None
        end = self._object_end(index + 1, anchor)
        return OfficePhrase(index, end, index, "verb") if end > index + 1 else None

    def _predicate(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee is the president of", "Ann Lee was appointed ambassador", "Ann Lee heads"."""
        return self._verb_phrase(last, first)

    def _after_aside(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee, a diplomat who knows the region, was appointed ambassador"."""
        if not self._same(last, first) or self.words[last].text != ",":
            return None
        closing = next(
            (i for i in range(last + 1, last + 1 + REACH) if self._same(i, first) and self.words[i].text == ","), None
        )
        return self._verb_phrase(closing + 1, first) if closing is not None else None

    def _pronoun(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee receives visitors. She has been foreign minister since": the next sentence, nobody else between."""
        if not any(word.token.dep_ == "nsubj" for word in self.words[first:last]):
            return None
        for index in range(last, min(last + 3 * REACH, len(self.words))):
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
        if word.token.lemma_ in ("succeed", "replace"):
            return self._succession(index + 1, anchor)
        moves = (
            word.token.lemma_ in ("run", "lead")
            and self._same(index + 1, anchor)
            and self.words[index + 1].pos == "ADP"
        )
        if word.token.lemma_.lower() in self.lexicon["office_verbs"] and word.pos == "VERB" and not (speaks or moves):
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

    def _succession(self, index: int, anchor: int) -> OfficePhrase | None:
        """The office in "succeeded Ann Lee as mayor"."""
        while self._same(index, anchor) and (index in self.persons_at or self.words[index].token.tag_ == "PRP"):
            index += 1
        if not self._same(index + 1, anchor) or self.words[index].key != "as":
            return None
        return self._nominal(index + 1, anchor, "predicate")

    def _plain_predicate(self, start: int, phrase: OfficePhrase) -> bool:
        """True where the predicate is the noun itself, not "is the president's guest" or "is due"."""
        return all(self.words[i].key != "and" for i in range(start, phrase.head)) and phrase.head - start < 9

    def _as(self, first: int, last: int) -> OfficePhrase | None:
        """ "named Ann Lee as ambassador", "swore in Ann Lee as president"."""
        if not self._same(last + 1, first) or self.words[last].key != "as":
            return None
        return self._nominal(last + 1, first, "predicate")

    def _of(self, first: int, last: int) -> OfficePhrase | None:
        """ "Ann Lee of Lyon University", "Ann Lee, of Lyon University,"."""
        last += self._same(last, first) and self.words[last].text == ","
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
        while self._same(end, first) and end not in self.persons_at and (self.words[end].capital or self._joins(end)):
            end += 1
        end -= self.words[end - 1].key == "and"
        end = self._body_behind(end, first)
        return OfficePhrase(last, end, last, "of") if start not in self.persons_at else None

    def _body_behind(self, end: int, anchor: int) -> int:
        """The end of the body that is called after what ends at `end` ("Wardak provincial council"), else `end`."""
        at = end
        while self._same(at, anchor) and at - end < 3 and self.words[at].pos in ("ADJ", "NOUN"):
            at += 1
            if self.words[at - 1].key in self.lexicon["state_bodies"] | self.lexicon["organisations"]:
                return at
        return end

    def _joins(self, index: int) -> bool:
        nearby = self._same(index + 1, index) and self.words[index + 1].capital
        return self.words[index].key in ("of", "for", "and", "the", "&", "at") and (nearby or self._at_the(index))

    def _at_the(self, index: int) -> bool:
        """True for the preposition of "School of Law at the University of Lyon"."""
        article = self._same(index + 2, index) and self.words[index + 1].key == "the"
        return article and self.words[index].key in ("of", "at") and self.words[index + 2].capital
