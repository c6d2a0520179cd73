"""What one report says: typed claims, each with the characters that prove it and the voice that says it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from dragoman.errors import IntegrityError
from dragoman.model.plover import CONTEXTS, MODES, OWN_MODES, SECTORS, intensity_of
from dragoman.model.text import Evidence, Report, Span
from dragoman.model.values import Amount, Window


class Status(StrEnum):
    """What the text says of an act at its publication (eval/SPEC.md, status)."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    PREDICTED = "predicted"


#: PLOVER event types and their quad class, 1 verbal cooperation to 4 material conflict
#: (PLOVER codebook, quad codes; CONCEDE and RETREAT as eval/score.py files them).
QUAD_CLASS = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "CONCEDE": 1,
    "COOPERATE": 2,
    "AID": 2,
    "RETREAT": 2,
    "REQUEST": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}

#: Kinds of standing tie (eval/SPEC.md, tie kinds).
TIE_KINDS = frozenset(
    {
        "embassy",
        "envoy",
        "relations",
        "alliance",
        "security",
        "arms",
        "energy",
        "trade",
        "investment",
        "culture",
        "diaspora",
        "border",
        "rivalry",
        "conflict",
        "occupation",
        "influence",
    }
)

AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a claim is: the speakers, outermost first; empty where the outlet speaks itself.

    "Haaretz said officials had confirmed ..." is ("Haaretz", "officials").
    """

    chain: tuple[str, ...] = ()

    @property
    def reporter(self) -> str:
        """The speaker nearest to what is said, or "author"."""
        return self.chain[-1] if self.chain else AUTHOR


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What every claim has: evidence (the first proves it), status, voice, and the reason it was coded.

    Only its kinds can be made: raises IntegrityError for one without a kind, without evidence, or with evidence of
    two reports.
    """

    kind: ClassVar[str] = ""

    evidence: tuple[Evidence, ...] = field(repr=False)
    status: Status = Status.HAPPENED
    voice: Voice = Voice()
    why: str = ""

    def __post_init__(self) -> None:
        if not self.kind:
            raise IntegrityError("a claim of no kind; make an Event, Tie, Tenure, Statement, Figure or Forecast")
        if not self.evidence:
            raise IntegrityError(f"a {self.kind} without evidence; give the characters that prove it")
        if any(piece.report is not self.report for piece in self.evidence):
            raise IntegrityError(f"a {self.kind} of {self.report.id} with evidence of another report")

    @property
    def report(self) -> Report:
        """The report that says it."""
        return self.evidence[0].report

    @property
    def span(self) -> Span:
        """Where the proof stands."""
        return self.evidence[0].span

    @property
    def quote(self) -> str:
        """The characters that prove it."""
        return self.evidence[0].quote


