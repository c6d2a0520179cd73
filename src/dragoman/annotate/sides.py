"""The two sides of an act, and the acts already found that later ones refer to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.annotate.event_words import EventWord
from dragoman.annotate.reading import Reading
from dragoman.model.actors import Link, MentionKind
from dragoman.model.text import ZoneKind


@dataclass(frozen=True, slots=True)
class Side:
    """The actors on one side of an act, and the tokens that name them."""

    codes: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)

    def without(self, codes: Iterable[str]) -> "Side":
        """This side less some actors."""
        left = tuple(code for code in self.codes if code not in set(codes))
        return Side(left, self.tokens if left else ())


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides of an act."""

    source: Side
    target: Side

    @property
    def whole(self) -> bool:
        """True where somebody acts and somebody is acted on."""
        return bool(self.source.codes and self.target.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The actors of both sides, each once, sources first."""
        return tuple(dict.fromkeys((*self.source.codes, *self.target.codes)))


@dataclass(frozen=True, slots=True)
class Act:
    """An act already found, for those that answer it or speak of it again; its target may be unknown."""

    trigger: Token
    type: str
    parties: Parties


@dataclass(frozen=True, slots=True)
class Suffered:
    """Violence told without its doer, with the words that name it and who claimed it since, if anybody did."""

    trigger: Token
    target: Side
    words: tuple[EventWord, ...]
    laid_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """What stands behind the acts of one report: its reading, the acts so far, the violence without a doer, how often
    it speaks of whom, and whom its headline and first sentence name."""

    reading: Reading
    acts: list[Act] = field(default_factory=list)
    suffered: list[Suffered] = field(default_factory=list)
    spoken: Counter[str] = field(default_factory=Counter)
    lead: tuple[str, ...] = ()

    @classmethod
    def of(cls, reading: Reading) -> "Story":
        """The story of a report before its first act."""
        spoken: Counter[str] = Counter()
        for link in reading.links:
            spoken.update(codes_of(reading, link))
        first = next(
            (sent for sent in reading.doc.sents if reading.report.zone_at(sent.start_char) is ZoneKind.BODY), None
        )
        end = first.end_char if first is not None else 0
        lead = dict.fromkeys(code for link in reading.links_in(0, end) for code in sorted(codes_of(reading, link)))
        return cls(reading, spoken=spoken, lead=tuple(lead))


def codes_of(reading: Reading, link: Link) -> set[str]:
    """The actors a link means, as they count; none for a mere place."""
    if link.mention.kind is MentionKind.PLACE:
        return set()
    return {reading.gazetteer.counts_as(code) for code in link.actors}


def side_of(reading: Reading, named: Iterable[tuple[Link, Token]]) -> Side:
    """The actors of these links, each once, with the tokens that name them."""
    codes: dict[str, None] = {}
    tokens: dict[Token, None] = {}
    for link, token in named:
        tokens[token] = None
        for code in link.actors:
            codes[reading.gazetteer.counts_as(code)] = None
    return Side(tuple(codes), tuple(tokens))


def named_at(reading: Reading, token: Token) -> tuple[Link, Token] | None:
    """The link that begins at the token, where it tells an actor and no mere place."""
    link = reading.link_at(token)
    if link is None or not link.resolved or link.mention.kind is MentionKind.PLACE or link.mention.start != token.idx:
        return None
    return link, token
