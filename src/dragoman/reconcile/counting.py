"""Occurrences as measures count them: each once, with the origins that tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.model.claims import QUAD_CLASS, Status
from dragoman.model.findings import Findings
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.plover import INTENSITY
from dragoman.model.values import Window
from dragoman.reconcile.lineage import Lineage

_REALISED = frozenset([Status.HAPPENED.value, Status.ONGOING.value])


@dataclass(frozen=True, slots=True)
class Counted:
    """An occurrence: its sides by the codes under which acts are filed, when, whether it happened, and who tells it."""

    id: str
    type: str
    source: frozenset[str]
    target: frozenset[str]
    when: Window
    realised: bool
    origins: frozenset[str]

    @property
    def quad_class(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return QUAD_CLASS[self.type]

    @property
    def intensity(self) -> float:
        """Goldstein-style intensity, -10 to 10."""
        return INTENSITY[self.type]

    def runs(self, one: str, other: str) -> bool:
        """True where the first acts on the second."""
        return one in self.source and other in self.target

    def pairs(self) -> set[tuple[str, str]]:
        """The pairs on whose opposite sides it stands, each once, in order of code."""
        return {(min(a, b), max(a, b)) for a in self.source for b in self.target if a != b}


def counted(findings: Findings, gazetteer: Gazetteer) -> list[Counted]:
    """The occurrences of what was found, in their order."""
    lineage = Lineage(findings.origins)
    return [
        Counted(
            o.id,
            o.type,
            _filed(o.source, gazetteer),
            _filed(o.target, gazetteer),
            o.when,
            o.status in _REALISED,
            frozenset(lineage.of(claim) for claim in o.claims),
        )
        for o in findings.occurrences
    ]


def counted_rows(rows: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> list[Counted]:
    """The same of occurrences as the record keeps them."""
    return [
        Counted(
            row["id"],
            row["type"],
            _filed(row["source"], gazetteer),
            _filed(row["target"], gazetteer),
            Window(_date(row["earliest"]), _date(row["latest"])),
            row["status"] in _REALISED,
            frozenset(row["counts_under"]),
        )
        for row in rows
    ]


def _filed(codes: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The codes under which acts are filed: a company's are its country's."""
    return frozenset(gazetteer.counts_as(code) for code in codes)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
