"""All claims, filtered and searched, with counts beside; and one claim with where it comes from."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.record import trace
from dragoman.serve import kept
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import line_of
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page

router = APIRouter()


@router.get("/claims")
def claims_page(request: Request) -> Response:
    """The claims that the address asks for, a page of them, with facets."""
    question = Question.parse(request.query_params.multi_items())
    desk = desk_of(request)
    with desk.session() as session:
        record = session.record
        found = record.page(question.wanted(), question.after, question.size)
        facets = kept.facets(desk, session, question)
        rulings = record.rulings()
    lines = [line_of(claim, rulings) for claim in found.claims]
    more = question.but(after=found.after).at("/claims") if found.after else ""
    values = {"question": question, "lines": lines, "total": found.total, "facets": facets, "more": more}
    return render_page(request, "claims.html.j2", values)


@router.get("/claim/{name}")
def claim_page(request: Request, name: str) -> Response:
    """One claim: what it says, its proof, who decided what on it, and how to cite it."""
    with desk_of(request).session() as session:
        claim = session.record.claim(name)
        line = line_of(claim, session.record.rulings())
        trail = trace(session.record, name)
    return render_page(request, "claim.html.j2", {"line": line, "trail": trail, "claim": claim})
