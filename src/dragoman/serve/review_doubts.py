"""Why a claim wants a reviewer: what speaks against it, and how much hangs on it; both together order the queue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import prod
from typing import Any

from dragoman.model.claims import QUAD_CLASS, Event, Figure, Forecast, Statement, Tenure
from dragoman.model.vocabulary import read_rows
from dragoman.record.queueing import Hanging

_PACKAGE = "dragoman.serve"
_ENCODER = re.compile(r"\bencoder:(\d(?:\.\d+)?)")
_CUES_ASIDE = ("word:", "encoder", "tie word", "no cue", "told by an outsider")
_DOUBTFUL = frozenset({"possible", "conditional", "denied"})
_YEAR = 366
#: A claim loses half of the weight of being new in so many days behind the newest report: desks work on the season.
HALVED = 120
#: What is old still weighs so much of what is new: a record is read for its past too.
OLD = 0.4


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that speaks against a claim as coded, and the chance that it is wrong for it."""

    name: str
    chance: float
    says: str


def doubts_of(fact: dict[str, Any], link: float | None, hanging: Sequence[Hanging]) -> list[Doubt]:
    """What speaks against a claim, most first; `link` is the least score of the links inside its quote."""
    words, chances = _doubts(), dict(_of_fact(fact))
    if link is not None and fact["kind"] in (Event.kind, "tie"):
        chances |= {"unlinked": words["unlinked"].chance} if link == 0 else {"implied": (1 - link)} if link < 1 else {}
    if any(one.kind == "disagreements" for one in hanging):
        chances["disputed"] = words["disputed"].chance
    found = [Doubt(name, chance, words[name].says) for name, chance in chances.items() if chance > 0]
    return sorted(found, key=lambda doubt: (-doubt.chance, doubt.name))


def uncertainty(doubts: Sequence[Doubt]) -> float:
    """The chance that a claim is wrong somewhere, 0 to 1, the doubts taken as independent of each other."""
    return 1.0 - float(prod(1 - doubt.chance for doubt in doubts))


def disputed(plain: float) -> float:
    """The uncertainty of a claim, given by itself, where reports differ on it."""
    return 1.0 - (1.0 - plain) * (1.0 - _doubts()["disputed"].chance)


def weight(hanging: Sequence[Hanging], actors: int, age: int) -> float:
    """How much a wrong claim would spoil: findings that hang on it, dossiers it enters, how new it is (days behind).

    Each finding weighs as hangings.csv says, shared among its claims where they bear it together, and less the more
    origins bear it out; two actors are one dossier, three are three.
    """
    weights = _hangings()
    found = 1.0
    for one in hanging:
        each, shared, _ = weights[one.kind]
        found += each / (one.claims * one.origins**0.5 if shared else 1)
    dossiers = actors * (actors - 1) / 2
    recency = OLD + (1 - OLD) * 0.5 ** (max(age, 0) / HALVED)
    return float((found + 0.25 * min(dossiers, 6)) * recency)


def hanging_words(hanging: Sequence[Hanging]) -> list[str]:
    """What hangs on a claim, for a reader: "an occurrence, told by 3 claims of 2 origins"."""
    said = []
    for one in hanging:
        _, _, words = _hangings()[one.kind]
        alone = one.claims == 1 and one.kind in ("occurrences", "persons")
        shared = f", told by {one.claims} claims" if one.claims > 1 else ", told by this claim alone" if alone else ""
        origins = f" of {one.origins} origins" if one.origins > 1 else ""
        said.append(f"{words}{shared}{origins}")
    return list(dict.fromkeys(said))


def actors_in(fact: dict[str, Any]) -> int:
    """How many actors a fact names."""
    named: set[str] = set()
    for name in ("source", "target", "of", "speaker_of", "actors"):
        value = fact.get(name)
        named.update([value] if isinstance(value, str) else value or ())
    return len(named)


def _of_fact(fact: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield from _of_reason(fact)
    names: list[str] = []
    match fact["kind"]:
        case Event.kind:
            names += ["undated"] if not fact["earliest"] and not fact["latest"] else []
            names += ["wide"] if _days(fact["earliest"], fact["latest"]) > _YEAR else []
            names += ["one-sided"] if not fact["source"] or not fact["target"] else []
        case Tenure.kind:
            names += ["no-office"] if not fact["office"] else []
            names += ["no-state"] if not fact["of"] else []
        case Statement.kind:
            names += ["no-state"] if not fact["speaker_of"] else []
        case Figure.kind:
            names += ["unmeasured"] if not fact["measures"] else []
            names += ["hedged"] if fact["hedge"] else []
        case Forecast.kind:
            names += ["no-date"] if not fact["due"] else []
    for name in names:
        yield name, _doubts()[name].chance


def _of_reason(fact: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """What the coder's own reason tells: which decider spoke, how surely, and what the status rests on."""
    why, words = fact["why"], _doubts()
    if fact["kind"] == Event.kind:
        said = _ENCODER.search(why)
        if said:
            yield "encoder", min(max(1 - float(said.group(1)), 0.0), 1.0)
        elif "encoder: nothing done" in why:
            yield "nothing", words["nothing"].chance
        elif fact.get("type") in QUAD_CLASS:
            yield "word", words["word"].chance
    if fact["kind"] in (Event.kind, "tie"):
        cues = [part.strip() for part in why.split(";") if part.strip() and not part.strip().startswith(_CUES_ASIDE)]
        if cues:
            yield "status", words["status"].chance
    if fact["status"] in _DOUBTFUL:
        yield "doubtful", words["doubtful"].chance
    if "told by an outsider" in why:
        yield "outsider", words["outsider"].chance
    if "goes on" in why:
        yield "goes-on", words["goes-on"].chance


def _days(first: str | None, last: str | None) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if first and last else 0


@cache
def _doubts() -> dict[str, Doubt]:
    rows = read_rows(_PACKAGE, "doubts.csv", ("name", "chance", "says"))
    return {row["name"]: Doubt(row["name"], float(row["chance"]), row["says"]) for row in rows}


@cache
def _hangings() -> dict[str, tuple[float, bool, str]]:
    rows = read_rows(_PACKAGE, "hangings.csv", ("kind", "weight", "shared", "says"))
    return {row["kind"]: (float(row["weight"]), row["shared"] == "yes", row["says"]) for row in rows}
