"""How many of one people live in another's state, where a report says both in words: "home to millions of Greeks"."""

import re
from functools import cache
from typing import Any

from dragoman.model.claims import Figure
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Context, Contexts

#: Behind a figure the words "live in" stand within so many characters.
PLACE_WITHIN = 60


def living_in(figure: Figure, context: Context, contexts: Contexts) -> tuple[str, str] | None:
    """The state whose people are counted and the state they live in, or None where the words do not name both."""
    people = set(contexts.states_in(figure.evidence[0]))
    if figure.amount.unit != "people" or len(people) != 1 or not _pattern("lives").search(context.text):
        return None
    report, sentence = figure.report, context.sentence
    after = report.text[figure.span.end : min(sentence.end, figure.span.end + PLACE_WITHIN)]
    verb = _pattern("lives").match(after.lstrip(" ,—–-")[:PLACE_WITHIN])
    where = _pattern("lives_in").match(after.lstrip(" ,—–-")[verb.end() :]) if verb else None
    if where:
        begin = sentence.end - len(report.text[figure.span.end : sentence.end])
        named = contexts.states_in(report.evidence(begin, sentence.end)) if begin < sentence.end else {}
        others = [state for state in named if state not in people]
        return (people.pop(), others[0]) if len(others) == 1 else None
    host = _last_named(figure, sentence.start, people, contexts)
    return (people.pop(), host) if host else None


def magnitude(figure: Figure) -> float:
    """How many times its number the figure may mean at most: 1, or more for "tens of millions" and the like."""
    found = (factor for pattern, factor in _magnitudes() if pattern.search(figure.quote))
    return next(found, 1.0)


def _last_named(figure: Figure, start: int, people: set[str], contexts: Contexts) -> str | None:
    """The state named last before the figure in its sentence: that is "there"."""
    report, known = figure.report, set[str]()
    for match in reversed(list(re.finditer(r"\S+", report.text[start : figure.span.start]))):
        named = set(contexts.states_in(report.evidence(start + match.start(), figure.span.start))) - people - known
        if named:
            return named.pop() if len(named) == 1 else None
    return None


@cache
def _vocabulary() -> dict[str, Any]:
    return dict(read_yaml("dragoman.reconcile", "scope.yaml"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_vocabulary()[name], re.IGNORECASE)


@cache
def _magnitudes() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(text, re.IGNORECASE), float(factor)) for text, factor in _vocabulary()["magnitudes"])
