"""The dates of a page: metadata, time elements, address and, where these are silent, htmldate's search."""

import re
from datetime import date, datetime

from lxml import html

from dragoman.model.text import DateClue
from dragoman.model.values import Window
from dragoman.read.pagemeta import PageMeta
from dragoman.read.stamps import parse_stamp

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])(?=/)")
#: htmldate's own bound would be today, and make the same page read differently tomorrow.
_LATEST = datetime(2100, 1, 1)


def find_page_dates(tree: html.HtmlElement, meta: PageMeta, url: str | None) -> list[DateClue]:
    """The page's own clues to its day, in order of trust; htmldate is asked where no metadata or element says one."""
    clues = list(meta.clues)
    clues.extend(_time_elements(tree))
    address = url or meta.values.get("url")
    clues.extend(url_clues(address) if address else ())
    if not any(clue.kind == "published" and clue.where != "address" for clue in clues):
        clues.extend(_searched(tree))
    return clues


def url_clues(url: str) -> list[DateClue]:
    """The day or month that an address has in its path."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    match = _URL_DAY.search(path) or _URL_MONTH.search(path)
    window = parse_stamp("-".join(match.groups())) if match else None
    return [DateClue("published", "address", window, match[0].strip("/"))] if match and window else []


def _time_elements(tree: html.HtmlElement) -> list[DateClue]:
    """Time elements that their page marks as its own date: pubdate, itemprop, or a class that says so."""
    clues = []
    for element in tree.iter("time"):
        stamp = element.get("datetime") or element.get("content") or element.text_content()
        window = parse_stamp(stamp) if stamp else None
        if not window or not window.earliest:
            continue
        name = " ".join(filter(None, (element.get("itemprop"), element.get("class"), element.get("id")))).lower()
        changed = "modif" in name or "updat" in name
        if element.get("pubdate") is not None or changed or re.search(r"publi|entry-?date|posted|pub-?date", name):
            clues.append(DateClue("changed" if changed else "published", "time element", window, stamp.strip()[:60]))
    # A page of many dated teasers says nothing of itself by the twentieth.
    return clues if len(clues) <= 4 else clues[:1]


def _searched(tree: html.HtmlElement) -> list[DateClue]:
    # Loaded here with trafilatura, which brings it.
    from htmldate import find_date  # noqa: PLC0415

    for extensive, where in ((False, "htmldate"), (True, "htmldate's wide search")):
        found = find_date(tree, original_date=True, extensive_search=extensive, max_date=_LATEST)
        if found:
            day = date.fromisoformat(found)
            # The wide search answers a year alone with its first day.
            window = Window.parse(found[:4]) if extensive and found.endswith("-01-01") else Window(day, day)
            return [DateClue("published", where, window, found)]
    return []
