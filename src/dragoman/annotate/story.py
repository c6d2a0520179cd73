"""Which states a report is about at each of its words: what an office or a person without a state is counted to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.annotate.namespans import is_known_name
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word
from dragoman.model.actors import Mention, MentionKind
from dragoman.model.gazetteer import load_gazetteer

_BODIES = frozenset(["agency", "seat"])
_OUTLETS = frozenset(["tv", "television", "radio", "news", "times", "post", "herald", "tribune", "daily", "press"])
_WARS = frozenset(["war", "wars"])
#: What a mention counts in the sentence itself, one, two and three sentences before, and elsewhere in the report.
_NEAR = (8.0, 4.0, 2.0, 1.0, 0.1)
#: What it counts as subject, after "In" at the sentence's start, elsewhere in the sentence, as a place. Set with _NEAR
#: and _PERSON by the states of persons in our own gold annotation; halving or doubling them moves one person in fifty.
_STANDINGS = (2.0, 1.5, 1.0, 0.8)
_PERSON = 0.5  # what a person counts who is of a state
_LOOK_BACK = 3  # sentences before in which a mention counts for more than elsewhere
_CLEARLY = 1.4  # times as often as any other a state is named that is clearly the one meant; a judgement
_OPENING = 4  # words from the sentence's start in which "In" opens it


class Story:
    """The states of one report by its mentions, by its persons whose state is told, by its towns.

    `certain` counts the mentions of each actor that can mean no other. `people` and `towns` are filled by those who
    find them: each a word's index with a state.
    """

    def __init__(self, words: Sequence[Word], lexicon: PersonWords) -> None:
        self.words = words
        self.lexicon = lexicon
        self.people: tuple[tuple[int, str], ...] = ()
        self.towns: tuple[tuple[int, str], ...] = ()
        self.certain: dict[str, int] = {}
        self._headed: list[tuple[int, int, str]] | None = None
        for word in words:
            if word.name is not None and len(word.name.candidates) == 1 and not self._generic(word.name):
                code = word.name.candidates[0]
                self.certain[code] = self.certain.get(code, 0) + 1

    def add_people(self, people: Iterable[tuple[int, str]]) -> None:
        """Has `context` count persons, each given by the word the name begins at, for the states they are of."""
        self.people = tuple((index, code) for index, code in people if len(code) == 3)

    def of_war(self, index: int) -> bool:
        """True for the name of a war, which veterans of any state fought in: "Korean War"."""
        return index + 1 < len(self.words) and self.words[index + 1].key in _WARS

    def _generic(self, name: Mention) -> bool:
        """True for a body that more than one state has, whichever the gazetteer gives it to: "Coast Guard"."""
        if name.name_kind not in _BODIES:
            return False
        generic = self.lexicon["state_bodies"] | self.lexicon["portfolios"]
        return all(word in generic for word in name.text.lower().split())

    def _of_story(self, code: str) -> str:
        """The state itself where the report names it otherwise, else the state that it most often names."""
        states = {other: count for other, count in self.certain.items() if len(other) == 3}
        return code if code in states or not states else max(states, key=lambda other: (states[other], other))

    def meant(self, name: Mention) -> str:
        """Of several states that share a name the one that the report names otherwise too, else the first."""
        if self._generic(name):
            return self._of_story(name.candidates[0])
        if len(name.candidates) == 1:
            return name.candidates[0]
        return max(name.candidates, key=lambda code: (self.certain.get(code, 0), -name.candidates.index(code)))

    def context(self, index: int) -> Iterator[str]:
        """The states that the text is about before word `index`, the likeliest first.

        Every mention counts for its state: most in the sentence itself, as its subject above all, less the further
        back it stands, and little elsewhere in the report.
        """
        yield from _ranked(self._scores(index))

    def around(self, indices: Iterable[int]) -> str | None:
        """The state that the story about the words at `indices` is about, those of a person's mentions; or None."""
        total: dict[str, float] = {}
        for index in indices:
            for code, score in self._scores(index).items():
                total[code] = total.get(code, 0.0) + score
        return next(iter(_ranked(total)), None)

    def _scores(self, index: int) -> dict[str, float]:
        scores: dict[str, float] = {}
        if not 0 <= index < len(self.words):
            return scores
        here = self.words[index].sentence
        headed = self._heading(index)
        if headed is not None:
            scores[headed] = _NEAR[0] * _STANDINGS[0]
        states = ((at, self.meant(name), _STANDINGS[self._standing(at)]) for at, name in self._states())
        people = ((at, code, _PERSON) for at, code in self.people)
        places = ((at, code, _STANDINGS[-1]) for at, code in self.towns)
        for at, code, worth in (*states, *people, *places):
            back = here - self.words[at].sentence if at < index else _LOOK_BACK + 1
            scores[code] = scores.get(code, 0.0) + _NEAR[min(back, _LOOK_BACK + 1)] * worth
        return scores

    def _heading(self, index: int) -> str | None:
        """The state whose name in capitals, closed by a stop, heads the paragraph of the word: "LATVIA. Voters"."""
        return next((code for first, end, code in self._headings() if first < index < end), None)

    def _headings(self) -> list[tuple[int, int, str]]:
        if self._headed is None:
            lines = [0, *(i for i in range(1, len(self.words)) if self._breaks(i)), len(self.words)]
            found = ((first, end, self._named_in_capitals(first)) for first, end in pairwise(lines) if first < end)
            self._headed = [(first, end, code) for first, end, code in found if code is not None]
        return self._headed

    def _breaks(self, index: int) -> bool:
        here, before = self.words[index].token, self.words[index - 1].token
        return any(token.is_space and "\n" in token.text for token in here.doc[before.i + 1 : here.i])

    def _named_in_capitals(self, first: int) -> str | None:
        run: list[str] = []
        for word in self.words[first : first + _OPENING]:
            if not word.text.isupper() or not word.plain:
                name = load_gazetteer().by_text.get(" ".join(run).title()) if word.text in (".", ":") else None
                return name.codes[0] if name is not None and name.kind == "name" and not name.place else None
            run.append(word.text)
        return None

    def _states(self) -> Iterator[tuple[int, Mention]]:
        """Every mention of a state or place with the word it begins at; "Iranian-backed" is none."""
        for index, word in enumerate(self.words):
            name = word.name
            if name is None or name.start != word.start or word.end > name.end or not is_known_name(word):
                continue
            if _is_state(name) and not self.of_war(index) and not self._of_company(name, index):
                yield index, name

    def _of_company(self, name: Mention, index: int) -> bool:
        """True for the place in the name of an outlet or a company, which may be anywhere: "Lima Media"."""
        while index < len(self.words) and self.words[index].end <= name.end:
            index += 1
        if index >= len(self.words) or name.name_kind == "adjective":
            return False
        word = self.words[index]
        return word.capital and word.start - name.end == 1 and word.key in self.lexicon["enterprises"] | _OUTLETS

    def by_frequency(self) -> Iterator[str]:
        """The states of the report, the one most often named first, places counted to theirs."""
        yield from (code for code, _ in self._counted())

    def clearest(self, never: frozenset[str] | set[str]) -> Iterator[str]:
        """The state most often named of those not in `never`, where no other comes near it; else nothing."""
        (first, times), (_, others) = (*((c, n) for c, n in self._counted() if c not in never), ("", 0), ("", 0))[:2]
        if times > others * _CLEARLY:
            yield first

    def _counted(self) -> list[tuple[str, int]]:
        counts: dict[str, int] = {}
        for index, word in enumerate(self.words):
            name = word.name
            begins = name is not None and is_known_name(word) and name.start == word.start and not self.of_war(index)
            if begins and name is not None and name.candidates:
                code = self.meant(name)
                counts[code] = counts.get(code, 0) + (len(code) == 3)
        return sorted(((code, times) for code, times in counts.items() if times), key=lambda item: (-item[1], item[0]))

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
        return 1 if opening and index < _OPENING + self._sentence_start(index) else 2

    def _sentence_start(self, index: int) -> int:
        start = index
        while start and self.words[start - 1].sentence == self.words[index].sentence:
            start -= 1
        return start


def _is_state(mention: Mention) -> bool:
    code = mention.candidates[0] if mention.candidates else ""
    return mention.kind in (MentionKind.NAME, MentionKind.PLACE) and len(code) == 3


def _ranked(scores: dict[str, float]) -> list[str]:
    return sorted(scores, key=lambda code: (-scores[code], code))
