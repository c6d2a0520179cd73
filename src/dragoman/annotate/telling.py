"""What a report tells of an act beside that it is done: that it is only pondered, or done by other people."""

from spacy.tokens import Token

from dragoman.annotate.frames import fillers
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side

#: What an infinitive asks about: "on whom to invite and whom to refuse".
_ASKED = frozenset({"whom", "who", "how", "what", "where", "which", "when"})
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
