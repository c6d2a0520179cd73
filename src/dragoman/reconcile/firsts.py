"""Who was the first: a deed called the first of all by one report and the first of some by another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.told import Told
from dragoman.reconcile.words import content_stems, stem, words_of

#: "First" and what was first stand within so many characters.
REACH = 110


@dataclass(frozen=True, slots=True)
class _First:
    told: Told
    start: int
    end: int
    deed: int
    among: tuple[str, ...]
    called: str


def first_disagreements(sentences: Iterable[Told], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Where reports call one deed between two states the first of different circles: kind scope."""
    by_deed: dict[tuple[int, tuple[str, str]], list[_First]] = defaultdict(list)
    for told in sentences:
        for first in _firsts(told):
            for a, b in combinations(sorted(told.states), 2):
                by_deed[first.deed, (a, b)].append(first)
    groups = [(pair, _distinct(group)) for (_, pair), group in sorted(by_deed.items())]
    # One sentence that names three states stands in three groups; the fullest tells it.
    groups.sort(key=lambda entry: -len(entry[1]))
    found: list[Disagreement] = []
    shown: set[tuple[str, int]] = set()
    for pair, group in groups:
        places = {(first.told.report.id, first.start) for first in group}
        if len({first.among for first in group}) > 1 and len({f.told.report.id for f in group}) > 1 and places - shown:
            if not places & shown:
                found.append(_point(pair, group, lineages, gazetteer))
            shown |= places
    return found


def _point(pair: tuple[str, str], group: Sequence[_First], lineages: Lineages, gazetteer: Gazetteer) -> Disagreement:
    sides = [
        (first.told.claim_at(first.start, first.end), _among(first), lineages.of(first.told.claim)) for first in group
    ]
    who = listed([gazetteer.label(code) for code in pair])
    shown = listed(list(dict.fromkeys(value for _, value, _ in sides)))
    point = f"What was the first of its kind between {who} is given as {shown}."
    return disagree(point, "scope", sides, 0.5, "one deed, called the first of different circles")


def _among(first: _First) -> str:
    return f"the first {first.called} one" if first.among else "the first of all"


def _firsts(told: Told) -> Iterable[_First]:
    text = told.context.text
    if "first" not in text.lower():
        return
    barred = [match.span() for match in _pattern("not_first").finditer(text)]
    for match in _pattern("first").finditer(text):
        if any(start < match.end() and match.start() < end for start, end in barred):
            continue
        phrase = re.split(r"[,;:.]\s", text[match.start() : match.start() + REACH])[0]
        deed = _deed(content_stems(phrase))
        if deed is not None:
            circle = _pattern("class").search(phrase)
            called = circle["class"].strip() if circle else ""
            words = tuple(word.text for word in words_of(called) if word.text not in _no_limits())
            yield _First(told, match.start(), match.start() + len(phrase.rstrip()), deed, words, called)


def _deed(stems: frozenset[str]) -> int | None:
    return next((number for number, deed in enumerate(_deeds()) if deed & stems), None)


def _distinct(group: Iterable[_First]) -> list[_First]:
    """Each circle once per report, in order of publication."""
    kept: dict[tuple[str, tuple[str, ...]], _First] = {}
    for first in sorted(group, key=lambda known: (known.told.day, order_of(known.told.claim), known.start)):
        kept.setdefault((first.told.report.id, first.among), first)
    return list(kept.values())


@cache
def _vocabulary() -> dict[str, Any]:
    return dict(read_yaml("dragoman.reconcile", "firsts.yaml"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_vocabulary()[name], re.IGNORECASE)


@cache
def _deeds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, deed)) for deed in _vocabulary()["deeds"])


@cache
def _no_limits() -> frozenset[str]:
    return frozenset(_vocabulary()["no_limit"].split())
