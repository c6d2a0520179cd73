"""The start: what is new in the record, what disagrees, what is due, who has most to do with whom, what failed."""

from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import SoughtReports, found_page, head_page, last_read, pairs
from dragoman.record.found import Sought
from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.findings import differences_of, occurrence_lines, outlooks_of
from dragoman.serve.questions import Question, window_of
from dragoman.serve.rendering import render_page
from dragoman.serve.titles import titled
from dragoman.session import Session

router = APIRouter()
_FEW = 6  # of each part, what fits on a screen
_DUE = 4


@router.get("/")
def start_page(request: Request) -> Response:
    """What a reader looks at first; `since` is the day from which reports count as new, the last reading's if none."""
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    with desk.session() as session:
        first = window_of(question.since).earliest
        since = first.isoformat() if first else last_read(session.record.database)[:10]
        new = head_page(session.record.database, SoughtReports(read_since=since or "9999"), limit=_FEW)
        new = replace(new, heads=titled(session, new.heads))
        values = ahead(desk, session)
    return render_page(request, "start.html.j2", {**values, "question": question, "since": since, "new": new})


def ahead(desk: Desk, session: Session) -> dict[str, Any]:
    """What the start shows whoever looks, made once a day and state of the record."""
    return desk.lasting("start", (session.record.stamp(), date.today()), lambda: _parts(session))


def _parts(session: Session) -> dict[str, Any]:
    database, today = session.record.database, date.today()
    latest = found_page(database, Sought(kind="occurrences", order="newest", until=today), limit=_FEW)
    differing = found_page(database, Sought(kind="disagreements", order="weightiest"), limit=_FEW)
    ahead = Sought(kind="expectations", labels=("open",), dated=True, since=today, order="due")
    past = Sought(kind="expectations", labels=("open",), dated=True, past=today, order="newest")
    coming, late = (found_page(database, sought, limit=_DUE) for sought in (ahead, past))
    issues = session.record.issues()
    return {
        "counts": session.record.counts(),
        "latest": occurrence_lines(session, latest.rows),
        "differing": differing.total,
        "differences": differences_of(session, differing.rows),
        "coming": outlooks_of(session, coming.rows, today),
        "late": outlooks_of(session, late.rows, today),
        "due": (coming.total, late.total),
        "pairs": pairs(database, most=10),
        "issues": issues[:_FEW],
        "failed": len(issues),
    }
