"""Builds a dossier from claims and what reconciling found of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.brief.descriptors import source_summary, sources
from dragoman.brief.differences import differences
from dragoman.brief.dossier import Dossier
from dragoman.brief.gathering import gather
from dragoman.brief.neighbours import edges
from dragoman.brief.notebook import Notebook
from dragoman.brief.opening import Ahead, opening
from dragoman.brief.outlooks import outlooks
from dragoman.brief.representation import relations, representation
from dragoman.brief.scope import scope_of
from dragoman.brief.tie_groups import figures, tie_groups
from dragoman.brief.timeline import timeline
from dragoman.brief.voices import speaker_groups
from dragoman.brief.wording import when_of
from dragoman.model.claims import Claim
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window


def build_dossier(
    codes: tuple[str, ...],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    findings: Findings,
    as_of: date | None = None,
) -> Dossier:
    """The dossier of a dyad, or of one actor, from the claims given; `as_of` None is the newest report's day.

    Claims and reports have to be those known at `as_of`, the findings of these very claims. Endnotes are
    numbered in the order of reading.
    """
    gazetteer = load_gazetteer()
    gathering = gather(scope_of(codes, claims, gazetteer), claims, findings)
    # The opening is read first, so its notes have the first numbers; what it says of later parts comes from a draft.
    draft = replace(gathering, notebook=Notebook())
    first = opening(gathering, Ahead(differences(draft), edges(draft), draft.notebook))
    table, lines = representation(gathering), relations(gathering)
    entries = timeline(gathering)
    ties, differ = tie_groups(gathering), differences(gathering)
    spoken, counted = speaker_groups(gathering), figures(gathering)
    expected, around = outlooks(gathering), edges(gathering)
    notes = gathering.notebook.notes()
    cited = [report for report in reports if report.id in {note.report for note in notes}]
    shown, origins = sources(gathering, cited), _origins(findings, {report.id for report in cited})
    return Dossier(
        title=" – ".join(gazetteer.label(code) for code in codes),
        codes=codes,
        names=tuple(gazetteer.label(code) for code in codes),
        as_of=Window(as_of, as_of).show() if as_of else _newest(cited),
        reports=len(cited),
        origins=origins,
        claims=len(notes),
        opening=first,
        representation=table,
        relations=lines,
        timeline=entries,
        ties=ties,
        differences=differ,
        speakers=spoken,
        figures=counted,
        outlooks=expected,
        edges=around,
        sources=shown,
        summary=source_summary(shown, origins),
        notes=notes,
    )


def _newest(reports: Sequence[Report]) -> str:
    """The last day on which a report can have been published, in words; its first known one where that is open."""
    days = [report.published.latest or report.published.earliest for report in reports]
    newest = max((day for day in days if day), default=None)
    return when_of(Window(newest, newest)).words


def _origins(findings: Findings, reports: set[str]) -> int:
    """How many independent origins the reports have between them: those that share passages count once."""
    shared = [origin for origin in findings.origins if len(origin.reports) > 1]
    first = {name: next((o.id for o in shared if name in o.reports), name) for name in reports}
    return len(set(first.values()))
