"""The filters of a page as its address has them: read from a query string, written back in one canonical order."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from dragoman.errors import IntegrityError, UsageError
from dragoman.model.gazetteer import actor_code
from dragoman.model.values import Window
from dragoman.record import Wanted

#: Address names of the fields that take several values, in the order in which they are written.
MANY = ("kind", "type", "status", "actor", "dyad", "outlet", "report", "by", "measures")
ONE = ("since", "until", "as_of", "known", "least", "words", "rejected", "judged", "order", "after", "limit")
_PAGE, LARGEST = 50, 500


@dataclass(frozen=True, slots=True)
class Question:
    """What an address asks for, as it is written there; `wanted` is what it means.

    Every field is text, so that any address can be read, shown and mended; only `wanted` complains.
    """

    kind: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    dyad: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    as_of: str = ""
    known: str = ""
    least: str = ""
    words: str = ""
    rejected: str = ""
    judged: str = ""
    order: str = ""
    after: str = ""
    limit: str = ""

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> "Question":
        """The question of a query string's pairs; names that are none of its own, and empty values, are passed over."""
        said: dict[str, list[str]] = {}
        for name, value in pairs:
            if value:
                said.setdefault(name, []).append(value)
        many = {name: tuple(dict.fromkeys(said[name])) for name in MANY if name in said}
        return cls(**many, **{name: said[name][-1] for name in ONE if name in said})  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of the query string, in canonical order; `parse` is the inverse."""
        many = [(name, value) for name in MANY for value in getattr(self, name)]
        return [*many, *((name, getattr(self, name)) for name in ONE if getattr(self, name))]

    def __str__(self) -> str:
        """The query string."""
        return urlencode(self.pairs())

    def at(self, path: str) -> str:
        """The address of a view with these filters."""
        return f"{path}?{self}" if self.pairs() else path

    def but(self, **changes: object) -> "Question":
        """The same question with fields set otherwise, from its first page on."""
        return replace(self, **{"after": "", **changes})  # type: ignore[arg-type]

    def toggled(self, name: str, value: str) -> "Question":
        """The question with a value of a field added, or taken away where it is there."""
        values: tuple[str, ...] = getattr(self, name)
        kept = tuple(one for one in values if one != value)
        return self.but(**{name: kept if value in values else (*values, value)})

    def realised(self) -> "Question":
        """The question, asking for what happened or goes on where it names no status."""
        return self if self.status else self.but(status=("happened", "ongoing"))

    @property
    def narrowed(self) -> bool:
        """True where anything is filtered."""
        return any(getattr(self, one.name) for one in fields(self) if one.name not in ("order", "after", "limit"))

    @property
    def size(self) -> int:
        """How many claims a page has. Raises UsageError where the limit is no number or too large."""
        if not self.limit:
            return _PAGE
        if not (self.limit.isascii() and self.limit.isdigit() and 0 < int(self.limit[:9]) <= LARGEST):
            raise UsageError(f"{self.limit[:40]!r} is no limit; give a number from 1 to {LARGEST}")
        return int(self.limit)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The codes of the dyad asked for. Raises UsageError where it is not two actors."""
        if len(self.dyad) not in (0, 2):
            raise UsageError(f"a dyad is two actors, not {len(self.dyad)}; write dyad=AZE&dyad=ISR")
        codes = tuple(actor_code(name) for name in self.dyad)
        return (codes[0], codes[1]) if codes else None

    @property
    def at_least(self) -> int:
        """The least number asked for, 0 where none is. Raises UsageError where it is none."""
        if self.least and not (self.least.isascii() and self.least.isdigit() and len(self.least) < 6):
            raise UsageError(f"{self.least[:40]!r} is no number; give one such as 2")
        return int(self.least or 0)

    def wanted(self) -> Wanted:
        """What it means to the record. Raises UsageError where a name, date, kind, status or order is none."""
        return Wanted(
            kinds=self.kind,
            types=self.type,
            statuses=self.status,
            actors=tuple(actor_code(name) for name in self.actor),
            dyad=self.pair,
            outlets=self.outlet,
            reports=self.report,
            since=window_of(self.since).earliest,
            until=window_of(self.until).latest,
            known=window_of(self.known).latest,
            words=self.words,
            rejected=bool(self.rejected),
            judged=end_of(self.judged),
            order=self.order or "newest",
        )


def window_of(said: str) -> Window:
    """The days of a date as an address gives it. Raises UsageError where it is none."""
    try:
        return Window.parse(said, "given") if said else Window()
    except IntegrityError as error:
        raise UsageError(str(error)) from error


def day_of(said: str) -> date | None:
    """The last day of a date as an address gives it; None where it is empty."""
    return window_of(said).latest


def end_of(said: str) -> datetime | None:
    """The last moment of a date as an address gives it, in UTC; None where it is empty."""
    day = day_of(said)
    return datetime.combine(day, time.max, UTC) if day else None
