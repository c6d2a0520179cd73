"""What a dyad's or an actor's page shows, each section a page of its own kind, so that it is quick over any record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.brief import Setting, StandingAt, build_standings
from dragoman.errors import NothingFound
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tie
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import load_gazetteer
from dragoman.reconcile import restored
from dragoman.record import Bearing, Pair, Sought, Wanted, bearing, found_page, offices, pairs, pairs_by
from dragoman.serve.findings import (
    Difference,
    OccurrenceLine,
    Outlook,
    Row,
    differences_of,
    occurrence_lines,
    outlooks_of,
    parts_of,
)
from dragoman.serve.lines import Line, line_of
from dragoman.session import Session

#: So many lines a section; the rest is a click away.
FEW = 8
#: So many of the newest claims say what stands: ties, offices, and the acts that open and close missions.
_TIES, _OFFICES, _ACTS = 60, 40, 80
_PAIRS = 15
_REALISED = (Status.HAPPENED.value, Status.ONGOING.value)
_LISTED = (Event.kind, Tie.kind, Figure.kind, Statement.kind, Forecast.kind)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose page it is (one code or two), as of which day, by what was published by which."""

    codes: tuple[str, ...]
    as_of: date | None = None
    known: date | None = None

    @property
    def by(self) -> date | None:
        """The day by which a report has to be published to count."""
        return self.known or self.as_of

    def wanted(self) -> Wanted:
        """The claims between the two, or that name the one, by the days asked."""
        dyad = (self.codes[0], self.codes[1]) if len(self.codes) == 2 else None
        return Wanted(dyad=dyad, actors=() if dyad else self.codes, until=self.as_of, known=self.by)

    def sought(self, kind: str, order: str) -> Sought:
        """The findings of a kind between the two, or about the one."""
        dyad = (self.codes[0], self.codes[1]) if len(self.codes) == 2 else None
        return Sought(kind=kind, dyad=dyad, actors=() if dyad else self.codes, until=self.as_of, order=order)


@dataclass(frozen=True, slots=True)
class Section:
    """The newest claims of some kinds, and how many there are."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Around:
    """All sections of a page but what stands."""

    acts: Section
    occurrences: tuple[OccurrenceLine, ...]
    occurred: int
    suffered: tuple[OccurrenceLine, ...]
    ties: Section
    figures: Section
    said: Section
    foreseen: Section
    differences: tuple[Difference, ...]
    differing: int
    outlooks: tuple[Outlook, ...]
    expected: int
    outlets: tuple[tuple[str, int], ...]
    pairs: tuple[Pair, ...]


def bearing_on(session: Session, asked: Asked) -> Bearing:
    """The newest claims of each kind, enough for every section."""
    most = {**dict.fromkeys(_LISTED, FEW), Tie.kind: _TIES, Event.kind: _ACTS}
    return bearing(session.record.database, asked.codes, asked.as_of, asked.by, most)


def around(session: Session, asked: Asked, found: Bearing) -> Around:
    """The sections of a dyad's or actor's page. What was found is of all claims, whatever day is asked."""
    database = session.record.database
    acted = asked.sought("occurrences", "newest")
    occurred = found_page(database, replace(acted, side="source") if len(asked.codes) == 1 else acted, limit=FEW)
    differing = found_page(database, asked.sought("disagreements", "weightiest"), limit=5)
    expected = found_page(database, asked.sought("expectations", "due"), limit=5)
    names = [name for kind in _LISTED for name in found.newest.get(kind, ())[:FEW]]
    rulings = session.record.rulings()
    lines = {name: line_of(claim, rulings) for name, claim in _by_name(session, names).items()}

    def section(kind: str) -> Section:
        return Section(tuple(lines[name] for name in found.newest.get(kind, ())[:FEW]), found.totals.get(kind, 0))

    return Around(
        acts=section(Event.kind),
        occurrences=tuple(occurrence_lines(session, occurred.rows)),
        occurred=occurred.total,
        suffered=tuple(occurrence_lines(session, _targeted(session, asked))),
        ties=section(Tie.kind),
        figures=section(Figure.kind),
        said=section(Statement.kind),
        foreseen=section(Forecast.kind),
        differences=tuple(differences_of(session, differing.rows)),
        differing=differing.total,
        outlooks=tuple(outlooks_of(session, expected.rows, asked.as_of)),
        expected=expected.total,
        outlets=found.outlets,
        pairs=_pairs(session, asked),
    )


def _pairs(session: Session, asked: Asked) -> tuple[Pair, ...]:
    """With whom the one actor has to do; by what was published by the day asked, where one is."""
    if len(asked.codes) > 1:
        return ()
    database, (code,) = session.record.database, asked.codes
    if asked.by is None:
        return tuple(pairs(database, code, _PAIRS))
    return tuple(pairs_by(database, code, replace(asked.wanted(), statuses=_REALISED), _PAIRS))


def _targeted(session: Session, asked: Asked) -> tuple[Row, ...]:
    """The newest occurrences that are done to the one actor; of a dyad none, which has them among its acts."""
    if len(asked.codes) > 1:
        return ()
    sought = replace(asked.sought("occurrences", "newest"), side="target")
    return tuple(found_page(session.record.database, sought, limit=FEW).rows)


def _by_name(session: Session, names: Sequence[str]) -> dict[str, Claim]:
    return dict(zip(names, session.record.claims_of(names), strict=True))


def standing(session: Session, asked: Asked, bears: Bearing) -> tuple[StandingAt, ...]:
    """What stands: missions, envoys, relations, ties, offices, by the newest claims that bear on it; empty for none."""
    drawn = _drawn(session, asked, bears.newest)
    reports = {claim.report.id: claim.report for claim in drawn.values()}
    if not reports:
        return ()
    if asked.by is None:
        rows = {**parts_of(session, drawn.values()), "expectations": [], "disagreements": []}
        findings = restored(rows, drawn, reports)
    else:
        # What is kept was joined with later reports; joining anew takes minutes, so each telling stands alone here, and
        # the whole dossier joins them.
        findings = Findings()
    setting = Setting(asked.as_of or asked.known, asked.known, session.record.rulings())
    found, _ = build_standings(asked.codes, list(reports.values()), list(drawn.values()), findings, setting)
    return found


def _drawn(session: Session, asked: Asked, names: Mapping[str, Sequence[str]]) -> dict[str, Claim]:
    """The newest claims that say what stands, by id."""
    database = session.record.database
    found = dict.fromkeys([*names.get(Tie.kind, ()), *names.get(Event.kind, ())])
    for code in asked.codes:
        found |= dict.fromkeys(offices(database, code, asked.as_of, asked.by, _OFFICES))
    return _by_name(session, list(found))


def known_code(code: str) -> str:
    """The code as it is written; raises NothingFound where it is no actor's."""
    gazetteer = load_gazetteer()
    found = gazetteer.code_of(code) or (code if ":" in code else None)
    if found is None:
        raise NothingFound(f"{code}: no actor of this code or name; look it up among the claims' actors")
    return found
