"""Findings as a page shows them: in words, with the claims beneath, their outlets, days and origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote as percent

from dragoman.brief.wording import by_words, event_sentence
from dragoman.model.claims import QUAD_CLASS, Claim, Event, Status
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.values import Amount, Window
from dragoman.record import Head, heads_of, recorded
from dragoman.serve.lines import days
from dragoman.serve.titles import with_names
from dragoman.session import Session

Row = Mapping[str, Any]
_NOBODY = Head("", "", "", Window(), "", "", "", "", "", "")
#: A sign and words for each kind of disagreement: what it means that the versions differ so.
KINDS = {
    "conflict": ("≠", "They cannot all be right."),
    "changed over time": ("→", "Each may have been right in its day."),
    "rounding or units": ("≈", "The same, rounded or counted in other units."),
    "scope": ("⊂", "They are about more and less of the same thing."),
}
#: A sign for what became of an expectation.
ENDS = {"open": "…", "borne out": "✓", "late": "✓", "refuted": "✗"}


@dataclass(frozen=True, slots=True)
class OccurrenceLine:
    """An occurrence in a list: the act in words, its days, how many tell it, one quote."""

    id: str
    words: str
    type: str
    quad: int
    status: str
    when: str
    tellings: int
    reports: int
    origins: int
    outlets: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Side:
    """One claim's version of a point: its value, its words, whose word it is, in which report, of which origin."""

    value: str
    quote: str
    claim: str
    passage: "Passage"
    voice: str
    origin: str

    @property
    def head(self) -> Head:
        """Its report."""
        return self.passage.head

    @property
    def address(self) -> str:
        """The version in its report."""
        return f"/report/{percent(self.head.id)}#{self.claim}" if self.claim else self.passage.address


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement: its point, kind with a sign and what that means, and each value with the claims that give it."""

    id: str
    point: str
    kind: str
    sign: str
    means: str
    why: str
    weight: float
    origins: int
    values: tuple[tuple[str, tuple[Side, ...]], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a report that need be no claim's."""

    quote: str
    head: Head
    start: int
    end: int

    @property
    def address(self) -> str:
        """The passage in its report."""
        return f"/report/{percent(self.head.id)}?at={self.start}-{self.end}#at"


@dataclass(frozen=True, slots=True)
class Outlook:
    """An expectation: what was said, by whom, when it was due, what became of it and by which later passages."""

    id: str
    says: str
    by: str
    end: str
    sign: str
    due: str
    passed: bool
    claim: str
    made: Passage
    later: tuple[Passage, ...]
    why: str


def occurrence_lines(session: Session, rows: Sequence[Row]) -> list[OccurrenceLine]:
    """The rows of occurrences as lines."""
    heads = heads_of(session.record.database, (place["report"] for row in rows for place in row["reports"]))
    return [_occurrence(row, events_of(session, row, 1)[0][1], heads) for row in rows]


def events_of(session: Session, row: Row, most: int) -> list[tuple[str, Event]]:
    """So many claims of an occurrence, each with its id; the id is empty where reconciling read it off the text."""
    named = list(zip(row["claims"], row["reports"], strict=True))[:most]
    there = recorded(session.record.database, (name for name, _ in named))
    kept = [name for name, _ in named if name in there]
    claims = dict(zip(kept, session.record.claims_of(kept), strict=True))
    found = []
    for name, place in named:
        claim = claims.get(name)
        told = claim if isinstance(claim, Event) else _read_off(session, row, place)
        found.append((name if claim else "", told))
    return found


def _read_off(session: Session, row: Row, place: Row) -> Event:
    proof = session.record.report(place["report"]).evidence(place["start"], place["end"])
    source, target, status = tuple(row["source"]), tuple(row["target"]), Status(row["status"])
    return Event(evidence=(proof,), type=row["type"], source=source, target=target, status=status, why=row["why"])


def _occurrence(row: Row, claim: Claim, heads: Mapping[str, Head]) -> OccurrenceLine:
    told = dict.fromkeys(place["report"] for place in row["reports"])
    window = row_window(row)
    return OccurrenceLine(
        id=row["id"],
        words=act_words(claim, row["status"]),
        type=row["type"],
        quad=QUAD_CLASS.get(row["type"], 0),
        status=row["status"],
        when=days(window),
        tellings=len(row["claims"]),
        reports=len(told),
        origins=row["origins"],
        outlets=tuple(dict.fromkeys(heads[name].outlet or name for name in told if name in heads)),
        quote=claim.quote,
    )


