"""What shows an act: the words from the first to the last of what is done, by whom and to whom, and no other act."""

from dataclasses import replace

from spacy.tokens import Span, Token

from dragoman.annotate.reading import Reading
from dragoman.annotate.retelling import Telling
from dragoman.annotate.sides import Parties
from dragoman.model.claims import Event
from dragoman.model.text import Evidence

#: What stands to the right of an act and belongs to what shows it.
_OBJECT_SIDE = frozenset({"dobj", "dative", "prep", "prt", "agent", "attr", "oprd", "acomp"})
MAX_OBJECT_TOKENS = 25  # a longer object is a whole clause of its own; the act is shown without it
#: What leads over to the next clause, and shows nothing without it.
_LEADING = frozenset({"PUNCT", "SPACE", "ADP", "DET", "CCONJ", "SCONJ", "PART"})
_BETWEEN = frozenset({"PUNCT", "SPACE"})
#: What hangs on a word as a clause of its own.
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "conj"})


def evidence_of(reading: Reading, trigger: Token, parties: Parties) -> Evidence:
    """From the first to the last token of the act within its sentence, what it is done to included."""
    behind = (child.right_edge for child in trigger.rights if child.dep_ in _OBJECT_SIDE)
    tokens = [*_own_words(trigger, parties), *(edge for edge in behind if edge.i - trigger.i <= MAX_OBJECT_TOKENS)]
    return reading.evidence(_stretch(trigger, tokens))


def shown_apart(reading: Reading, told: list[Telling]) -> list[Event]:
    """The events in the order of the text; one whose words run on into another act's clause ends before that, and has
    the rest as further evidence."""
    return [_ended(reading, one, [other.trigger for other in told if other is not one]) for one in told]


def _ended(reading: Reading, told: Telling, others: list[Token]) -> Event:
    trigger, end = told.trigger, told.event.span.end
    last = max(token.i for token in _inside(trigger, _own_words(trigger, told.parties)))
    cuts = [left for other in others if last < (left := _clause_start(other)) and _below(other, trigger)]
    first = min((cut for cut in cuts if reading.doc[cut].idx < end), default=None)
    if first is None:
        return told.event
    while first - 1 > last and reading.doc[first - 1].pos_ in _LEADING:
        first -= 1
    rest = reading.doc[first]
    while rest.pos_ in _BETWEEN and rest.i + 1 < len(reading.doc):
        rest = rest.nbor(1)
    until = reading.doc[first - 1]
    if until.idx <= told.event.span.start:
        return told.event  # one word alone, "added", shows nothing
    short = reading.report.evidence(told.event.span.start, until.idx + len(until.text))
    return replace(told.event, evidence=(short, reading.report.evidence(rest.idx, end)))


def _below(other: Token, trigger: Token) -> bool:
    return trigger in other.ancestors


def _clause_start(act: Token) -> int:
    """Where the clause of the act begins: of a verb its first word, of a noun that itself."""
    return act.left_edge.i if act.dep_ in _CLAUSES or act.pos_ in ("NOUN", "PROPN") else act.i


def _own_words(trigger: Token, parties: Parties) -> list[Token]:
    return [trigger, *parties.source.tokens, *parties.target.tokens]


def _inside(trigger: Token, tokens: list[Token]) -> list[Token]:
    sentence = trigger.sent
    return [token for token in tokens if sentence.start <= token.i < sentence.end]


def _stretch(trigger: Token, tokens: list[Token]) -> Span:
    inside = _inside(trigger, tokens)
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    return trigger.doc[first.i : last.i + 1]
