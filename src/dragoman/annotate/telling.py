"""What a report tells of an act beside that it is done: that it is only pondered, or done by other people."""

from spacy.tokens import Token

from dragoman.annotate.event_words import load_event_words
from dragoman.annotate.frames import fillers
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side

#: What an infinitive asks about: "on whom to invite and whom to refuse".
_ASKED = frozenset({"whom", "who", "how", "what", "where", "which", "when"})
#: What a threat is uttered of though no word of the vocabulary names it as an act.
_FORCE = frozenset(
    {"force", "violence", "use", "reprisal", "retaliation", "punishment", "consequence", "closure", "action"}
)
_OURS = frozenset({"our", "us", "ours"})
#: Roles in which those who meet or travel are named.
_MEETING = ("subj", "obj", "of", "by", "poss", "with", "between")


def is_pondered(verb: Token) -> bool:
    """True for an infinitive that says what might be done, how or to whom, and not that it is: "how to answer"."""
    if verb.tag_ != "VB" or not any(child.tag_ == "TO" for child in verb.children):
        return False
    before = (child for child in verb.lefts if child.dep_ in ("prep", "advmod", "dobj", "dative", "nsubj"))
    parts = [part for child in before for part in child.subtree]
    return any(part.lower_ in _ASKED and part.tag_ in ("WP", "WRB", "WDT") for part in parts)


def is_danger(noun: Token) -> bool:
    """True for a threat that nobody utters: "the threat of floods", "of Chad's new missiles"."""
    if noun.lemma_.lower() != "threat":
        return False
    things = fillers(noun, "of")
    return bool(things) and all(_no_deed(thing) for thing in things)


def _no_deed(thing: Token) -> bool:
    lemma = thing.lemma_.lower()
    return thing.pos_ == "NOUN" and lemma not in _FORCE and lemma not in load_event_words()


def of_different_people(trigger: Token, other: Token) -> bool:
    """True where both acts name who takes part and none of one is named for the other: two visits, two meetings."""
    here, there = _people(trigger), _people(other)
    return bool(here and there) and not here & there


def _people(trigger: Token) -> set[str]:
    """Last names of the people who fill the act's sides."""
    nouns = [noun for role in _MEETING for noun in fillers(trigger, role)]
    return {noun.lower_ for noun in nouns if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN"}


def own_side(reading: Reading, trigger: Token) -> Side:
    """Whose loss an act is of which somebody speaks as "our" own ("all the killings and the burning of our towns")."""
    said = reading.statement_over(trigger.idx)
    if said is None or said.speaker_of is None:
        return Side()
    ours = [token for token in trigger.sent if token.lower_ in _OURS and said.span.start <= token.idx < said.span.end]
    return Side((reading.gazetteer.counts_as(said.speaker_of),), (trigger,)) if ours else Side()
