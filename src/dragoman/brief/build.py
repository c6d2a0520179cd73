"""Builds a dossier from claims and what reconciling found of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.brief.changes import changes_since
from dragoman.brief.coverage import coverage, origin_of_reports
from dragoman.brief.descriptors import source_summary, sources
from dragoman.brief.differences import differences
from dragoman.brief.dossier import Dossier, Note, Sentence, StandingAt
from dragoman.brief.estimates import estimates
from dragoman.brief.gathering import Gathering, gather
from dragoman.brief.grades import Bearing, judged_words, ruled
from dragoman.brief.measures import measures, triangles
from dragoman.brief.neighbours import edges
from dragoman.brief.notebook import Notebook, claim_id
from dragoman.brief.opening import Ahead, opening
from dragoman.brief.outlooks import belonging, outlooks
from dragoman.brief.representation import relations, representation
from dragoman.brief.scope import scope_of
from dragoman.brief.setting import Setting
from dragoman.brief.standings import standings
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
    setting: Setting | None = None,
) -> Dossier:
    """The dossier of a dyad, or of one actor, from the claims given, written under a setting.

    Claims and reports have to be those known at `as_of`, the findings of these very claims. Endnotes are
    numbered in the order of reading.
    """
    under = setting or Setting()
    dossier = _built(codes, reports, claims, findings, under)
    return replace(dossier, changes=changes_since(under.since, dossier, under.rulings)) if under.since else dossier


def _built(
    codes: tuple[str, ...], reports: Sequence[Report], claims: Sequence[Claim], findings: Findings, under: Setting
) -> Dossier:
    """The dossier without what has changed since another."""
    gazetteer = load_gazetteer()
    gathering = gather(scope_of(codes, claims, gazetteer), claims, findings, under.rulings)
    first = _opening(gathering)
    standing = standings(gathering, under.as_of or _last_day(reports))
    table, lines = representation(gathering), relations(gathering)
    entries = timeline(gathering)
    ties, differ = tie_groups(gathering), differences(gathering)
    spoken, counted = speaker_groups(gathering), figures(gathering)
    names = tuple(gazetteer.label(code) for code in codes)
    expected, around = outlooks(gathering), edges(gathering)
    numbers, balance = measures(gathering), triangles(around, names)
    judged = estimates(gathering, belonging(gathering))
    notes = gathering.notebook.notes(lambda name: judged_words(name, under.rulings))
    noted = {note.report for note in notes}
    cited = [report for report in reports if report.id in noted]
    shown, origins = sources(gathering, cited, under.read_at), _origins(findings, {report.id for report in cited})
    return Dossier(
        title=" – ".join(names),
        codes=codes,
        names=names,
        as_of=Window(under.as_of, under.as_of).show() if under.as_of else _newest(cited),
        reports=len(cited),
        origins=origins,
        claims=len(notes),
        drawn=len(claims) if under.of else 0,
        drawn_of=under.of,
        known=Window(under.known, under.known).show() if under.known and under.known != under.as_of else "",
        opening=first,
        standing=standing,
        representation=table,
        relations=lines,
        timeline=entries,
        ties=ties,
        differences=differ,
        speakers=spoken,
        figures=counted,
        outlooks=expected,
        estimates=judged,
        edges=around,
        triangles=balance,
        measures=numbers,
        sources=shown,
        summary=source_summary(shown, origins),
        ruled=ruled(under.rulings, _bearing(gathering, under, notes, cited)),
        aside=len(_set_aside(gathering, under)),
        notes=notes,
        coverage=coverage(gathering, cited, entries, ties, counted),
    )


def _opening(gathering: Gathering) -> tuple[Sentence, ...]:
    """The opening is read first, so its notes have the first numbers; what it says of later parts is from a draft."""
    draft = replace(gathering, notebook=Notebook(gathering.notebook))
    return opening(gathering, Ahead(differences(draft), edges(draft), draft.notebook))


def build_standings(
    codes: tuple[str, ...], reports: Sequence[Report], claims: Sequence[Claim], findings: Findings, setting: Setting
) -> tuple[tuple[StandingAt, ...], tuple[Note, ...]]:
    """What stands at the setting's date, and the endnotes that prove it; claims and findings as for a dossier."""
    gathering = gather(scope_of(codes, claims, load_gazetteer()), claims, findings, setting.rulings)
    found = standings(gathering, setting.as_of or _last_day(reports))
    return found, gathering.notebook.notes(lambda name: judged_words(name, setting.rulings))


def _last_day(reports: Sequence[Report]) -> date:
    """The last day on which any of the reports can have been published; the calendar's last where none is dated."""
    days = [report.published.latest or report.published.earliest for report in reports]
    return max((day for day in days if day), default=date.max)


def _set_aside(gathering: Gathering, setting: Setting) -> list[Claim]:
    """The claims of the dossier that people set aside."""
    return [claim for claim in setting.aside if gathering.scope.has(claim) or gathering.scope.touches(claim)]


def _bearing(gathering: Gathering, setting: Setting, notes: Sequence[Note], cited: Sequence[Report]) -> Bearing:
    """What decisions have to be about to be told of: the claims cited or set aside, the reports and their outlets."""
    claims = {note.claim for note in notes} | {claim_id(claim) for claim in _set_aside(gathering, setting)}
    names = {name for report in cited for name in (report.id, report.outlet) if name}
    return Bearing(frozenset(claims), frozenset(names))


def _newest(reports: Sequence[Report]) -> str:
    """The last day on which a report can have been published, in words; its first known one where that is open."""
    days = [report.published.latest or report.published.earliest for report in reports]
    newest = max((day for day in days if day), default=None)
    return when_of(Window(newest, newest)).words


def _origins(findings: Findings, reports: set[str]) -> int:
    """How many independent origins the reports have between them: those that share passages count once."""
    return len(set(origin_of_reports(findings.origins, reports).values()))
