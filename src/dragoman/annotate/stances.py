"""What a text says that somebody holds, wants, fears, shows or is said to say: verbs, nouns and adjectives of stance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.governed import content_of, sentence_before, trim, within
from dragoman.annotate.reported import speaker_of
from dragoman.annotate.saying_words import SayingVerb, load_stances

_RELATIVES = frozenset({"who", "which", "that"})
_NOBODY = frozenset({"there"})
_SUBJECTS = ("nsubj", "csubj")
_POINTING = frozenset({"it", "this", "that"})
_OWNERS = frozenset({"by", "from", "among", "in"})
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
_LINKING = frozenset({"be", "seem", "feel", "remain", "become", "appear", "sound", "grow", "stay", "look"})


@dataclass(frozen=True, slots=True)
class Stance:
    """The word that says it, the head of whose stance it is, if the text says so, and the words it is about."""

    cue: Token
    source: Token | None
    words: tuple[Token, ...]


def find_stances(doc: Doc, quoted: Sequence[tuple[int, int]], taken: frozenset[int]) -> Iterator[Stance]:
    """The stances outside the stretches of direct speech, in order, but for cues that are taken already."""
    for token in doc:
        part = _PARTS.get(token.pos_)
        frames = load_stances().get((part, token.lemma_.lower())) if part else None
        if not frames or token.i in taken or within(token, quoted):
            continue
        finder = {"verb": _of_verb, "noun": _of_noun, "adjective": _of_adjective}[part]
        stance = finder(token, frames, quoted)
        if stance is not None:
            yield stance


def _of_verb(cue: Token, frames: frozenset[str], quoted) -> Stance | None:
    source = _source(cue)
    if source is not None and source.lower_ in _NOBODY:
        return None
    verb = SayingVerb(cue.lemma_.lower(), frames, "yes")
    content = [head for head in content_of(cue, verb) if head.lower_ not in _POINTING]
    if not content and "to_noun" in frames:
        content = [c for c in cue.children if c.dep_ == "prep" and c.lower_ == "to"]
    if source is None and not any(h.dep_ == "ccomp" for h in content):
        return None
    tokens = trim(cue, _governed(content), quoted)
    if not tokens and not content and cue.sent.end - cue.i < 7:
        tokens = sentence_before(cue, verb, quoted)
    return Stance(cue, source, tuple(tokens)) if tokens else None


def _governed(heads: Sequence[Token]) -> list[Token]:
    """The heads, but for a preposition what it governs."""
    return [
        grand
        for head in heads
        for grand in ([c for c in head.children if c.dep_ in ("pobj", "pcomp")] if head.dep_ == "prep" else [head])
    ]


def _source(cue: Token) -> Token | None:
    """Whose stance a verb's is: its subject as the text has it, a relative pronoun too; a passive's agent."""
    if not is_passive(cue):
        own = next((c for c in cue.children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            return own
    return speaker_of(cue)


def _of_noun(cue: Token, frames: frozenset[str], quoted) -> Stance | None:
    clauses = [c for c in cue.children if _clause_fits(c, frames)]
    phrases = [c for c in cue.children if c.dep_ == "prep" and c.i > cue.i and c.lower_ in frames]
    source = _owner(cue)
    content = clauses or phrases[:1]
    if not content or (source is None and not clauses):
        return None
    tokens = trim(cue, _governed(content), quoted)
    return Stance(cue, source, tuple(tokens)) if tokens else None


def _clause_fits(child: Token, frames: frozenset[str]) -> bool:
    if child.dep_ not in ("acl", "ccomp", "relcl", "xcomp"):
        return False
    if child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children):
        return "to" in frames
    return "clause" in frames and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)


def _owner(cue: Token) -> Token | None:
    own = next((c for c in cue.children if c.dep_ == "poss"), None)
    if own is not None:
        return own
    for word in ("by", "from", "of"):
        found = [t for t in fillers(cue, word)]
        if found and word != "of":
            return found[0]
    name = next((c for c in cue.children if c.dep_ in ("compound", "amod") and c.pos_ == "PROPN"), None)
    if name is not None:
        return name
    if cue.dep_ in ("dobj", "attr") and cue.head.pos_ in ("VERB", "AUX"):
        return next(iter(fillers(cue.head, "subj")), None)
    return None


def _of_adjective(cue: Token, frames: frozenset[str], quoted) -> Stance | None:
    if cue.dep_ not in ("acomp", "oprd", "conj", "ROOT") :
        return None
    verb = cue.head
    source = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or next(iter(fillers(verb, "subj")), None)
    hosts = [cue] 
    content = [c for c in cue.children if c.i > cue.i and ((c.dep_ == "ccomp" and "clause" in frames) or (c.dep_ == "xcomp" and "to" in frames) or (c.dep_ == "prep" and c.lower_ in frames))]
    if not content:
        content = [c for c in verb.children if c.i > cue.i and ((c.dep_ == "ccomp" and "clause" in frames))]
    if source is None or not content:
        return None
    tokens = trim(cue, _governed(content), quoted)
    return Stance(cue, source, tuple(tokens)) if tokens else None
