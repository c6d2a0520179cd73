"""What the record adds to the model's nouns: runs, issues, search hits and what claims are asked by."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.errors import IntegrityError, UsageError
from dragoman.model.claims import Event, Figure, Forecast, Statement, Status, Tenure, Tie

CLAIM_KINDS = tuple(sorted(kind.kind for kind in (Event, Tie, Tenure, Statement, Figure, Forecast)))


@dataclass(frozen=True, slots=True)
class Run:
    """One go of the coder: when it started (an ISO moment), which version it was, and its settings."""

    started: str
    coder: str
    settings: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        check_moment(self.started)

    @property
    def id(self) -> str:
        """Its name: a hash of what it is."""
        return named("run", [self.started, self.coder, sorted(self.settings)])


@dataclass(frozen=True, slots=True)
class Issue:
    """An item of a run that could not be read: which, why, and the remedy. Kept once, however often it fails."""

    item: str
    problem: str
    remedy: str
    run: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has the words looked for.

    `[start, end)` is the first match inside `snippet`, in code points of the report's text; `claims`
    are the ids of its claims whose quotes have all the words.
    """

    report: str
    start: int
    end: int
    snippet: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; all conditions hold together, None asks nothing.

    `type` is an event's type or a tie's kind. `actor` is a code in any role. `dyad` asks for claims
    between the two, or that name both; an event or tie has them on opposite sides. `since` and `until`
    keep claims whose window reaches into the period, an open end reaching everywhere. `as_of` keeps
    claims of reports certainly published by that day. What people rejected or corrected is left out unless
    `rejected` asks for it; `judged` is the moment whose decisions count, now where it is None. Raises
    UsageError where a kind or status is none.
    """

    kind: str | None = None
    type: str | None = None
    actor: str | None = None
    dyad: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    status: str | None = None
    report: str | None = None
    as_of: date | None = None
    rejected: bool = False
    judged: datetime | None = None

    def __post_init__(self) -> None:
        for value, allowed in ((self.kind, CLAIM_KINDS), (self.status, tuple(Status))):
            if value is not None and value not in allowed:
                raise UsageError(f"{value!r} is none of {', '.join(allowed)}; ask for one of them")


def named(kind: str, said: object) -> str:
    """A stable id: the kind and a hash of what is said."""
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return f"{kind}-{digest[:12]}"


def check_moment(moment: str) -> None:
    """Raise IntegrityError where this is no ISO date and time."""
    try:
        datetime.fromisoformat(moment)
    except ValueError as error:
        raise IntegrityError(f"{moment!r} is no moment; write it as 2026-01-31T12:00:00+00:00") from error
