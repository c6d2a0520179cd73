"""Reports as published, and the spans of them that prove things.

All offsets in Dragoman count code points of `Report.text`, end exclusive.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.errors import IntegrityError, QuoteError
from dragoman.model.values import Window


class ZoneKind(StrEnum):
    """The parts of a page, as in the annotation rules (eval/SPEC.md, zones)."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    COMMENT = "comment"


#: Zones whose words are the report's own; boilerplate and comments never become claims.
CODED_ZONES = frozenset({ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.CAPTION, ZoneKind.BODY})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `[start, end)` in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise IntegrityError(f"span [{self.start}, {self.end}) runs backwards; give start <= end")

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True where the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Zone:
    """One part of a page; the zones of a report cover its text in order without overlap."""

    kind: ZoneKind
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A text as published, kept whole and never changed, with what is known of it.

    `id` is the file's stem or the row's `id`; `where` is the path it came from; `published` is the
    window in which it was published, with its reason. `found` says where outlet, byline, dateline,
    wire and title were found ("given", "byline line", "boilerplate", ...).
    """

    id: str
    text: str = field(repr=False)
    zones: tuple[Zone, ...] = field(default=(), repr=False)
    published: Window = Window()
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    wire: str | None = None
    title: str | None = None
    url: str | None = None
    where: str = ""
    found: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the stored text, UTF-8: the report's identity whatever its name."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def zone_at(self, offset: int) -> ZoneKind:
        """The zone that covers the offset; body where no zone does."""
        for zone in self.zones:
            if zone.start <= offset < zone.end:
                return zone.kind
        return ZoneKind.BODY

    def evidence(self, start: int, end: int) -> "Evidence":
        """The evidence that stands at these offsets."""
        return Evidence(self, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote of a report and where it stands.

    Cannot be made otherwise: raises QuoteError where `report.text[start:end] != quote` or the
    quote is empty. Every claim holds at least one, so none exists without its characters.
    """

    report: Report = field(repr=False)
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        within = 0 <= self.start < self.end <= len(self.report.text)
        stands = self.report.text[self.start : self.end] if within else ""
        if not self.quote or stands != self.quote:
            raise QuoteError(
                f"{self.report.id}[{self.start}:{self.end}] reads {stands[:60]!r}, not {self.quote[:60]!r};"
                " code the report again"
            )

    @property
    def span(self) -> Span:
        """Where the quote stands."""
        return Span(self.start, self.end)
