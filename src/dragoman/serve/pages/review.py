"""The reviewer's desk: one claim at a time, and each decision committed before the next claim shows."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import RefusedError, UsageError
from dragoman.record import CLAIM_KINDS, Record
from dragoman.serve.bodies import form_of, local
from dragoman.serve.desk import desk_of
from dragoman.serve.jobs import refresh
from dragoman.serve.rendering import render_page
from dragoman.serve.review_acts import DONE, carry_out
from dragoman.serve.review_card import card_of
from dragoman.serve.review_place import Place, desk_values
from dragoman.serve.review_queue import ORDERS, POOLS, ledger_of, newer_of, queue_of
from dragoman.serve.reviewer import named, remember_name, reviewer_of

router = APIRouter()
Form = Annotated[dict[str, str], Depends(form_of)]
#: Acts behind which the same claim is shown again.
_STAYING = frozenset({"note", "flag", "unflag"})


@router.get("/review")
def review_page(request: Request) -> Response:
    """The claim that the address names, else the first that waits; whoever is not known yet is asked for a name."""
    place = Place.parse(request.query_params.multi_items())
    with desk_of(request).session() as session:
        if not reviewer_of(request).name:
            values = {**desk_values(request, session.record), "problem": ""}
            return render_page(request, "review_name.html.j2", values)
        return _shown(request, session.record, place)


@router.post("/review/name")
def name_reviewer(request: Request, form: Form) -> Response:
    """The name is kept in this browser, and the reviewer goes on where the question came."""
    try:
        response = RedirectResponse(local(form.get("to", ""), "/review"), 303)
        remember_name(request, response, form.get("name", ""))
        return response
    except UsageError as error:
        with desk_of(request).session() as session:
            values = {**desk_values(request, session.record), "here": form.get("to", ""), "problem": str(error)}
        return render_page(request, "review_name.html.j2", values, 422)


@router.post("/review/decide")
def decide(request: Request, form: Form) -> Response:
    """One decision; the answer leads to the next claim, or to the conflict that the decision is part of."""
    place, act = Place.of(form.get("place", "")), form.get("act", "").partition(":")[0]
    by = named(reviewer_of(request).name or form.get("by", ""))
    desk = desk_of(request)
    with desk.session() as session:
        record = session.record
        try:
            done = carry_out(record, act, form, by)
        except (UsageError, RefusedError) as error:
            if not record.has_claim(form.get("claim", "")) or not reviewer_of(request).name:
                raise
            return _shown(request, record, place, str(error), form)
        if act not in _STAYING:
            refresh(desk)
        if done.against:
            return RedirectResponse(f"/conflicts?claim={done.claim}&done={done.id}", 303)
        if act == "undo" and "to" in form:
            return RedirectResponse(local(form["to"], "/history"), 303)
        if act in _STAYING or act == "undo":
            return RedirectResponse(place.at(done.claim, done=done.id), 303)
        following = queue_of(desk, record.database, place.chosen(by)).behind(done.claim)
        return RedirectResponse(place.at(following, done=done.id), 303)


def _shown(
    request: Request, record: Record, place: Place, problem: str = "", form: Mapping[str, str] | None = None
) -> Response:
    desk, by, said = desk_of(request), reviewer_of(request).name, form or {}
    queue = queue_of(desk, record.database, place.chosen(by))
    name = said.get("claim", "") or place.claim or queue.behind()
    book = ledger_of(desk, record.database)
    card = card_of(record, name, book, newer_of(desk, record.database)) if name else None
    mine = [entry for entry in card.verdicts if entry.by == by] if card else []
    values = {
        **desk_values(request, record),
        "place": place,
        "queue": queue,
        "card": card,
        # A second reviewer is not told what the first one decided until both have.
        "blind": place.pool == "second" and not mine,
        "mine": mine,
        "said": said,
        "problem": problem,
        "next": place.at(queue.behind(name)) if queue.behind(name) not in ("", name) else "",
        "previous": place.at(queue.before(name)) if queue.before(name) else "",
        "pools": POOLS,
        "orders": ORDERS,
        "kinds": CLAIM_KINDS,
        "acts": DONE,
    }
    return render_page(request, "review.html.j2", values, 422 if problem else 200)
