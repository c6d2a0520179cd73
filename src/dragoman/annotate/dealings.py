"""Who dealt with whom before, for acts whose words do not say with whom: offers, denials, what "they" agreed."""

from collections import Counter

from spacy.tokens import Token

from dragoman.annotate.event_words import EventWord
from dragoman.annotate.frames import fillers
from dragoman.annotate.own_affairs import DENYING
from dragoman.annotate.sides import Act, Side, Story

ANSWER_REACH = 120  # tokens back to the act answered: three to four sentences of news
#: Tokens back within which a verb without names tells what was told; further off it tells anew ("a contract was
#: signed"), which a noun ("the talks") does not. By our gold: of five told anew four are acts of their own.
_JUST_TOLD = 40
#: What somebody who denies it denies to whoever charged it.
_HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_TWO = 2


def denied_to(story: Story, trigger: Token, word: EventWord, source: Side) -> Side:
    """To whom somebody denies having done harm: "Chad denied that it was planning a raid", to whoever charged it."""
    if word.type not in _HARM:
        return Side()
    above = next((verb for verb in trigger.ancestors if verb.lemma_.lower() in DENYING), None)
    denials = [act for act in story.acts if act.trigger == above and act.type == "REJECT"]
    if not denials or not set(source.codes) <= set(denials[-1].parties.source.codes):
        return Side()
    return Side(denials[-1].parties.target.without(source.codes).codes, source.tokens)


def in_the_matter(story: Story, trigger: Token, source: Side) -> Side:
    """Whom an offer, a promise, an appeal is for, where nobody is named: the others of those with whom the source last
    dealt, near by; of an outsider the two that the report opens with and tells of dealing with each other."""
    near = [act for act in story.acts if 0 < trigger.i - act.trigger.i <= ANSWER_REACH]
    mutual = [act.parties.source for act in reversed(near) if _mutual(act)]
    for side in mutual:
        if set(source.codes) < set(side.codes):
            return Side(side.without(source.codes).codes, source.tokens)
    lead = {code for code in story.lead if ":" not in code} - set(source.codes)
    pairs = Counter(tuple(sorted(act.parties.codes)) for act in story.acts if set(act.parties.codes) <= lead)
    ranked = [(pair, times) for pair, times in pairs.most_common() if len(pair) == _TWO]
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Side(ranked[0][0], source.tokens) if clear else Side()


def is_offered(adjective: Token) -> bool:
    """True for "said it was ready to help" in reported words; what is quoted need not be about who is in view."""
    told = adjective.pos_ == "ADJ" and any(child.dep_ == "xcomp" for child in adjective.children)
    before = adjective.doc[adjective.sent.start : adjective.i]
    marks = sum(1 for token in before if token.text in _QUOTES)
    return told and adjective.head.dep_ == "ccomp" and marks % 2 == 0


def those_who_met(story: Story, trigger: Token) -> Side:
    """The two sides of "they", where nobody named is meant: who last dealt with each other, in the sentence itself or
    the one before ("met the king in Lima, where they agreed to")."""
    subjects = fillers(trigger, "subj")
    if not subjects or any(subject.lower_ != "they" for subject in subjects):
        return Side()
    start = trigger.sent.start
    first = story.reading.doc[start - 1].sent.start if start else 0
    near = [act.parties.source.codes for act in story.acts if act.trigger.i >= first and _mutual(act)]
    return Side(near[-1], (subjects[0],)) if near else Side()


def last_pair(story: Story, trigger: Token, type_: str) -> Side:
    """The two sides that dealt with each other last, near by, where no act of this type between them has just been
    told; empty where there are none."""
    near = [act.parties.codes for act in story.acts if trigger.i - act.trigger.i <= ANSWER_REACH]
    codes = next((codes for codes in reversed(near) if len(codes) == 2), ())
    alike = [act for act in story.acts if act.type == type_ and set(act.parties.codes) == set(codes)]
    told = any(trigger.pos_ == "NOUN" or trigger.i - act.trigger.i <= _JUST_TOLD for act in alike)
    return Side() if told or not codes else Side(codes, (trigger,))


def _mutual(act: Act) -> bool:
    return act.parties.source.codes == act.parties.target.codes
