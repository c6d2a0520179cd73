"""Whether an act stays at home: done to somebody of the own state, or of whom the report tells no state."""

from spacy.tokens import Token

from dragoman.annotate.carried import fillers_through
from dragoman.annotate.event_words import EventWord
from dragoman.annotate.phrase_actors import actor_links, somebody_elses
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Side, side_of

#: These are aimed at whoever accused; where that cannot be told, at nobody (eval/SPEC.md's coders: no target).
DENYING = frozenset({"deny"})
#: Acts performed by words: towards whoever is told them.
SAID = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
#: What is asked of or said for a person or body that is described stays with them.
_TO_SOMEBODY = frozenset({"REQUEST", "SUPPORT"})
_PEOPLE = frozenset({"people", "human", "profession"})


def at_home(reading: Reading, trigger: Token, word: EventWord, source: Side) -> bool:
    """True where whom it is done to is named and is of the own state, or somebody of whom the report tells no state
    (a person, "its enemies"): nobody in view is meant."""
    roles = [role for role in word.target if role in ("obj", "comp", "to")]
    if word.lemma in DENYING:
        roles = [role for role in roles if role != "comp"]  # "denied that its army had": to whoever charged it
    objects = fillers_through(trigger, "obj", acting=False) if word.type in SAID | _TO_SOMEBODY else []
    if word.type in SAID and any(_plain_people(reading, token) for token in objects):
        return True
    if any(somebody_elses(token) for role in word.target for token in fillers_through(trigger, role, acting=False)):
        return True
    if word.type in _TO_SOMEBODY and any(is_somebody(reading, token) for token in objects):
        return True
    told = [token for role in roles for token in fillers_through(trigger, role, acting=False)]
    for filler in (
        token for token in told if token.head.lower_ != "to" or token.pos_ == "NOUN"
    ):  # "invited him to Oslo"
        links = [] if _owned_thing(filler) else actor_links(reading, filler)
        if (
            filler.ent_type_ == "PERSON"
            or _of_its_own(filler)
            or (links and set(side_of(reading, links).codes) <= set(source.codes))
        ):
            return True
    return False


def is_somebody(reading: Reading, noun: Token) -> bool:
    """True for a person or body that is named or described, though not whose: "the president", "the Supreme Court"."""
    described = noun.lemma_.lower() in role_nouns() or noun.ent_type_ in ("ORG", "PERSON")
    return noun.tag_ in ("NN", "NNP") and described and not actor_links(reading, noun)


def _plain_people(reading: Reading, noun: Token) -> bool:
    """True for "warned people", "urged residents": of the own state, where nothing says whose they are."""
    role = role_nouns().get(noun.lemma_.lower())
    return role is not None and role.role in _PEOPLE and not actor_links(reading, noun)


def _of_its_own(noun: Token) -> bool:
    """True for "their government's answer", said of those who are spoken of."""
    owners = [child for child in noun.children if child.dep_ == "poss" and child.lemma_.lower() in role_nouns()]
    return any(child.tag_ == "PRP$" for owner in owners for child in owner.children)


def _owned_thing(noun: Token) -> bool:
    """True for "its debts", "his host": what its owner deals in with others."""
    word = role_nouns().get(noun.lemma_.lower())
    return any(child.tag_ == "PRP$" for child in noun.children) and (word is None or word.role == "pair")
