"""Sources: each report with what is known of it, its origin, and what of its page was left out."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from dragoman.brief.dossier import LeftOut, Source
from dragoman.brief.gathering import Gathering
from dragoman.brief.wording import when_of
from dragoman.model.findings import Origin
from dragoman.model.text import Report, Zone, ZoneKind
from dragoman.model.vocabulary import read_rows

_SHOWN_HASH = 12  # as many hexadecimal digits as facts' ids have
_FIRST_CHARACTERS = 60
_LEFT_OUT = (ZoneKind.BOILERPLATE, ZoneKind.COMMENT)


def sources(gathering: Gathering, reports: Sequence[Report]) -> tuple[Source, ...]:
    """The reports in order of publication."""
    ordered = sorted(reports, key=lambda r: (r.published.latest or r.published.earliest or date.max, r.id))
    return tuple(_source(gathering, report) for report in ordered)


def _source(gathering: Gathering, report: Report) -> Source:
    shared = _shared_origin(gathering, report)
    return Source(
        id=report.id,
        title=report.title or "",
        outlet=report.outlet or "",
        outlet_kind=_outlet_kinds().get((report.outlet or "").lower(), ""),
        byline=report.byline or "",
        dateline=" ".join((report.dateline or "").split()),
        wire=report.wire or "",
        where=report.url or report.where,
        sha256=report.sha256[:_SHOWN_HASH],
        published=when_of(report.published),
        basis=report.published.basis,
        origin=shared.id if shared else "its own words",
        shares_with=tuple(name for name in shared.reports if name != report.id) if shared else (),
        shared_words=_words_shared(shared, report) if shared else 0,
        claims=sum(claim.report.id == report.id for claim in gathering.claims),
        left_out=tuple(_left_out(report, zone) for zone in report.zones if zone.kind in _LEFT_OUT),
    )


def _shared_origin(gathering: Gathering, report: Report) -> Origin | None:
    """The origin whose passages the report carries together with others, or None."""
    origins = gathering.findings.origins
    return next((o for o in origins if report.id in o.reports and len(o.reports) > 1), None)


def _words_shared(origin: Origin, report: Report) -> int:
    return sum(len(piece.quote.split()) for piece in origin.shared if piece.report.id == report.id)


def _left_out(report: Report, zone: Zone) -> LeftOut:
    lines = [line.strip() for line in report.text[zone.start : zone.end].splitlines() if line.strip()]
    first = " ".join(lines)
    cut = first if len(first) <= _FIRST_CHARACTERS else first[:_FIRST_CHARACTERS].rpartition(" ")[0] + " …"
    return LeftOut(zone.kind.value, len(lines), cut)


@cache
def _outlet_kinds() -> dict[str, str]:
    """What kind of outlet a name is, with its country: "agency, AZE"."""
    rows = read_rows("dragoman.model", "outlets.csv", ("name", "domain", "country", "kind", "wire"))
    return {row["name"].lower(): ", ".join(part for part in (row["kind"], row["country"]) if part) for row in rows}
