"""A dyad's dossier and an actor's page: what stands, what happened last, what differs, who tells it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.brief import Dossier, render, render_pdf
from dragoman.errors import NothingFound, UsageError
from dragoman.model.claims import QUAD_CLASS
from dragoman.model.gazetteer import load_gazetteer
from dragoman.record import found_labels
from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.dyads import Asked, around, bearing_on, known_code, standing
from dragoman.serve.offices import holders
from dragoman.serve.questions import Question, day_of
from dragoman.serve.rendering import render_page
from dragoman.session import Session
from dragoman.settings import Settings

router = APIRouter()
#: The ends of a whole dossier's address, the form each asks for, and what it is served as.
_FILES = {
    "html": ("html", "text/html; charset=utf-8"),
    "md": ("markdown", "text/markdown; charset=utf-8"),
    "json": ("json", "application/json"),
    "pdf": ("pdf", "application/pdf"),
}


@router.get("/dyad/{one}/{other}")
def dyad_page(request: Request, one: str, other: str) -> Response:
    """The dyad, its codes in their order; `as_of` and `known` are days."""
    codes = _ordered(one, other)
    if (one, other) != codes:
        return _moved(f"/dyad/{quote(codes[0])}/{quote(codes[1])}", request)
    return _page(request, codes, "dyad.html.j2")


@router.get("/dyad/{one}/{other}/dossier.{end}")
def dyad_file(request: Request, one: str, other: str, end: str) -> Response:
    """The whole dossier as a file."""
    return _file(request, _ordered(one, other), end)


@router.get("/actor/{code}")
def actor_page(request: Request, code: str) -> Response:
    """One actor; `as_of` and `known` are days."""
    known = known_code(code)
    if code != known:
        return _moved(f"/actor/{quote(known)}", request)
    return _page(request, (known,), "actor.html.j2")


@router.get("/actor/{code}/dossier.{end}")
def actor_file(request: Request, code: str, end: str) -> Response:
    """The actor's whole dossier as a file."""
    return _file(request, (known_code(code),), end)


def _ordered(one: str, other: str) -> tuple[str, str]:
    first, second = sorted((known_code(one), known_code(other)))
    if first == second:
        raise UsageError(f"{first} and {first}: one actor; ask for /actor/{first}")
    return first, second


def _moved(path: str, request: Request) -> Response:
    return RedirectResponse(path + (f"?{request.url.query}" if request.url.query else ""), 301)


def _page(request: Request, codes: tuple[str, ...], template: str) -> Response:
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    asked = Asked(codes, day_of(question.as_of), day_of(question.known))
    with desk.session() as session:
        stamp = session.record.stamp()
        key = (stamp, asked)
        drawn = desk.remembered(("bearing", *key), lambda: bearing_on(session, asked))
        found = desk.remembered(("around", *key), lambda: around(session, asked, drawn))
        values = {
            "found": found,
            "standing": desk.remembered(("standing", *key), lambda: standing(session, asked, drawn)),
            "holders": desk.remembered(("holders", *key), lambda: _holders(session, asked)),
            "signs": desk.remembered(("signs", *key), lambda: _signs(session, asked)),
        }
    named = "dyad" if len(codes) == 2 else "actor"
    scope = question.but(**{named: codes}, known=question.known or question.as_of, until=question.as_of, as_of="")
    more: Mapping[str, Any] = {
        "question": question,
        "codes": codes,
        "names": [load_gazetteer().label(code) for code in codes],
        "scope": scope,
        "forms": _FILES,
        "here": request.url.path,
        "files": f"?{question}" if question.pairs() else "",
    }
    return render_page(request, template, {**values, **more})


def _holders(session: Session, asked: Asked) -> list[tuple[str, list[Any]]]:
    return [(code, holders(session, Asked((code,), asked.as_of, asked.known))) for code in asked.codes]


def _signs(session: Session, asked: Asked) -> list[int]:
    """Occurrences by quad class 1 to 4; by what was published by the day asked, where one is."""
    counts = [0, 0, 0, 0]
    found = (
        session.record.act_types(asked.wanted()).items()
        if asked.by
        else found_labels(session.record.database, asked.sought("occurrences", "given"))
    )
    for label, number in found:
        counts[QUAD_CLASS.get(label, 1) - 1] += number
    return counts


def _rendered(dossier: Dossier, form: str, settings: Settings) -> str | bytes:
    if form == "pdf":
        return render_pdf(dossier, (settings.fonts,) if settings.fonts else ())
    return render(dossier, form)


def _file(request: Request, codes: tuple[str, ...], end: str) -> Response:
    if end not in _FILES:
        raise NothingFound(f"dossier.{end}: no such form; ask for {', '.join(_FILES)}")
    form, media = _FILES[end]
    question, desk = Question.parse(request.query_params.multi_items()), desk_of(request)
    content = _written(desk, codes, question, form)
    name = "-".join(code.replace(":", "_") for code in codes).lower()
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("/", "_")
    headers = {"content-disposition": f'attachment; filename="{plain}.{end}"'}
    return Response(content, headers=headers, media_type=media)


def _written(desk: Desk, codes: tuple[str, ...], question: Question, form: str) -> str | bytes:
    with desk.session() as session:
        key = ("dossier", session.record.stamp(), codes, question.as_of, question.known, form)
        as_of, known = day_of(question.as_of), day_of(question.known)
        content: str | bytes = desk.remembered(
            key, lambda: _rendered(session.dossier(*codes, as_of=as_of, known=known), form, desk.settings)
        )
    return content
