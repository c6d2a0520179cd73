"""Whose office it is: the state, body or organisation that a phrase of office names or leaves to the context."""

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.annotate.homes import HomeFinder
from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.officenouns import OfficePhrase
from dragoman.annotate.officephrases import CREDIT
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.story import Story
from dragoman.annotate.words import Word
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.vocabulary import read_rows

#: An office with "to", "in" or "for" a state is not that state's: ambassador to, envoy for.
_NOT_OWNERS = frozenset(["to", "on", "under", "between"])
_PRONOUNS = frozenset(["its", "their", "our", "his", "her", "whose"])
_NO_BODIES = frozenset(
    ["", "GPE", "LOC", "FAC", "NORP", "PERSON"]
)  # "professor of Engineering", "mayor of Harbourtown"
_SEATS = frozenset(["capital", "seat"])
_CLAUSE = 16  # words of a clause behind a name that may tell where the person lives
_LIVING = frozenset(["live", "reside", "work", "teach", "lecture"])
_ASIDE = 8  # words of an aside in brackets that may tell a party or a constituency


class OwnerFinder:
    """Finds the owner of office phrases among the words of one report."""

    def __init__(self, words: Sequence[Word], lexicon: PersonWords) -> None:
        self.words = words
        self.lexicon = lexicon
        self.story = Story(words, lexicon)
        self.homes = HomeFinder(words, tuple(self.story.by_frequency()))
        self.story.towns = self.homes.places(lexicon["locative"])

    def stated(self, phrase: OfficePhrase, name_last: int) -> str | None:
        """The owner that the phrase itself names, or that "of" behind the person's name does; None where neither.

        Parties, parliaments, seats of learning and towns that the gazetteer leaves out are counted to their states.
        """
        found = self._named(phrase, name_last)
        if found is not None and not found.startswith("NGO:"):
            return company_state(found)
        inside = (phrase.first, phrase.last)
        return (
            self.homes.marked(*inside)
            or self._company(phrase)
            or found
            or self._short_for(phrase)
            or self._bracketed(phrase)
            or self.homes.town(*inside)
        )

    def _company(self, phrase: OfficePhrase) -> str | None:
        """The state whose company the phrase names: one the report calls so, one with a place in its name."""
        start = phrase.first - (phrase.first > 1 and self.words[phrase.first - 1].possessive) * 2
        for word in self.words[max(0, start) : phrase.last]:
            if word.name is not None and word.name.name_kind == "company" and word.name.candidates:
                return company_state(word.name.candidates[0])
        inside = self.words[start : phrase.last]
        if any(not w.capital and w.key in self.lexicon["firms"] for w in inside) and self._seated(phrase.last):
            return self._seated(phrase.last)
        enterprise = any(w.capital and w.key in self.lexicon["enterprises"] for w in inside)
        if not enterprise:
            return None
        return next(iter(self.codes(start, phrase.last)), None) or self.homes.inside_name(start, phrase.last)

    def _seated(self, last: int) -> str | None:
        """The state of the town where a firm that is named before word `last` sits: "of the brokerage Lee in Lyon"."""
        return self._at_town(last + 1) if last + 1 < len(self.words) and self.words[last].key in ("in", "of") else None

    def _at_town(self, first: int) -> str | None:
        code = self._code(first) or self.homes.town(first, first + 1)
        return code if code is not None and len(code) == 3 else None

    def _agency(self, name_last: int) -> str | None:
        """The agency behind the stroke of a photographer's credit."""
        if name_last + 1 >= len(self.words) or self.words[name_last].text != "/":
            return None
        end = name_last + 1
        while (
            end < len(self.words)
            and self.words[end].capital
            and self.words[end].sentence == self.words[name_last].sentence
        ):
            end += 1
        return self._code(name_last + 1) or f"NGO:{''.join(self._text(name_last + 1, end))}"

    def _bracketed(self, phrase: OfficePhrase) -> str | None:
        """The owner that an abbreviation in brackets before the phrase stands for: "Organisation ... (OIC) head"."""
        before = phrase.first - 1
        return self._code(before - 1) if before > 1 and self.words[before].text == ")" else None

    def _short_for(self, phrase: OfficePhrase) -> str | None:
        """The owner of a body named in full before and now in short: "Council spokesman" after "European Council"."""
        for word in self.words[phrase.first : phrase.head]:
            if word.capital and not is_known_name(word) and word.key in self.lexicon["state_bodies"]:
                for index in range(phrase.first - 1, 0, -1):
                    name = self.words[index].name
                    if (
                        name is not None
                        and is_known_name(self.words[index])
                        and name.text.lower().endswith(f" {word.key}")
                    ):
                        return self.story.meant(name) if name.candidates else None
        return None

    def _named(self, phrase: OfficePhrase, name_last: int) -> str | None:
        if phrase.way == CREDIT:
            return self._agency(name_last)
        if phrase.way in ("of", "whose"):
            return self._of_run(phrase.first + (phrase.way == "of"), phrase.last)
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
        if run is None and self._is_unknown_body(phrase):
            return f"NGO:{self.words[phrase.head - 1].text}"
        if run is not None and self._is_organisation(run):
            return self._of_run(*run)
        codes = self.codes(phrase.first, phrase.head)
        if codes:
            return codes[min(phrase.place, len(codes) - 1)]
        return self._pronoun(phrase)

    def _is_unknown_body(self, phrase: OfficePhrase) -> bool:
        """True where one word that the parser takes for an organisation is all before the head: "Seabird spokesman"."""
        word = self.words[phrase.head - 1]
        speaks = self.words[phrase.head].key.startswith("spokes")
        body = word.label == "ORG" or (speaks and word.label not in ("GPE", "NORP", "PERSON"))
        employed = speaks or self.words[phrase.head].key in self.lexicon["employed"]
        alone = employed and phrase.head - phrase.first == 1 and word.capital and body and not is_known_name(word)
        words_of_office = self.lexicon.modifiers | self.lexicon["state_bodies"] | self.lexicon["portfolios"]
        return alone and word.key not in words_of_office and self.homes.marked(phrase.first, phrase.head) is None

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
        return next(self.story.context(index), None)

    def codes(self, first: int, last: int) -> list[str]:
        """The codes of the gazetteer's names in words `[first, last)`, in order, each name once."""
        found: dict[int, str] = {}
        for index in range(first, min(last, len(self.words))):
            word = self.words[index]
            known = word.name is not None and is_known_name(word) and not self.story.of_war(index)
            if known and word.name is not None and word.name.candidates:
                found.setdefault(word.name.start, self.story.meant(word.name))
        return list(found.values())

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
            if self.words[index].pos == "NOUN" and not self.words[index].capital:
                index += 1  # "follows trade for the Harbour Forum"
                continue
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
        if self._first_alone(first, end):
            return self._code(first)
        if all(word.key in self.lexicon.modifiers or self.lexicon.is_head(word) for word in self.words[first:end]):
            return None
        town = self.homes.town(first, end) if end - first < 3 else None
        if town is None and self._own_name(first, end, last):
            return f"NGO:{''.join(self._text(first, end))}"
        return town or self._inner_code(first, end)

    def _first_alone(self, first: int, end: int) -> bool:
        """True where the name at `first` is the owner whatever follows in the run up to `end`."""
        if self._covers(first, end) or end == first + 1:
            return self._covers(first, end)
        listed = self.words[first + 1].key == "and" and self._covers(first, first + 1)  # "of Chad and Ana Duarte"
        office = any(self.lexicon.is_head(word) for word in self.words[first + 1 : end])  # "of U.S. President"
        return (listed or office or self.words[first + 1].possessive) and self._code(first) is not None

    def _inner_code(self, first: int, end: int) -> str | None:
        name = self.words[first].name
        half = end == first + 1 and name is not None and name.end < self.words[first].end  # "Franco-German"
        return None if half else next(iter(self.codes(first, end)), None)

    def _own_name(self, first: int, end: int, last: int) -> bool:
        """True for an organisation's name; not for a state's body, a university, "Harbour" in "the Harbour camp"."""
        keys = {word.key for word in self.words[first:end]}
        name = self.words[first].name
        alone = end == first + 1
        if alone and (self.words[first].label in _NO_BODIES or (name is not None and is_known_name(self.words[first]))):
            return False
        if end < last and self.words[end].pos in ("NOUN", "ADJ") and not keys & self.lexicon["organisations"]:
            return False
        if keys & (self.lexicon["seats_of_learning"] | self.lexicon["parties"]):
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

    def beside(self, first: int, last: int) -> str | None:
        """The state right behind the name at words `[first, last)`: "in Venezuela", "of Lyon", "(R-Ohio)"."""
        if last + 1 >= len(self.words) or self.words[last].sentence != self.words[first].sentence:
            return None
        if self.words[last].text in ("(", "["):
            closing = next((i for i in range(last + 1, len(self.words)) if self.words[i].text in (")", "]")), last)
            inside = (last + 1, min(closing, last + _ASIDE))
        else:
            start = self._placed_at(last)
            if start is None:
                return None
            start += self.words[start].key == "the"
            inside = (start, min(start + 3, len(self.words)))
        codes = (code for code in self.codes(*inside) if len(code) == 3)
        return next(codes, None) or self.homes.marked(*inside) or self.homes.town(*inside)

    def _placed_at(self, last: int) -> int | None:
        """Where the place begins behind a name that ends before `last`: "of Lyon", ", who lives with kin in Lyon"."""
        if self.words[last].key in ("of", "from", "in"):
            return last + 1
        clause = range(last, min(last + _CLAUSE, len(self.words) - 1))
        who = next((i for i in clause[:9] if self.words[i].key == "who"), None)
        if who is None or not any(self.words[i].token.lemma_ in _LIVING for i in clause if i > who):
            return None
        return next((i + 1 for i in clause if i > who and self.words[i].key == "in"), None)

    def said_of(self, name_last: int) -> str | None:
        """The seat of government that the person speaks of as "X said Paris would", or None."""
        for index in range(name_last, min(name_last + 4, len(self.words))):
            name = self.words[index].name
            if name is not None and name.name_kind in _SEATS and name.candidates:
                return name.candidates[0]
            if self.words[index].pos not in ("VERB", "SCONJ", "DET"):
                return None
        return None


def company_state(code: str) -> str:
    """The state of a company that the gazetteer knows; any other code as it is."""
    actor = load_gazetteer().actors.get(code)
    return actor.country if actor is not None and actor.kind == "company" and actor.country else code


def may_have(code: str, office: str) -> bool:
    """True where the state can have the office (office_states.csv): no prime minister of the United States."""
    only, never = _office_states().get(office, (frozenset(), frozenset()))
    return code not in never and (not only or code in only)


@cache
def _office_states() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    rows = read_rows("dragoman.annotate", "office_states.csv", ("office", "only", "never"))
    return {row["office"]: (frozenset(row.list("only")), frozenset(row.list("never"))) for row in rows}
