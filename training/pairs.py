"""Lists marked sentences without labels, one a line, for a teacher to label: other pairs in our own sentences and the
pairs in news reports, marked as the coder marks them.

Usage: pairs.py NEWS.jsonl [--without ID...] > pairs.txt   (in the project's own environment)
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sentences import bare, load
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts
from dragoman.annotate.marking import phrase_head, span_of
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.premodifiers import MODIFIERS
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side, side_of
from dragoman.errors import ItemError
from dragoman.model.text import Report, Span
from dragoman.pipeline import read_names
from dragoman.read import ReadOptions, read_sources, report_of_text
from dragoman.settings import MAX_REPORT_CHARACTERS

MAX_SENTENCE = 500  # characters; longer ones are lists and tables
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: What stands behind these is where, not whom.
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "within", "across", "throughout"})
MAX_PHRASES = 8  # of a sentence; more of them are a list, and pairs grow with the square


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
            head = phrase_head(token)
            heads.setdefault(head.i, head)
    found: list[Phrase] = []
    for head in heads.values():
        if any(head.i != other and head in conjuncts(heads[other]) for other in heads if other < head.i):
            continue  # "France and Germany" is one phrase, headed by its first
        phrase = _phrase(reading, head)
        if phrase.side.codes and not any(other.span.overlaps(phrase.span) for other in found):
            found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.span.start)


def pairs_in(reading: Reading, sentence: TokenSpan) -> Iterator[tuple[Phrase, Phrase]]:
    """Each two actors of the sentence; where one is named twice, by the phrase that acts or stands nearest."""
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
        yield first, second


def _acting(head: Token) -> int:
    """How far a phrase is from being who acts: 0 for a subject or agent, 1 for an owner, 2 for the rest."""
    passive = head.dep_ == "nsubjpass"
    agent = head.dep_ == "pobj" and head.head.dep_ == "agent"
    if agent or (head.dep_ in _SUBJECTS and not passive):
        return 0
    return 1 if head.dep_ in ("poss", *MODIFIERS) else 2


def _is_place(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ in _WHERE


def _phrase(reading: Reading, head: Token) -> Phrase:
    named = actor_links(reading, head)
    span = span_of(head, conjuncts(head))
    for link, _ in named:  # "the Conference of Rabbis" is one name
        if link.mention.start < span.end and span.start < link.mention.end:
            span = Span(min(span.start, link.mention.start), max(span.end, link.mention.end))
    return Phrase(side_of(reading, named), head, span)


def _token_at(sentence: TokenSpan, offset: int) -> Token | None:
    return next((token for token in sentence if token.idx <= offset < token.idx + len(token.text)), None)


def main() -> None:
    """Write the pairs to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="?")
    parser.add_argument("--without", nargs="*", default=[], help="Reports to leave out: those that we measure on.")
    options = parser.parse_args()
    for text in dict.fromkeys(_pairs(list(_reports(options.news, set(options.without))))):
        sys.stdout.write(text + "\n")


def _reports(news: str | None, without: set[str]) -> Iterator[Report]:
    for text in dict.fromkeys(bare(example.text) for example in load(Path(__file__).parent / "sentences")):
        yield report_of_text(text, None)
    for item in read_sources([news], ReadOptions()) if news else ():
        if not isinstance(item, ItemError) and item.id not in without:
            yield item


def _pairs(reports: list[Report]) -> Iterator[str]:
    for report, parse in parse_reports(reports, MAX_REPORT_CHARACTERS):
        if isinstance(parse, ItemError):
            continue
        reading = read_names(report, parse)
        for sentence in reading.doc.sents:
            text = report.text[sentence.start_char : sentence.end_char]
            if len(text) <= MAX_SENTENCE and "\n" not in text.strip():
                for first, second in pairs_in(reading, sentence):
                    yield _marked(text, sentence.start_char, first, second)
                    yield _marked(text, sentence.start_char, second, first)


def _marked(text: str, start: int, source: Phrase, target: Phrase) -> str:
    spans = [("s", source.span), ("t", target.span)]
    for mark, span in sorted(spans, key=lambda pair: -pair[1].start):
        at = Span(span.start - start, span.end - start)
        text = f"{text[: at.start]}<{mark}>{text[at.start : at.end]}</{mark}>{text[at.end :]}"
    return " ".join(text.split())


if __name__ == "__main__":
    main()
