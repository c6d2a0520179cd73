"""What an act is about: the PLOVER contexts of an event, from the words around it.

A word counts by its reach: `clause` words in the act's own clause, `sentence` words in its whole sentence. `report`
words also count from afar: three of them, some in the headline or first sentence and some in the act's paragraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.clauses import clause_of
from dragoman.annotate.phrases import PhraseIndex
from dragoman.annotate.reading import Reading
from dragoman.model.claims import QUAD_CLASS
from dragoman.model.plover import CONTEXTS
from dragoman.model.text import ZoneKind
from dragoman.model.vocabulary import Row, read_rows

COLUMNS = ("context", "reach", "pos", "words")
REACHES = ("clause", "sentence", "report")
#: In the column context: an idiom that only looks like one ("trade war" is no war).
NO_CONTEXT = "none"
#: In the column reach: the act itself has this type and mode ("COERCE cyber").
ACT = "act"
_PARTS_OF_SPEECH = {
    "": frozenset[str](),
    "noun": frozenset({"NOUN", "PROPN"}),
    "verb": frozenset({"VERB"}),
    "adj": frozenset({"ADJ", "NOUN", "PROPN"}),
}
_FROM_AFAR = 3  # words a context needs outside the act's own sentence
_AT_THE_TOP = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK})


@dataclass(frozen=True, slots=True)
class ContextWord:
    """What a word or phrase of context_words.csv means: contexts with the reach in which it tells each."""

    contexts: tuple[tuple[str, str], ...]
    pos: frozenset[str]


def contexts_of(reading: Reading, type_: str, trigger: Token, mode: str | None = None) -> tuple[str, ...]:
    """The contexts of an act of this type and mode, in alphabetical order; empty where its words tell none."""
    words, acts = load_context_words()
    found = set(acts.get((type_, mode or ""), ())) | set(acts.get((type_, ""), ()))
    found |= {context for context, _ in _told(words, clause_of(trigger))}
    sentence = trigger.sent
    found |= {context for context, reach in _told(words, sentence) if reach != "clause"}
    found |= _from_afar(reading, words, trigger)
    return tuple(sorted(found - {NO_CONTEXT}))


def _from_afar(reading: Reading, words: PhraseIndex[ContextWord], trigger: Token) -> set[str]:
    """What the report is about at its top and still is in the act's paragraph."""
    top = _places(words, _top(reading))
    paragraph = _places(words, _paragraph(reading, trigger)) if top else {}
    return {context for context in top if context in paragraph and len(top[context] | paragraph[context]) >= _FROM_AFAR}


def _places(words: PhraseIndex[ContextWord], tokens: Iterable[Token]) -> dict[str, set[int]]:
    """Where words of each context that reach through the report stand."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for token, length, word in words.find(tokens):
        for context, reach in word.contexts if _stands(word, token, length) else ():
            if reach == "report":
                found[context].add(token.i)
    return found


def _told(words: PhraseIndex[ContextWord], tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    for token, length, word in words.find(tokens):
        if _stands(word, token, length):
            yield from word.contexts


def _stands(word: ContextWord, token: Token, length: int) -> bool:
    """True where the phrase is the part of speech that its row asks of its last word."""
    return not word.pos or token.nbor(length - 1).pos_ in word.pos


def _top(reading: Reading) -> Iterator[Token]:
    """The headline and the first sentence of the body."""
    for sentence in reading.doc.sents:
        zone = reading.report.zone_at(sentence.start_char)
        if zone in _AT_THE_TOP or zone is ZoneKind.BODY:
            yield from sentence
        if zone is ZoneKind.BODY:
            return


def _paragraph(reading: Reading, trigger: Token) -> Iterable[Token]:
    """The tokens of the act's paragraph."""
    start = reading.text.rfind("\n", 0, trigger.idx) + 1
    end = reading.text.find("\n", trigger.idx)
    span = reading.doc.char_span(start, end if end >= 0 else len(reading.text), alignment_mode="contract")
    return span if span is not None else ()


Acts = dict[tuple[str, str], tuple[str, ...]]


@cache
def load_context_words() -> tuple[PhraseIndex[ContextWord], Acts]:
    """The words of context_words.csv, and the contexts that a type and mode have by themselves. Raises VocabularyError
    with file and line."""
    words: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    acts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_rows("dragoman.annotate", "context_words.csv", COLUMNS):
        context = row.one_of("context", CONTEXTS | {NO_CONTEXT})
        reach, pos = row.one_of("reach", (*REACHES, ACT)), row.one_of("pos", tuple(_PARTS_OF_SPEECH))
        if reach == ACT:
            for type_, mode in map(_act, [row] * len(row.list("words")), row.list("words")):
                acts[type_, mode].append(context)
            continue
        for word in row.list("words"):
            words[word][context] = (reach, pos)
    index = PhraseIndex({word: _context_word(told) for word, told in words.items()})
    return index, {act: tuple(contexts) for act, contexts in acts.items()}


def _act(row: Row, words: str) -> tuple[str, str]:
    type_, _, mode = words.partition(" ")
    if type_ not in QUAD_CLASS:
        raise row.error(f"{type_!r} is no event type")
    return type_, mode


def _context_word(told: dict[str, tuple[str, str]]) -> ContextWord:
    contexts = tuple((context, reach) for context, (reach, _) in told.items())
    parts = [_PARTS_OF_SPEECH[pos] for _, pos in told.values()]
    return ContextWord(contexts, frozenset().union(*parts) if all(parts) else frozenset())
