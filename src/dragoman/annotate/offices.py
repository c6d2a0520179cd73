"""The office that a report gives each of its persons, and whose office it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.annotate.abroad import AbroadFinder
from dragoman.annotate.eminent import eminent_state
from dragoman.annotate.kin import KinFinder
from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.officenouns import OfficePhrase
from dragoman.annotate.officephrases import CREDIT, PhraseFinder
from dragoman.annotate.owners import OwnerFinder, may_have
from dragoman.annotate.person_words import PersonWords, load_person_words
from dragoman.annotate.spokesmen import spoken_for
from dragoman.annotate.words import Word, split_words
from dragoman.model.actors import Mention, Person
from dragoman.model.claims import Status, Tenure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Evidence, Report

#: How sure each way of giving an office is, for choosing among several; set by reading 60 Wikinews reports.
_WEIGHT = {
    "before": 5,
    "behind": 5,
    "listed": 4,
    "predicate": 4,
    "description": 3,
    "verb": 2,
    CREDIT: 1,
    "past": 2,
    "of": 1,
    "whose": 1,
}
_PHOTOGRAPHER = "photographer"  # what a credit calls nobody, and says
_MENTIONS = 2  # of a person, whose surroundings tell a state where nothing else does
_POSSESSIVE = 2  # words of "China's" before a body, where the sign is one of its own
_STATE = 3  # letters of a state's code
_COUNTERPART = "counterpart"
_NOMINAL_WAYS = frozenset(["before", "behind", "listed", "predicate"])
_JOINERS = frozenset([",", "and", "as", "well"])
_STATUS = {
    "holds": Status.ONGOING,
    "acting": Status.ONGOING,
    "designate": Status.PLANNED,
    "former": Status.HAPPENED,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One office that the text gives a person: where, in what words, whose, how held."""

    phrase: OfficePhrase
    name: tuple[int, int]
    office: str
    of: str | None
    hold: str
    weight: int


def find_tenures(
    report: Report, doc: Doc, persons: tuple[Person, ...], names: tuple[Mention, ...], gazetteer: Gazetteer
) -> list[Tenure]:
    """One tenure a person, in the persons' order: the office the report gives, whose it is, how it is held.

    Where it gives several the current one is taken, then the one it says more of, then the first. `office`
    is None where it gives none. Offsets are the report's.
    """
    lexicon = load_person_words()
    words = split_words(doc, report.text, names)
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index + 1 for index, word in enumerate(words)}
    places = [
        [(starts[span.start], ends[span.end]) for span in person.spans if span.start in starts and span.end in ends]
        for person in persons
    ]
    tenures = _Tenures(report, words, places, lexicon)
    return [tenures.tenure(number, person) for number, person in enumerate(persons)]


