"""What exports are made of: claims and findings of the record, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.model.claims import Claim, Event, Status
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.reconcile import Told

Row = Mapping[str, Any]
_REALISED = frozenset([Status.HAPPENED, Status.ONGOING])
_AHEAD = frozenset([Status.PLANNED, Status.PREDICTED])
#: PLOVER codes acts to come as what is agreed to now (its codebook on AGREE and CONCEDE); others ahead have no code.
_AHEAD_AS = {"AGREE": "AGREE", "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE"}
_AHEAD_AS |= {"RETREAT": "CONCEDE", "CONCEDE": "CONCEDE"}


@dataclass(frozen=True)
class Basis:
    """The claims chosen, the occurrences that any of them tells, what measures count, when reports were read."""

    claims: Sequence[Claim]
    occurrences: Sequence[Row]
    told: Told
    read_at: Mapping[str, str]

    @property
    def gazetteer(self) -> Gazetteer:
        """Who is who."""
        return self.told.gazetteer

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {str(claim_to_fact(claim)["id"]): claim for claim in self.claims}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports of the claims by their ids."""
        return {claim.report.id: claim.report for claim in self.claims}


def coded_type(event: Event) -> str | None:
    """The PLOVER type that a file of events has for it; None for what was denied, possible, conditional or threatened
    for later: such a file says what happened."""
    if event.status in _REALISED:
        return event.type
    return _AHEAD_AS.get(event.type) if event.status in _AHEAD else None


def pairs_of(source: Sequence[str], target: Sequence[str]) -> list[tuple[str, str]]:
    """Who acts on whom, a pair each; a side that nobody stands on is empty."""
    return [(one, other) for one in source or [""] for other in target or [""] if one != other]


def day_of(window: Window) -> date | None:
    """The day, where it is known to be one."""
    return window.earliest if window.earliest and window.earliest == window.latest else None
