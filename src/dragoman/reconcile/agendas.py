"""What is talked about: one voice has a matter raised that another says is not on the agenda."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from textwrap import shorten
from typing import Any

from dragoman.model.claims import AUTHOR
from dragoman.model.findings import Disagreement
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.outlooks import negated
from dragoman.reconcile.points import disagree
from dragoman.reconcile.told import Told
from dragoman.reconcile.words import stem

#: The matter barred and the matter raised have so many stems in common, where no state or "other countries" ties them.
SHARED = 3
#: How far before or behind it in the same report a matter is raised that is barred, in sentences.
NEAR = 6
#: So many sentences that raise it are shown.
SHOWN = 3
#: A point quotes at most so many characters of a sentence.
SHORT = 140


def agenda_disagreements(sentences: Iterable[Told], lineages: Lineages) -> list[Disagreement]:
    """Where a matter is raised in one sentence and barred in another of the same talks: kind conflict."""
    barred: list[Told] = []
    raised: dict[str, list[Told]] = defaultdict(list)
    for told in sentences:
        side = _side(told.context.text)
        if side == "barred":
            barred.append(told)
        elif side == "raised" and not negated(told.context.text, told.context.stems):
            raised[told.report.id].append(told)
    found = []
    for no in barred:
        yes = [told for told in raised[no.report.id] if _same_matter(told, no)]
        if yes:
            found.append(_point(yes[:SHOWN], no, lineages))
    return found


@lru_cache(maxsize=131072)
def _side(text: str) -> str:
    """ "barred" or "raised", as the sentence says of a matter; empty where it says neither."""
    return next((side for side in ("barred", "raised") if _pattern(side).search(text)), "")


def _same_matter(yes: Told, no: Told) -> bool:
    """True where what the one raises is what the other bars, by another voice."""
    if yes.claim.voice == no.claim.voice or abs(yes.context.number - no.context.number) > NEAR:
        return False
    if _pattern("others").search(no.context.text):
        # Who meets is named most; a state beyond them is another country.
        return len(yes.states) > 1 or bool(yes.states - no.around)
    shared = (yes.context.stems & no.context.stems) - _idle()
    return len(shared) >= SHARED or bool(yes.context.names & no.context.names and shared)


def _point(raised: Sequence[Told], no: Told, lineages: Lineages) -> Disagreement:
    sides = [(told.claim, "to be talked about", lineages.of(told.claim)) for told in raised]
    sides.append((no.claim, "not to be", lineages.of(no.claim)))
    text = shorten(raised[0].context.text, SHORT, placeholder=" …")
    by = no.claim.voice.reporter
    point = f"Whether it is talked about (“{text}”) is denied by {'the report itself' if by == AUTHOR else by}."
    return disagree(point, "conflict", sides, 0.5, "one voice has it raised, another bars it")


@cache
def _vocabulary() -> dict[str, Any]:
    return dict(read_yaml("dragoman.reconcile", "agenda.yaml"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_vocabulary()[name], re.IGNORECASE)


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(stem, _vocabulary()["idle"].split()))
