"""Who acts: actors, the mentions of them in a text, and the links that tie one to the other."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import IntegrityError
from dragoman.model.text import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, group, company or community.

    `code` is ISO 3166 alpha-3 for states, else prefixed: IGO: (international body), NGO: (armed
    group or organisation), ORG: (company), COM: (people, community). `country` is the state an
    organisation counts as, where it does; `cow` the Correlates of War number.
    """

    code: str
    label: str
    kind: str
    cow: str = ""
    iso2: str = ""
    sector: str = ""
    country: str = ""

    @property
    def counts_as(self) -> str:
        """The code under which its acts are filed: companies and forces count as their country."""
        return self.country if self.kind == "company" and self.country else self.code


class MentionKind(StrEnum):
    """How a text points at an actor."""

    NAME = "name"  # a name of the vocabulary: Azerbaijan, Israeli, Baku, the Kremlin, the EU
    PERSON = "person"  # a person: Mukhtar Mammadov, Mammadov
    BODY = "body"  # an organisation named in the text only: the Conference of European Rabbis
    ROLE = "role"  # a role noun: the ambassador, the ministry, its archrival, the two countries
    PRONOUN = "pronoun"  # he, they, it
    PLACE = "place"  # a place that is no government: Tel Aviv, Nagorno-Karabakh


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that may point at an actor.

    `candidates` are the codes the vocabulary allows for it; `name_kind` the vocabulary's word for the
    name (name, short, adjective, demonym, capital, seat, phrase, agency, city, ...); `person` the full
    name of the person it is a form of.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    candidates: tuple[str, ...] = ()
    name_kind: str = ""
    person: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Link:
    """A mention tied to the actors it means, with a score (0 to 1) and the reason.

    `actors` are all meant at once ("the two countries" means two); where several could be meant and
    none can be preferred, `actors` is empty and the mention's `candidates` stay as they are.
    """

    mention: Mention
    actors: tuple[str, ...]
    score: float
    why: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise IntegrityError(f"link score {self.score} of {self.mention.text!r} is not between 0 and 1")

    @property
    def resolved(self) -> bool:
        """True where it is known who is meant."""
        return bool(self.actors)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one report: the fullest form of the name, its other forms, and where they stand."""

    name: str
    variants: tuple[str, ...]
    spans: tuple[Span, ...]
