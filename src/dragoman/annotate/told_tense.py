"""The tense in which an act is told: of the story, of times before it, of what may be or never comes."""

from spacy.tokens import Token

from dragoman.annotate.dated_from import clause_of
from dragoman.annotate.unasserted import performed

#: Adjectives and adverbs of what is background of the story, weeks old or more.
_EARLIER = frozenset({"recent", "earlier", "previous", "past", "last", "prior", "former", "first"})
_BEFORE = frozenset({"previously", "formerly", "historically", "once", "long", "originally"})
#: "During its time as", "during the war": something of another time than the story's.
_TIMES = frozenset({"time", "tenure", "presidency", "term", "reign", "rule", "administration", "war", "era", "period"})
#: What was tried or wanted lies in the past, what was agreed on ahead.
_TRIED, _WANTED = frozenset({"try", "attempt"}), frozenset({"seek", "want", "hope", "intend"})
_NON_FINITE = frozenset({"VB", "VBG", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})


def finite(clause: Token) -> Token:
    """The clause whose tense the act is told in: its own, or the one a verb form without tense hangs on."""
    while clause.tag_ in _NON_FINITE and clause.dep_ in ("xcomp", "advcl", "acl", "pcomp", "conj", "relcl"):
        if any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in clause.children):
            break
        clause = clause_of(clause.head)
    return clause


def may_be(trigger: Token) -> bool:
    """True for "could meet": it lies ahead, if it comes at all; not for "we would like to thank"."""
    if performed(trigger):
        return False
    clause = finite(clause_of(trigger))
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in clause.children)


def unreal(trigger: Token) -> bool:
    """True for "would have met", which never comes."""
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in finite(clause_of(trigger)).children)


def perfect(clause: Token) -> bool:
    """True for "has sent", "had sent", "has been sending": it came before what is told, nobody says when."""
    having = ("has", "have", "had", "'ve", "’ve")
    return any(child.dep_ == "aux" and child.lower_ in having and child.tag_ != "VB" for child in clause.children)


def recent(trigger: Token) -> bool:
    """True for "the recent opening": it is background of the story, weeks old or more."""
    return any(child.dep_ == "amod" and child.lower_ in _EARLIER for child in trigger.children)


def told_as_past(trigger: Token) -> bool:
    """True where tense tells of times before the story, or of what has no beginning."""
    clause = finite(clause_of(trigger))
    earlier = since(clause) or (past_perfect(clause) and clause.dep_ != "ccomp") or _for_long(clause)
    return earlier or any(_of_another_time(child) for child in clause.children)


def _of_another_time(child: Token) -> bool:
    """True for "previously", "during its time as"."""
    during = child.lower_ == "during" and any(noun.lemma_ in _TIMES for noun in child.children)
    return during or (child.dep_ == "advmod" and child.lower_ in _BEFORE)


def of_now(trigger: Token) -> bool:
    """True for what a verb tells in the present or the perfect: no sequel of what is told before."""
    clause = finite(clause_of(trigger))
    if trigger.pos_ == "NOUN":
        return False  # "blames Chile for the attack"
    helped = any(child.dep_ in ("aux", "auxpass") and child.tag_ in _PRESENT for child in clause.children)
    return helped or (clause.tag_ in _PRESENT and not any(child.tag_ == "MD" for child in clause.children))


def in_the_past(trigger: Token) -> bool:
    """True for what somebody tried, or in the report's own words wanted, to do: it lies behind, come or not."""
    clause = finite(clause_of(trigger))
    done = clause.tag_ == "VBD" or perfect(clause)
    wanted = clause.lemma_ in _WANTED and clause.dep_ != "ccomp" and clause.tag_ == "VBD"
    return clause != trigger and trigger.tag_ == "VB" and done and (clause.lemma_ in _TRIED or wanted)


def since(clause: Token) -> bool:
    """True for the clause of "since it joined"."""
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.children)


def _for_long(clause: Token) -> bool:
    """True for "has been providing": it began, nobody says when."""
    auxiliaries = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    return clause.tag_ == "VBG" and "been" in auxiliaries


def past_perfect(verb: Token) -> bool:
    """True for "had sent"."""
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
