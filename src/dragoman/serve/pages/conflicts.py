"""Where reviewers differ: their verdicts side by side, a way to settle each, and how far they agree altogether."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.model.facts import claim_to_fact
from dragoman.record import Record
from dragoman.record.ledger import Entry, Ledger, last_of, ledger
from dragoman.serve.bodies import form_of
from dragoman.serve.desk import desk_of
from dragoman.serve.jobs import refresh
from dragoman.serve.lines import Line, line_of
from dragoman.serve.pages.history import changed_between
from dragoman.serve.rendering import render_page
from dragoman.serve.review_agreement import ENOUGH, agreements
from dragoman.serve.review_card import rulings_on
from dragoman.serve.review_place import desk_values
from dragoman.serve.review_queue import ledger_of
from dragoman.serve.reviewer import named, reviewer_of

router = APIRouter()
_MOST = 50  # conflicts on a page; the rest show as these are settled


@dataclass(frozen=True, slots=True)
class Side:
    """One reviewer's verdict, with what a correction changed."""

    entry: Entry
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim and the verdicts on it that differ."""

    line: Line
    sides: tuple[Side, ...]
    seen: str


@router.get("/conflicts")
def conflicts_page(request: Request) -> Response:
    """The claims on which the last verdicts of two people differ; only one claim where the address names it."""
    desk, only = desk_of(request), request.query_params.get("claim", "")
    with desk.session() as session:
        record = session.record
        book = ledger_of(desk, record.database)
        there = {name: sides for name, sides in book.conflicts.items() if only in ("", name)}
        values = {
            **desk_values(request, record),
            "only": only,
            "total": len(there),
            "conflicts": [_conflict(record, name, book) for name in list(there)[:_MOST]],
            "agreements": agreements(book.entries),
            "enough": ENOUGH,
            "settled": request.query_params.get("settled", ""),
        }
    return render_page(request, "conflicts.html.j2", values)


@router.post("/conflicts/settle")
def settle(request: Request, form: Annotated[dict[str, str], Depends(form_of)]) -> Response:
    """One verdict is kept and those at odds with it are revoked, signed by whoever settles it."""
    by = named(reviewer_of(request).name or form.get("by", ""))
    desk, claim, keep = desk_of(request), form.get("claim", ""), form.get("keep", "")
    with desk.session() as session:
        record = session.record
        entries = ledger(record.database, claim).on(claim)
        kept = next((entry for entry in entries if entry.id == keep), None)
        if kept is None:
            raise UsageError(f"{keep[:40]}: not in force on {claim[:40]} any more; look at the conflict again")
        # What the reviewer did not see is not settled with the rest.
        seen = form.get("seen", "").split(",")
        away = [entry.id for entry in entries if entry.says != kept.says and entry.id in seen]
        why = f"settled in favour of {kept.by}: {form.get('why', '').strip()[:2000] or 'both looked at again'}"
        record.judge(by, why, datetime.now(UTC).isoformat()).settle(keep, reversed(away))
    refresh(desk)
    return RedirectResponse(f"/conflicts?settled={claim}", 303)


def _conflict(record: Record, name: str, book: Ledger) -> Conflict:
    claim = record.claim(name)
    fact = claim_to_fact(claim)

    def side(entry: Entry) -> Side:
        made = claim_to_fact(record.claim(entry.made_claim)) if entry.made_claim else None
        return Side(entry, changed_between(fact, made) if made else ())

    sides = tuple(map(side, last_of(book.on(name))))
    return Conflict(line_of(claim, rulings_on(record, [name])), sides, ",".join(one.id for one in book.on(name)))
