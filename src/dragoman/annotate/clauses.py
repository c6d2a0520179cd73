"""The words that belong to one act: its clause with whoever acts in it, other acts' clauses left out."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotate.event_words import light_verbs
from dragoman.annotate.frames import fillers

_VERBS = frozenset({"VERB", "AUX"})
_DOERS = frozenset({"nsubj", "csubj"})
#: Clauses beside the act's own.
_OTHER_CLAUSES = frozenset({"advcl", "parataxis"})
#: What only tells more of somebody or something in the clause.
_ASIDES = frozenset({"appos", "relcl"})
#: What leads to another act, before or behind this one: prepositions, and nouns of "in response to", "in the wake of".
_TO_OTHER_ACTS = frozenset({"after", "before", "following", "despite", "since", "amid", "until", "according"})
_ANSWERING = frozenset({"response", "retaliation", "revenge", "reaction", "wake", "aftermath", "heel", "retribution"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


def clause_of(trigger: Token) -> list[Token]:
    """The tokens of the act's clause in text order: what hangs on the trigger, and the phrases of its subject and of
    the noun it says something of; not what is joined to it, nor adverbial clauses."""
    found = {token.i: token for token in act_words(trigger)}
    top = _carrier(trigger)
    named = [*fillers(top, "subj"), *fillers(top, "obj")]
    if trigger.dep_ in ("acl", "relcl"):
        named.append(trigger.head)
    for noun in named:
        for token in (noun, *(child for child in noun.children if child.dep_ in _BEFORE_NOUN)):
            found.setdefault(token.i, token)
    return [found[i] for i in sorted(found)]


def act_words(trigger: Token, with_doer: bool = True) -> Iterator[Token]:
    """The trigger and all that hangs on it but joined verbs, adverbial clauses and asides; without whoever acts where
    so asked. For a noun in a light verb's object ("held talks") all that hangs on the verb."""
    top = _carrier(trigger)
    yield top
    for child in top.children:
        if not _other_clause(child) and (with_doer or child.dep_ not in _DOERS):
            yield from _branch(child)


def _branch(token: Token) -> Iterator[Token]:
    """The token and what hangs on it, asides left out."""
    waiting = [token]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += [child for child in word.children if not (_aside(child) or _to_other_act(child))]


def _aside(child: Token) -> bool:
    return child.dep_ in _ASIDES and not _infinitive(child)


def _infinitive(verb: Token) -> bool:
    """True for what is wanted or done with something ("called on it to stop", "a deal to export gas")."""
    return verb.tag_ == "VB" and any(word.tag_ == "TO" for word in verb.children)


def _other_clause(child: Token) -> bool:
    """True for a joined verb, an adverbial clause but for an infinitive, and what leads to another act."""
    if child.dep_ in _OTHER_CLAUSES:
        return not _infinitive(child)
    return (child.dep_ == "conj" and child.pos_ in _VERBS) or _to_other_act(child)


def _to_other_act(child: Token) -> bool:
    if child.dep_ != "prep":
        return False
    return child.lower_ in _TO_OTHER_ACTS or any(noun.lemma_.lower() in _ANSWERING for noun in child.children)


def _carrier(trigger: Token) -> Token:
    """The light verb whose object the noun is; else the trigger itself."""
    verb = trigger.head
    if trigger.pos_ in _VERBS or trigger.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return trigger
    if verb.dep_ == "prep":
        verb = verb.head
    return verb if verb.pos_ in _VERBS and verb.lemma_.lower() in light_verbs() else trigger
