"""How to cite a claim: plain, Markdown, BibTeX, CSL-JSON and RIS, each with quote, place and hash of the text."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote as percent

from dragoman.model.values import Window

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "^": r"\textasciicircum{}",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!])")
#: What may stand in the address of a citation; everything else is written as %XX.
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%-._~"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says of a claim's place: the report, and the characters within its stored text.

    `read` is the day on which the report was read; `sha256` the hash of its text, by which the place holds.
    """

    claim: str
    report: str
    title: str
    outlet: str
    byline: str
    published: Window
    url: str
    read: date | None
    language: str
    quote: str
    start: int
    end: int
    sha256: str

    @property
    def place(self) -> str:
        """Where the quote stands, in words, with the hash of the text that it is counted in."""
        return f"characters {self.start} to {self.end} of the text with SHA-256 {self.sha256}"


def plain(cited: Citation) -> str:
    """The citation as a line of text."""
    return _sentence(cited, _one_line) + "\n"


def markdown(cited: Citation) -> str:
    """The citation as a line of Markdown, the quote first."""
    return _sentence(cited, lambda text: _MARKDOWN.sub(r"\\\1", _one_line(text))) + "\n"


def bibtex(cited: Citation) -> str:
    """The citation as an entry of BibTeX (biblatex's @online), every special character escaped."""
    fields = {
        "author": _braced(cited.byline),
        "title": _braced(cited.title or cited.report),
        "organization": _latex(cited.outlet),
        "date": _edtf(cited.published),
        "url": percent(cited.url, safe=_SAFE_IN_ADDRESS.replace("%", "")) if cited.url else "",
        "urldate": cited.read.isoformat() if cited.read else "",
        "langid": _latex(cited.language),
        "note": _latex(f"“{cited.quote}”, {cited.place}, claim {cited.claim}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{_key(cited)},", *lines, "}"]) + "\n"


def csl_json(cited: Citation) -> str:
    """The citation as CSL-JSON, a list of one item."""
    item: dict[str, Any] = {
        "id": cited.claim,
        "type": "article-newspaper",
        "title": _one_line(cited.title or cited.report),
        "container-title": _one_line(cited.outlet),
        "author": [{"literal": _one_line(cited.byline)}] if cited.byline else None,
        "issued": _csl_date(cited.published),
        "accessed": {"date-parts": [_parts(cited.read)]} if cited.read else None,
        "URL": cited.url,
        "language": cited.language,
        "note": f"“{_one_line(cited.quote)}”, {cited.place}",
        "number": cited.claim,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1) + "\n"


def ris(cited: Citation) -> str:
    """The citation as a record of RIS."""
    first = cited.published.earliest
    lines = [
        ("TY", "NEWS"),
        ("TI", cited.title or cited.report),
        ("T2", cited.outlet),
        ("AU", cited.byline),
        ("PY", str(first.year) if first else ""),
        ("DA", _ris_day(cited.published)),
        ("UR", percent(cited.url, safe=_SAFE_IN_ADDRESS) if cited.url else ""),
        ("Y2", cited.read.strftime("%Y/%m/%d/") if cited.read else ""),
        ("LA", cited.language),
        ("N1", f"“{cited.quote}”, {cited.place}"),
        ("ID", cited.claim),
    ]
    said = [f"{tag}  - {_one_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*said, "ER  - "]) + "\r\n"


#: Ends of an address: how it is written, its media type, its name for readers.
FORMS: dict[str, tuple[Callable[[Citation], str], str, str]] = {
    "txt": (plain, "text/plain; charset=utf-8", "Plain"),
    "md": (markdown, "text/markdown; charset=utf-8", "Markdown"),
    "bib": (bibtex, "application/x-bibtex; charset=utf-8", "BibTeX"),
    "json": (csl_json, "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8", "RIS"),
}


def _sentence(cited: Citation, shown: Callable[[str], str]) -> str:
    days = cited.published.show() if cited.published else "undated"
    parts = [
        f"“{shown(cited.quote)}”",
        shown(cited.byline),
        shown(f"“{cited.title}”" if cited.title else f"report {cited.report}"),
        shown(cited.outlet or "outlet unknown"),
        days,
        cited.place,
        shown(cited.url),
        f"read {cited.read.isoformat()}" if cited.read else "",
        shown(f"claim {cited.claim}"),
    ]
    return ", ".join(part for part in parts if part) + "."


def _one_line(text: str) -> str:
    """The text on one line, without control characters and lone surrogates, which no format takes."""
    kept = "".join(one if unicodedata.category(one) not in ("Cc", "Cs") else " " for one in text)
    return " ".join(kept.split())


def _latex(text: str) -> str:
    return "".join(_LATEX.get(character, character) for character in _one_line(text))


def _braced(text: str) -> str:
    """A name or title within braces of its own, so that BibTeX neither splits it nor changes its case."""
    return f"{{{_latex(text)}}}" if text else ""


def _key(cited: Citation) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]", "-", cited.claim)


def _edtf(window: Window) -> str:
    """The days as biblatex writes them: a date, or a range with an open end."""
    if not window:
        return ""
    first, last = window.earliest, window.latest
    return window.prefix or f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def _csl_date(window: Window) -> dict[str, Any] | None:
    if not window:
        return None
    if window.prefix:
        return {"date-parts": [[int(part) for part in window.prefix.split("-")]]}
    if window.earliest and window.latest:
        return {"date-parts": [_parts(window.earliest), _parts(window.latest)]}
    return {"literal": window.show()}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _ris_day(window: Window) -> str:
    """The first day as YYYY/MM/DD/; what is known but to the month or year is left short."""
    if window.prefix:
        year, month, day = [*window.prefix.split("-"), "", ""][:3]
        return f"{year}/{month}/{day}/"
    return window.earliest.strftime("%Y/%m/%d/") + window.show() if window.earliest else ""
