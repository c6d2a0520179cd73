"""One real event told more than once: events of one or many reports brought together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dragoman.model.claims import Event
from dragoman.model.findings import Occurrence
from dragoman.model.values import Window
from dragoman.reconcile.marks import order_of, stable_id, status_among
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.tellings import MONTH_DAYS, OPEN_DAYS, SLIP, Telling, alike

#: Tellings of a group that a new one is held against; more would cost time and add nothing.
REPRESENTATIVES = 4
_Key = tuple[int, tuple[str, ...], str, int]
#: What takes up an act told before is looked for in its own report, whomever it names.
_IN_REPORT = "report"


@dataclass(slots=True)
class _Group:
    number: int
    tellings: list[Telling] = field(default_factory=list)
    when: Window = Window()


def find_occurrences(tellings: Iterable[Telling], lineages: Lineages) -> tuple[Occurrence, ...]:
    """The occurrences that the tellings report, in order of date and id, the reason for merging in `why`.

    The most precisely dated tellings come first; one that fits two occurrences equally well joins neither.
    """
    groups: list[_Group] = []
    index: dict[_Key, list[_Group]] = defaultdict(list)
    for telling in sorted(tellings, key=_order):
        group = _fitting(telling, index)
        if group is None:
            group = _Group(len(groups))
            groups.append(group)
        group.tellings.append(telling)
        group.when = _meet(group.when, telling.event.when)
        for key in _files(telling):
            if not index[key] or index[key][-1] is not group:
                index[key].append(group)
    found = [_occurrence(group, lineages) for group in groups]
    return tuple(sorted(found, key=lambda o: (o.when.earliest or date.max, o.when.latest or date.max, o.id)))


def _order(telling: Telling) -> tuple[object, ...]:
    event = telling.event
    return (telling.days, event.when.earliest or date.min, *order_of(event), event.type)


def _files(telling: Telling) -> list[_Key]:
    """Where a group with this telling is found: by family and pair, by month, year and month of publication."""
    when, published = telling.event.when, telling.event.report.published
    places = [("month", month) for month in _months(when)] if telling.days <= MONTH_DAYS else []
    if telling.days < OPEN_DAYS and when.earliest and when.latest:
        places += [("year", year) for year in range(when.earliest.year, when.latest.year + 1)]
    places += [("published", month) for month in _months(published)[:1]]
    places += [("once", 0)] * telling.once
    filed = [(telling.family, pair, by, at) for pair in telling.pairs for by, at in places]
    return [*filed, _in_report(telling)]


def _in_report(telling: Telling) -> _Key:
    return (telling.family, (telling.event.report.id,), _IN_REPORT, 0)


def _looks(telling: Telling) -> list[_Key]:
    """Where to look for the group of a telling: as precisely as it is dated itself."""
    when, published = telling.event.when, telling.event.report.published
    if telling.days <= MONTH_DAYS:
        places = [("month", month) for month in _months(when)]
    elif when.earliest and when.latest:
        places = [("year", year) for year in range(when.earliest.year, when.latest.year + 1)]
    else:
        places = [("published", at) for month in _months(published)[:1] for at in range(month - 2, month + 3)]
    places += [("once", 0)] * telling.once
    looked = [(telling.family, pair, by, at) for pair in telling.pairs for by, at in places]
    return [*looked, *[_in_report(telling)] * telling.takes_up]


def _months(when: Window) -> list[int]:
    """The months a window touches, slipped, counted from year 0; none where an end is open."""
    if when.earliest is None or when.latest is None:
        return []
    first, last = when.earliest - SLIP, when.latest + SLIP
    return list(range(first.year * 12 + first.month, last.year * 12 + last.month + 1))


def _fitting(telling: Telling, index: dict[_Key, list[_Group]]) -> _Group | None:
    """The group the telling fits best, or None; None too where the best two fit equally."""
    scores: dict[int, tuple[float, _Group]] = {}
    for key in _looks(telling):
        for group in index.get(key, ()):
            if group.number not in scores:
                scores[group.number] = (_fit(telling, group), group)
    ranked = sorted((entry for entry in scores.values() if entry[0] > 0), key=lambda e: (-e[0], e[1].number))
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _fit(telling: Telling, group: _Group) -> float:
    """How well the telling fits its most alike member; 0 where dates merged so far rule it out."""
    when = telling.event.when
    if when and group.when and not Window(*_slipped(group.when)).overlaps(when):
        return 0.0
    return max(alike(telling, member) for member in group.tellings[:REPRESENTATIVES])


def _slipped(when: Window) -> tuple[date | None, date | None]:
    return (when.earliest - SLIP if when.earliest else None, when.latest + SLIP if when.latest else None)


def _meet(known: Window, other: Window) -> Window:
    """The days both allow; the window known so far where they share none (a plan that slipped)."""
    if not known or not other:
        return known or other
    earliest = max((day for day in (known.earliest, other.earliest) if day), default=None)
    latest = min((day for day in (known.latest, other.latest) if day), default=None)
    return known if earliest and latest and earliest > latest else Window(earliest, latest, known.basis)


def _occurrence(group: _Group, lineages: Lineages) -> Occurrence:
    events = sorted((t.event for t in group.tellings), key=lambda e: (e.report.id, e.span.start, e.span.end))
    first = group.tellings[0]
    source = sorted({code for event in events for code in event.source if event.type == first.event.type})
    target = sorted({code for event in events for code in event.target if event.type == first.event.type})
    status = status_among(events)
    origins = len({lineages.of(event) for event in events})
    return Occurrence(
        # One quote may be coded as two acts, of other sides or status: these tell them apart.
        id=stable_id("occurrence", first.event.type, source, target, status, *(order_of(event) for event in events)),
        type=first.event.type,
        source=tuple(source),
        target=tuple(target),
        when=group.when,
        status=status.value,
        claims=tuple(events),
        origins=origins,
        why=_why(group, events, origins),
    )


def _why(group: _Group, events: list[Event], origins: int) -> str:
    if len(events) == 1:
        return "told once"
    dates = Counter(event.when.show() for event in events)
    told = ", ".join(f"{show} ({times}×)" for show, times in sorted(dates.items()))
    statuses = ", ".join(sorted({event.status.value for event in events}))
    return (
        f"{len(events)} tellings in {len({e.report.id for e in events})} reports of {origins} origins agree in type, "
        f"actors and words; dates: {told}, merged: {group.when.show()}; told as {statuses}"
    )
