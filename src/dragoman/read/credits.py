"""Whose report it is: outlet, byline, dateline, wire and title, each with where it was found."""

import heapq
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from urllib.parse import urlsplit

from dragoman.model.outlets import Outlet, read_outlets
from dragoman.model.text import Zone, ZoneKind
from dragoman.read.dates import find_dates, is_date_line
from dragoman.read.drafts import Draft
from dragoman.read.head import match_dateline
from dragoman.read.lines import bare
from dragoman.read.phrases import find_phrase


@dataclass(frozen=True, slots=True)
class Credits:
    """What a report is credited to; `found` has a pair for every field that is set."""

    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    wire: str | None = None
    title: str | None = None
    found: tuple[tuple[str, str], ...] = ()


@dataclass
class _Search:
    """Values as they are found, the first of each kind kept."""

    values: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, value: str | None, where: str) -> None:
        if value and name not in self.values:
            self.values[name], self.found[name] = value, where


@cache
def outlets() -> dict[str, Outlet]:
    """The table of outlets by name in lower case, without a leading article; the user's own rows go before ours."""
    return {_key(outlet.name): outlet for outlet in read_outlets()}


def _key(name: str) -> str:
    return re.sub(r"^the ", "", name.strip().lower())


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted((o.name for o in outlets().values()), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


@cache
def _domains() -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for outlet in outlets().values():
        names.setdefault(outlet.domain, []).append(outlet.name)
    return {domain: min(known, key=lambda name: _rank(name, domain)) for domain, known in names.items() if domain}


def _rank(name: str, domain: str) -> tuple[bool, bool, int]:
    """Of an outlet's names the one its domain is made of comes first, then the longest that is no domain itself."""
    letters = re.sub(r"\W", "", _key(name))
    return letters != domain.split(".", maxsplit=1)[0].replace("-", "") or name.isupper(), "." in name, -len(name)


def outlet_named(name: str) -> Outlet | None:
    """The outlet of this name; None where the table has none."""
    return outlets().get(_key(name))


def full_name(name: str, text: str = "") -> str:
    """The name of the outlet that goes by these initials, as the text spells it out; any other name as it is."""
    outlet = outlet_named(name)
    if not outlet or not name.isupper() or len(name) > 5:
        return name
    spelt = [o.name for o in outlets().values() if o.domain == outlet.domain and len(o.name) > 5 and o.name in text]
    return max(spelt, key=len, default=_domains().get(outlet.domain, name))


def outlet_of_url(url: str) -> str | None:
    """The outlet whose domain, or one above it, the address has."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        # What a page calls its address may be none.
        return None
    parts = host.split(".")
    return next((name for n in range(len(parts) - 1) if (name := _domains().get(".".join(parts[n:])))), None)


def find_credits(draft: Draft, zones: Sequence[Zone]) -> Credits:
    """Outlet, byline, dateline, wire and title of a draft, its zones told.

    What a row gives goes first, then what the report's own lines say, then what its page or feed says.
    """
    search = _Search()
    said = {name: pair for name, pair in draft.given.items() if name in ("title", "outlet", "byline")}
    for name, (value, where) in said.items():
        search.take(name, value if where == "given" else None, where)
    lines = _zone_lines(draft.text, zones)
    _take_title(search, lines)
    if "byline" in said:
        search.take("byline", _clean_byline(_OPENING.sub("", said["byline"][0])), said["byline"][1])
    _take_byline(search, lines)
    agency = _take_dateline(search, lines)
    _take_wire(search, lines)
    if "url" in draft.given:
        search.take("outlet", outlet_of_url(draft.given["url"][0]), "address")
    for name, (value, where) in said.items():
        search.take(name, full_name(value), where)
    if "outlet" not in search.values:
        _take_outlet(search, lines, draft.text, agency)
    if agency and outlets().get(_key(agency)):
        search.take("wire", full_name(agency, draft.text), "dateline")
    if search.values.get("wire") == search.values.get("outlet"):
        # The agency's own report is no reprint.
        search.values.pop("wire", None)
        search.found.pop("wire", None)
    values = search.values
    return Credits(
        values.get("outlet"),
        values.get("byline"),
        values.get("dateline"),
        values.get("wire"),
        values.get("title"),
        tuple(sorted(search.found.items())),
    )


_Lines = Mapping[ZoneKind, Sequence[tuple[int, str]]]


def _zone_lines(text: str, zones: Sequence[Zone]) -> _Lines:
    """The lines of each kind of zone, with the places at which they stand."""
    lines: dict[ZoneKind, list[tuple[int, str]]] = {}
    for zone in zones:
        shown = filter(None, map(bare, text[zone.start : zone.end].splitlines()))
        lines.setdefault(zone.kind, []).extend((zone.start, line) for line in shown)
    return lines


def _of(lines: _Lines, *kinds: ZoneKind) -> Iterator[str]:
    """The lines of the kinds in the order of the text."""
    found = heapq.merge(*(lines.get(kind, ()) for kind in kinds), key=itemgetter(0))
    return (text for _, text in found)


def _take_title(search: _Search, lines: _Lines) -> None:
    headline = " ".join(_of(lines, ZoneKind.HEADLINE))
    search.take("title", headline or None, "headline")


#: A byline's names: words with a capital, joined by small ones.
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|da|van|von|der|den|bin|bint|al|el|la|le|ter|di|du))*"
_NAMES = re.compile(rf"{_NAME}(?:(?: and |, and | & |, ){_NAME})*")
_PLACED = re.compile(r" (?:in|at|from) [A-Z][\w.'’ -]*?(?= and |, | & |$|;|\))")
_REPORTING = re.compile(
    r"^\(?(?:additional )?(?:reporting|written|compiled|story) by (?P<names>[^;).]+)", re.IGNORECASE
)


_OPENING = re.compile(r"^(?:by|from|written by|posted by)[: ]\s*", re.IGNORECASE)


def _take_byline(search: _Search, lines: _Lines) -> None:
    for text in _of(lines, ZoneKind.BYLINE):
        opening = find_phrase("byline", text)
        if opening and opening.start() == 0:
            whole = opening.end() == len(text)
            search.take("byline", _clean_byline(text if whole else text[opening.end() :]), "byline line")
    for text in _of(lines, ZoneKind.BYLINE, ZoneKind.BOILERPLATE):
        credit = _REPORTING.match(text)
        if credit and not text.lower().lstrip("(").startswith("additional"):
            search.take("byline", _clean_byline(credit["names"]), "reporting credit")


def _clean_byline(text: str) -> str:
    """The names of a byline, without places, dates and what stands behind a bar or bullet."""
    text = re.split(r"\s+[•|·–—]\s+|\s+-\s+", text)[0]
    text = _PLACED.sub("", text)
    dates = find_dates(text)
    text = (text[: dates[0].start] if dates else text).strip(" ,;|•·–—-")
    first, _, rest = text.partition(", ")
    # What follows a comma is a post or a place, unless it is one more name before "and".
    return text if re.search(r"(?:^|, | )and ", rest) else first


def _take_dateline(search: _Search, lines: _Lines) -> str | None:
    """The agency that the dateline names in brackets, after taking the dateline itself."""
    for text in _of(lines, ZoneKind.DATELINE):
        dateline = match_dateline(text + " X")
        if dateline:
            search.take("dateline", dateline.place, "opening of the body")
            return dateline.agency
    for text in _of(lines, ZoneKind.DATELINE):
        if not re.match(r"(?:last |first )?(?:published|updated|posted|modified)\b", text, re.IGNORECASE):
            search.take("dateline", text, "date line" if is_date_line(text) else "dateline")
    return None


_WIRED = re.compile(
    r"^\(?(?:(?:additional|associated|further) (?:reporting|material)|(?:re)?produced|(?:re)?published|reprinted"
    r"|written|with(?: (?:files|reporting|inputs?|material|agency inputs?))?)"
    r"(?: in (?:association|partnership|cooperation|collaboration) with| (?:with|by) permission (?:of|from)"
    r"| courtesy of| by arrangement with| by| from| with) (?P<name>[^.;()]{2,60})",
    re.IGNORECASE,
)
_SOURCED = re.compile(r"^(?:source|via|agency|credit)s?: (?P<name>[^.;()|]{2,40})$", re.IGNORECASE)


def _take_wire(search: _Search, lines: _Lines) -> None:
    for text in _of(lines, ZoneKind.BOILERPLATE, ZoneKind.BYLINE):
        match = _WIRED.match(text) or _SOURCED.match(text)
        if match:
            name = match["name"].strip(" ,")
            if _key(name) in outlets() or find_phrase("masthead", name) or "with" in match[0]:
                search.take("wire", full_name(name), "credit line")
    named = outlets().get(_key(search.values.get("byline", "")))
    if named and named.is_wire:
        search.take("wire", full_name(named.name), "byline line")
    body = list(_of(lines, ZoneKind.BODY))
    for text in (body[0], body[-1]) if body else ():
        tag = re.search(r"(?:^|[.”\"] ?)\((?P<name>[A-Z][^()]{1,40})\)\W*$", text)
        if tag and _key(tag["name"]) in outlets() and outlets()[_key(tag["name"])].is_wire:
            search.take("wire", full_name(tag["name"]), "agency in brackets")


def _take_outlet(search: _Search, lines: _Lines, whole: str, agency: str | None) -> None:
    for text in _of(lines, ZoneKind.BOILERPLATE):
        if _key(text) in outlets():
            search.take("outlet", full_name(text), "boilerplate")
    if agency:
        search.take("outlet", full_name(agency, whole), "dateline")
    search.take("outlet", _told(lines), "said to the outlet in its own voice")
    for text in _of(lines, ZoneKind.BOILERPLATE):
        rights = re.search(
            r"(?:©|\bcopyright) ?(?:19\d\d|20\d\d)? ?(?P<name>[A-Z][\w.'’& -]{2,50}?)(?= (?:19|20)\d\d|[.,]|$)", text
        )
        search.take("outlet", full_name(rights["name"]) if rights else None, "rights line")
    for text in _of(lines, ZoneKind.BOILERPLATE):
        if find_phrase("masthead", text) and not find_phrase("page", text):
            search.take("outlet", full_name(text.title() if text.isupper() else text), "masthead")
        named = re.search(r"\b(?:for|by|with|to|of|from) (?P<name>The (?:[A-Z][\w'’]+ ?){1,3}?)(?:['’]s )", text)
        search.take("outlet", full_name(named["name"].strip()) if named else None, "boilerplate")
    for text in _of(lines, ZoneKind.BOILERPLATE, ZoneKind.CAPTION):
        name = _names().search(text)
        kind = "caption" if name and re.search(r"[/©:]", text) else "boilerplate"
        own = name and kind == "boilerplate" and not _WIRED.match(text)
        search.take("outlet", full_name(name[0]) if name and own else None, kind)


_TOLD = re.compile(r"\b(?:told|tells|interview with|spoke (?:to|with)|speaking to) (?:the )?(?=[A-Z])")


def _told(lines: _Lines) -> str | None:
    """The outlet to which people talk in the report itself: more than once, or in an interview with it.

    Others are told things too, and are cited for them; once, as a rule, and without the word.
    """
    told: dict[str, int] = {}
    for text in _of(lines, ZoneKind.BODY):
        for match in _TOLD.finditer(text):
            name = _names().match(text, match.end())
            if name:
                weight = 1 + ("interview" in text[max(0, match.start() - 60) : match.end() + 120])
                told[full_name(name[0])] = told.get(full_name(name[0]), 0) + weight
    best = max(sorted(told), key=lambda name: told[name], default=None)
    return best if best and told[best] > 1 else None
