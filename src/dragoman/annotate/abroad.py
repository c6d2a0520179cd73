"""Whose a person cannot be: the state that the sentence has the person travel to, be posted in, or be received from."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_WHITHER = frozenset(["to", "in", "into", "at"])
_POSTS = frozenset(["in", "to"])


class AbroadFinder:
    """Tells the states that a person of one report is a guest in or a counterpart of, among the report's words.

    `codes` gives the states named in a stretch of words, `people` the state of the person at a word, where known.
    """

    def __init__(self, words: Sequence[Word], lexicon: PersonWords, codes: Callable[[int, int], Sequence[str]]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.codes = codes
        self.people: Mapping[int, str] = {}
        self._at = {start: index for index, word in enumerate(words) for start in (word.start, word.token.idx)}

    def not_of(self, first: int, last: int, posted: bool) -> frozenset[str]:
        """The states that the person named at words `[first, last)` is not of by this sentence; empty where none.

        `posted` is true for an office held abroad (ambassador): the place where its holder is, is not whose it is.
        """
        root = self._root(first, last)
        found = set(self._destinations(root)) | set(self._other_side(root, (first, last)))
        if posted:
            found |= set(self._posts(first)) | set(self._seizers(root))
        return frozenset(found)

    def host(self, first: int, last: int) -> str | None:
        """The state of the place right behind the name of one to whom something is brought: "to President X in Y"."""
        root = self._root(first, last)
        received = root.dep_ == "pobj" and root.head.lower_ in ("to", "by")
        behind = last + 1 < len(self.words) and self.words[last].key == "in"
        return next(iter(self.codes(last + 1, last + 3)), None) if received and behind else None

    def _root(self, first: int, last: int) -> Token:
        tokens = [self.words[index].token for index in range(first, last)]
        inside = {token.i for token in tokens}
        root = next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[-1])
        while root.dep_ in ("compound", "appos", "nmod", "conj") and root.head != root:
            root = root.head
        return root

    def _destinations(self, root: Token) -> Iterator[str]:
        """States that the person goes to: "came to Harbourtown", "visited", "paid a visit to"."""
        verb = root.head
        edge = root.left_edge.i
        gapped = (
            root.dep_ == "dobj" and edge > 0 and root.doc[edge - 1].lower_ == "and"
        )  # "A came on Monday, and B on Tuesday"
        if not (gapped or root.dep_ in _SUBJECTS) or verb.lemma_.lower() not in self.lexicon["motions"]:
            return
        whither = list(self._whither(verb))
        if not whither and verb.lemma_.lower() == "follow" and verb.sent.start:
            before = verb.doc[verb.sent.start - 1].sent
            gone = [token for token in before if token.lemma_.lower() in self.lexicon["motions"]]
            whither = [code for token in gone for code in self._whither(token)]
        yield from whither

    def _whither(self, verb: Token) -> Iterator[str]:
        for child in verb.children:
            if child.dep_ == "dobj":
                yield from self._named(child)
                of = [token for token in child.children if token.lower_ in _WHITHER]  # "paid a visit to"
                yield from (code for prep in of for goal in prep.children for code in self._named(goal))
            elif child.dep_ == "prep" and child.lower_ in _WHITHER:
                yield from (code for goal in child.children for code in self._named(goal))

    def _other_side(self, root: Token, name: tuple[int, int]) -> Iterator[str]:
        """The state of whoever meets, receives or hands something to the person: the two are of two states."""
        verb = root.head
        while verb.dep_ in ("prep", "pobj", "dobj") and verb.pos_ != "VERB" and verb.head != verb:
            verb = verb.head
        if root.dep_ not in ("dobj", "pobj") or verb.lemma_.lower() not in self.lexicon["encounters"]:
            return
        subjects = (child for child in verb.children if child.dep_ in _SUBJECTS)
        for token in (t for subject in subjects for t in (subject, *subject.children)):
            index = self._at.get(token.idx)
            if index is not None and not name[0] <= index < name[1]:
                yield from filter(None, [self.people.get(index)])

    def _seizers(self, root: Token) -> Iterator[str]:
        """The states of those who detain or expel the person, or of their sentence: they do it to another's envoy."""
        verb = root.head
        seized = root.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in self.lexicon["seizures"]
        doers = [child for child in verb.children if child.dep_ == "nsubj"] if seized else []
        agents = [token for by in verb.children if by.dep_ == "agent" for token in by.children] if seized else []
        named = [code for token in (*doers, *agents) for code in self._named(token)]
        before = (self._at.get(token.idx) for token in root.sent[: root.left_edge.i - root.sent.start])
        ahead = [code for index in before if index is not None for code in self.codes(index, index + 1)]
        yield from named or (ahead if seized else ())

    def _posts(self, first: int) -> Iterator[str]:
        """The states of places that "in" or "to" puts before the name: "in Harbourtown, Ambassador X"."""
        index = first - 1
        while index > 0 and self.words[index].sentence == self.words[first].sentence:
            if self.words[index].key in _POSTS:
                yield from self.codes(index + 1, index + 2)
            index -= 1

    def _named(self, token: Token) -> Iterator[str]:
        """The states that a noun and what is written before it name."""
        for part in (token, *token.lefts, *token.conjuncts):
            index = self._at.get(part.idx)
            if index is not None:
                yield from self.codes(index, index + 1)
