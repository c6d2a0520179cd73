"""Direct speech: stretches of quotation with the attribution that stands after, inside or before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.annotate.governed import addressee_of
from dragoman.annotate.quotes import Quotation, find_quotations
from dragoman.annotate.sayers import (
    DASHES,
    JOINTS,
    Sayer,
    according,
    has_said,
    introduces,
    is_bare_participle,
    is_that_of,
    leads_anew,
    next_word,
    sayer_after,
    sayer_of_colon,
    subject_before,
)
from dragoman.annotate.sayings import Saying

_STOPS = frozenset(".!?")
_ENDS = frozenset([".", "!", "?", "…", "...", "....", "…."])
_VERBS = frozenset({"VERB", "AUX"})
_INDENT = " “"  # what may stand before a quotation that begins its paragraph, or after one that ends it
_BLANKS = " \t\u00a0\u2009\u202f"
_REACH = 30  # words between a quotation and its verb of saying
_CLAUSE = 4  # words; with a verb among them a quotation is a clause


def find_direct(doc: Doc) -> tuple[Saying, ...]:
    """The stretches of direct speech in the document, in order, an attribution in mid-sentence inside one stretch."""
    return tuple(_Page.of(doc).sayings())


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with its text and quotations: `inside[i]` is the number of the quotation token i stands in, or -1."""

    doc: Doc
    text: str
    quotations: Sequence[Quotation]
    inside: Sequence[int]

    @classmethod
    def of(cls, doc: Doc) -> "_Page":
        text = doc.text
        quotations = find_quotations(text)
        inside = [-1] * len(doc)
        number = 0
        for token in doc:
            while number < len(quotations) and quotations[number].outer_end <= token.idx:
                number += 1
            if number < len(quotations) and token.idx >= quotations[number].outer_start:
                inside[token.i] = number
        return cls(doc, text, quotations, inside)

    def sayings(self) -> Iterator[Saying]:
        number, last = 0, None
        while number < len(self.quotations):
            group = self._group(number)
            number += len(group)
            saying = self._saying(group, last)
            if saying:
                last = saying
                yield saying

    def _group(self, number: int) -> list[int]:
        """The quotation and those that go on after an attribution in mid-sentence."""
        group = [number]
        while group[-1] + 1 < len(self.quotations) and self._continues(group[-1]):
            group.append(group[-1] + 1)
        return group

    def _continues(self, number: int) -> bool:
        """True where the next quotation is the rest of this one's sentence."""
        here, there = self.quotations[number], self.quotations[number + 1]
        gap = [token for token in self._after(number) if not token.is_space]
        if not gap or gap[-1].i + 1 >= len(self.doc) or self.inside[next_word(gap[-1]).i] != number + 1:
            return False
        said = self._after_attribution(number)
        ends = self.text[here.start : here.end].rstrip()[-1:]
        goes_on = ends not in _STOPS or self.text[there.start].islower()
        if said and said.cue and leads_anew(said.cue, gap):
            return False
        verbs = [token for token in gap if token.pos_ == "VERB"]
        leads_on = gap[-1].text in JOINTS or gap[-1].lower_ == "that" or len(verbs) == 1
        return bool(said and said.cue) and goes_on and leads_on and gap[-1].text not in _STOPS

    def _saying(self, group: list[int], last: Saying | None) -> Saying | None:
        first, end = self.quotations[group[0]], self.quotations[group[-1]]
        found = self._after_attribution(group[0])
        if found is None or (found.cue is not None and found.cue.tag_ == "VBG"):
            # "She said: “It sails,” adding that ..." has its verb before.
            found = self._before_attribution(group[0]) or found
        if found is None and len(self._words(group[0])) >= _CLAUSE:
            found = self._beside(group[0], last)
            if found is None and self._stands_alone(group[0]):
                found = self._inherited(group[0], last)
        if found is None:
            return None
        if found.head is None:
            found = Sayer(found.cue, self._further_off(found.cue, first, last), found.why)
        addressee = addressee_of(found.cue) if found.cue is not None else None
        pieces = tuple((self.quotations[n].start, self.quotations[n].end) for n in group)
        return Saying(first.start, end.end, "direct", found.why, found.head, found.cue, addressee, pieces=pieces)

    def _further_off(self, cue: Token | None, quotation: Quotation, last: Saying | None) -> Token | None:
        """Who speaks where another quotation stands between: the verb's subject, or with "adding" who spoke last."""
        own = [c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i and self.inside[c.i] < 0] if cue else []
        if own:
            return own[0]
        return last.head if last is not None and self._same_line(last, quotation) else None

    def _same_line(self, last: Saying, quotation: Quotation) -> bool:
        """True where nothing but words without a stop stands between what was said last and the quotation."""
        between = self.text[last.end : quotation.outer_start]
        return not any(mark in between for mark in ("\n", *_STOPS))

    def _beside(self, number: int, last: Saying | None) -> Sayer | None:
        """Whose the quotation is where "and" alone joins it to the one before."""
        joint = [token for token in self._before(number) if not token.is_space]
        alone = bool(joint) and all(token.lower_ in JOINTS for token in joint)
        near = last is not None and number > 0 and last.end == self.quotations[number - 1].end
        if last is not None and alone and near:
            return Sayer(None, last.head, "quotation goes on")
        return self._joined(number, joint[-1]) if joint and joint[-1].lower_ == "and" else None

    def _joined(self, number: int, joint: Token) -> Sayer | None:
        """Whose the quotation is that "and" joins to what a verb says: "Berg said it was full and “We sail”"."""
        said = [t for t in self.doc[joint.sent.start : joint.i] if introduces(t) and self.inside[t.i] < 0]
        cue = next((t for t in said if t.tag_ != "VB" and any(c.dep_ == "nsubj" for c in t.children)), None)
        quotation = self.quotations[number]
        opening = self.text[quotation.start : quotation.end].lstrip(" [(.…")[:1]
        if cue is None or not opening.isupper() or not self._is_clause(number):
            return None
        return Sayer(cue, subject_before(cue, list(self.doc[joint.sent.start : joint.i])), "quotation joined")

    def _is_clause(self, number: int) -> bool:
        """True where the quotation has a verb of its own, so that it is more than a few borrowed words."""
        words = self._words(number)
        return len(words) >= _CLAUSE and any(t.pos_ in _VERBS and t.tag_ != "VBG" for t in words)

    def _is_term(self, number: int) -> bool:
        """True for a few words without punctuation of their own: a term the sentence uses."""
        quotation = self.quotations[number]
        ended = self.text[quotation.start : quotation.end].rstrip()[-1:]
        return len(self._words(number)) < _CLAUSE and (ended.isalnum() or ended == ")")

    def _words(self, number: int) -> list[Token]:
        quotation = self.quotations[number]
        span = self.doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        return [token for token in span or () if not token.is_punct and not token.is_space]

    def _after(self, number: int) -> list[Token]:
        """The tokens between the quotation and the end of its sentence or the next quotation."""
        found: list[Token] = []
        for token in self._outward(number, forward=True):
            found.append(token)
            if token.text in _ENDS:
                break
        return found

    def _before(self, number: int) -> list[Token]:
        """The tokens between the beginning of the quotation's sentence, or the quotation before, and it."""
        found: list[Token] = []
        for token in self._outward(number, forward=False):
            if (token.text in _ENDS and not _numbers(token)) or _ends_sentence(token):
                break
            found.append(token)
        return found[::-1]

    def _line_above(self, number: int) -> list[Token]:
        """The last sentence of the line above, where it ends in a colon and the quotation begins its own line."""
        first = _token_at(self.doc, self.quotations[number].outer_start)
        place = first.i - 1
        while place >= 0 and self.doc[place].is_space:
            place -= 1
        if place < 0 or self.doc[place].text != ":":
            return []
        return [t for t in self.doc[self.doc[place].sent.start : place + 1] if not t.is_space and self.inside[t.i] < 0]

    def _outward(self, number: int, forward: bool) -> Iterator[Token]:
        quotation = self.quotations[number]
        edge = quotation.outer_end - 1 if forward else quotation.outer_start
        token = _token_at(self.doc, edge)
        step = 1 if forward else -1
        place = token.i + step
        while 0 <= place < len(self.doc) and self.inside[place] < 0:
            other = self.doc[place]
            if other.is_space and "\n" in other.text:
                return
            if not other.is_space:
                yield other
            place += step

    def _after_attribution(self, number: int) -> Sayer | None:
        """The attribution after the quotation: ", said X", ", X said", "? X asked"."""
        quotation = self.quotations[number]
        frame = self._after(number)
        words = [t for t in frame if not t.is_punct][:_REACH]
        if not words:
            return None
        before = self._before(number)
        if before and before[-1].text not in JOINTS and before[-1].lower_ not in JOINTS:
            return None
        if frame[0].text not in (",", *DASHES) and not introduces(frame[0]) and self._is_term(number):
            return None
        ended = self.text[quotation.start : quotation.end].rstrip()[-1:] == "."
        if ended and frame[0].text not in (",", *DASHES) and not words[0].text[0].islower():
            return None
        return sayer_after(words, "after")

    def _before_attribution(self, number: int) -> Sayer | None:
        """The attribution before the quotation: "X said, ", "X told Y: ", "X said that"."""
        frame = self._before(number) or self._line_above(number)
        if not frame:
            return None
        last = frame[-1]
        source = according(frame) if frame[0].lower_ == "according" else None
        if source is not None and (last.text == ":" or (last.text == "," and source.right_edge.i >= last.i - 1)):
            return Sayer(frame[0], source, "quotation, according to")
        words = [t for t in frame if not t.is_punct][-_REACH:]
        cues = [t for t in words if introduces(t) and not is_bare_participle(t)]
        adjacent = bool(cues) and (
            last == cues[-1] or is_that_of(cues[-1], last) or self._begins_after(number, cues[-1])
        )
        if last.text == ":":
            close = bool(cues) and cues[-1].i >= last.i - 1
            return sayer_of_colon(words, cues) if close or len(self._words(number)) >= _CLAUSE else None
        if cues and (adjacent or (last.text == "," and not has_said(cues[-1], last))):
            if last.text != "," and not self._is_clause(number):
                return None
            return Sayer(cues[-1], subject_before(cues[-1], words), f"quotation:{cues[-1].lemma_} before")
        return self._led_by_comma(number, last) if not cues else None

    def _led_by_comma(self, number: int, comma: Token) -> Sayer | None:
        """The subject of whatever verb a comma parts from sentences quoted: "Berg spoke at the port, “It sails.”"."""
        if comma.text != "," or not (self._stands_alone(number) or self._begins(number)):
            return None
        sentence = [t for t in self._before(number) if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
        who = sentence[0] if sentence else None
        person = who is not None and (who.text[:1].isupper() or who.lower_ in ("he", "she"))
        return Sayer(None, who, "quotation after a comma") if person else None

    def _begins(self, number: int) -> bool:
        """True for a quotation that begins with a capital and has a verb."""
        quotation = self.quotations[number]
        return self.text[quotation.start : quotation.start + 1].isupper() and self._is_clause(number)

    def _begins_after(self, number: int, cue: Token) -> bool:
        """True where only a time or place stands between verb and sentence quoted: "said on Monday “We sail”"."""
        quotation = self.quotations[number]
        between = self.doc[cue.i + 1 : _token_at(self.doc, quotation.outer_start).i]
        told = (
            cue.lemma_ == "tell"
            and len(between) > 0
            and between[-1].head == cue
            and between[-1].dep_ in ("dobj", "dative")
        )
        opens = self.text[quotation.start : quotation.start + 1].isupper() or bool(told)
        return (
            opens
            and self._is_clause(number)
            and all(t.pos_ not in _VERBS and not t.is_punct for t in between)
            and not has_said(cue, between[-1])
        )

    def _stands_alone(self, number: int) -> bool:
        """True where the quotation is a sentence or more of its own."""
        quotation = self.quotations[number]
        text = self.text
        before = text[: quotation.outer_start].rstrip(_BLANKS)[-1:]
        first = text[quotation.start : quotation.end].lstrip(" [(…")[:1]
        ended = text[quotation.start : quotation.end].rstrip(" ])")[-1:]
        return (
            first.isupper() and (before in ("", "\n", *_STOPS, "”", '"', ":")) and (ended in (*_STOPS, "…", ",", "—"))
        )

    def _inherited(self, number: int, last: Saying | None) -> Sayer | None:
        """Whose the quotation is where nothing beside it says so: who was quoted before, else the subject there."""
        start = self.quotations[number].outer_start
        paragraph = self.text.rfind("\n", 0, start) + 1
        before = self._sentence_before(number)
        cue = next((t for t in before if last is not None and last.cue is not None and t.i == last.cue.i), None)
        if last is not None and (cue is not None or (not before and last.end >= paragraph)):
            return Sayer(None, last.head, "quotation goes on")
        if last is not None and not before and self._follows(number, last):
            return Sayer(None, last.head, "quotation goes on")
        if last is not None and before and self._closes(last, before):
            return Sayer(None, last.head, "quotation goes on")
        subject = next((t for t in before if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        if subject is not None:
            return Sayer(None, subject, "quotation after its speaker's sentence")
        colon = self.text[:start].rstrip()[-1:] == ":"
        return Sayer(None, last.head, "quotation after a colon") if last is not None and colon else None

    def _closes(self, last: Saying, rest: Sequence[Token]) -> bool:
        """True where the words before are the rest of the sentence last quoted, with nobody else for subject."""
        return 0 <= rest[0].idx - last.end <= len(_INDENT) and not any(t.dep_ in ("nsubj", "nsubjpass") for t in rest)

    def _follows(self, number: int, last: Saying) -> bool:
        """True where nothing but the last quotation and its attribution stands in the paragraph before."""
        first = _token_at(self.doc, self.quotations[number].outer_start)
        above = first.i - 1
        while above >= 0 and self.doc[above].is_space:
            above -= 1
        if above < 0 or not self.text[self.doc[above].idx : first.idx].count("\n"):
            return False
        end = self.doc[above].idx
        paragraph = self.text.rfind("\n", 0, end) + 1
        said = last.end if last.cue is None else max(last.end, self.doc[last.cue.sent.end - 1].idx)
        return last.start - paragraph <= len(_INDENT) and said + len(_INDENT) >= end

    def _sentence_before(self, number: int) -> list[Token]:
        """The tokens of the sentence that ends just before the quotation, in the same paragraph."""
        found: list[Token] = []
        for token in self._outward(number, forward=False):
            if found and (token.text in _ENDS or _ends_sentence(token)):
                break
            found.append(token)
        return found[::-1]


def _numbers(stop: Token) -> bool:
    """True for the stop of "No. 12"."""
    return stop.i > 0 and stop.nbor(-1).lower_ == "no" and stop.i + 1 < len(stop.doc) and stop.nbor().pos_ == "NUM"


def _token_at(doc: Doc, offset: int) -> Token:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None else doc[0]


def _ends_sentence(token: Token) -> bool:
    """True for a token that closes a sentence, though the stop be glued to it."""
    following = token.i + 1 < len(token.doc) and token.nbor()
    return bool(following and following.is_sent_start and token.text[-1:] in _STOPS)
