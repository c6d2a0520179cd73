"""The history: every decision with who, when, what, what it set, why, and whether it holds; undone from there."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.decisions import ACCEPT, CORRECT, FLAG, NOTE, SAME_EVENT, SAME_PERSON, SKIP, UNDO, Decision
from dragoman.model.facts import claim_to_fact
from dragoman.record import Record
from dragoman.record.history import Past, PastPage, deciders, past, questions
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import what_of
from dragoman.serve.questions import window_of
from dragoman.serve.rendering import render_page
from dragoman.serve.review_fields import fields_of
from dragoman.serve.review_place import desk_values

router = APIRouter()
_FILTERS = ("by", "claim", "question", "since", "until", "standing")
_MOST_SHOWN = 6  # of a decision's subjects
#: What was done, in a word; other questions stand with their own name.
_DID = {
    (ACCEPT, "yes"): "Accepted",
    (ACCEPT, "no"): "Rejected",
    (CORRECT, "yes"): "Corrected",
    (SKIP, "unsure"): "Skipped",
    (FLAG, "yes"): "Flagged",
    (NOTE, "unsure"): "Noted",
    (UNDO, "yes"): "Undid",
    (SAME_EVENT, "yes"): "Merged into one event",
    (SAME_EVENT, "no"): "Told apart as events",
    (SAME_PERSON, "yes"): "Merged into one person",
    (SAME_PERSON, "no"): "Told apart as persons",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A decision as a line: its subjects with words where they are claims, what it changed (field, old, new)."""

    id: str
    did: str
    decision: Decision
    subjects: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str, str], ...]
    undone: Decision | None


@router.get("/history")
def history_page(request: Request) -> Response:
    """The decisions that the address asks for, the last made first."""
    asked = {name: request.query_params.get(name, "") for name in _FILTERS}
    wanted = Past(
        by=asked["by"],
        subject=asked["claim"],
        question=asked["question"],
        since=window_of(asked["since"]).earliest,
        until=window_of(asked["until"]).latest,
        standing=bool(asked["standing"]),
    )
    with desk_of(request).session() as session:
        record = session.record
        found = past(record.database, wanted, request.query_params.get("after", ""))
        values: dict[str, Any] = {
            **desk_values(request, record),
            "asked": asked,
            "rows": _rows(record, found),
            "total": found.total,
            "deciders": deciders(record.database),
            "questions": questions(record.database),
        }
    pairs = [(name, value) for name, value in asked.items() if value]
    values["more"] = f"/history?{urlencode([*pairs, ('after', found.after)])}" if found.after else ""
    values["narrowed"] = bool(pairs)
    return render_page(request, "history.html.j2", values)


def _rows(record: Record, found: PastPage) -> list[Row]:
    names = dict.fromkeys(one for _, decision in found.decisions for one in decision.subject[:_MOST_SHOWN])
    there = [name for name in names if record.has_claim(name)]
    claims = dict(zip(there, record.claims_of(there), strict=True))
    rows = []
    for name, decision in found.decisions:
        shown = [one for one in decision.subject if decision.question != CORRECT or one == decision.subject[0]]
        words = tuple((one, what_of(claims[one]) if one in claims else "") for one in shown[:_MOST_SHOWN])
        changed: tuple[tuple[str, str, str], ...] = ()
        if decision.question == CORRECT and all(one in claims for one in decision.subject):
            before, after = (claim_to_fact(claims[one]) for one in (decision.subject[0], decision.subject[-1]))
            changed = changed_between(before, after)
        did = _DID.get((decision.question, decision.verdict), f"{decision.question}: {decision.verdict}")
        rows.append(Row(name, did, decision, words, changed, found.undone.get(name)))
    return rows


def changed_between(before: dict[str, Any], after: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two facts of one kind differ: label, old, new; the quote and its place among them."""
    new = {field.name: field for field in fields_of(after)}
    dated = "when" in new and bool(new["when"].value)
    found = [
        (one.label, one.shown, new[one.name].shown)
        for one in fields_of(before)
        if one.value != new[one.name].value and not (dated and one.form_only)
    ]
    if before["quote"] != after["quote"]:
        found.append(("Quote", before["quote"], after["quote"]))
    elif before["start"] != after["start"]:
        found.append(("Place", str(before["start"]), str(after["start"])))
    return tuple(dict.fromkeys(found))
