"""What a claim about the future says will come: acts, actors, direction, whether it says they will not."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from textwrap import shorten
from typing import Any

from dragoman.model.claims import Claim, Event, Forecast, Status
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.words import content_stems, folded, is_content, stem, words_of

AHEAD = frozenset({Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL})
#: Actors read from the surroundings where a forecast names none: the two states most named there.
_NEAR_ACTORS = 2
#: What is expected is told in one line of at most so many characters.
ONE_LINE = 240
#: How many words behind "not" it still denies.
NEGATION_REACH = 4
#: How many words behind "will" the act foreseen stands: "will soon be opened".
ACT_WITHIN = 4
#: A question mark may stand so many characters before the end of what is asked, closing quote marks behind it.
MARK_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Outlook:
    """A claim about the future with what a later claim is held against.

    `type`, `source` and `target` are those of an event that the claim foresees, where one was coded; `parts` the
    words of each of the things it foresees, where these are two; `acts` the stems of what is to be done.
    """

    claim: Claim
    context: Context = field(repr=False)
    says: str
    stems: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    negated: bool
    due: Window
    acts: frozenset[str] = frozenset()
    type: str | None = None
    mode: str | None = None
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    parts: tuple[frozenset[str], ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """Stems and names together."""
        return self.stems | self.names

    @property
    def made(self) -> date:
        """The day it was made, as near as its report's publication tells: the middle of the window."""
        return self.claim.report.published.middle or date.min


def foresee(claim: Forecast | Event, events: list[Event], contexts: Contexts, gazetteer: Gazetteer) -> Outlook:
    """The outlook of a forecast, or of an event that lies ahead; `events` are those of the same sentence."""
    context = contexts.of(claim)
    says = shorten(claim.says if isinstance(claim, Forecast) else context.text, ONE_LINE, placeholder=" …")
    coming = consequence(says)
    ahead = [claim] if isinstance(claim, Event) else [e for e in events if e.status in AHEAD and e.quote in says]
    event = ahead[0] if len(ahead) == 1 else None
    words = content_stems(pattern("part_of_time").sub(" ", event.quote if event else coming))
    names = contexts.names_in(claim.evidence[0]) & context.names
    if event is None and _says_nothing(coming):
        words = names = frozenset()
    told = pattern("joint").split(coming if isinstance(claim, Forecast) else claim.quote)
    parts = [_part(part, context) for part in told]
    both = (event.source, event.target) if event else ()
    sides = [frozenset(gazetteer.counts_as(code) for code in side) for side in both]
    actors = frozenset().union(*sides) or _actors(claim, coming, contexts, gazetteer)
    return Outlook(
        claim=claim,
        context=context,
        says=says,
        stems=words & context.stems,
        names=names,
        actors=actors,
        negated=negated(coming, words),
        due=_due(claim, event, says),
        acts=frozenset(filter(None, (_act(part, words & context.stems) for part in told))),
        mode=event.mode if event else None,
        type=event.type if event else claim.event_type if isinstance(claim, Forecast) else None,
        source=sides[0] if sides else frozenset(),
        target=sides[1] if sides else frozenset(),
        parts=tuple(parts) if len(parts) > 1 and isinstance(claim, Forecast) else (),
    )


def asks(text: str, end: int) -> bool:
    """True where text[:end] is a question, its mark just before or behind the end: who asks expects nothing."""
    return "?" in text[max(0, end - MARK_WITHIN) : end + 1]


def _says_nothing(coming: str) -> bool:
    """True where no word behind "will" or "to" says anything: by its subject alone nothing can be borne out."""
    modal = pattern("modal").search(coming)
    return modal is not None and not content_stems(coming[modal.end() :])


def _part(text: str, context: Context) -> frozenset[str]:
    return content_stems(text) & context.stems | frozenset(folded(text)) & context.names


