"""The actors that a sentence names, as phrases, and which of them may be source and target of one of its verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.annotate.frames import actor_links, conjuncts
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Side, side_of
from dragoman.model.text import Span

_NAMES_A_NOUN = frozenset({"amod", "compound", "nmod", "npadvmod"})
_LEFT_OF_HEAD = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "npadvmod", "quantmod", "predet"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: What stands behind these is where, not whom.
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "within", "across", "throughout"})
MAX_PHRASES = 8  # of a sentence; more of them are a list, and pairs grow with the square
MAX_PHRASE = 12  # tokens; what is longer is an enumeration or a parse gone wrong


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names actors: who they are, its head, and its place in the text (code points)."""

    side: Side
    head: Token
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases that may be source and target of what the trigger says."""

    trigger: Token
    source: Phrase
    target: Phrase


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
        phrase = _phrase(reading, head)
        if phrase.side.codes and not any(other.span.overlaps(phrase.span) for other in found):
            found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.span.start)


def pairs_in(reading: Reading, sentence: TokenSpan) -> Iterator[Pair]:
    """Each two actors of the sentence that may do something to each other: whoever is likelier to act as source, both
    ways where neither is; where an actor is named twice, the phrases that stand nearest to each other."""
    phrases = [phrase for phrase in phrases_in(reading, sentence) if not _is_place(phrase.head)][:MAX_PHRASES]
    best: dict[frozenset[tuple[str, ...]], tuple[tuple[int, int], Phrase, Phrase]] = {}
    for first, second in combinations(phrases, 2):
        codes = first.side.codes, second.side.codes
        if set(codes[0]) & set(codes[1]):
            continue
        rank = min(_acting(first.head), _acting(second.head)), second.span.start - first.span.start
        both = frozenset(codes)
        if both not in best or rank < best[both][0]:
            best[both] = rank, first, second
    for _, first, second in best.values():
        lead = _acting(second.head) - _acting(first.head)
        if lead >= 0:
            yield Pair(between(first.head, second.head), first, second)
        if lead <= 0:
            yield Pair(between(second.head, first.head), second, first)


def between(source: Token, target: Token) -> Token:
    """The word that what stands between two phrases' heads hangs on: the lowest above both, or the first below the one
    of them that is above the other ("Chad, which attacked Niger")."""
    above, path = [source, *source.ancestors], [target, *target.ancestors]
    common = next((token for token in path if token in above), path[-1])
    if common not in (source, target):
        return common
    chain = path[: path.index(common)] if common == source else above[: above.index(common)]
    return next((token for token in reversed(chain) if token.pos_ in ("VERB", "NOUN")), common)


def _acting(head: Token) -> int:
    """How far a phrase is from being who acts: 0 for a subject or agent, 1 for an owner, 2 for the rest."""
    passive = head.dep_ == "nsubjpass"
    agent = head.dep_ == "pobj" and head.head.dep_ == "agent"
    if agent or (head.dep_ in _SUBJECTS and not passive):
        return 0
    return 1 if head.dep_ in ("poss", *_NAMES_A_NOUN) else 2


def phrase_span(token: Token) -> Span:
    """The place of the phrase that an actor's token names: "Israeli troops" for "Israeli"."""
    head = _head(token)
    return _span(head, [head])


def _is_place(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ in _WHERE


def _phrase(reading: Reading, head: Token) -> Phrase:
    named = actor_links(reading, head)
    span = _span(head, conjuncts(head))
    for link, _ in named:  # "the Conference of Rabbis" is one name
        if link.mention.start < span.end and span.start < link.mention.end:
            span = Span(min(span.start, link.mention.start), max(span.end, link.mention.end))
    return Phrase(side_of(reading, named), head, span)


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
