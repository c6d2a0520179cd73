"""What reconciling many reports finds. All of it is derived and can be rebuilt to the same bytes."""

from dataclasses import dataclass, field

from dragoman.model.claims import Claim, Event
from dragoman.model.text import Evidence
from dragoman.model.values import Window

OUTCOMES = ("borne out", "refuted", "open")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where passages first came from: a wire's copy or a lineage of reprints, and the reports that carry it.

    `shared` are the passages themselves, as they stand in each report. A report that shares nothing
    is its own origin, with `shared` empty.
    """

    id: str
    reports: tuple[str, ...]
    shared: tuple[Evidence, ...] = field(default=(), repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One real event with the claims that report it, merged dates, and how many origins stand behind it."""

    id: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    when: Window
    status: str
    claims: tuple[Event, ...] = field(repr=False)
    origins: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a disagreement: a claim, the value it gives, and the origin it counts under."""

    claim: Claim = field(repr=False)
    value: str | float | tuple[float, float]
    origin: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which claims differ, with its kind, all sides, and the weight it should rank by."""

    id: str
    point: str
    kind: str
    versions: tuple[Version, ...]
    weight: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A claim about the future with the later passages that bear it out or refute it, the surest first."""

    id: str
    claim: Claim = field(repr=False)
    says: str
    by: str
    outcome: str
    resolved_by: tuple[Evidence, ...] = field(default=(), repr=False)
    late: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that reconciling a set of claims found, in a fixed order."""

    origins: tuple[Origin, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    persons: tuple["SamePerson", ...] = ()


@dataclass(frozen=True, slots=True)
class SamePerson:
    """One person across reports: the name preferred, every form, and the claims that name them."""

    name: str
    forms: tuple[str, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    why: str = ""