class _Tenures:
    """The tenures of one report under construction."""

    def __init__(
        self,
        report: Report,
        words: Sequence[Word],
        places: Sequence[Sequence[tuple[int, int]]],
        lexicon: PersonWords,
    ) -> None:
        self.report = report
        self.words = words
        self.places = places
        self.lexicon = lexicon
        persons_at = {
            index: number
            for number, spans in enumerate(places)
            for first, last in spans
            for index in range(first, last)
        }
        self.finder = PhraseFinder(words, persons_at, lexicon)
        self.owners = OwnerFinder(words, lexicon)
        self.abroad = AbroadFinder(words, lexicon, self.owners.codes)
        self.kin = KinFinder(words, persons_at, lexicon)
        self.candidates: dict[int, list[Candidate]] = {number: [] for number in range(len(places))}
        self._asked: set[int] = set()
        self._collect()
        self.shared = self._shared_owners()
        given = [(span, of) for number, spans in enumerate(places) if (of := self._stated(number)) for span in spans]
        self.owners.story.add_people((first, of) for (first, _), of in given)
        self.abroad.people = {index: of for (first, last), of in given for index in range(first, last)}

    def _collect(self) -> None:
        """Fills `candidates`, in text order so that a later office may take over the state of the one before it."""
        order = sorted((span, number) for number, spans in enumerate(self.places) for span in spans)
        previous: Candidate | None = None
        for span, number in order:
            for phrase in self.finder.phrases(*span):
                candidate = self._candidate(phrase, span, previous)
                self.candidates[number].append(candidate)
                if candidate.of is not None and phrase.way != "of" and not self._is_counterpart(phrase):
                    previous = candidate

    def _candidate(self, phrase: OfficePhrase, name: tuple[int, int], previous: Candidate | None) -> Candidate:
        stated = self.owners.stated(phrase, name[1])
        governing = self.lexicon.is_governing(self.words[phrase.head])
        of = stated
        if of is None and governing:
            of = self._inherited(phrase, previous)
        office = self._office(phrase, previous)
        hold = self._hold(phrase)
        weight = _WEIGHT[phrase.way] + 2 * (stated is not None) + governing - 3 * (hold == "former")
        weight += phrase.last - phrase.first > (1 if phrase.way != "of" else 3)  # "of Harbour Watch", not "of HW"
        weight -= 3 * (self.words[phrase.head].key in self.lexicon["nationalities"])
        weight -= 3 * (self._is_counterpart(phrase) and office.endswith(self.words[phrase.head].text))
        weight -= 3 * (not self.lexicon.is_head(self.words[phrase.head]) and phrase.way == "before")
        return Candidate(phrase, name, office, of, hold, weight)

    def _inherited(self, phrase: OfficePhrase, previous: Candidate | None) -> str | None:
        """The owner of the office named just before in the same sentence ("its president A and prime minister B")."""
        if previous is None or previous.of is None or previous.of.startswith("NGO:"):
            return None
        same = self.words[previous.name[0]].sentence == self.words[phrase.first].sentence
        gap = self.words[previous.name[1] : phrase.first]
        near = all(word.key in _JOINERS or word.pos in ("ADJ", "PUNCT", "DET") for word in gap)
        return previous.of if same and near else None

    def _shared_owners(self) -> dict[str, str]:
        """For each office the one owner that the text states for it without naming the person; none where several."""
        used = {candidate.phrase.head for found in self.candidates.values() for candidate in found}
        owners: dict[str, set[str]] = {}
        for index, word in enumerate(self.words):
            if index not in used and word.pos in ("NOUN", "PROPN") and self.lexicon.is_governing(word):
                phrase = self.finder.noun_phrase(index)
                code = self.owners.stated(phrase, len(self.words))
                if code is not None:
                    owners.setdefault(self._core(phrase), set()).add(code)
        return {key: min(codes) for key, codes in owners.items() if len(codes) == 1}

    def _core(self, phrase: OfficePhrase) -> str:
        """The office without the state: "foreign minister"; "ambassador" for "ambassador-designate"."""
        words = self.words[phrase.first : phrase.head + 1]
        kept = [word.parts[0] for word in words if word.plain and not is_known_name(word)]
        kept = [self.lexicon.reigns.get(word, word) for word in kept]
        charge = self.words[phrase.head + 1 : phrase.last]
        if len(charge) > 1 and charge[0].key == "of" and charge[1].key in self.lexicon["portfolios"]:
            kept += [word.key for word in charge[:2]]
        return " ".join(kept)

    def _office(self, phrase: OfficePhrase, previous: Candidate | None) -> str:
        """The office in the text's words; a counterpart's is the office of the one it is the counterpart of."""
        if phrase.way == CREDIT:
            return _PHOTOGRAPHER
        start = self.words[self.kin.possessor_start(phrase)].start
        end = self.words[self.kin.extent(phrase) - 1].end
        text = " ".join(self.report.text[start:end].split())
        text = self.lexicon.reigns.get(text.lower(), text)
        if phrase.head + 1 == phrase.last and self._is_plural(self.words[phrase.head]):
            text = text.removesuffix("s")
        body = spoken_for(self.words, phrase, self.lexicon) if text == self.words[phrase.head].text else None
        if body is not None:
            return f"{text} of the {self.report.text[self.words[body[0]].start : self.words[body[1] - 1].end]}"
        given = previous is not None and previous.phrase.way in _NOMINAL_WAYS
        return self._counterpart(phrase, previous) if previous and given and self._is_counterpart(phrase) else text

    def _is_plural(self, word: Word) -> bool:
        """True for "ministers" and "Prime Ministers", which taggers often take for a name."""
        known = word.key in self.lexicon.heads or word.key.removesuffix("s") not in self.lexicon.heads
        return word.token.tag_ in ("NNS", "NNPS") or (word.key.endswith("s") and not known)

    def _is_counterpart(self, phrase: OfficePhrase) -> bool:
        return self.words[phrase.head].key.rstrip("s") == _COUNTERPART

    def _counterpart(self, phrase: OfficePhrase, previous: Candidate) -> str:
        """ "Greek foreign minister" for the Greek counterpart of a foreign minister."""
        adjectives = [word for word in self.words[phrase.first : phrase.head] if is_known_name(word)]
        own = adjectives[min(phrase.place, len(adjectives) - 1)].text if adjectives else ""
        core = [
            word.text
            for word in self.words[previous.phrase.first : previous.phrase.last]
            if not is_known_name(word) and not word.possessive and word.plain
        ]
        return " ".join([own, *core]).strip()

    def _hold(self, phrase: OfficePhrase) -> str:
        """Former, designate, acting or holds, from the words in the phrase and the one before it."""
        around = self.words[max(0, phrase.first - 1) : phrase.head + 2]
        parts = {part for word in around for part in (word.key, *word.parts)}
        if phrase.way == "past" or parts & self.lexicon["former"]:
            return "former"
        if parts & self.lexicon["designate"]:
            return "designate"
        return "acting" if parts & self.lexicon["acting"] else "holds"

    def tenure(self, number: int, person: Person) -> Tenure:
        """The person's tenure: the weightiest office, with an owner from elsewhere in the text where it has none."""
        found = sorted(self.candidates[number], key=lambda c: (-c.weight, c.name))
        if not found:
            span = person.spans[0]
            evidence = (self.report.evidence(span.start, span.end),)
            of = self._of(number)
            return Tenure(evidence=evidence, name=person.name, variants=person.variants, of=of, why="no office given")
        best = self._with_affiliation(found)
        return Tenure(
            evidence=self._evidence(best),
            status=_STATUS[best.hold],
            name=person.name,
            variants=person.variants,
            office=best.office,
            of=self._of(number),
            hold=best.hold,
            why=f"office {best.phrase.way} the name",
        )

    def _of(self, number: int) -> str | None:
        """Whose the person is: by the office's own words, by what is known, by others, by what the story is about."""
        found = sorted(self.candidates[number], key=lambda c: (-c.weight, c.name))
        if not found:
            return self._given(number) or self._home(number)
        best = self._with_affiliation(found)
        of = best.of or self._given(number) or self._of_body(best.phrase) or self._of_other(number, found)
        if of is not None or best.phrase.way == CREDIT:
            return of
        posted = self.words[best.phrase.head].key in self.lexicon["posted"]
        return self._from_context(number, best) or self._home(number, posted)

    def _of_body(self, phrase: OfficePhrase) -> str | None:
        """Whose the ministry is for which a bare spokesman speaks: "China's coast guard", "its foreign ministry"."""
        body = spoken_for(self.words, phrase, self.lexicon)
        if body is None:
            return None
        first = body[0]
        owner = max(0, first - _POSSESSIVE)
        named = [code for code in self.owners.codes(owner, body[1]) if len(code) == _STATE]
        if not named and first and self.words[first - 1].key == "its":
            named = list(self.owners.story.context(first - 1))
        return next(iter(named), None)

    def _with_affiliation(self, found: Sequence[Candidate]) -> Candidate:
        """The weightiest candidate; a bare title takes the organisation behind the name with it."""
        best = found[0]
        behind = next((c for c in found if c.phrase.way == "of" and c.name == best.name and c.of), None)
        governing = self.lexicon.is_governing(self.words[best.phrase.head])
        if behind is None or governing or best.phrase.way != "before":
            return best
        return replace(best, office=f"{best.office} {behind.office}", of=behind.of)

    def _from_context(self, number: int, candidate: Candidate) -> str | None:
        """The state an office leaves out: the one the text gives for it elsewhere, else the one it speaks of.

        A state whose same office another person of the report holds is passed over.
        """
        phrase = candidate.phrase
        if not self.lexicon.is_governing(self.words[phrase.head]):
            return None
        core = self._core(candidate.phrase)
        many = self.words[phrase.head].key.rstrip("s") in self.lexicon["shared_offices"]
        held = (
            set()
            if many
            else {
                found.of
                for other, candidates in self.candidates.items()
                for found in candidates
                if other != number and found.of and found.hold == candidate.hold and self._core(found.phrase) == core
            }
        )
        elsewhere = self.shared.get(core) or self.owners.said_of(candidate.name[1])
        if elsewhere is not None:
            return elsewhere
        host = self.abroad.host(*candidate.name)
        guest = self._not_of(number, self.words[phrase.head].key in self.lexicon["posted"])
        story = self.owners.story
        # Of a guest's state the sentence says little: the report's own states come first then, not the nearest.
        likely = story.clearest(held | guest) if guest else story.context(phrase.first)
        return host or next((code for code in likely if code not in held | guest and may_have(code, core)), None)

    def _not_of(self, number: int, posted: bool) -> frozenset[str]:
        """The states that the person is a guest in or meets somebody of, at any mention."""
        return frozenset(code for span in self.places[number] for code in self.abroad.not_of(*span, posted))

    def _given(self, number: int) -> str | None:
        """The owner that the text states for an office of the person; else whose everybody knows the person to be."""
        return self._stated(number) or eminent_state(self._forms(number))

    def _stated(self, number: int) -> str | None:
        """The owner that the text states for an office of the person, the weightiest first."""
        found = sorted(self.candidates[number], key=lambda c: (-c.weight, c.name))
        return next((candidate.of for candidate in found if candidate.of), None)

    def _forms(self, number: int) -> list[str]:
        return [" ".join(word.text for word in self.words[first:last]) for first, last in self.places[number]]

    def _of_other(self, number: int, found: Sequence[Candidate]) -> str | None:
        """The state of the person whose relative, lawyer or aide this one is."""
        others = (self.kin.other(candidate.phrase, number) for candidate in found)
        other = next((other for other in others if other is not None), None)
        if other is None or number in self._asked:
            return None
        self._asked.add(number)
        of = self._of(other)
        self._asked.discard(number)
        return of

    def _home(self, number: int, posted: bool = False) -> str | None:
        """The state that a person is of by what stands beside the name, by a relative's, else by the story about it."""
        spans = self.places[number]
        beside = next((code for span in spans if (code := self.owners.beside(*span))), None)
        if beside is None and (guest := self._not_of(number, posted)):
            return self._of_kin(number) or next(self.owners.story.clearest(guest), None)
        if beside is None and self._is_outsider(number):
            return None
        return beside or self._of_kin(number) or self.owners.story.around(first for first, _ in spans[:_MENTIONS])

    def _is_outsider(self, number: int) -> bool:
        """True for an expert, an analyst: asked about the story, and of no state of it by that."""
        phrases = [candidate.phrase for candidate in self.candidates[number]]
        said = {self.words[index].key for phrase in phrases for index in range(phrase.first, phrase.last)}
        return bool(said & self.lexicon["outsiders"])

    def _of_kin(self, number: int) -> str | None:
        """The state of another person in the report who bears the same surname."""
        surnames = [{self.words[span[1] - 1].key for span in spans if span[1] - span[0] > 1} for spans in self.places]
        for other, candidates in self.candidates.items():
            if other != number and surnames[other] & surnames[number]:
                return next((found.of for found in candidates if found.of), None)
        return None

    def _evidence(self, candidate: Candidate) -> tuple[Evidence, ...]:
        """The characters from name to office; the office and then the name where sentences part them."""
        phrase, (start, end) = candidate.phrase, candidate.name
        if self.words[phrase.first].sentence != self.words[start].sentence:
            pieces = ((phrase.first, phrase.last), (start, end))
            return tuple(self.report.evidence(self.words[a].start, self.words[b - 1].end) for a, b in pieces)
        first = min(candidate.phrase.first, candidate.name[0])
        last = max(candidate.phrase.last, candidate.name[1]) - 1
        return (self.report.evidence(self.words[first].start, self.words[last].end),)
