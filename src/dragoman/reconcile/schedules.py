"""Days of one occurrence that do not meet: one report has it on a Tuesday, another on the Monday before."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from dragoman.model.claims import Event
from dragoman.model.findings import Disagreement, Occurrence
from dragoman.model.gazetteer import Gazetteer
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import MONTH_DAYS


def day_disagreements(
    occurrences: Iterable[Occurrence], contexts: Contexts, lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """Where tellings of one occurrence in two reports give days that cannot be one: kind conflict."""
    found = []
    for occurrence in occurrences:
        dated = [(claim, days) for claim in occurrence.claims if (days := _days(claim, contexts))]
        by_days: dict[frozenset[date], set[str]] = defaultdict(set)
        for claim, days in dated:
            by_days[days].add(claim.report.id)
        if any(not a & b and len(by_days[a] | by_days[b]) > 1 for a, b in combinations(by_days, 2)):
            found.append(_point(occurrence, _distinct(dated, lineages), lineages, gazetteer))
    return found


def _days(event: Event, contexts: Contexts) -> frozenset[date]:
    """The days it can have been on, where its window or the weekday its sentence names leaves single days."""
    when = event.when
    if when.earliest is None or when.latest is None or (when.days or 0) > MONTH_DAYS:
        return frozenset()
    if when.days == 1:
        return frozenset({when.earliest})
    named = {match.group().lower() for match in _weekdays().finditer(contexts.of(event).text)}
    if len(named) != 1:
        return frozenset()
    weekday = [name.lower() for name in calendar.day_name].index(named.pop())
    span = (when.earliest + timedelta(days=number) for number in range(when.days or 0))
    return frozenset(day for day in span if day.weekday() == weekday)


def _point(
    occurrence: Occurrence,
    dated: Sequence[tuple[Event, frozenset[date]]],
    lineages: Lineages,
    gazetteer: Gazetteer,
) -> Disagreement:
    sides = [(claim, _shown(days), lineages.of(claim)) for claim, days in dated]
    source, target = (
        listed([gazetteer.label(code) for code in codes]) for codes in (occurrence.source, occurrence.target)
    )
    who = source if source == target else f"{source} to {target}"
    shown = listed(list(dict.fromkeys(value for _, value, _ in sides)))
    modes = (claim.mode for claim in occurrence.claims if claim.mode)
    point = f"The day of the {next(modes, occurrence.type.lower())} ({who}) is given as {shown}."
    return disagree(point, "conflict", sides, 0.5, "two tellings of one occurrence give days that are not the same")


def _shown(days: frozenset[date]) -> str:
    first = min(days)
    weekday = calendar.day_name[first.weekday()]
    return f"{weekday}, {first.day} {calendar.month_name[first.month]} {first.year}" if len(days) == 1 else weekday


def _distinct(
    dated: Iterable[tuple[Event, frozenset[date]]], lineages: Lineages
) -> list[tuple[Event, frozenset[date]]]:
    kept: dict[tuple[str, frozenset[date]], tuple[Event, frozenset[date]]] = {}
    for claim, days in dated:
        kept.setdefault((lineages.of(claim), days), (claim, days))
    return list(kept.values())


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(calendar.day_name)})\b", re.IGNORECASE)