@dataclass(frozen=True, kw_only=True)
class Event(Claim):
    """Source did type to target, when, where, with what status. Sources and targets are actor codes.

    Where both act alike (they met), both stand in both. Dates are a window of days; `mode` and
    `contexts` are PLOVER's (model.plover). Sectors and countries stand in the order of `source` and `target`, one for
    each actor; empty where they were not looked for. A body of several states has no country.
    """

    kind: ClassVar[str] = "event"

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: Window = Window()
    place: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source_sectors: tuple[str, ...] = ()
    target_sectors: tuple[str, ...] = ()
    source_countries: tuple[str | None, ...] = ()
    target_countries: tuple[str | None, ...] = ()

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        if self.type not in QUAD_CLASS:
            raise IntegrityError(f"event type {self.type!r} is none of PLOVER's")
        if not self.source and not self.target:
            raise IntegrityError(f"an event {self.type} without any actor")
        if self.mode and self.mode not in MODES.get(self.type, ()) and self.mode not in OWN_MODES.get(self.type, ()):
            raise IntegrityError(f"mode {self.mode!r} is none of {self.type}'s (model/plover.py)")
        if unknown := set(self.contexts) - CONTEXTS:
            raise IntegrityError(f"context {min(unknown)!r} is none of PLOVER's (model/plover.py)")
        self._check_side("source", self.source, self.source_sectors, self.source_countries)
        self._check_side("target", self.target, self.target_sectors, self.target_countries)

    def _check_side(
        self, side: str, codes: tuple[str, ...], sectors: tuple[str, ...], countries: tuple[str | None, ...]
    ) -> None:
        if any(len(told) not in (0, len(codes)) for told in (sectors, countries)):
            raise IntegrityError(f"an event {self.type} with {len(codes)} {side}s needs as many sectors and countries")
        if unknown := set(sectors) - SECTORS:
            raise IntegrityError(f"sector {min(unknown)!r} is none of PLOVER's (model/plover.py)")

    @property
    def quad_class(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return QUAD_CLASS[self.type]

    @property
    def intensity(self) -> float:
        """Goldstein-style intensity by type and mode, -10 to 10."""
        return intensity_of(self.type, self.mode)


@dataclass(frozen=True, kw_only=True)
class Tie(Claim):
    """A standing relation: sender to host, supplier to receiver, occupier first; polarity +1, -1 or 0."""

    kind: ClassVar[str] = "tie"

    tie: str
    source: str
    target: str
    since: Window = Window()
    until: Window = Window()
    polarity: int = 0

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        if self.tie not in TIE_KINDS:
            raise IntegrityError(f"tie kind {self.tie!r} is none of {', '.join(sorted(TIE_KINDS))}")
        if self.polarity not in (-1, 0, 1):
            raise IntegrityError(f"polarity {self.polarity} is none of -1, 0, 1")
        if not self.source or not self.target or self.source == self.target:
            raise IntegrityError(f"a tie {self.tie} needs two actors, not {self.source!r} and {self.target!r}")


@dataclass(frozen=True, kw_only=True)
class Tenure(Claim):
    """A person, with the office the report gives them and whose office it is.

    `office` is None for a person whom the report names without one. `of` is an actor code or None.
    `hold` is how it is held: "holds", "designate", "acting" or "former".
    """

    kind: ClassVar[str] = "person"

    name: str
    variants: tuple[str, ...] = ()
    office: str | None = None
    of: str | None = None
    hold: str = "holds"

    @property
    def former(self) -> bool:
        """True where the report says the office is over."""
        return self.hold == "former"


@dataclass(frozen=True, kw_only=True)
class Statement(Claim):
    """Speaker said it: the evidence is the quoted or reported words themselves.

    `mode` is direct where a clause or more is quoted, else indirect. `speaker` is the fullest name
    the report gives; `speaker_of` the actor code the speaker speaks for; `speaker_at` and `cue_at`
    where the text names speaker and verb of saying; `addressee` and `occasion` the text's words for whom it is
    said to and in, at or on what ("at a press conference in Geneva").
    """

    kind: ClassVar[str] = "statement"

    speaker: str
    mode: str
    speaker_of: str | None = None
    speaker_at: Span | None = None
    cue_at: Span | None = None
    addressee: str | None = None
    occasion: str | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Claim):
    """A quantity, what it measures in words, its normal form, and the date it holds for.

    `about` is for a reader; `measures` is the normal form by which two reports meet, words sorted so
    that the same quantity gives the same string ("share:oil:AZE>ISR"), empty where none was found.
    """

    kind: ClassVar[str] = "figure"

    amount: Amount
    about: str
    measures: str = ""
    as_of: Window = Window()


@dataclass(frozen=True, kw_only=True)
class Forecast(Claim):
    """What somebody expects: prediction, conditional or announcement, with its horizon where given.

    `actors` are the codes it speaks of, `event_type` the PLOVER type of the act foreseen where one is.
    """

    kind: ClassVar[str] = "forecast"

    says: str
    horizon: str | None = None
    due: Window = Window()
    actors: tuple[str, ...] = ()
    event_type: str | None = None
