"""What a dossier holds: plain values for a reader, every statement with the numbers of its endnotes."""

from dataclasses import dataclass

from dragoman.brief.changed import Changes
from dragoman.brief.covered import Coverage
from dragoman.brief.numbers import Measures, Triangle
from dragoman.brief.pieces import Notes, Passage, When


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the opening paragraph."""

    text: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class Standing:
    """One line on a mission, an envoy or relations: what is told, since when, when last told and by whom."""

    words: str
    since: str
    told: str
    sources: str
    origins: int
    notes: Notes


@dataclass(frozen=True, slots=True)
class Representation:
    """What the sender has with the host, latest word first."""

    sender: str
    host: str
    missions: tuple[Standing, ...]
    envoys: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class StandingAt:
    """How one matter stands at a date, by the last word before it.

    `matter` is mission, envoy, relations, office or a kind of tie. `stage` is announced, decided, accredited, open,
    recalled, closed or denied of missions and envoys; stands, ended, announced or denied of ties; in office or acting.
    `level` is embassy, consulate, ambassador, chargé d’affaires, ... or the office; `exchange` the number of the
    Correlates of War's diplomatic exchange. `since` is when it holds from (its valid clock), `reported` when it was
    told (the other clock); `ahead` what was announced or decided beside it. `mutual` matters hold for both alike.
    `silent` says how long nothing was told of it before the date, where that is long.
    """

    matter: str
    sender: str
    host: str
    codes: tuple[str, ...]
    stage: str
    level: str
    exchange: int | None
    person: str
    since: When
    reported: When
    ahead: str
    origins: int
    notes: Notes
    mutual: bool = False
    silent: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of the timeline; `origins` counts the independent origins that tell it.

    `reliability` and `credibility` are its source's letter and its own digit by the Admiralty code.
    """

    number: int
    when: When
    status: str
    type: str
    quad_class: int
    sentence: str
    quote: str
    sources: str
    told: str
    origins: int
    reliability: str
    credibility: str
    tags: tuple[str, ...]
    notes: Notes


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A quantity as claimed: what it measures, amount, the day it holds for, whose word it is, its sentence."""

    measure: str
    amount: str
    as_of: str
    by: str
    told: str
    passage: Passage
    origins: int
    notes: Notes


@dataclass(frozen=True, slots=True)
class TieRow:
    """One standing tie as told."""

    sentence: str
    status: str
    polarity: int
    since: str
    until: str
    told: str
    quote: str
    sources: str
    origins: int
    notes: Notes


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The ties of one kind and the figures that go with them."""

    kind: str
    heading: str
    ties: tuple[TieRow, ...]
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disagreement with all who give it."""

    value: str
    told: str
    sources: str
    origins: int
    passage: Passage
    notes: Notes


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a disagreement as one origin tells it, held against the row first told.

    `mark` is a sign and `differs` the same in words: "↓", "lower by 10 points". `later` says how long after the
    first row it was told; `same_origin_as` is the number of an earlier row of the same origin, 0 where there is none.
    Of figures in one unit `low` and `high` are the bounds in `unit`, None where open; `rough` ones are hedged.
    """

    number: int
    value: str
    mark: str
    differs: str
    who: str
    told: When
    later: str
    passage: Passage
    origin: str
    same_origin_as: int
    notes: Notes
    low: float | None = None
    high: float | None = None
    unit: str = ""
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which reports differ; `inner` where it is about the dossier's own actors and nobody else.

    `sides` has each value once, `rows` each version as one origin tells it, the first told first.
    """

    point: str
    kind: str
    why: str
    origins: int
    inner: bool
    sides: tuple[Side, ...]
    rows: tuple[VersionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One statement."""

    words: str
    direct: bool
    told: str
    sources: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, in what office, and what was said, in order of publication; `private` where for no state or body."""

    name: str
    office: str
    said: tuple[Said, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """The speakers of one state or body; the last group is those of whom it is not known."""

    of: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A later claim that bears an expectation out or refutes it."""

    quote: str
    told: str
    sources: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class Outlook:
    """What somebody expected, and what came of it."""

    says: str
    by: str
    made: str
    horizon: str
    outcome: str
    late: bool
    why: str
    sources: str
    outcomes: tuple[Outcome, ...]
    notes: Notes


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands between one of the dossier's actors and another actor.

    `sign` is friendly, hostile, mixed or neutral, by ties and by acts that happened or go on; `weight` how many these
    are; `balance` is the mean intensity of those acts (-10 to 10), None without any.
    """

    one: str
    other: str
    sign: str
    weight: int
    ties: tuple[str, ...]
    cooperative: int
    conflictual: int
    unrealised: int
    balance: float | None
    origins: int
    latest: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a report's page was not coded: boilerplate or comments, how many lines, and how its parts begin."""

    zone: str
    lines: int
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report: its window and why, its origin, what was left out, its grade and who gave it.

    `descriptor` says in a few sentences what bears on its worth as a source (ICD 206): what kind of source it is,
    whose word it carries, how exactly it is dated, how whole it is, whose text it shares, when it was read.
    """

    id: str
    title: str
    outlet: str
    outlet_kind: str
    byline: str
    dateline: str
    wire: str
    where: str
    sha256: str
    published: When
    basis: str
    origin: str
    shares_with: tuple[str, ...]
    shared_words: int
    claims: int
    left_out: tuple[LeftOut, ...]
    descriptor: str
    reliability: str
    reliability_words: str
    rated: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote: where the quote stands (code points, end exclusive), its sentence, and the claim it is of.

    Status, voice, id and kind are empty where the note is a plain passage that no claim was coded from; `judged` is
    what people decided on the claim, empty where they did not.
    """

    number: int
    report: str
    outlet: str
    title: str
    published: str
    start: int
    end: int
    passage: Passage
    status: str
    by: str
    claim: str
    kind: str
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the dossier itself judges: a sentence with one word of likelihood, its bounds, on what ground.

    `confidence` is a sentence of its own, with its reason, as ICD 203 asks.
    """

    text: str
    bounds: str
    ground: str
    confidence: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that people made on something the dossier draws on."""

    question: str
    verdict: str
    subject: tuple[str, ...]
    detail: str
    by: str
    made: str
    why: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All sections, in the order in which they are read.

    Of records that tell of the actors very often only the newest claims are drawn on, `drawn` of `drawn_of`; else 0.
    """

    title: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    as_of: str
    reports: int
    origins: int
    claims: int
    drawn: int
    drawn_of: int
    known: str
    opening: tuple[Sentence, ...]
    standing: tuple[StandingAt, ...]
    representation: tuple[Representation, ...]
    relations: tuple[Standing, ...]
    timeline: tuple[Entry, ...]
    ties: tuple[TieGroup, ...]
    differences: tuple[Difference, ...]
    speakers: tuple[SpeakerGroup, ...]
    figures: tuple[FigureRow, ...]
    outlooks: tuple[Outlook, ...]
    estimates: tuple[Estimate, ...]
    edges: tuple[Edge, ...]
    triangles: tuple[Triangle, ...]
    measures: Measures | None
    sources: tuple[Source, ...]
    summary: str
    ruled: tuple[Ruled, ...]
    aside: int
    notes: tuple[Note, ...]
    coverage: Coverage = Coverage()
    changes: Changes | None = None
