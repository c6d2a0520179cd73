"""Claims as the API tells them: the fact that `dragoman facts --json` prints, typed field by field."""

from typing import Annotated, Any, Literal

from pydantic import Field

from dragoman.model.claims import Claim
from dragoman.model.clocks import clocks
from dragoman.model.decisions import Rulings
from dragoman.model.facts import claim_to_fact
from dragoman.serve.api.answering import Model

Status = Literal["happened", "ongoing", "planned", "possible", "conditional", "denied", "predicted"]
Code = Annotated[str, Field(description="ISO 3166 alpha-3 for states, else with IGO:, NGO:, ORG: or COM: before.")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Days = Annotated[
    list[Day | None], Field(min_length=2, max_length=2, description="First and last day, null where open.")
]
Prefix = Annotated[
    str, Field(description="A date prefix (2023, 2023-03, 2023-03-29), or first/last day, .. where open.")
]


class _Fact(Model):
    """What every claim has. Offsets are code points of the report's text, the end exclusive."""

    id: str
    report: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(description="text[start:end] of the report, always.")]
    status: Status
    reporter: Annotated[str, Field(description="Whose word it is; 'author' is the outlet's own.")]
    voice: Annotated[list[str], Field(description="The chain of speakers, outermost first.")]
    why: str
    more: Annotated[list[tuple[int, int, str]], Field(description="Further passages: start, end, quote.")]
    valid: Annotated[Days, Field(description="The days for which it holds.")]
    reported: Annotated[Days, Field(description="The days on which its report can have been published.")]
    standing: Annotated[str, Field(description="stands, accepted, rejected, withdrawn, or corrected and by what.")]


class EventFact(_Fact):
    """Source did type to target."""

    kind: Literal["event"]
    type: str
    source: list[Code]
    target: list[Code]
    earliest: Day | None
    latest: Day | None
    date_basis: str
    place: str | None
    mode: str | None
    contexts: list[str]
    source_sectors: list[str]
    target_sectors: list[str]
    source_countries: list[str | None]
    target_countries: list[str | None]
    quad_class: Annotated[int, Field(ge=1, le=4)]
    intensity: Annotated[float, Field(ge=-10, le=10)]


class TieFact(_Fact):
    """A standing relation between two actors."""

    kind: Literal["tie"]
    tie: str
    source: Code
    target: Code
    since: Prefix | None
    until: Prefix | None
    polarity: Literal[-1, 0, 1]


class PersonFact(_Fact):
    """A person, with the office the report gives them."""

    kind: Literal["person"]
    name: str
    variants: list[str]
    office: str | None
    of: Code | None
    former: bool
    hold: str


class StatementFact(_Fact):
    """What a speaker said; the quote is the words themselves."""

    kind: Literal["statement"]
    speaker: str
    speaker_of: Code | None
    mode: str
    addressee: str | None
    occasion: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None


class FigureFact(_Fact):
    """A quantity with its hedge."""

    kind: Literal["figure"]
    value: float
    high: float | None
    unit: str
    hedge: str | None
    about: str
    measures: str
    as_of: Prefix | None


class ForecastFact(_Fact):
    """What somebody expects."""

    kind: Literal["forecast"]
    says: str
    by: str
    horizon: str | None
    due: Prefix | None
    actors: list[Code]
    event_type: str | None


Fact = Annotated[
    EventFact | TieFact | PersonFact | StatementFact | FigureFact | ForecastFact, Field(discriminator="kind")
]


def fact_of(claim: Claim, rulings: Rulings) -> dict[str, Any]:
    """The fact of a claim with both its clocks and its standing."""
    fact = claim_to_fact(claim)
    return {**fact, **clocks(claim), "standing": rulings.standing(fact["id"])}
