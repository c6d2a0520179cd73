"""Reports as published, and the spans of them that prove things.

All offsets in Dragoman count code points of `Report.text`, end exclusive.
"""

import hashlib
from bisect import bisect_right
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
class Original:
    """The bytes that a report was read from: their hash and size, what they are ("html", "pdf", ...), their encoding.

    `packed` are the bytes themselves, compressed by zlib; None where `encoding` gives them back from the text,
    and in a report that comes from a record, which hands them out when asked.
    """

    sha256: str
    kind: str
    size: int
    encoding: str | None = None
    packed: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text from `start` on stood in the original: an element's path, a page's number."""

    start: int
    path: str


@dataclass(frozen=True, slots=True)
class DateClue:
    """A date that something says of a report's publication: what says it, the days it allows, its words.

    `kind` is "published", "changed" (not before publication) or "fetched" (when a copy was taken).
    """

    kind: str
    where: str
    window: Window
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A text as published, kept whole and never changed, with what is known of it.

    `id` is the file's stem or the row's `id`; `where` is the path it came from; `published` is the
    window in which it was published, with its reason. `found` says where outlet, byline, dateline,
    wire, title and language were found ("given", "byline line", "boilerplate", ...). `clues` are the dates that
    page, feed or archive give, believed or not; `places` lead from the text back to the original;
    `notes` are what a reader of the text should know (a character that could not be read, ...).
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
    language: str | None = None
    clues: tuple[DateClue, ...] = field(default=(), repr=False)
    places: tuple[Place, ...] = field(default=(), repr=False)
    original: Original | None = None
    notes: tuple[str, ...] = ()

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

    def place_of(self, offset: int) -> str | None:
        """Where in the original the character stood; None where that is not known."""
        at = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[at - 1].path if at else None

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
