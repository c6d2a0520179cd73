"""All claims, filtered and searched, with counts beside; and one claim with where it comes from and how to cite it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.brief.grades import credibility_of
from dragoman.errors import NothingFound
from dragoman.model.claims import Claim
from dragoman.model.facts import claim_to_fact
from dragoman.record import Head, heads_of, trace
from dragoman.serve import kept
from dragoman.serve.citing import FORMS, Citation
from dragoman.serve.desk import desk_of
from dragoman.serve.findings import Row, differences_of, occurrence_lines, outlooks_of
from dragoman.serve.lines import line_of
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.serve.titles import titled, with_names
from dragoman.session import Session

router = APIRouter()
_MOST = 30  # reports of one origin that are called by name


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
    """One claim: what it says, its proof, what it is part of, who decided what on it, and how to cite it."""
    with desk_of(request).session() as session:
        claim = session.record.claim(name)
        rulings = session.record.rulings()
        head = heads_of(session.record.database, [claim.report.id])[claim.report.id]
        (named,) = titled(session, [head])
        values: Mapping[str, Any] = {
            "line": line_of(claim, rulings),
            "claim": claim,
            "head": named,
            "trail": trace(session.record, name),
            "fact": claim_to_fact(claim),
            "replaced": rulings.replaced.get(name),
            "corrects": rulings.corrections.get(name),
            "judged": rulings.of(name),
            "grade": credibility_of([claim], 2, rulings),
            **_parts(session, name, claim),
        }
    cited = _cited(name, claim, head)
    texts = [(end, words, write(cited)) for end, (write, _, words) in FORMS.items()]
    return render_page(request, "claim.html.j2", {**values, "citations": texts})


@router.get("/claim/{name}/cite.{end}")
def citation_file(request: Request, name: str, end: str) -> Response:
    """The claim's citation as a file: txt, md, bib, json (CSL) or ris."""
    if end not in FORMS:
        raise NothingFound(f"cite.{end}: no such form; ask for {', '.join(FORMS)}")
    write, media, _ = FORMS[end]
    with desk_of(request).session() as session:
        claim = session.record.claim(name)
        head = heads_of(session.record.database, [claim.report.id])[claim.report.id]
    headers = {"content-disposition": f'attachment; filename="{name}.{end}"'}
    return Response(write(_cited(name, claim, head)), headers=headers, media_type=media)


def _parts(session: Session, name: str, claim: Claim) -> dict[str, Any]:
    """The findings that the claim is part of, each kind as its own view shows it."""
    found = session.record.findings_of([name, claim.report.id])
    return {
        "occurrences": occurrence_lines(session, found.get("occurrences", ())),
        "differences": differences_of(session, found.get("disagreements", ())),
        "outlooks": outlooks_of(session, found.get("expectations", ())),
        "persons": found.get("persons", ()),
        "origins": _shared(session, found.get("origins", ())),
    }


def _shared(session: Session, origins: Iterable[Row]) -> list[Row]:
    """The origins that several reports share, with what makes them one in words."""
    rows = [row for row in origins if len(row["reports"]) > 1]
    heads = heads_of(session.record.database, (name for row in rows for name in row["reports"][:_MOST]))
    return [{**row, "why": with_names(row["why"], heads.values())} for row in rows]


def _cited(name: str, claim: Claim, head: Head) -> Citation:
    return Citation(
        claim=name,
        report=head.id,
        title=head.title,
        outlet=head.outlet,
        byline=head.byline,
        published=head.published,
        url=head.url,
        read=datetime.fromisoformat(head.read_at).date() if head.read_at else None,
        language=head.language,
        quote=claim.quote,
        start=claim.span.start,
        end=claim.span.end,
        sha256=head.sha256,
    )
