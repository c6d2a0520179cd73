"""The claims of an occurrence side by side, and where one differs from what they tell together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote as percent

from dragoman.model.claims import Event
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.values import Window
from dragoman.reconcile.lineage import Lineage
from dragoman.serve.findings import Row, row_window, voice_of
from dragoman.serve.lines import days
from dragoman.serve.titles import origin_words, title_of

#: A sign and a word for how a cell stands to what all tell together; no colour alone says it.
DIFFERS, VAGUER, FINER, SAME_ORIGIN = "≠ differs", "≈ vaguer", "· exact", "= same origin"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claim says on one matter; `mark` a sign and a word where it stands out."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of an occurrence: what it says on each matter, and where it stands."""

    claim: str
    report: str
    start: int
    end: int
    outlet: str
    title: str
    published: str
    quote: str
    standing: str
    who: Cell
    when: Cell
    status: Cell
    mode: Cell
    voice: Cell
    origin: Cell

    @property
    def address(self) -> str:
        """The claim in its report."""
        if self.claim:
            return f"/report/{percent(self.report)}#{self.claim}"
        return f"/report/{percent(self.report)}?at={self.start}-{self.end}#at"


def tellings_of(
    row: Row, claims: Sequence[tuple[str, Event]], lineage: Lineage, standing: dict[str, str]
) -> list[Telling]:
    """The claims in order, each held against the occurrence's row; `standing` says how people judged them, by id."""
    together = row_window(row)
    seen: dict[str, int] = {}
    found = []
    for number, (name, claim) in enumerate(claims, 1):
        origin = lineage.of(claim)
        judged = standing.get(name, "stands")
        found.append(replace(_telling(row, claim, together, origin, seen.get(origin, 0)), claim=name, standing=judged))
        seen.setdefault(origin, number)
    return found


def _telling(row: Row, claim: Event, together: Window, origin: str, before: int) -> Telling:
    report = claim.report
    return Telling(
        claim="",
        report=report.id,
        start=claim.span.start,
        end=claim.span.end,
        outlet=report.outlet or "outlet unknown",
        title=title_of(report),
        published=days(report.published) or "date unknown",
        quote=claim.quote,
        standing="",
        who=_who(row, claim),
        when=_when(together, claim.when),
        status=Cell(claim.status.value, "" if claim.status.value == row["status"] else DIFFERS),
        mode=Cell(
            f"{claim.type}{f', {claim.mode}' if claim.mode else ''}", "" if claim.type == row["type"] else DIFFERS
        ),
        voice=Cell(voice_of(claim)),
        origin=Cell(origin_words(origin), f"{SAME_ORIGIN} as {before}" if before else ""),
    )


def _who(row: Row, claim: Event) -> Cell:
    same = (set(claim.source), set(claim.target)) == (set(row["source"]), set(row["target"]))
    return Cell(f"{_names(claim.source)} → {_names(claim.target)}", "" if same else DIFFERS)


def _names(codes: Sequence[str]) -> str:
    return ", ".join(map(load_gazetteer().label, codes)) or "nobody named"


def _when(together: Window, own: Window) -> Cell:
    if not own:
        return Cell("undated", VAGUER if together else "")
    if not own.overlaps(together):
        return Cell(days(own), DIFFERS)
    if own.same_days(together):
        return Cell(days(own))
    return Cell(days(own), VAGUER if (own.days or 10**6) > (together.days or 10**6) else FINER)
