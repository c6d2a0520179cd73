"""What a dyad's or an actor's page shows, each section a page of its own kind, so that it is quick over any record."""

from dataclasses import dataclass
from datetime import date

from dragoman.brief import Setting, StandingAt, build_standings
from dragoman.errors import NothingFound
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Tenure, Tie
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import load_gazetteer
from dragoman.reconcile import restored
from dragoman.record import Pair, Sought, Wanted, found_page, pairs
from dragoman.serve.findings import (
    Difference,
    OccurrenceLine,
    Outlook,
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

    def wanted(self, *kinds: str) -> Wanted:
        """The claims of these kinds between the two, or about the one."""
        dyad = (self.codes[0], self.codes[1]) if len(self.codes) == 2 else None
        return Wanted(
            kinds=kinds,
            dyad=dyad,
            actors=() if dyad else self.codes,
            until=self.as_of,
            known=self.by,
            order="newest",
        )

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


def around(session: Session, asked: Asked) -> Around:
    """The sections of a dyad's or actor's page. What was found among claims is of all of them, whatever day is asked."""
    database = session.record.database
    occurred = found_page(database, asked.sought("occurrences", "newest"), limit=FEW)
    differing = found_page(database, asked.sought("disagreements", "weightiest"), limit=5)
    expected = found_page(database, asked.sought("expectations", "due"), limit=5)
    outlets = session.record.facets(asked.wanted())["outlets"]
    return Around(
        acts=_section(session, asked.wanted(Event.kind)),
        occurrences=tuple(occurrence_lines(session, occurred.rows)),
        occurred=occurred.total,
        ties=_section(session, asked.wanted(Tie.kind)),
        figures=_section(session, asked.wanted(Figure.kind)),
        said=_section(session, asked.wanted(Statement.kind)),
        foreseen=_section(session, asked.wanted(Forecast.kind)),
        differences=tuple(differences_of(session, differing.rows)),
        differing=differing.total,
        outlooks=tuple(outlooks_of(session, expected.rows, asked.as_of)),
        expected=expected.total,
        outlets=tuple(outlets),
        pairs=tuple(pairs(database, asked.codes[0], 15)) if len(asked.codes) == 1 else (),
    )


def _section(session: Session, wanted: Wanted, most: int = FEW) -> Section:
    found = session.record.page(wanted, limit=most)
    rulings = session.record.rulings()
    return Section(tuple(line_of(claim, rulings) for claim in found.claims), found.total)


def standing(session: Session, asked: Asked) -> tuple[StandingAt, ...]:
    """What stands: missions, envoys, relations, ties, offices, by the newest claims that bear on it; empty for none."""
    drawn = _drawn(session, asked)
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


def _drawn(session: Session, asked: Asked) -> dict[str, Claim]:
    """The newest claims that say what stands, by id."""
    questions = [(asked.wanted(Tie.kind), _TIES), (asked.wanted(Event.kind), _ACTS)]
    for code in asked.codes:
        alone = Asked((code,), asked.as_of, asked.known)
        questions.append((alone.wanted(Tenure.kind), _OFFICES))
    found: dict[str, Claim] = {}
    rulings = session.record.rulings()
    for wanted, most in questions:
        for claim in session.record.page(wanted, limit=most).claims:
            found[line_of(claim, rulings).id] = claim
    return found


def known_code(code: str) -> str:
    """The code as it is written; raises NothingFound where it is no actor's."""
    gazetteer = load_gazetteer()
    found = gazetteer.code_of(code) or (code if ":" in code else None)
    if found is None:
        raise NothingFound(f"{code}: no actor of this code or name; look it up among the claims' actors")
    return found