def _act(text: str, stems: frozenset[str]) -> str:
    """The stem of the first word behind "will" or "to" that says something; empty where none is near."""
    modal = pattern("modal").search(text)
    after = list(words_of(text[modal.end() :]))[:ACT_WITHIN] if modal else []
    return next((stem(word.text) for word in after if is_content(word.text) and stem(word.text) in stems), "")


def _due(claim: Forecast | Event, event: Event | None, says: str) -> Window:
    """By when it has to come: the act's days or the claim's, or "within two years" counted from its report."""
    if isinstance(claim, Event):
        return claim.when
    if event and event.when:
        return event.when
    match, published = pattern("within").search(says), claim.report.published
    if claim.due or not match or not published.latest:
        return claim.due
    number = match["number"].lower()
    many = int(number) if number.isdigit() else int(_table("numbers")[number])
    days = timedelta(days=many * int(_table("days")[match["unit"].lower()]))
    return Window(published.earliest, published.latest + days, match.group())


def _actors(claim: Forecast | Event, coming: str, contexts: Contexts, gazetteer: Gazetteer) -> frozenset[str]:
    """The states of what is foreseen; of the claim where it names none; of its surroundings where that does not."""
    given = claim.actors if isinstance(claim, Forecast) else (*claim.source, *claim.target)
    at = claim.report.text.find(coming, claim.span.start, claim.span.end)
    if at >= 0 and coming:
        named = frozenset(contexts.states_in(claim.report.evidence(at, at + len(coming))))
        if named:
            return named
    states = frozenset(gazetteer.counts_as(code) for code in given)
    if states:
        return states
    for near in contexts.widening(claim.evidence[0]):
        found = contexts.states_in(near)
        if len(found) >= _NEAR_ACTORS:
            return frozenset(sorted(found, key=lambda code: (-found[code], code))[:_NEAR_ACTORS])
    return frozenset()


def consequence(says: str) -> str:
    """What is foreseen: behind the condition of an "if" sentence, else all of it."""
    match = pattern("condition").match(says)
    return match.group("then") if match else says


@lru_cache(maxsize=131072)
def negated(text: str, stems: frozenset[str]) -> bool:
    """True where the text says of one of these stems that it did or does not happen: "has still not opened".

    The first word behind "not" that says something has to be one of them: "we do not think of opening it" denies
    a thought.
    """
    words = folded(pattern("not_negating").sub(" ", text.lower()))
    for at, word in enumerate(words):
        if word in _negations() or (word == "t" and at and words[at - 1].endswith("n")):
            after = (stem(next_word) for next_word in words[at + 1 : at + 1 + NEGATION_REACH] if is_content(next_word))
            if next(after, "") in stems:
                return True
    return False


@lru_cache(maxsize=262144)
def unreal(text: str) -> bool:
    """True where the text speaks of what may or will be, or asks."""
    return bool(pattern("unreal").search(text))


@lru_cache(maxsize=131072)
def opposites_of(stems: frozenset[str]) -> frozenset[str]:
    """The stems of acts that would undo any of these."""
    found = {b if a in stems else a for a, b in _opposites() if (a in stems) != (b in stems)}
    return frozenset(found)


@cache
def alike(stem_: str) -> frozenset[str]:
    """The stems that tell of the same as this one where something is foretold."""
    groups = (frozenset(map(stem, group)) for group in _vocabulary()["alike"])
    return frozenset().union(*(group for group in groups if stem_ in group)) - {stem_}


@cache
def _vocabulary() -> dict[str, Any]:
    found = read_yaml("dragoman.reconcile", "opposites.yaml")
    return dict(found)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of opposites.yaml."""
    return re.compile(str(_vocabulary()[name]), re.IGNORECASE | re.DOTALL)


def _table(name: str) -> dict[str, int]:
    table: dict[str, int] = _vocabulary()[name]
    return table


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple((stem(first), stem(second)) for first, second in _vocabulary()["opposites"])


@cache
def _negations() -> frozenset[str]:
    return frozenset(str(_vocabulary()["negations"]).split())
