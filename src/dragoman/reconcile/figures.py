"""Figures that differ: one point each, with every version, its origin and what kind of difference it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, islice

from dragoman.model.claims import Figure, Status
from dragoman.model.findings import Disagreement, Version
from dragoman.model.gazetteer import Gazetteer
from dragoman.reconcile.amounts import conflict, difference
from dragoman.reconcile.contexts import Contexts, overlap
from dragoman.reconcile.editions import superseded
from dragoman.reconcile.grouping import groups_of
from dragoman.reconcile.marks import order_of, published_day, stable_id, years_apart
from dragoman.reconcile.matters import Quantity, quantify, title_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import listed, weigh

#: Figures of what changes by the year conflict only where they hold for days less than this many years apart.
SAME_TIME = 1.0
#: Casualties are of one event where the sentences share this much and so many words and names; more of the one and
#: less of the other where they share no name.
SAME_EVENT_WORDS, SHARED_WORDS = 0.4, 4
SAME_EVENT_BARE_WORDS, SHARED_BARE_WORDS = 0.5, 3
#: Tolls of this size that rise from day to day are one count that went on, not two that contradict.
RUNNING_TOLL = 100
#: Tolls of epidemics and wars are counted anew every day: those of two days contradict nothing.
MASS_TOLL = 1000
#: Counts of an event are looked for by so many of their rarest words, among so many before them in time.
RAREST, NEAREST = 4, 10
_SAID_OF_NOW = frozenset({Status.HAPPENED, Status.ONGOING})
Group = list[Quantity]


def figure_disagreements(
    figures: Iterable[Figure], contexts: Contexts, lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """The points on which figures differ, in no fixed order."""
    said = [figure for figure in sorted(figures, key=order_of) if figure.status in _SAID_OF_NOW]
    plain = [quantity for figure in said if (quantity := quantify(figure, contexts))]
    known = frozenset((quantity.matter, quantity.actors) for quantity in plain)
    quantities = [quantity for figure in said if (quantity := quantify(figure, contexts, known))]
    groups: dict[tuple[str, str, tuple[str, ...]], Group] = defaultdict(list)
    for quantity in quantities:
        if not quantity.of_event:
            groups[quantity.matter, quantity.amount.unit, quantity.actors].append(quantity)
    of_events = [quantity for quantity in quantities if quantity.of_event]
    found: list[Disagreement] = []
    for group in [*groups.values(), *_by_event(of_events, contexts)]:
        found += _points(_distinct(group, lineages), lineages, gazetteer)
    return found


def _by_event(counts: Group, contexts: Contexts) -> list[Group]:
    """Casualties and other counts of an event, put together by event.

    Each is held against the nearest in time that share a state and one of its rarest words, so that the work
    grows with the number of counts and not with its square.
    """
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    rarest = _rarest_words(counts)
    in_time = sorted(range(len(counts)), key=lambda number: (counts[number].day or date.min, number))
    for number in in_time:
        near = list(islice(contexts.widening(counts[number].figure.evidence[0]), 2))[1]
        for state in sorted(contexts.states_in(near)):
            for word in rarest[number]:
                blocks[counts[number].matter, state, word].append(number)
    pairs = {
        (first, second)
        for block in blocks.values()
        for at, second in enumerate(block)
        for first in block[max(0, at - NEAREST) : at]
    }
    same = sorted(pair for pair in pairs if _one_event(counts[pair[0]], counts[pair[1]], contexts))
    return [[counts[number] for number in group] for group in groups_of(range(len(counts)), same)]


def _rarest_words(counts: Group) -> list[list[str]]:
    """Of the words and names of each count's sentence that others have too, those that fewest have."""
    words = [quantity.context.stems | quantity.context.names for quantity in counts]
    times = Counter(word for known in words for word in known)
    shared = [sorted((word for word in known if times[word] > 1), key=lambda w: (times[w], w)) for known in words]
    return [known[:RAREST] for known in shared]


