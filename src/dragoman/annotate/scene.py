"""What a text has spoken of so far, for whoever asks what a pronoun or a role noun means."""

import re
from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.annotate.relatives import behind_date
from dragoman.annotate.role_words import gendered_words
from dragoman.model.actors import Mention, MentionKind, Person
from dragoman.model.claims import Tenure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report, ZoneKind

#: Words between quotation marks, up to the end of the paragraph where the mark is not closed.
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_CLAUSE_HEADS = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({ZoneKind.CAPTION, ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.KICKER})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something spoken of at a token: the codes it stands for, the person it is, or a human without a name.

    `together` is True where all the codes are meant at once; `plural` where a plural pronoun takes it up.
    """

    at: int
    head: Token = field(compare=False)
    codes: tuple[str, ...] = ()
    person: str | None = None
    human: bool = False
    plural: bool = False
    together: bool = False

    @property
    def is_subject(self) -> bool:
        """True where it is the subject of a clause."""
        return phrase_head(self.head).dep_ in ("nsubj", "nsubjpass")

    @property
    def is_modifier(self) -> bool:
        """True where it only modifies another noun (Israeli officials)."""
        return self.head.dep_ in ("amod", "compound", "nmod", "npadvmod")

    @property
    def identity(self) -> tuple[str, ...]:
        """What two anchors have alike when they mean the same."""
        return (self.person,) if self.person else self.codes


class Scene:
    """A report's anchors in text order, with the sentences and quotations they stand in."""

    def __init__(self, report: Report, doc: Doc, gazetteer: Gazetteer) -> None:
        self.report, self.doc, self.gazetteer = report, doc, gazetteer
        self.text = doc.text
        self._starts = [token.idx for token in doc]
        self.sentence = [number for number, sent in enumerate(doc.sents) for _ in sent]
        self._quotes = [match.span() for match in _QUOTED.finditer(self.text)]
        self._quote_starts = [start for start, _ in self._quotes]
        self.anchors: list[Anchor] = []
        self.by_token: dict[int, Anchor] = {}
        self.named: Counter[str] = Counter()
        self.acts_for: dict[str, str] = {}
        self._sex: dict[str, str] = {}

    def add_mentions(self, mentions: tuple[Mention, ...]) -> None:
        """Take up the names, plainly meant or not; places are no actors."""
        actors = [m for m in mentions if m.kind in (MentionKind.NAME, MentionKind.BODY)]
        self.named.update(m.candidates[0] for m in actors if len(m.candidates) == 1)
        for mention in actors:
            plural = mention.name_kind == "demonym" and mention.text.endswith("s")
            codes = self._plain(mention.candidates)
            self._add_span(mention.start, mention.end, Anchor(0, self.doc[0], codes, plural=plural))

    def _plain(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """Of several candidates the only one that the report also names plainly, else all."""
        named = [code for code in candidates if self.named[code]]
        return (named[0],) if len(named) == 1 else candidates

    def add_persons(self, persons: tuple[Person, ...], tenures: tuple[Tenure, ...]) -> None:
        """Take up the persons, each with the state the text says they act for."""
        for tenure in sorted(tenures, key=lambda t: (t.of is None, t.former, t.span.start)):
            if tenure.of:
                self.acts_for.setdefault(tenure.name, tenure.of)
        for tenure in tenures:
            self._learn_sex(tenure.name, (tenure.office or "").lower().split())
        for person in persons:
            of = self.acts_for.get(person.name)
            for span in person.spans:
                self._learn_sex(person.name, self._words_before(span.start))
                codes = (of,) if of else ()
                self._add_span(span.start, span.end, Anchor(0, self.doc[0], codes, person.name, human=True))
                self._learn_sex(person.name, self._words_beside(span.start))
        self._add_strangers()

    def _add_strangers(self) -> None:
        """Take up whom the parser's model takes for a person and no annotator names: they keep "he" from others."""
        for ent in self.doc.ents:
            if ent.label_ == "PERSON" and not any(i in self.by_token for i in range(ent.start, ent.end)):
                head = self._head(ent.start, ent.end)
                self.add(Anchor(head.i, head, human=True), range(ent.start, ent.end))

    def _add_span(self, start: int, end: int, anchor: Anchor) -> None:
        first, last = self.token_at(start), self.token_at(end - 1)
        if first is None or last is None:
            return
        head = self._head(first.i, last.i + 1)
        placed = Anchor(head.i, head, anchor.codes, anchor.person, anchor.human, anchor.plural, anchor.together)
        self.add(placed, range(first.i, last.i + 1))

    def _words_before(self, offset: int) -> list[str]:
        first = self.token_at(offset)
        at = first.i if first is not None else 0
        return [token.lower_.rstrip(".") for token in self.doc[max(0, at - 2) : at]]

    def _words_beside(self, offset: int) -> list[str]:
        """What an apposition calls the person ("Waseem, brother of")."""
        token = self.token_at(offset)
        anchor = self.by_token.get(token.i) if token is not None else None
        return [child.lower_ for child in anchor.head.children if child.dep_ == "appos"] if anchor else []

    def _learn_sex(self, person: str, words: list[str]) -> None:
        for word in words:
            if word in gendered_words():
                self._sex.setdefault(person, gendered_words()[word])

    def takes(self, anchor: Anchor) -> str | None:
        """The pronoun the person takes, "he" or "she", where the text has shown it."""
        if anchor.person:
            return self._sex.get(anchor.person)
        return gendered_words().get(anchor.head.lower_)

    def two_people(self, token: Token) -> tuple[str, ...]:
        """The sides of the two people whom the sentence before the token's names and no others ("the two discussed");
        empty where there are none or more, or both are of one side."""
        here = self.sentence[token.i]
        people = {a.person: a.codes for a in self.anchors if a.person and self.sentence[a.at] == here - 1}
        codes = tuple(dict.fromkeys(code for own in people.values() for code in own))
        return codes if len(people) == 2 and len(codes) == 2 else ()

    def only_woman(self, token: Token) -> Anchor | None:
        """The last anchor before the token of the only person known as "she"; None where there are none or several."""
        women = {person for person, pronoun in self._sex.items() if pronoun == "she"}
        if len(women) != 1:
            return None
        before = [anchor for anchor in self.anchors if anchor.person in women and anchor.at < token.i]
        return before[-1] if before else None

    def learn(self, person: str, pronoun: str) -> None:
        """Remember that the text took the person up as "he" or "she"."""
        self._sex.setdefault(person, pronoun)

    def _head(self, start: int, end: int) -> Token:
        """The token of these that hangs on one outside them (spaCy's span.root, at a tenth of its cost)."""
        tokens = [self.doc[i] for i in range(start, end)]
        return next((t for t in tokens if not start <= t.head.i < end or t.head.i == t.i), tokens[-1])

    def add(self, anchor: Anchor, tokens: range) -> None:
        """Take up one anchor over these tokens; what stood there before is replaced."""
        covered = {id(self.by_token[i]) for i in tokens if i in self.by_token}
        if covered:
            self.anchors = [old for old in self.anchors if id(old) not in covered]
        insort(self.anchors, anchor, key=lambda a: a.at)
        for i in tokens:
            self.by_token[i] = anchor

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.doc[index] if index >= 0 else None

    def quote_at(self, token: Token) -> int:
        """The number of the quotation the token stands in, from 1; 0 outside."""
        index = bisect_right(self._quote_starts, token.idx)
        return index if index and token.idx < self._quotes[index - 1][1] else 0

    def before(self, token: Token, sentences: int) -> list[Anchor]:
        """The anchors before the token, nearest first, at most so many sentences back, in its quotation or in none.

        Headlines and captions are asides: what they speak of is not taken up by the body.
        """
        here, quote = self.sentence[token.i], self.quote_at(token)
        aside = self._aside(token)
        found = []
        for index in range(bisect_right(self.anchors, token.i - 1, key=lambda a: a.at) - 1, -1, -1):
            anchor = self.anchors[index]
            if self.sentence[anchor.at] < here - sentences:
                break
            if self.quote_at(anchor.head) in (0, quote) and self._aside(anchor.head) == aside:
                found.append(anchor)
        return found

    def _aside(self, token: Token) -> bool:
        return bool(self.report.zones) and self.report.zone_at(token.idx) in _ASIDE

    def states_before(self, token: Token) -> Counter[str]:
        """How often each state was spoken of before the token."""
        counts: Counter[str] = Counter()
        for anchor in self.anchors:
            if anchor.at >= token.i:
                break
            if not anchor.person:
                counts.update(code for code in anchor.codes if self.is_state(code))
        return counts

    def is_state(self, code: str) -> bool:
        """True where the code is a state's or a territory's."""
        return ":" not in code


def phrase_head(token: Token) -> Token:
    """The noun whose phrase the token names: "minister" for Vidal in "the minister, Vidal, said"."""
    for _ in range(3):  # a name in an apposition to an office; longer chains are lists
        if token.dep_ != "appos":
            return token
        token = token.head
    return token


def clause_head(token: Token) -> Token:
    """The verb of the clause the token stands in, or the sentence's root."""
    while token.pos_ not in _CLAUSE_HEADS and token.dep_ != "ROOT":
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares with the verb it is joined to; None where it has none."""
    for _ in range(4):  # verbs joined in one clause; longer chains are parse errors
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if (dated := behind_date(verb)) is not None:
            return dated
        if verb.dep_ not in ("conj", "xcomp", "advcl", "acl", "auxpass", "aux") or verb.head == verb:
            return None
        verb = verb.head
        if verb.pos_ not in _CLAUSE_HEADS:
            return verb if verb.pos_ in ("NOUN", "PROPN") else None
    return None
