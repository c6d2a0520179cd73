"""Sources: each report with what is known of it, its origin, and what of its page was left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import PurePath

from dragoman.brief.dossier import LeftOut, Source
from dragoman.brief.gathering import Gathering
from dragoman.brief.grades import reliability_of, tags
from dragoman.brief.outlets import NOT_KNOWN, facts_of
from dragoman.brief.wording import when_of
from dragoman.model.claims import Claim
from dragoman.model.decisions import UNRATED_SOURCE
from dragoman.model.findings import Origin
from dragoman.model.text import Report, Zone, ZoneKind

_SHOWN_HASH = 12  # as many hexadecimal digits as facts' ids have
_FIRST_CHARACTERS = 60
_NAMED = 3  # speakers named in a descriptor
_LEFT_OUT = (ZoneKind.BOILERPLATE, ZoneKind.COMMENT)


def sources(
    gathering: Gathering, reports: Sequence[Report], read_at: Mapping[str, str] | None = None
) -> tuple[Source, ...]:
    """The reports in order of publication; `read_at` are the moments at which they were read, by id."""
    read = read_at or {}
    ordered = sorted(reports, key=lambda r: (r.published.middle or date.max, r.id))
    return tuple(_source(gathering, report, read.get(report.id, "")) for report in ordered)


def _source(gathering: Gathering, report: Report, read_at: str) -> Source:
    shared, grade = _shared_origin(gathering, report), reliability_of(report, gathering.rulings)
    return Source(
        id=report.id,
        title=report.title or "",
        outlet=report.outlet or "",
        outlet_kind=_outlet_kind(report.outlet or ""),
        byline=report.byline or "",
        dateline=" ".join((report.dateline or "").split()),
        wire=report.wire or "",
        where=report.url or PurePath(report.where).name,
        sha256=report.sha256[:_SHOWN_HASH],
        published=when_of(report.published),
        basis=report.published.basis,
        origin=shared.id if shared else "its own words",
        shares_with=tuple(name for name in shared.reports if name != report.id) if shared else (),
        shared_words=_words_shared(shared, report) if shared else 0,
        claims=len(gathering.by_report.get(report.id, [])),
        left_out=_left_out(report),
        descriptor=_descriptor(gathering, report, read_at),
        reliability=grade.grade,
        reliability_words=grade.words,
        rated=grade.why,
        tags=tags(grade.grade),
    )


def _descriptor(gathering: Gathering, report: Report, read_at: str) -> str:
    """What bears on the report's worth as a source, a sentence for each factor (ICD 206, D.3 and E.2)."""
    claims = gathering.by_report.get(report.id, [])
    named = _outlet_kind(report.outlet or "")
    nature = f"{named} outlet" if named else "outlet of a kind not known" if report.outlet else "outlet not named"
    window = report.published
    exact = "to the day" if window.days == 1 else "only to a span of days" if window else "not at all"
    parts = [f"Nature: {nature}", _access(claims), f"dated {exact}"]
    if read_at:
        parts.append(f"read {read_at[:10]}, text kept whole")
    return "; ".join(part for part in parts if part) + "."


def _access(claims: Sequence[Claim]) -> str:
    """How much of what the report claims is its own word, and how much that of others, with the most quoted."""
    others = Counter(claim.voice.reporter for claim in claims if claim.voice.chain)
    if not others:
        return "all it claims is its own word" if claims else ""
    told = sum(others.values())
    first = ", ".join(name for name, _ in sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMED])
    return f"{told} of its {_of(len(claims), 'claim')} on the word of others ({first})"


def _shared_origin(gathering: Gathering, report: Report) -> Origin | None:
    """The origin whose passages the report carries together with others, or None."""
    origins = gathering.findings.origins
    return next((o for o in origins if report.id in o.reports and len(o.reports) > 1), None)


def _words_shared(origin: Origin, report: Report) -> int:
    return sum(len(piece.quote.split()) for piece in origin.shared if piece.report.id == report.id)


def _left_out(report: Report) -> tuple[LeftOut, ...]:
    """A line for boilerplate and one for comments, where the page has them."""
    zones = sorted((zone for zone in report.zones if zone.kind in _LEFT_OUT), key=lambda zone: zone.kind)
    return tuple(_of_kind(report, kind, list(same)) for kind, same in groupby(zones, key=lambda zone: zone.kind))


def _of_kind(report: Report, kind: ZoneKind, zones: Sequence[Zone]) -> LeftOut:
    texts = [report.text[zone.start : zone.end] for zone in zones]
    lines = sum(bool(line.strip()) for text in texts for line in text.splitlines())
    return LeftOut(kind.value, lines, tuple(_cut(" ".join(text.split())) for text in texts))


def _cut(text: str) -> str:
    return text if len(text) <= _FIRST_CHARACTERS else text[:_FIRST_CHARACTERS].rpartition(" ")[0] + " …"


def _of(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _outlet_kind(outlet: str) -> str:
    """What kind of outlet it is, with its country: "agency, AZE"; empty where that is not known."""
    facts = facts_of(outlet)
    return ", ".join(part for part in (facts.kind, facts.code) if part and part != NOT_KNOWN)


def source_summary(sources: Sequence[Source], origins: int) -> str:
    """The sources in one sentence or two, as ICD 206 asks: how many, how independent, how well dated and named."""
    inexact = sum(source.published.precision != "day" for source in sources)
    unnamed = sum(not source.outlet for source in sources)
    parts = [f"{_of(len(sources), 'report')} from {_of(origins, 'independent origin')}"]
    if inexact:
        parts.append(f"{inexact} without an exact day of publication")
    if unnamed:
        parts.append(f"{unnamed} without a named outlet")
    rated = sum(source.reliability != UNRATED_SOURCE for source in sources)
    parts.append(f"{rated} rated by people" if rated else "none rated for reliability")
    return ", ".join(parts) + "."
