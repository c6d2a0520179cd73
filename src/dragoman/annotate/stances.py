"""What a text says that somebody says, holds, wants, fears or shows: by verbs, nouns and adjectives, in the wide sense.

Wider than `reported`, which finds statements: belief, attitude and perception count, whoever or whatever has them, and
each verb stands for itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.governed import content_of, pieces_of, sentence_before, trim, within
from dragoman.annotate.reported import speaker_of
from dragoman.annotate.saying_words import SayingVerb, load_saying_words, load_stances

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
_EXPLETIVE = frozenset({"there"})
_POINTING = frozenset({"it", "this", "that"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
#: Clauses under another word's, in which a verb names a stance nobody is said to have taken: "ready to consider".
_UNDER = frozenset({"xcomp", "pcomp", "acl", "ccomp"})
_SHORT = 2  # words; what is shorter is a thing, not what is held of it
_TAIL = 7  # words from a verb to the end of the sentence that it closes

Quoted = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stance:
    """The word that says it, the head of whose stance it is (None where nobody's), and the words it is about.

    `weight` is "said" for a verb of saying, else "held".
    """

    cue: Token
    source: Token | None
    pieces: tuple[tuple[Token, ...], ...]
    weight: str = "held"


def find_stances(doc: Doc, quoted: Quoted, taken: frozenset[int]) -> Iterator[Stance]:
    """The stances outside the stretches of direct speech, in order, but for cues that are taken already."""
    finders = {"verb": _of_verb, "noun": _of_noun, "adjective": _of_adjective}
    for token in doc:
        part = _PARTS.get(token.pos_)
        frames = load_stances().get((part, token.lemma_.lower())) if part else None
        if part is None or not frames or token.i in taken or within(token, quoted):
            continue
        stance = finders[part](token, frames, quoted)
        if stance is not None:
            yield stance


def _of_verb(cue: Token, frames: frozenset[str], quoted: Quoted) -> Stance | None:
    said = load_saying_words().verb(cue) is not None
    if _unfelt(cue, said):
        return None
    source = _source(cue)
    if source is not None and source.lower_ in _EXPLETIVE:
        return None
    verb = SayingVerb(cue.lemma_.lower(), frames, "yes")
    content = _contents(cue, verb)
    if source is None and not any(head.dep_ == "ccomp" for head in content):
        return None
    pieces = pieces_of(cue, _governed(content), quoted)
    if not pieces and not content and cue.sent.end - cue.i < _TAIL and (words := sentence_before(cue, verb, quoted)):
        pieces = [words]
    if not pieces or (not said and sum(map(_words, pieces)) < _SHORT):
        return None
    return Stance(cue, source, tuple(tuple(piece) for piece in pieces), "said" if said else "held")


def _unfelt(cue: Token, said: bool) -> bool:
    """True where the verb is an infinitive under another word, so that nobody is said to have said or held it."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in cue.children)
    if cue.tag_ == "VB" and (to or not said):
        return not (said and cue.head.lemma_.lower() in load_saying_words()["said_under"])
    return not said and cue.dep_ in _UNDER


def _contents(cue: Token, verb: SayingVerb) -> list[Token]:
    content = [head for head in content_of(cue, verb) if head.lower_ not in _POINTING]
    charge = [head for head in content if head.dep_ == "prep" and head.lower_ == "of"]
    if charge and any(head.dep_ == "dobj" for head in content):
        content = charge  # "accused Norway of ...": of what, not whom
    if not content and "to_noun" in verb.frames:
        content = [child for child in cue.children if child.dep_ == "prep" and child.lower_ == "to"]
    return content


def _governed(heads: Sequence[Token]) -> list[Token]:
    """The heads, but for a preposition what it governs."""
    objects = ("pobj", "pcomp")
    return [
        inner
        for head in heads
        for inner in ([c for c in head.children if c.dep_ in objects] if head.dep_ == "prep" else [head])
    ]


def _source(cue: Token) -> Token | None:
    """Whose the verb is: its subject as the text has it, a relative pronoun too, the nearest of several; else as in
    reported speech."""
    if not is_passive(cue):
        own = [child for child in cue.children if child.dep_ in _SUBJECTS]
        before = [child for child in own if child.i < cue.i]
        if own:
            return before[-1] if before else own[0]
    return speaker_of(cue)


def _of_noun(cue: Token, frames: frozenset[str], quoted: Quoted) -> Stance | None:
    clauses = [child for child in cue.children if "clause" in frames and _is_that_clause(child)]
    tokens = trim(cue, clauses, quoted)
    return Stance(cue, _owner(cue), (tuple(tokens),)) if tokens else None


def _is_that_clause(child: Token) -> bool:
    return child.dep_ in ("acl", "ccomp", "relcl") and any(
        c.lower_ == "that" and c.dep_ == "mark" for c in child.children
    )


def _owner(noun: Token) -> Token | None:
    """Whose claim or view it is: the possessive, who it is by or from, a name before it, who makes or has it."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    by = [token for word in ("by", "from") for token in fillers(noun, word)]
    name = [child for child in noun.children if child.dep_ in ("compound", "amod") and child.pos_ == "PROPN"]
    made = noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX")
    return next(iter([*by, *name, *(fillers(noun.head, "subj") if made else [])]), None)


def _of_adjective(cue: Token, frames: frozenset[str], quoted: Quoted) -> Stance | None:
    if cue.dep_ != "acomp":
        return None
    source = next(iter(fillers(cue.head, "subj")), None)
    content = [child for child in (*cue.children, *cue.head.children) if child.i > cue.i and _is_about(child, frames)]
    tokens = trim(cue, _governed(content), quoted)
    return Stance(cue, source, (tuple(tokens),)) if tokens else None


def _is_about(child: Token, frames: frozenset[str]) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in frames
    return (child.dep_ == "ccomp" and "clause" in frames) or (child.dep_ == "xcomp" and "to" in frames)


def _words(tokens: Sequence[Token]) -> int:
    return sum(not token.is_punct for token in tokens)