def _one_event(a: Quantity, b: Quantity, contexts: Contexts) -> bool:
    """True where two reports count one event: near in time, of the same states, told in the same words.

    Two tolls of one report are of two groups or two events.
    """
    if a.figure.report is b.figure.report or a.day is None or b.day is None or years_apart(a.day, b.day) >= SAME_TIME:
        return False
    names = a.context.names & b.context.names
    shared = len(names | (a.context.stems & b.context.stems))
    if shared < SHARED_BARE_WORDS:
        return False
    words = overlap(a.context.stems | a.context.names, b.context.stems | b.context.names)
    by_name = bool(names) and words >= SAME_EVENT_WORDS and shared >= SHARED_WORDS
    if not by_name and words < SAME_EVENT_BARE_WORDS:
        return False
    here, there = (set(contexts.states_in(quantity.context.sentence)) for quantity in (a, b))
    return not here or not there or here <= there or there <= here


def _distinct(group: Group, lineages: Lineages) -> Group:
    """The group, each value once per origin, in order of publication."""
    kept: dict[tuple[str, float, float, str], Quantity] = {}
    for quantity in sorted(group, key=lambda q: (published_day(q.figure), order_of(q.figure))):
        amount = quantity.figure.amount
        key = (lineages.of(quantity.figure), amount.value, amount.high or amount.value, amount.unit)
        kept.setdefault(key, quantity)
    return list(kept.values())


