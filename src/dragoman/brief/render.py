"""Writes a dossier as one HTML file, as Markdown, or as JSON. The same dossier gives the same bytes."""

import json
import re
from dataclasses import asdict
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dragoman.brief.dossier import Dossier
from dragoman.brief.network_drawing import draw_network
from dragoman.brief.pieces import Notes
from dragoman.brief.series_drawing import draw_series, draw_signs
from dragoman.brief.timeline_drawing import draw_timeline
from dragoman.brief.versions_drawing import draw_versions
from dragoman.errors import UsageError

FORMS = ("html", "markdown", "json")
#: What several of a kind of item are called.
KINDS = {
    "report": "reports",
    "standing": "matters of standing",
    "act": "acts",
    "tie": "ties",
    "figure": "figures",
    "disagreement": "disagreements",
    "forecast": "forecasts",
    "statement": "statements",
    "sign": "signs",
    "decision": "decisions",
}
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


def render(dossier: Dossier, form: str) -> str:
    """The dossier as text in a form of `FORMS`; raises UsageError on any other."""
    if form == "html":
        return _html(dossier)
    if form == "markdown":
        return (
            _environment()
            .get_template("dossier.md.j2")
            .render(dossier=dossier, kinds=KINDS, md=_markdown, refs=_footnotes)
        )
    if form == "json":
        return json.dumps(asdict(dossier), ensure_ascii=False, indent=1) + "\n"
    raise UsageError(f"{form!r}: a dossier is written as {', '.join(FORMS)}; choose one of these")


class _References:
    """Links to endnotes, and the places that each endnote was cited from, for the links back."""

    def __init__(self) -> None:
        self._cited: dict[int, int] = {}

    def link(self, notes: Notes) -> Markup:
        """The notes' numbers as links, each with an anchor of its own."""
        return Markup('<sup class="refs">{}</sup>').format(Markup(" ").join(self._one(number) for number in notes))

    def _one(self, number: int) -> Markup:
        self._cited[number] = self._cited.get(number, 0) + 1
        anchor = f"r{number}-{self._cited[number]}"
        return Markup('<a class="ref" id="{0}" href="#n{1}">{1}</a>').format(anchor, number)

    def back(self, number: int) -> Markup:
        """Links to every place that cites the note; to be asked for once all are written."""
        arrows = (
            Markup('<a href="#r{0}-{1}" aria-label="back to citation {1} of note {0}">↩{2}</a>').format(
                number, time, time if self._cited[number] > 1 else ""
            )
            for time in range(1, self._cited.get(number, 0) + 1)
        )
        return Markup(" ").join(arrows)


def _html(dossier: Dossier) -> str:
    references = _References()
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossier=dossier,
            kinds=KINDS,
            **drawings(dossier),
            plots=[draw_versions(difference.rows) for difference in dossier.differences],
            refs=references.link,
            back=references.back,
        )
    )


def drawings(dossier: Dossier) -> dict[str, object]:
    """What is drawn, by the name of its template; None where there is nothing to draw."""
    return {
        "timeline": draw_timeline(dossier.timeline),
        "series": draw_series(dossier.measures),
        "signs": draw_signs(dossier.measures.signs if dossier.measures else ()),
        "network": draw_network(dossier.names, dossier.edges),
    }


def template(name: str) -> Template:
    """A template of the dossier's."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dragoman.brief"),
        autoescape=lambda name: bool(name and name.endswith((".html.j2", ".svg.j2"))),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _markdown(text: object) -> str:
    """The text with Markdown's signs escaped, on one line."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(str(text).split()))


def _footnotes(notes: Notes) -> str:
    return "".join(f"[^{number}]" for number in notes)
