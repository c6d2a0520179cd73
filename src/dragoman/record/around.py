"""The claims that bear on two actors, or one: all of their reports' where these are few, else the weightiest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.claims import Event, Figure, Forecast, Statement, Tenure, Tie
from dragoman.record.connection import Database
from dragoman.record.rows import iso_day

#: So many claims are drawn on whole; of more, the newest of each sort, so many: with these a dossier opens in under two
#: seconds over any record (benchmarks/dossier.py), and one of 1,000 acts is some 150 pages.
MOST = 3_000
_MOST_BETWEEN, _MOST_HELD, _MOST_SAID, _MOST_BESIDE = 800, 300, 200, 600
_SAID = (Statement.kind, Figure.kind, Forecast.kind)


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of the claims to draw on, and how many claims there are in the reports that tell of the actors."""

    claims: tuple[str, ...]
    of: int

    @property
    def whole(self) -> bool:
        """True where nothing was left out."""
        return len(self.claims) == self.of


def around(database: Database, sides: Sequence[Sequence[str]], as_of: date | None, aside: Iterable[str]) -> Around:
    """What bears on one actor or two, each given with all codes that count as it, by what was published by a day.

    `aside` are claims that do not count. Where the claims of all reports that tell of either are more than `MOST`,
    the newest are taken: of acts and ties between the two, of offices they fill, of what is said, counted and
    foreseen in reports that tell of both, and of acts and ties that either has with others.
    """
    left_out = set(aside)
    query = _Query(database, iso_day(as_of) or "9999-12-31")
    either = [code for side in sides for code in side]
    telling = query.telling(either)
    (total,) = database.rows(f"{telling.cte} SELECT count(*) FROM claim WHERE report IN told", telling.values)[0]
    if total <= MOST:
        rows = database.rows(
            f"{telling.cte} SELECT id FROM claim WHERE report IN told ORDER BY report, start, id", telling.values
        )
        kept = tuple(name for (name,) in rows if name not in left_out)
        return Around(kept, len(kept))
    chosen = dict.fromkeys(
        name
        for names in (
            query.between(sides, _MOST_BETWEEN),
            query.of_kind((Tenure.kind,), either, _MOST_HELD),
            query.naming(_SAID, sides, _MOST_SAID),
            query.of_kind((Event.kind, Tie.kind), either, _MOST_BESIDE),
        )
        for name in names
    )
    return Around(tuple(name for name in chosen if name not in left_out), total)


@dataclass(frozen=True, slots=True)
class _Telling:
    """The reports that tell of some actors as a common table expression `told`, with the values of its marks."""

    cte: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Query:
    """Questions to the claims of reports certainly published by a day, the newest first."""

    database: Database
    by: str

    def telling(self, codes: Sequence[str]) -> _Telling:
        return _Telling(
            "WITH told AS (SELECT DISTINCT claim.report FROM claim_actor JOIN claim ON claim.id = claim_actor.claim"
            f" JOIN report ON report.id = claim.report WHERE claim_actor.code IN ({_marks(codes)})"
            " AND ifnull(report.latest, '9999-12-31') <= ?)",
            (*codes, self.by),
        )

    def between(self, sides: Sequence[Sequence[str]], most: int) -> list[str]:
        """Acts and ties of the two on opposite sides, or of the one."""
        if len(sides) == 1:
            return self.of_kind((Event.kind, Tie.kind), sides[0], most)
        one, other = sides
        inside = (
            "claim.id IN (SELECT one.claim FROM claim_actor AS one CROSS JOIN claim_actor AS other"
            f" WHERE one.code IN ({_marks(one)}) AND other.claim = one.claim AND other.code IN ({_marks(other)})"
            " AND one.role <> other.role AND one.role IN ('source', 'target') AND other.role IN ('source', 'target'))"
        )
        return self._newest(inside, (*one, *other), most)

    def of_kind(self, kinds: Sequence[str], codes: Sequence[str], most: int) -> list[str]:
        """Claims of these kinds with any of the codes in any role."""
        inside = (
            f"claim.kind IN ({_marks(kinds)})"
            f" AND claim.id IN (SELECT claim FROM claim_actor WHERE code IN ({_marks(codes)}))"
        )
        return self._newest(inside, (*kinds, *codes), most)

    def naming(self, kinds: Sequence[str], sides: Sequence[Sequence[str]], most: int) -> list[str]:
        """Claims that name all of the actors, so many of a kind; where there is room, others of reports that do."""
        naming = " AND ".join(f"claim.id IN (SELECT claim FROM claim_actor WHERE code IN ({_marks(s)}))" for s in sides)
        values = (*kinds, *(code for side in sides for code in side))
        found = self._newest(f"claim.kind IN ({_marks(kinds)}) AND {naming}", values, most, each="claim.kind")
        if len(found) == most * len(kinds):
            return found
        reports = " AND ".join(
            "claim.report IN (SELECT claim.report FROM claim_actor JOIN claim ON claim.id = claim_actor.claim"
            f" WHERE claim_actor.code IN ({_marks(side)}))"
            for side in sides
        )
        more = self._newest(f"claim.kind IN ({_marks(kinds)}) AND {reports}", values, most, each="claim.kind")
        return list(dict.fromkeys([*found, *more]))[: most * len(kinds)]

    def _newest(self, condition: str, values: Sequence[str], most: int, each: str = "NULL") -> list[str]:
        """The newest claims, so many, or so many of each value of a column."""
        newest = "ifnull(report.latest, report.earliest) DESC, claim.report, claim.start, claim.id"
        rows = self.database.rows(
            "SELECT id FROM (SELECT claim.id AS id,"
            f" row_number() OVER (PARTITION BY {each} ORDER BY {newest}) AS place"
            f" FROM claim JOIN report ON report.id = claim.report WHERE {condition}"
            " AND ifnull(report.latest, '9999-12-31') <= ?) WHERE place <= ? ORDER BY place",
            (*values, self.by, most),
        )
        return [name for (name,) in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
