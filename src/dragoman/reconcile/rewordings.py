"""The same sentence told again with another number: where the words agree, so does what is counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from textwrap import shorten

from dragoman.model.claims import Figure, Status
from dragoman.model.findings import Disagreement
from dragoman.reconcile.amounts import conflict, difference, measured
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.grouping import groups_of
from dragoman.reconcile.marks import order_of, published_day
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed

#: Sentences are one told again where they share so many words and names, this share of the longer one's, so many
#: names among them. Set by reading what 295 open news reports give, 2026-11.
SHARED_WORDS, SHARED_SHARE, SHARED_NAMES = 8, 0.5, 2
#: They are looked for by so many of their rarest words, among so many before them.
RAREST, NEAREST = 4, 10
#: A point quotes at most so many characters of a sentence.
SHORT = 140
_NUMBER = re.compile(r"\d[\d.,:]*")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_SAID_OF_NOW = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class _Counting:
    """A sentence with its figures by unit, in order, and the other numbers it gives."""

    context: Context
    figures: dict[str, list[Figure]] = field(repr=False)
    words: frozenset[str]
    states: frozenset[str]
    numbers: tuple[str, ...]


def reworded_disagreements(figures: Iterable[Figure], contexts: Contexts, lineages: Lineages) -> list[Disagreement]:
    """Where two reports tell one sentence with different numbers: in one time a conflict, else a change over time."""
    countings = _countings(figures, contexts)
    pairs = [pair for pair in _candidates(countings) if _one_sentence(countings[pair[0]], countings[pair[1]])]
    found = []
    for group in groups_of(range(len(countings)), pairs):
        told = [countings[number] for number in group]
        for unit, place in sorted({place for one in told for place in _places(one)}):
            same = [one.figures[unit][place] for one in told if len(one.figures.get(unit, ())) > place]
            found += _differing(same, told[0].context, lineages)
    return found


def _places(counting: _Counting) -> list[tuple[str, int]]:
    """Where its figures stand: the unit, and the how-manieth of the unit."""
    return [(unit, at) for unit, own in counting.figures.items() for at in range(len(own))]


def _countings(figures: Iterable[Figure], contexts: Contexts) -> list[_Counting]:
    by_sentence: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda known: (published_day(known), order_of(known))):
        if figure.status in _SAID_OF_NOW:
            by_sentence[figure.report.id, contexts.of(figure).sentence.start].append(figure)
    found = []
    for group in by_sentence.values():
        context = contexts.of(group[0])
        by_unit: dict[str, list[Figure]] = defaultdict(list)
        for figure in group:
            by_unit[measured(figure.amount).unit].append(figure)
        states = frozenset(contexts.states_in(context.sentence))
        found.append(_Counting(context, dict(by_unit), context.stems | context.names, states, _others(context, group)))
    return found


def _others(context: Context, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The numbers of the sentence that are none of its figures: "category 3" says what is counted."""
    taken = [(f.span.start - context.sentence.start, f.span.end - context.sentence.start) for f in figures]
    numbers = (match for match in _NUMBER.finditer(context.text))
    return tuple(m.group() for m in numbers if not any(start <= m.start() < end for start, end in taken))


def _candidates(countings: Sequence[_Counting]) -> list[tuple[int, int]]:
    times = Counter(word for counting in countings for word in counting.words)
    blocks: dict[str, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, counting in enumerate(countings):
        shared = sorted((word for word in counting.words if times[word] > 1), key=lambda word: (times[word], word))
        for word in shared[:RAREST]:
            pairs.update((earlier, number) for earlier in blocks[word][-NEAREST:])
            blocks[word].append(number)
    return sorted(pairs)


def _one_sentence(a: _Counting, b: _Counting) -> bool:
    shared = len(a.words & b.words)
    same = shared >= SHARED_WORDS and shared >= SHARED_SHARE * max(len(a.words), len(b.words))
    named = len(a.context.names & b.context.names) >= SHARED_NAMES
    apart = a.context.sentence.report is not b.context.sentence.report
    counts = {unit: len(own) for unit, own in a.figures.items()} == {unit: len(own) for unit, own in b.figures.items()}
    return same and named and apart and counts and a.states == b.states and a.numbers == b.numbers


def _differing(figures: Sequence[Figure], context: Context, lineages: Lineages) -> list[Disagreement]:
    """The point on one number of the sentence, with each value once per origin; none where all agree."""
    kept: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        kept.setdefault((lineages.of(figure), figure.amount.show()), figure)
    distinct = list(kept.values())
    amounts = [measured(figure.amount) for figure in distinct]
    at_odds = [(a, b) for a, b in combinations(amounts, 2) if conflict(a, b)]
    if not at_odds:
        return []
    kind = "conflict" if _of_one_time(distinct, context) else "changed over time"
    sides = [(figure, figure.amount.show(), lineages.of(figure)) for figure in distinct]
    text = shorten(context.text, SHORT, placeholder=" …")
    point = f"A number in “{text}” is given as {listed(list(dict.fromkeys(value for _, value, _ in sides)))}."
    apart = max(difference(a, b) for a, b in at_odds)
    return [disagree(point, kind, sides, apart, "nearly the same sentence in two reports, with another number")]


def _of_one_time(figures: Sequence[Figure], context: Context) -> bool:
    """True where all reports are of one day, or the sentence itself is of a year before them all."""
    days = {published_day(figure) for figure in figures}
    years = [int(year) for year in _YEAR.findall(context.text)]
    return len(days) == 1 or (bool(years) and max(years) < min(day.year for day in days))
