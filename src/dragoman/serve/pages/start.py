"""The start: what is in the record, what is new in it, what disagrees, what is due."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import Wanted
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import line_of
from dragoman.serve.rendering import render_page

router = APIRouter()
_FEW = 12  # what fits on a screen


@router.get("/")
def start_page(request: Request) -> Response:
    """Counts, the newest claims, the weightiest disagreements, the forecasts still open."""
    with desk_of(request).session() as session:
        record = session.record
        counts = record.counts()
        newest = record.page(Wanted(order="newest", kinds=("event",)), limit=_FEW).claims
        rulings = record.rulings()
        disagreements = record.findings("disagreements")[:_FEW]
        due = [row for row in record.findings("expectations") if row["outcome"] == "open"][:_FEW]
    lines = [line_of(claim, rulings) for claim in newest]
    values = {"counts": counts, "lines": lines, "disagreements": disagreements, "due": due}
    return render_page(request, "start.html.j2", values)
