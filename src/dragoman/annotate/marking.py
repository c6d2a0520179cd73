"""A sentence with the two sides of an act marked in it, as the relation encoder reads it."""

from spacy.tokens import Token

from dragoman.annotate.encoder import Marked
from dragoman.annotate.premodifiers import modified
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Parties
from dragoman.model.text import Span

_LEFT_OF_HEAD = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "npadvmod", "quantmod", "predet"})
MAX_PHRASE = 12  # tokens; what is longer is an enumeration or a parse gone wrong


def marked_sentence(reading: Reading, trigger: Token, parties: Parties) -> Marked | None:
    """The trigger's sentence with both sides marked; None where it does not name both."""
    sentence = trigger.sent
    sources = [t for t in parties.source.tokens if sentence.start <= t.i < sentence.end]
    targets = [t for t in parties.target.tokens if sentence.start <= t.i < sentence.end]
    start = sentence.start_char
    for source in sources:
        for target in reversed(targets):
            spans = phrase_span(source), phrase_span(target)
            if not spans[0].overlaps(spans[1]) and min(spans[0].start, spans[1].start) >= start:
                text = reading.report.text[start : sentence.end_char]
                return Marked(text, *(Span(span.start - start, span.end - start) for span in spans))
    return None


def phrase_span(token: Token) -> Span:
    """The place of the phrase that an actor's token names: "Israeli troops" for "Israeli"."""
    head = phrase_head(token)
    return span_of(head, [head])


def phrase_head(token: Token) -> Token:
    """The noun that the name belongs to: itself, what it modifies, or whose men it names ("Iran's army")."""
    head = modified(token)
    if head.dep_ == "poss" and head.head.lemma_.lower() in role_nouns():
        return head.head
    return head


def span_of(head: Token, joined: list[Token]) -> Span:
    """From what stands before the first of the nouns to the last of them."""
    tokens = [head, *joined]
    for noun in (head, *joined):
        tokens += [child.left_edge for child in noun.lefts if child.dep_ in _LEFT_OF_HEAD]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    if last.i - first.i >= MAX_PHRASE:
        first = last = head
    return Span(first.idx, last.idx + len(last.text))
