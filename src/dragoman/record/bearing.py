"""What bears on an actor or a dyad, all kinds of claim in one question, for pages with a section for each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dragoman.record import view
from dragoman.record.connection import Database
from dragoman.record.rows import iso_day

_OF_ONE = "claim.id IN (SELECT claim FROM claim_actor WHERE code = ?)"
_HOLDER = "claim.id IN (SELECT claim FROM claim_actor WHERE code = ? AND role = 'holder')"
_OUTLETS = "SELECT report, outlet FROM report_outlet"


@dataclass(frozen=True, slots=True)
class Bearing:
    """Of each kind of claim the ids of the newest and how many there are; outlets with their claims, most first."""

    newest: dict[str, tuple[str, ...]]
    totals: dict[str, int]
    outlets: tuple[tuple[str, int], ...]


def bearing(
    database: Database, codes: tuple[str, ...], until: date | None, known: date | None, most: dict[str, int]
) -> Bearing:
    """The claims about one actor or between two, as of a day and by what was published by one; `most` by kind."""
    found, aside = _rows(database, codes, until, known), view.rulings(database).set_aside
    newest: dict[str, list[str]] = {}
    totals: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for kind, name, report in found:
        if name in aside:
            continue
        totals[kind] += 1
        reports[report] += 1
        listed = newest.setdefault(kind, [])
        if len(listed) < most.get(kind, 0):
            listed.append(name)
    return Bearing({kind: tuple(names) for kind, names in newest.items()}, dict(totals), _outlets(database, reports))


def offices(database: Database, code: str, until: date | None, known: date | None, most: int) -> tuple[str, ...]:
    """The ids of the newest claims, so many, that somebody holds an office of the actor."""
    aside = view.rulings(database).set_aside
    found = (name for _, name, _ in _rows(database, (code,), until, known, _HOLDER) if name not in aside)
    return tuple(islice(found, most))


def _rows(
    database: Database, codes: tuple[str, ...], until: date | None, known: date | None, of: str = ""
) -> list[tuple[str, str, str]]:
    where, values = [of or (view.DYAD if len(codes) == 2 else _OF_ONE)], list(codes)
    if until:
        where.append("ifnull(claim.earliest, '0001-01-01') <= ?")
        values.append(iso_day(until) or "")
    if known:
        where.append("claim.report IN (SELECT id FROM report WHERE latest <= ?)")
        values.append(iso_day(known) or "")
    return database.rows(
        f"SELECT claim.kind, claim.id, claim.report FROM claim INDEXED BY claim_brief WHERE {' AND '.join(where)}"
        " ORDER BY ifnull(claim.latest, '') DESC, claim.report, claim.start, claim.stop, claim.id",
        values,
    )


def _outlets(database: Database, reports: Counter[str]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for name, outlet in database.rows(_OUTLETS) if reports else ():
        if outlet and name in reports:
            counts[outlet] += reports[name]
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
