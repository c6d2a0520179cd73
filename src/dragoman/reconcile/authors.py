"""Who foretold what, and how often it came: expectations counted by whoever voiced them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.model.claims import AUTHOR
from dragoman.reconcile.words import folded

#: Of fewer cases that came or did not, no share is given: it would say nothing of who foretold them.
LEAST_RESOLVED = 3
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuthorScore:
    """What became of one author's expectations: `borne_out` in time, `late`, `refuted`, `open`, each told once.

    `share` is that of the resolved ones which came, in time or late; None where fewer than LEAST_RESOLVED are resolved.
    """

    by: str
    borne_out: int
    late: int
    refuted: int
    open: int

    @property
    def resolved(self) -> int:
        """How many came or did not."""
        return self.borne_out + self.late + self.refuted

    @property
    def share(self) -> float | None:
        """The share that came."""
        return round((self.borne_out + self.late) / self.resolved, 3) if self.resolved >= LEAST_RESOLVED else None

    def row(self) -> dict[str, Any]:
        """The score as JSON values."""
        return {**asdict(self), "made": self.resolved + self.open, "resolved": self.resolved, "share": self.share}


def score_authors(
    expectations: Iterable[Row], persons: Iterable[Row], outlets: Mapping[str, str | None]
) -> tuple[AuthorScore, ...]:
    """The score of each author, those with most resolved expectations first, then by how many and by name.

    `expectations` and `persons` are rows as reconciling gives them, `outlets` the outlets of the reports by id: what a
    report foretells in its own voice is its outlet's. A person's names are one author; what reprints and later versions
    of a report repeat in the same words counts once.
    """
    names = _names(persons)
    told: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    for row in expectations:
        author = (outlets.get(row["report"]) or row["report"]) if row["by"] == AUTHOR else row["by"]
        author = names.get(_folded(author), author)
        said = _folded(row["says"])
        known = told[author].get(said)
        if known is None or (known["outcome"] == "open" and row["outcome"] != "open"):
            told[author][said] = row
    scores = [_score(author, list(own.values())) for author, own in told.items()]
    return tuple(sorted(scores, key=lambda score: (-score.resolved, -score.open, score.by)))


def _score(author: str, rows: list[Row]) -> AuthorScore:
    came = [row for row in rows if row["outcome"] == "borne out"]
    late = sum(1 for row in came if row["late"])
    refuted, still = (sum(1 for row in rows if row["outcome"] == outcome) for outcome in ("refuted", "open"))
    return AuthorScore(author, len(came) - late, late, refuted, still)


def _names(persons: Iterable[Row]) -> dict[tuple[str, ...], str]:
    """The name a person goes by for each of the forms, and for the surname where no other person has it."""
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in persons:
        for form in map(_folded, person["forms"]):
            bearers[form].add(person["name"])
            bearers[form[-1:]].add(person["name"])
    return {form: next(iter(names)) for form, names in bearers.items() if form and len(names) == 1}


def _folded(text: str) -> tuple[str, ...]:
    return tuple(folded(text))
