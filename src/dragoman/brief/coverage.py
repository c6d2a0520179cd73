"""Coverage: whose outlets tell of the dossier's actors, copies counted once, and what only one origin tells."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dragoman.brief.covered import Coverage, CoverageRow, OnlyBy, OnlyItem, Resting
from dragoman.brief.dossier import Entry, FigureRow, TieGroup
from dragoman.brief.gathering import Gathering
from dragoman.brief.outlets import NOT_KNOWN, OutletFacts, facts_of
from dragoman.brief.pieces import Notes
from dragoman.brief.wording import outlet_of
from dragoman.model.findings import Origin
from dragoman.model.text import Report

_ASPECTS: tuple[tuple[str, Callable[[OutletFacts], str]], ...] = (
    ("country", lambda facts: facts.country),
    ("kind", lambda facts: facts.kind),
    ("ownership", lambda facts: facts.ownership),
)
_KINDS = ("act", "tie", "figure")


def origin_of_reports(origins: Iterable[Origin], reports: Iterable[str]) -> dict[str, str]:
    """The origin that each report's text goes by: the first that it shares with others, else itself."""
    shared = [origin for origin in origins if len(origin.reports) > 1]
    return {name: next((o.id for o in shared if name in o.reports), name) for name in reports}


def coverage(
    gathering: Gathering,
    cited: Sequence[Report],
    acts: Sequence[Entry],
    ties: Sequence[TieGroup],
    figures: Sequence[FigureRow],
) -> Coverage:
    """Who covers the dossier's actors, by the reports it cites, and what of its sections one origin alone tells.

    Numbers without a name for what they measure are left out: nobody could be missed telling them too.
    """
    items = [
        *((entry.origins, OnlyItem("act", entry.number, _act(entry), entry.status, entry.notes)) for entry in acts),
        *(
            (tie.origins, OnlyItem("tie", 0, tie.sentence, tie.status, tie.notes))
            for group in ties
            for tie in group.ties
        ),
        *((row.origins, OnlyItem("figure", 0, _figure(row), "", row.notes)) for row in figures if row.measure),
    ]
    alone = [item for origins, item in items if origins == 1]
    told = Counter(item.of for _, item in items)
    single = Counter(item.of for item in alone)
    return Coverage(
        rows=_rows(gathering, cited),
        resting=tuple(Resting(kind, single[kind], told[kind]) for kind in _KINDS if told[kind]),
        only=_only(gathering, alone),
    )


def _act(entry: Entry) -> str:
    return f"{entry.when.words}: {entry.sentence}" if entry.when.precision != "undated" else entry.sentence


def _figure(row: FigureRow) -> str:
    return f"{row.measure}: {row.amount}" + (f", as of {row.as_of}" if row.as_of else "")


def _rows(gathering: Gathering, cited: Sequence[Report]) -> tuple[CoverageRow, ...]:
    origins = origin_of_reports(gathering.findings.origins, (report.id for report in cited))
    rows: list[CoverageRow] = []
    for by, aspect in _ASPECTS:
        groups: dict[str, list[Report]] = {}
        for report in cited:
            groups.setdefault(aspect(facts_of(report.outlet or "")), []).append(report)
        made = [_row(by, name, group, origins) for name, group in groups.items()]
        rows += sorted(made, key=lambda row: (row.name == NOT_KNOWN, -row.origins, -row.reports, row.name))
    return tuple(rows)


def _row(by: str, name: str, reports: Sequence[Report], origins: dict[str, str]) -> CoverageRow:
    distinct = len({origins[report.id] for report in reports})
    outlets = tuple(dict.fromkeys(outlet_of(report) for report in reports))
    return CoverageRow(by, name, outlets, len(reports), distinct, len(reports) - distinct)


def _only(gathering: Gathering, items: Iterable[OnlyItem]) -> tuple[OnlyBy, ...]:
    """The items by the origin that tells them, the origin that most rests on first."""
    groups: dict[str, list[OnlyItem]] = {}
    outlets: dict[str, dict[str, None]] = {}
    for item in items:
        origin, carrying = _told_by(gathering, item.notes)
        groups.setdefault(origin, []).append(item)
        outlets.setdefault(origin, {}).update(carrying)
    ranked = sorted(groups, key=lambda origin: (-len(groups[origin]), origin))
    return tuple(_by(tuple(outlets[origin]), groups[origin]) for origin in ranked)


def _told_by(gathering: Gathering, notes: Notes) -> tuple[str, dict[str, None]]:
    """The origin of the claims in these endnotes, which have one only, and the outlets that carry them."""
    claims = gathering.notebook.claims_of(notes)
    return gathering.lineage.of(claims[0]), dict.fromkeys(outlet_of(claim.report) for claim in claims)


def _by(outlets: tuple[str, ...], items: Sequence[OnlyItem]) -> OnlyBy:
    facts = facts_of(outlets[0])
    return OnlyBy(outlets, facts.country, facts.kind, facts.ownership, tuple(items))
