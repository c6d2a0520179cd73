"""What the clause around tells of who deals with whom: armies at one border, factions among themselves, who fired."""

from spacy.tokens import Token

from dragoman.annotate.event_words import words_at
from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side, named_at, side_of

_BORDERS = frozenset({"border", "frontier"})
_FACTIONS = frozenset({"faction", "party", "tribe", "clan", "rival", "warlord", "politician", "lawmaker", "coalition"})
_WHEN = frozenset({"when", "after", "as"})


def at_their_border(verb: Token) -> bool:
    """True where "both sides massed troops along the border"."""
    return any(noun.lemma_ in _BORDERS for word in ("along", "on", "at") for noun in fillers(verb, word))


def among_themselves(trigger: Token) -> bool:
    """True for "rival Chadian factions signed": they deal with each other."""
    doers = [noun for role in ("subj", "mod", "between", "of") for noun in fillers(trigger, role)]
    return any(noun.tag_ == "NNS" and noun.lemma_.lower() in _FACTIONS for noun in doers)


def when_they_fired(reading: Reading, verb: Token) -> Side:
    """Who did it by the clause that tells how: "was killed when Chadian troops opened fire"."""
    if verb.pos_ != "VERB" or not is_passive(verb):
        return Side()
    clauses = [c for c in verb.rights if c.dep_ == "advcl" and any(m.lower_ in _WHEN for m in c.lefts)]
    violent = [clause for clause in clauses if any(word.type == "ASSAULT" for word in words_at(clause))]
    doers = [pair for clause in violent for token in fillers(clause, "subj") for pair in actor_links(reading, token)]
    return side_of(reading, doers)


def unread_owner(reading: Reading, noun: Token, others: tuple[str, ...]) -> Side:
    """Whose "its war with Chad" is, where the pronoun was not read: the last state named before it in the sentence."""
    pronouns = [child for child in noun.children if child.tag_ == "PRP$" and child.lower_ in ("its", "their")]
    if not pronouns or reading.link_at(pronouns[0]) is not None:
        return Side()
    named = [pair for token in noun.doc[noun.sent.start : pronouns[0].i] if (pair := named_at(reading, token))]
    return side_of(reading, named[-1:]).without(others)
