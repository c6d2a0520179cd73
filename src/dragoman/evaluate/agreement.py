"""Whether a coded fact says what a gold fact says, layer by layer and step by step.

The tests are those of the shared scorer (its `score.py`), which the figures have to equal.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.gold import GoldFact
from dragoman.model.claims import QUAD_CLASS
from dragoman.model.facts import Fact

Test = Callable[[GoldFact, CodedFact], bool]
Days = tuple[str, str]
NUMBER_TOLERANCE = 1e-6  # of the gold value, or of 1 for smaller ones (shared scorer)
ENDLESS = 10**6  # days of a window that is open at an end (shared scorer)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a layer's test: what it is called and whether two facts that overlap pass it."""

    name: str
    test: Test


def fold(name: str | None) -> str:
    """A name without case, accents, full stops and surplus space."""
    text = unicodedata.normalize("NFKD", name or "")
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    return " ".join(text.replace("’", "'").replace(".", " ").split())


def same_name(one: str | None, other: str | None) -> bool:
    """True where the words of one name are all in the other's, and the last word of one of them is shared."""
    left, right = fold(one).split(), fold(other).split()
    if not left or not right:
        return False
    within = set(left) <= set(right) or set(right) <= set(left)
    return within and (left[-1] in right or right[-1] in left)


def actor_codes(value: Any) -> frozenset[str]:
    """The codes of a field that holds one, several or none, written alike."""
    values = [value] if isinstance(value, str) else value or []
    return frozenset(code.upper() if len(code) == 3 else code.casefold() for code in values)


def window_of(fields: Fact | None) -> Days | None:
    """The first and last day of a date's fields, a missing end open; None where there is no date."""
    if not fields or not (fields.get("earliest") or fields.get("latest")):
        return None
    return fields.get("earliest") or "0000", fields.get("latest") or "9999"


def windows_meet(one: Days | None, other: Days | None) -> bool:
    """True where the two share a day, or neither has one."""
    if one is None or other is None:
        return one is other
    return one[0] <= other[1] and other[0] <= one[1]


def days_in(window: Days) -> int:
    """Days from its first to its last; ENDLESS where an end is open."""
    try:
        return (date.fromisoformat(window[1]) - date.fromisoformat(window[0])).days
    except ValueError:
        return ENDLESS


def _both(fields: Fact) -> frozenset[str]:
    return actor_codes(fields.get("source")) | actor_codes(fields.get("target"))


def same_pair(gold: GoldFact, coded: CodedFact) -> bool:
    """True where the two name the same two actors, or the one where there is one."""
    wanted = _both(gold.fields)
    return len(wanted & _both(coded.fields)) >= min(2, len(wanted))


def same_direction(gold: GoldFact, coded: CodedFact) -> bool:
    """True where sources share an actor and targets share one, or both have none."""
    for side in ("source", "target"):
        wanted, got = actor_codes(gold.fields.get(side)), actor_codes(coded.fields.get(side))
        if not (wanted & got or not wanted | got):
            return False
    return True


def _same_quad(gold: GoldFact, coded: CodedFact) -> bool:
    types = (gold.fields["type"], *gold.fields.get("or_type", ()))
    got = QUAD_CLASS.get(coded.fields.get("type") or "")
    return same_direction(gold, coded) and got in {QUAD_CLASS.get(type_) for type_ in types}


def _same_type(gold: GoldFact, coded: CodedFact) -> bool:
    return same_direction(gold, coded) and gold.allows("type", coded.fields.get("type"))


def _same_tie(gold: GoldFact, coded: CodedFact) -> bool:
    return same_pair(gold, coded) and gold.allows("kind", coded.fields.get("tie"))


def _same_speaker(gold: GoldFact, coded: CodedFact) -> bool:
    return same_name(gold.fields["speaker"], coded.fields.get("speaker"))


def _close(wanted: float | None, got: float | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    return abs(float(wanted) - float(got)) <= NUMBER_TOLERANCE * max(1.0, abs(float(wanted)))


def _same_value(gold: GoldFact, coded: CodedFact) -> bool:
    return all(_close(gold.fields.get(key), coded.fields.get(key)) for key in ("value", "high"))


def _same_unit(gold: GoldFact, coded: CodedFact) -> bool:
    return _same_value(gold, coded) and fold(gold.fields.get("unit")) == fold(coded.fields.get("unit"))


def _any(gold: GoldFact, coded: CodedFact) -> bool:
    return True


#: Layer (the kind of its facts) to its steps, loosest first.
LAYERS: Mapping[str, tuple[Step, ...]] = {
    "event": (
        Step("span+pair", same_pair),
        Step("+direction", same_direction),
        Step("+quad", _same_quad),
        Step("+type", _same_type),
    ),
    "tie": (Step("span+pair", same_pair), Step("+kind", _same_tie)),
    "statement": (Step("span", _any), Step("+speaker", _same_speaker)),
    "figure": (Step("value", _same_value), Step("+unit", _same_unit)),
    "forecast": (Step("span", _any),),
}
