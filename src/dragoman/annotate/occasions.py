"""On what occasion something is said: "in a statement", "at a press conference in Geneva", "on Twitter"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotate.saying_words import load_saying_words
from dragoman.annotate.speakers import phrase_span
from dragoman.model.text import Span

_LEADING = frozenset(["in", "at", "during", "on", "via", "after", "following", "through"])
_SPEAKING = frozenset(["speak", "write", "testify", "address", "appear", "talk", "post", "comment"])


def occasion_of(cue: Token) -> Span | None:
    """Where the phrase of the occasion stands that the text gives for a verb of saying, or None where it gives none."""
    return next((span for verb in (cue, *_beside(cue)) for span in _named(verb)), None)


def _beside(cue: Token) -> Iterator[Token]:
    """Participles that go with the verb: "Speaking at the summit, she said"."""
    hosts = (cue, *(child for child in cue.children if child.dep_ in ("nsubj", "nsubjpass")))
    for child in (child for host in hosts for child in host.children):
        if child.dep_ in ("advcl", "acl") and child.tag_ == "VBG" and child.lemma_.lower() in _SPEAKING:
            yield child


def _named(verb: Token) -> Iterator[Span]:
    words = load_saying_words()["occasions"]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _LEADING:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in words:
                    yield Span(child.idx, phrase_span(noun).end)
        elif child.dep_ == "dobj" and child.i > verb.i and child.lemma_.lower() in words:
            yield phrase_span(child)