def _points(group: Group, lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """The disagreements within figures of one matter: by scope, at one time, over time, and mere units."""
    found = []
    for times in _by_time(group):
        whole = [quantity for quantity in times if not quantity.scope]
        found += _differing(whole, "conflict", lineages, gazetteer)
        if len(whole) < len(times):
            found += _differing(times, "scope", lineages, gazetteer)
        found += _units(whole, lineages, gazetteer)
    if len(_by_time(group)) > 1:
        found += _differing([q for q in group if not q.scope], "changed over time", lineages, gazetteer)
    return found


def _by_time(group: Group) -> list[Group]:
    """The figures in runs that hold for one time, each within SAME_TIME of the run's first."""
    runs: list[Group] = []
    for quantity in sorted(group, key=lambda q: (q.day is not None, q.day or published_day(q.figure))):
        first = runs[-1][0] if runs else None
        if first and _one_time(first, quantity):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def _one_time(a: Quantity, b: Quantity) -> bool:
    if a.day is None or b.day is None:
        return True
    return a.day.year == b.day.year if a.dated and b.dated else years_apart(a.day, b.day) < SAME_TIME


def _differing(group: Group, kind: str, lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    at_odds = [pair for pair in combinations(_unlike(group), 2) if _at_odds(*pair)]
    if kind == "scope":
        at_odds = [pair for pair in at_odds if pair[0].scope != pair[1].scope]
    if not at_odds:
        return []
    gone = superseded(quantity.figure.report for quantity in group)
    origins = {lineages.of(quantity.figure) for quantity in group}
    if kind == "conflict" and all(gone & {a.figure.report.id, b.figure.report.id} for a, b in at_odds):
        kind = "changed over time"
    if kind == "conflict" and len(origins) == 1 and len({quantity.figure.report.id for quantity in group}) > 1:
        kind = "changed over time"
    if kind == "conflict" and all(_went_on(*pair) for pair in at_odds):
        kind = "changed over time"
    apart = max(difference(a.amount, b.amount) for a, b in at_odds)
    return [_disagreement(group, kind, weigh(kind, len(origins), apart), lineages, gazetteer)]


def _at_odds(a: Quantity, b: Quantity) -> bool:
    """True where both cannot be right. Two numbers of one sentence measure two things."""
    if (
        a.of_event
        and min(a.amount.low, b.amount.low) >= MASS_TOLL
        and published_day(a.figure) != published_day(b.figure)
    ):
        return False
    return a.context is not b.context and conflict(a.amount, b.amount)


def _went_on(a: Quantity, b: Quantity) -> bool:
    """True for tolls of an event that rose from one report to a later one."""
    earlier, later = sorted((a, b), key=lambda quantity: published_day(quantity.figure))
    rose = RUNNING_TOLL <= earlier.amount.high < later.amount.low
    return a.of_event and rose and published_day(earlier.figure) < published_day(later.figure)


def _unlike(group: Group) -> Group:
    """The first of each value, scope and year: comparing these is comparing all."""
    return list({_said(quantity): quantity for quantity in reversed(group)}.values())[::-1]


def _said(quantity: Quantity) -> tuple[object, ...]:
    year = quantity.day.year if quantity.day else None
    return (quantity.amount, quantity.figure.amount.unit, quantity.scope, year)


def _units(group: Group, lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Figures in different units that say the same."""
    same = [
        pair
        for pair in combinations(_unlike(group), 2)
        if _otherwise(*pair) and not conflict(pair[0].amount, pair[1].amount)
    ]
    if not same:
        return []
    agreeing = {_said(quantity) for pair in same for quantity in pair}
    inside = [quantity for quantity in group if _said(quantity) in agreeing]
    return [_disagreement(inside, "rounding or units", weigh("rounding or units", 1, 0.0), lineages, gazetteer)]


def _otherwise(a: Quantity, b: Quantity) -> bool:
    """True where they are given in different units, or one in words that name only the magnitude."""
    if a.amount.dimension == "count":
        return a.vague != b.vague and a.figure.report is not b.figure.report
    return a.figure.amount.unit != b.figure.amount.unit


def _disagreement(
    group: Sequence[Quantity], kind: str, weight: float, lineages: Lineages, gazetteer: Gazetteer
) -> Disagreement:
    versions = tuple(Version(q.figure, _value(q.figure), lineages.of(q.figure)) for q in group)
    first = group[0]
    title = title_of(first, gazetteer)
    shown = list(dict.fromkeys(_shown(q, kind) for q in group))
    agrees = "agrees in magnitude, given" if any(q.vague for q in group) else "agrees after conversion"
    verb = agrees if kind == "rounding or units" else "is given"
    return Disagreement(
        id=stable_id("disagreement", kind, first.matter, list(first.actors), [order_of(q.figure) for q in group]),
        point=f"{title[0].upper()}{title[1:]} {verb} as {listed(shown)}.",
        kind=kind,
        versions=versions,
        weight=weight,
        why=_why(group, kind, lineages),
    )


def _value(figure: Figure) -> float | tuple[float, float]:
    amount = figure.amount
    return amount.value if amount.high is None else (amount.value, amount.high)


def _shown(quantity: Quantity, kind: str) -> str:
    shown = quantity.figure.amount.show()
    if kind == "scope" and quantity.scope:
        return f"{shown} ({quantity.scope})"
    if kind == "changed over time" and quantity.day:
        return f"{shown} ({quantity.day.year})"
    return shown


def _why(group: Sequence[Quantity], kind: str, lineages: Lineages) -> str:
    base = {
        "conflict": "they hold for one time and lie further apart than ranges, hedges and rounding allow",
        "changed over time": "they hold for different times",
        "scope": "they do not measure the same part of it",
        "rounding or units": f"in {group[0].amount.unit} they differ by no more than rounding",
    }[kind]
    own = _changed_by_one_origin(group, lineages)
    return "; ".join([base, *own])


def _changed_by_one_origin(group: Sequence[Quantity], lineages: Lineages) -> list[str]:
    """Which origins changed their own number, in words."""
    by_origin: Mapping[str, Group] = defaultdict(list)
    for quantity in group:
        by_origin[lineages.of(quantity.figure)].append(quantity)
    found = []
    for origin, own in sorted(by_origin.items()):
        if any(conflict(a.amount, b.amount) for a, b in combinations(own, 2)):
            steps = " to ".join(q.figure.amount.show() for q in own)
            found.append(f"one origin changed its own number: {origin} went from {steps}")
    return found
