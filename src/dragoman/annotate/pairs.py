"""The actors that a sentence names, as phrases, and which two of them may be source and target of an act."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.annotate.frames import actor_links, conjuncts
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Side, side_of
from dragoman.model.text import Span

_NAMES_A_NOUN = frozenset({"amod", "compound", "nmod", "npadvmod"})
_LEFT_OF_HEAD = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "npadvmod", "quantmod", "predet"})
_DOER = frozenset({"nsubj", "agent", "csubj"})
MAX_PHRASES = 6  # actors a sentence; more of them are a list, and pairs grow with the square
MAX_PHRASE = 12  # tokens; what is longer is an enumeration or a parse gone wrong


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names actors: who they are, its head, and its place in the text (code points)."""

    side: Side
    head: Token
    span: Span


def phrases_in(reading: Reading, sentence: TokenSpan) -> list[Phrase]:
    """The phrases of the sentence that name an actor, in text order, none within another."""
    heads: dict[int, Token] = {}
    for link in reading.links_in(sentence.start_char, sentence.end_char):
        token = _token_at(sentence, link.mention.start)
        if link.resolved and token is not None:
            head = _head(token)
            heads.setdefault(head.i, head)
    found: list[Phrase] = []
    for head in heads.values():
        if any(head.i != other and head in conjuncts(heads[other]) for other in heads if other < head.i):
            continue  # "France and Germany" is one phrase, headed by its first
        side = side_of(reading, actor_links(reading, head))
        span = _span(head, conjuncts(head))
        if side.codes and not any(phrase.span.overlaps(span) for phrase in found):
            found.append(Phrase(side, head, span))
    return sorted(found, key=lambda phrase: phrase.span.start)[:MAX_PHRASES]


def pairs_in(phrases: list[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Source and target of what may be acts, one pair for each two actors and direction: the likeliest phrases of
    each, a subject as source and what stands near it as target."""
    best: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[bool, int], Phrase, Phrase]] = {}
    for source, target in permutations(phrases, 2):
        codes = source.side.codes, target.side.codes
        if set(codes[0]) & set(codes[1]):
            continue
        rank = source.head.dep_ not in _DOER, abs(source.span.start - target.span.start)
        if codes not in best or rank < best[codes][0]:
            best[codes] = rank, source, target
    for _, source, target in best.values():
        yield source, target


def phrase_span(token: Token) -> Span:
    """The place of the phrase that an actor's token names: "Israeli troops" for "Israeli"."""
    head = _head(token)
    return _span(head, [head])


def _token_at(sentence: TokenSpan, offset: int) -> Token | None:
    return next((token for token in sentence if token.idx <= offset < token.idx + len(token.text)), None)


def _head(token: Token) -> Token:
    """The noun that the name belongs to: itself, what it modifies, or whose men it names ("Iran's army")."""
    head = token
    while head.dep_ in _NAMES_A_NOUN and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ == "poss" and head.head.lemma_.lower() in role_nouns():
        return head.head
    return head


def _span(head: Token, joined: list[Token]) -> Span:
    tokens = [head, *joined]
    for noun in (head, *joined):
        tokens += [child.left_edge for child in noun.lefts if child.dep_ in _LEFT_OF_HEAD]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    if last.i - first.i >= MAX_PHRASE:
        first = last = head
    return Span(first.idx, last.idx + len(last.text))
