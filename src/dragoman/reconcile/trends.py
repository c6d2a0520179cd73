"""Whether relations got better or worse: foretold by one report, told by a later one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from dragoman.model.text import Evidence
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.outlooks import Outlook, negated, unreal
from dragoman.reconcile.told import Told
from dragoman.reconcile.words import stem

#: The states whose relations are meant stand within so many characters of the word.
NEAR = 45
#: Better or worse is said of relations that stand within so many characters.
REACH = 70
Dyad = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A sentence that tells the relations of two states as better or worse."""

    evidence: Evidence = field(repr=False)
    up: bool
    day: date


def trends_of(sentences: Iterable[Told], contexts: Contexts) -> dict[Dyad, list[Trend]]:
    """The trends told as fact, by the two states, in order of the reports' publication."""
    found: dict[Dyad, list[Trend]] = defaultdict(list)
    for told in sentences:
        sentence = told.context.sentence
        move = None if unreal(told.context.text) else _move(told.context.text)
        day = sentence.report.published.middle
        if move is not None and day is not None:
            dyad = _dyad(sentence, move.subject, contexts)
            if dyad:
                found[dyad].append(Trend(sentence, move.up, day))
    return {dyad: sorted(trends, key=lambda t: (t.day, t.evidence.report.id)) for dyad, trends in found.items()}


def trends_after(
    outlook: Outlook, trends: Mapping[Dyad, Sequence[Trend]], contexts: Contexts
) -> tuple[bool | None, list[Trend]]:
    """Whether later trends bear out the one foreseen, and those that say so; None where none is foreseen or told."""
    sentence = outlook.context.sentence
    begin = max(0, outlook.claim.span.start - sentence.start)
    move = _move(outlook.context.text, begin, outlook.claim.span.end - sentence.start)
    if move is None:
        return None, []
    dyad = _dyad(sentence, move.subject, contexts)
    later = [trend for trend in trends.get(dyad, ()) if trend.day > outlook.made]
    same = [trend for trend in later if trend.up == move.up]
    return (None if not later else bool(same)), (same or later)


@dataclass(frozen=True, slots=True)
class _Move:
    """Better or worse, and where in the sentence the relations stand of which it is said."""

    up: bool
    subject: int


@lru_cache(maxsize=262144)
def _move(text: str, begin: int = 0, end: int | None = None) -> _Move | None:
    """What text[begin:end] says of relations that the sentence names close by; None where it says nothing or both."""
    found = []
    for direction in ("up", "down"):
        for word in _pattern(direction).finditer(text, begin, len(text) if end is None else end):
            subjects = [match.start() for match in _pattern("subject").finditer(text)]
            near = [at for at in subjects if abs(at - word.start()) <= REACH]
            if near and not _pattern("wished").search(text[: word.start()]):
                subject = min(near, key=lambda at: (abs(at - word.start()), at))
                denied = negated(text, frozenset({stem(word.group().lower())}))
                found.append(_Move((direction == "up") != denied, subject))
    return found[0] if len({move.up for move in found}) == 1 else None


def _dyad(sentence: Evidence, subject: int, contexts: Contexts) -> Dyad:
    """The two states whose relations stand at `subject` of the sentence; empty where they cannot be told.

    They stand near the word, or are the only two of the sentence, of its neighbours, or the two its report names most.
    """
    report, at = sentence.report, sentence.start + subject
    near = report.evidence(max(at - NEAR, sentence.start), min(at + NEAR, sentence.end))
    here, *wider = contexts.widening(sentence)
    beside, named = set(contexts.states_in(near)), set(contexts.states_in(here))
    if len(beside) == 2:
        return tuple(sorted(beside))
    for evidence in (here, *wider):
        states = set(contexts.states_in(evidence))
        if len(states) == 2 and named <= states:
            return tuple(sorted(states))
    most = sorted(contexts.states_in(wider[-1]).items(), key=lambda entry: (-entry[1], entry[0]))[:2]
    dyad = tuple(sorted(code for code, _ in most))
    return dyad if len(dyad) == 2 and named <= set(dyad) else ()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_yaml("dragoman.reconcile", "trends.yaml")[name], re.IGNORECASE)