def row_window(row: Row) -> Window:
    """The days of a finding's row."""
    first, last = (date.fromisoformat(row[end]) if row[end] else None for end in ("earliest", "latest"))
    return Window(first, last)


def act_words(claim: Claim, status: str) -> str:
    """An act as a sentence: "Israel opened a mission in Azerbaijan"."""
    if not isinstance(claim, Event):
        return claim.quote
    return event_sentence(claim, Status(status), load_gazetteer())


def differences_of(session: Session, rows: Sequence[Row]) -> list[Difference]:
    """The rows of disagreements, each value once with all that give it."""
    heads = heads_of(session.record.database, (one["report"] for row in rows for one in row["versions"]))
    names = (one[key] for row in rows for one in row["versions"] for key in ("claim", "base") if one.get(key))
    there = recorded(session.record.database, names)
    return [_difference(row, heads, there) for row in rows]


def _difference(row: Row, heads: Mapping[str, Head], there: set[str]) -> Difference:
    values: dict[str, list[Side]] = {}
    for one in row["versions"]:
        side = Side(
            value=_value(one),
            quote=one["quote"],
            claim=next((one[key] for key in ("claim", "base") if one.get(key) in there), ""),
            passage=_passage(one, heads),
            voice="" if one["reporter"] == "author" else one["reporter"],
            origin=one["origin"],
        )
        values.setdefault(side.value, []).append(side)
    sign, means = KINDS.get(row["kind"], ("≠", ""))
    return Difference(
        id=row["id"],
        point=row["point"],
        kind=row["kind"],
        sign=sign,
        means=means,
        why=row["why"],
        weight=row["weight"],
        origins=len({one["origin"] for one in row["versions"]}),
        values=tuple((value, tuple(sides)) for value, sides in values.items()),
    )


def _value(version: Row) -> str:
    """The value in words, with its unit."""
    value, unit = version["value"], version.get("unit") or ""
    if isinstance(value, list) and len(value) == 2:
        low, high = value
        return Amount(low, unit, high).show() if low <= high else f"{low} to {high} {unit}".strip()
    return Amount(value, unit).show() if isinstance(value, int | float) else str(value)


def outlooks_of(session: Session, rows: Sequence[Row], today: date | None = None) -> list[Outlook]:
    """The rows of expectations with their later passages; `today` says which are past their day."""
    names = [str(row["claim"]) for row in rows]
    there = sorted(recorded(session.record.database, names))
    claims = dict(zip(there, session.record.claims_of(there), strict=True))
    places = [place for row in rows for place in (row, *row["resolved_by"])]
    heads = heads_of(session.record.database, (place["report"] for place in places))
    return [_outlook(row, claims.get(str(row["claim"])), heads, today or date.today()) for row in rows]


def _outlook(row: Row, claim: Claim | None, heads: Mapping[str, Head], today: date) -> Outlook:
    due = _due(claim)
    end = "late" if row["late"] else str(row["outcome"])
    return Outlook(
        id=row["id"],
        says=row["says"],
        by="" if row["by"] == "author" else row["by"],
        end=end,
        sign=ENDS.get(end, ""),
        due=days(due),
        passed=end == "open" and bool(due.latest and due.latest < today),
        claim=str(row["claim"]) if claim else "",
        made=_passage(row, heads),
        later=tuple(_passage(place, heads) for place in row["resolved_by"]),
        why=with_names(
            row["why"], (heads[name] for name in {one["report"] for one in row["resolved_by"]} & heads.keys())
        ),
    )


def _due(claim: Claim | None) -> Window:
    """When what is expected is due: a forecast's horizon, an announced act's days."""
    window: Window = getattr(claim, "due", None) or getattr(claim, "when", None) or Window()
    return window


def _passage(place: Row, heads: Mapping[str, Head]) -> Passage:
    return Passage(place["quote"], heads.get(place["report"], _NOBODY), place["start"], place["end"])


def parts_of(session: Session, claims: Iterable[Claim]) -> dict[str, list[dict[str, Any]]]:
    """The findings that claims are part of, by kind; origins are those of their reports."""
    listed = list(claims)
    names = (str(claim_to_fact(claim)["id"]) for claim in listed)
    return session.record.findings_of([*names, *(claim.report.id for claim in listed)])


def voice_of(claim: Claim) -> str:
    """Whose word a claim is, the nearest to what is said first; the outlet's own where nobody is named."""
    return by_words(claim) or (claim.report.outlet or "the outlet") + "’s own word"
