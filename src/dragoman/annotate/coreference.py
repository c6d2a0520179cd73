"""Mentions without a name: pronouns and role nouns, each with whom the text means by it."""

from spacy.tokens import Doc

from dragoman.annotate.pronouns import PRONOUNS, decide_pronoun
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.roles import Roles
from dragoman.annotate.scene import Scene
from dragoman.model.actors import Mention, Person
from dragoman.model.claims import Tenure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report

#: Parts of speech of what heads a phrase: nouns, and the numeral of "one of the victims".
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


def find_references(  # noqa: PLR0917 -- the annotators before it, in their order
    report: Report,
    doc: Doc,
    mentions: tuple[Mention, ...],
    persons: tuple[Person, ...],
    tenures: tuple[Tenure, ...],
    gazetteer: Gazetteer,
) -> tuple[Mention, ...]:
    """The pronouns and role nouns that can be decided, in text order, as mentions of kind PRONOUN and ROLE.

    A mention has `person` where one is meant, else `candidates`, with `name_kind` "group" where all of them are
    meant at once ("the two countries"). What cannot be decided gets no mention. Offsets are code points of the
    report's text, end exclusive.
    """
    if not len(doc):
        return ()
    scene = Scene(report, doc, gazetteer)
    scene.add_mentions(mentions)
    scene.add_persons(persons, tenures)
    roles = Roles(scene, tenures)
    nouns = role_nouns()
    found: list[Mention] = []
    for token in doc:
        word = token.lower_
        if word in PRONOUNS:
            mention = decide_pronoun(scene, token)
        elif word in ("latter", "former"):
            mention = roles.one_of_two(token)
        elif (token.pos_ in _NOUNS or word == "both") and (noun := nouns.get(word) or nouns.get(token.lemma_.lower())):
            mention = roles.decide(token, noun)
        else:
            continue
        if mention is not None:
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))
