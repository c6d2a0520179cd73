"""What a claim about the future says will come: acts, actors, direction, whether it says they will not."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from textwrap import shorten

from dragoman.model.claims import Claim, Event, Forecast, Status
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.words import content_stems, is_content, stem, words_of

AHEAD = frozenset({Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL})
#: Actors read from the surroundings where a forecast names none: the two states most named there.
_NEAR_ACTORS = 2
#: What is expected is told in one line of at most so many characters.
ONE_LINE = 240
#: How many words behind "not" it still denies.
NEGATION_REACH = 4


@dataclass(frozen=True, slots=True)
class Outlook:
    """A claim about the future with what a later claim is held against.

    `type`, `source` and `target` are those of an event that the claim foresees, where one was coded.
    """

    claim: Claim
    context: Context = field(repr=False)
    says: str
    stems: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    negated: bool
    due: Window
    type: str | None = None
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """Stems and names together."""
        return self.stems | self.names

    @property
    def made(self) -> date:
        """The last day on which it can have been made."""
        window = self.claim.report.published
        return window.latest or window.earliest or date.min


def foresee(claim: Forecast | Event, events: list[Event], contexts: Contexts, gazetteer: Gazetteer) -> Outlook:
    """The outlook of a forecast, or of an event that lies ahead; `events` are those of the same sentence."""
    context = contexts.of(claim)
    says = shorten(claim.says if isinstance(claim, Forecast) else context.text, ONE_LINE, placeholder=" …")
    coming = consequence(says)
    ahead = [claim] if isinstance(claim, Event) else [e for e in events if e.status in AHEAD and e.quote in says]
    event = ahead[0] if len(ahead) == 1 else None
    words = content_stems(coming if isinstance(claim, Forecast) else claim.quote)
    both = (event.source, event.target) if event else ()
    sides = [frozenset(gazetteer.counts_as(code) for code in side) for side in both]
    actors = frozenset().union(*sides) or _actors(claim, coming, contexts, gazetteer)
    return Outlook(
        claim=claim,
        context=context,
        says=says,
        stems=words & context.stems,
        names=contexts.names_in(claim.evidence[0]) & context.names,
        actors=actors,
        negated=negated(coming, words),
        due=claim.due if isinstance(claim, Forecast) else claim.when,
        type=event.type if event else claim.event_type if isinstance(claim, Forecast) else None,
        source=sides[0] if sides else frozenset(),
        target=sides[1] if sides else frozenset(),
    )


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
    match = _condition().match(says)
    return match.group("then") if match else says


def negated(text: str, stems: frozenset[str]) -> bool:
    """True where the text says of one of these stems that it did or does not happen: "has still not opened".

    The first word behind "not" that says something has to be one of them: "we do not think of opening it" denies
    a thought.
    """
    words = [word.text for word in words_of(_not_negating().sub(" ", text.lower()))]
    for at, word in enumerate(words):
        if word in _negations() or (word == "t" and at and words[at - 1].endswith("n")):
            after = (stem(next_word) for next_word in words[at + 1 : at + 1 + NEGATION_REACH] if is_content(next_word))
            if next(after, "") in stems:
                return True
    return False


def unreal(text: str) -> bool:
    """True where the text speaks of what may or will be, or asks."""
    return bool(_unreal().search(text))


def opposites_of(stems: frozenset[str]) -> frozenset[str]:
    """The stems of acts that would undo any of these."""
    found = {b if a in stems else a for a, b in _opposites() if (a in stems) != (b in stems)}
    return frozenset(found)


@cache
def _vocabulary() -> dict[str, object]:
    found = read_yaml("dragoman.reconcile", "opposites.yaml")
    return dict(found)


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = read_yaml("dragoman.reconcile", "opposites.yaml")["opposites"]
    return tuple((stem(first), stem(second)) for first, second in pairs)


@cache
def _negations() -> frozenset[str]:
    return frozenset(str(_vocabulary()["negations"]).split())


@cache
def _not_negating() -> re.Pattern[str]:
    return re.compile(str(_vocabulary()["not_negating"]))


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(str(_vocabulary()["unreal"]), re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(str(_vocabulary()["condition"]), re.IGNORECASE | re.DOTALL)
