"""Where a reviewer is: filters, pool, order and claim, as an address has them; what every page of the desk shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.record.ledger import Entry
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import what_of
from dragoman.serve.questions import Question
from dragoman.serve.review_acts import DONE
from dragoman.serve.review_queue import ORDERS, POOLS, Chosen, ledger_of
from dragoman.serve.reviewer import Reviewer, goings, key_words, reject_reasons, reviewer_of

_PATH = "/review"
#: What an entry that is no verdict is called.
_BESIDE = {"skip claim": "skip", "flag claim": "flag", "note on claim": "note"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a queue: `claim` is the one shown, the first that waits where it is empty."""

    question: Question
    pool: str = "open"
    claim: str = ""

    @classmethod
    def parse(cls, pairs: Iterable[tuple[str, str]]) -> "Place":
        """The place of a query string's pairs. Raises UsageError where the pool is none."""
        said = [(name, value) for name, value in pairs if value]
        last = dict(said)
        pool = last.get("pool", "open")
        if pool not in POOLS:
            raise UsageError(f"{pool[:40]!r} is none of {', '.join(POOLS)}; choose one of them")
        question = Question.parse(said).but(limit="", rejected="")
        return cls(question, pool, last.get("claim", ""))

    @classmethod
    def of(cls, query: str) -> "Place":
        """The place of a query string, as forms carry it."""
        return cls.parse(parse_qsl(query))

    def __str__(self) -> str:
        """The query string; `parse` is the inverse."""
        more = [("pool", self.pool)] if self.pool != "open" else []
        claim = [("claim", self.claim)] if self.claim else []
        return urlencode([*self.question.pairs(), *more, *claim])

    def at(self, claim: str = "", **more: str) -> str:
        """The address of a claim in this queue."""
        said = "&".join(part for part in (str(replace(self, claim=claim)), urlencode(more)) if part)
        return f"{_PATH}?{said}" if said else _PATH

    def chosen(self, reviewer: str) -> Chosen:
        """What it means to the queue. Raises UsageError where a filter or the order is none."""
        order = self.question.order or "doubt"
        if order not in ORDERS:
            raise UsageError(f"{order[:40]!r} is none of {', '.join(ORDERS)}; choose one of them")
        plain = self.question.but(order="report" if order == "doubt" else order)
        return Chosen(replace(plain.wanted(), rejected=True), self.pool, order, reviewer)


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as a line: what was done, on which claim, in words."""

    entry: Entry
    did: str
    what: str


def desk_values(request: Request, record: Record) -> dict[str, Any]:
    """What all pages of the desk show: the reviewer, keys, the last ten decisions, how many are at odds."""
    reviewer: Reviewer = reviewer_of(request)
    book = ledger_of(desk_of(request), record.database)
    mine = [entry for entry in reversed(book.entries) if entry.by == reviewer.name][:10]
    done = request.query_params.get("done", "")
    just = next((entry for entry in reversed(book.entries) if entry.id == done), None)
    return {
        "reviewer": reviewer,
        "keys": reviewer.keys,
        "key_words": key_words(),
        "goings": goings(),
        "reasons": reject_reasons(),
        "last_ten": told_of(record, mine),
        "done": next(iter(told_of(record, [just])), None) if just else None,
        "at_odds": len(book.conflicts),
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    }


def told_of(record: Record, entries: Sequence[Entry]) -> list[Told]:
    """The entries in words."""
    there = [name for name in dict.fromkeys(entry.claim for entry in entries) if record.has_claim(name)]
    whats = {name: what_of(claim) for name, claim in zip(there, record.claims_of(there), strict=True)}
    return [
        Told(entry, DONE[entry.verdict or _BESIDE[entry.question]], whats.get(entry.claim, entry.claim))
        for entry in entries
    ]
