"""Under which origin a claim counts, read back from the origins that reconciling found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.model.claims import Claim
from dragoman.model.findings import Origin
from dragoman.model.text import Span


class Lineage:
    """Answers for every claim under which origin it counts.

    A claim in a passage that reports share counts under the shared origin, any other under its report's
    own; a report whose every word counts under a lineage has no origin of its own.
    """

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._own = {origin.reports[0]: origin.id for origin in origins if len(origin.reports) == 1}
        self._shared: dict[str, list[tuple[Span, str]]] = {}
        for origin in origins:
            for piece in origin.shared:
                self._shared.setdefault(piece.report.id, []).append((piece.span, origin.id))
        self._member = {name: origin.id for origin in reversed(origins) for name in origin.reports}

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, Any]]) -> "Lineage":
        """The same of origins as the record keeps them."""
        listed = list(rows)
        lineage = cls(())
        lineage._own = {row["reports"][0]: row["origin"] for row in listed if len(row["reports"]) == 1}
        lineage._member = {name: row["origin"] for row in reversed(listed) for name in row["reports"]}
        for row in listed:
            for piece in row["shared"]:
                place = (Span(piece["start"], piece["end"]), row["origin"])
                lineage._shared.setdefault(piece["report"], []).append(place)
        return lineage

    def of(self, claim: Claim) -> str:
        """The id of the claim's origin; its report's id where nothing is known of origins."""
        name = claim.report.id
        for span, origin in self._shared.get(name, ()):
            if span.overlaps(claim.span):
                return origin
        return self._own.get(name) or self._member.get(name) or name

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent origins stand behind the claims."""
        return len({self.of(claim) for claim in claims})
