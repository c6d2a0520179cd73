"""Where in the world reports place a state: "the Baltic republic" against "the Nordic one"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from dragoman.model.claims import Claim, Event, Forecast, Tie
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Evidence
from dragoman.model.vocabulary import read_rows
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.marks import order_of, published_day
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed

_Placed = tuple[Claim, str]


def region_disagreements(
    claims: Iterable[Claim], contexts: Contexts, lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """Where reports call one state by regions of which neither lies in the other: kind conflict."""
    placed: dict[str, list[_Placed]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Event | Tie | Forecast):
            sentence = contexts.of(claim).sentence
            for match in _called().finditer(sentence.quote):
                state = _meant(claim, sentence.start + match.start(), contexts)
                if state:
                    placed[state].append((_at(claim, sentence, match), match["region"].lower()))
    found = []
    for state, told in sorted(placed.items()):
        distinct = [entry for entry in _distinct(told, lineages) if any(_at_odds(entry[1], word) for _, word in told)]
        if distinct:
            sides = [(claim, word, lineages.of(claim)) for claim, word in distinct]
            shown = listed(list(dict.fromkeys(word.title() for _, word in distinct)))
            point = f"The part of the world that {gazetteer.label(state)} belongs to is given as {shown}."
            found.append(disagree(point, "conflict", sides, 0.2, "regions of which neither lies in the other"))
    return found


def _meant(claim: Event | Tie | Forecast, at: int, contexts: Contexts) -> str | None:
    """The one state of the claim that a phrase at this place of its report stands for; None where that is open.

    It is the one that the sentence's words before do not name; or the host, where the phrase is where a visitor goes.
    """
    if isinstance(claim, Forecast):
        codes = set(claim.actors)
    elif isinstance(claim, Event):
        codes = {*claim.source, *claim.target}
    else:
        codes = {claim.source, claim.target}
    states = {code for code in codes if ":" not in code}
    begin = contexts.of(claim).sentence.start
    goes = isinstance(claim, Event) and claim.type == "CONSULT" and claim.source != claim.target
    if isinstance(claim, Event) and goes and _goal().search(claim.report.text[begin:at]):
        states &= set(claim.target)
    elif len(states) > 1 and begin < at:
        states -= set(contexts.states_in(claim.report.evidence(begin, at)))
    return states.pop() if len(states) == 1 else None


def _at(claim: Claim, sentence: Evidence, match: re.Match[str]) -> Claim:
    """The claim with the phrase itself as its evidence."""
    phrase = claim.report.evidence(sentence.start + match.start(), sentence.start + match.end())
    return replace(claim, evidence=(phrase,))


def _distinct(told: Iterable[_Placed], lineages: Lineages) -> list[_Placed]:
    kept: dict[tuple[str, str], _Placed] = {}
    for claim, word in sorted(told, key=lambda entry: (published_day(entry[0]), order_of(entry[0]))):
        kept.setdefault((lineages.of(claim), word), (claim, word))
    return list(kept.values())


def _at_odds(a: str, b: str) -> bool:
    (first, wider), (second, other) = _regions()[a], _regions()[b]
    return first != second and first not in other and second not in wider


@cache
def _regions() -> dict[str, tuple[str, frozenset[str]]]:
    rows = read_rows("dragoman.reconcile", "regions.csv", ("word", "region", "within"))
    return {row["word"]: (row["region"], frozenset(row.list("within"))) for row in rows}


@cache
def _goal() -> re.Pattern[str]:
    return re.compile(r"\b(?:to|for|in|around|through)\s+$")


@cache
def _called() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _regions()), key=len, reverse=True))
    return re.compile(rf"\b(?:the|this|that)\s+(?P<region>{words})\s+(?:nation|country|state|republic|kingdom)\b", re.I)
