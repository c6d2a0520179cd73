"""Pages from templates: everything escaped, nothing inline, the same frame around each."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.model.gazetteer import load_gazetteer
from dragoman.serve.desk import desk_of
from dragoman.serve.lines import days
from dragoman.serve.shown import dated, plain, shown
from dragoman.serve.titles import origin_words

#: What a reader looks at: address, name.
VIEWS = (
    ("/", "Start"),
    ("/claims", "Claims"),
    ("/timeline", "Timeline"),
    ("/occurrences", "Occurrences"),
    ("/disagreements", "Disagreements"),
    ("/figures", "Figures"),
    ("/expectations", "Expectations"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/reports", "Reports"),
    ("/sources", "Sources"),
)
#: What a reader does, and what is for scripts.
DESK = (
    ("/review", "Review"),
    ("/history", "History"),
    ("/conflicts", "Conflicts"),
    ("/add", "Add reports"),
    ("/jobs", "Jobs"),
    ("/settings", "Settings"),
    ("/v1/docs", "API"),
)
MENU = VIEWS + DESK


def render_page(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page of a template with these values; `path`, `query` and the menu are given to all."""
    path = request.url.path
    at_work = desk_of(request).foreman.at_work()
    given = {"path": path, "query": request.url.query, "views": VIEWS, "doings": DESK, "at_work": at_work, **values}
    return HTMLResponse(_environment().get_template(template).render(given), status, headers)


def compile_templates() -> None:
    """Compile all templates, which else each page's first look would wait for."""
    environment = _environment()
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        # The dossier's drawings are drawn here too.
        loader=ChoiceLoader([PackageLoader("dragoman.serve"), PackageLoader("dragoman.brief")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=shown, plain=plain, dated=dated, actor=load_gazetteer().label, origin=origin_words)
    environment.globals.update(asset=asset, days=days)
    return environment


@cache
def asset(name: str) -> str:
    """The address of a file under `static`, with a mark of its content, so that browsers may keep it."""
    data = (files("dragoman.serve") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"
