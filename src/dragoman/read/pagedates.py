"""The dates of a page: metadata, elements that carry a stamp, the address and, all else silent, htmldate's search."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from lxml import etree, html

from dragoman.model.text import DateClue
from dragoman.model.values import Window
from dragoman.read.page import kinds_of, parse_page
from dragoman.read.pagemeta import PageMeta, is_changed_meta
from dragoman.read.stamps import is_likely, parse_stamp

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
#: Day and month as parts of the path, without zeros, or with the section between year and month.
_URL_PARTS = re.compile(r"/((?:19|20)\d\d)/(?:[a-z_.-]+/)?(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=/)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])(?=/)")
#: htmldate's own bound would be today, and make the same page read differently tomorrow.
_LATEST = datetime(2100, 1, 1)
#: Attributes in which elements that are no `time` carry a stamp.
_NAMED = ("property", "itemprop")
_STAMPED = ("data-datetime", "data-timestamp", "data-time", "data-date", "data-published")
_PUBLISHED = re.compile(r"publi|entry-?date|posted|pub-?date|post-?date|datecreated|create-?date|dc:(?:date|created)")
_CHANGED = re.compile(r"modif|updat|last-?(?:change|edit)")
#: Marks of what is not the report: another's dates stand there.
_OTHERS = frozenset({"comment", "related", "newsletter", "advertisement", "cookies", "today"})
_WHOLE = frozenset({"html", "head", "body", "main", "article"})
#: A mark whose element holds more of the page's text than this is the name of a layout.
_LAYOUT = 0.4
_SMALL = 80
#: A paragraph of so many letters is the report's own; between it and the headline stand the report's dates.
_PARAGRAPH = 100


def find_page_dates(tree: html.HtmlElement, text: str, meta: PageMeta, url: str | None) -> list[DateClue]:
    """What the page's metadata, its elements and its address say of its day; `text` is what the tree was made of."""
    clues = [*meta.clues, *_stamped_elements(tree, text, meta)]
    address = url or meta.values.get("url")
    clues.extend(url_clues(address) if address else ())
    return clues


def url_clues(url: str) -> list[DateClue]:
    """The day or month that an address has in its path."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    match = _URL_DAY.search(path) or _URL_PARTS.search(path) or _URL_MONTH.search(path)
    window = parse_stamp("-".join(match.groups())) if match else None
    return [DateClue("published", "address", window, match[0].strip("/"))] if match and window else []


@dataclass(frozen=True, slots=True)
class _Stamp:
    """An element's date: `kind` is published, changed or "" where its names do not say; `place` -1 above the headline,
    0 between it and the report, 1 below."""

    window: Window
    quote: str
    kind: str
    place: int


def _stamped_elements(tree: html.HtmlElement, text: str, meta: PageMeta) -> list[DateClue]:
    """The first date of each kind behind the headline, else the last above it; one without a name counts beside it."""
    stamps = [stamp for stamp in _stamps(tree, text) if stamp.window.earliest not in meta.events]
    clues = []
    for kind in ("published", "changed"):
        some = [stamp for stamp in stamps if stamp.kind == kind]
        if not some and kind == "published":
            some = [stamp for stamp in stamps if not stamp.kind and stamp.place == 0][:1]
        best = next((stamp for stamp in some if stamp.place >= 0), some[-1] if some else None)
        if best:
            clues.append(DateClue(kind, "time element", best.window, best.quote))
    return clues


@lru_cache(maxsize=64)
def _with_any(names: tuple[str, ...]) -> etree.XPath:
    return etree.XPath("descendant::*[" + " or ".join(f"@{name}" for name in names) + "]")


def _carriers(tree: html.HtmlElement, text: str) -> Iterator[html.HtmlElement]:
    """The elements that may carry a stamp. Asking for attributes that the page has not takes longer than all else."""
    yield from tree.iter("time", "abbr", "dateformat")
    names = tuple(name for name in (*_NAMED, *_STAMPED) if name in text)
    if names:
        yield from _with_any(names)(tree)


def _stamps(tree: html.HtmlElement, text: str) -> Iterator[_Stamp]:
    carriers = {element: stamp for element in _carriers(tree, text) if (stamp := _stamp_of(element))}
    if not carriers:
        return
    headline = next((element for element in tree.iter("h1") if element.text_content().strip()), None)
    around = frozenset(headline.iterancestors()) if headline is not None else frozenset()
    place = -1 if headline is not None else 1
    for element in tree.iter("h1", "p", *{element.tag for element in carriers}):
        if element is headline:
            place = 0
        elif place == 0 and element.tag == "p" and len(element.text_content()) > _PARAGRAPH:
            place = 1
        stamp = carriers.get(element)
        window = parse_stamp(stamp) if stamp else None
        if stamp and window and is_likely(window) and not _is_others(element, around):
            yield _Stamp(window, stamp.strip()[:60], _kind_of(element), place)


def _stamp_of(element: html.HtmlElement) -> str | None:
    named = f"{element.get('property', '')} {element.get('itemprop', '')}".lower()
    if re.search(r"start|end|expir|birth|valid|through", named):
        return None
    value: str | None = None
    if element.tag == "time":
        value = element.get("datetime") or element.get("content") or element.text_content()
    elif named.strip():
        value = element.get("content") if element.tag != "meta" and "date" in named else None
    elif element.tag == "abbr":
        value = element.get("title") if "publi" in element.get("class", "") else None
    elif element.tag == "dateformat":
        value = element.get("time")
    else:
        value = next((element.get(name) for name in _STAMPED if name in element.attrib), None)
    return value


def _kind_of(element: html.HtmlElement) -> str:
    """Published or changed, as its own names or those of what is closely around it say."""
    for level, around in enumerate((element, *element.iterancestors())):
        if level > 2 or around.tag in ("article", "main", "body"):
            break
        names = " ".join(filter(None, map(around.get, ("itemprop", "property", "class", "id")))).lower()
        # WordPress calls a report that was never changed "published updated".
        if _PUBLISHED.search(names) or (not level and element.get("pubdate") is not None):
            return "published"
        if _CHANGED.search(names):
            return "changed"
    return ""


def _is_others(element: html.HtmlElement, around: frozenset[html.HtmlElement]) -> bool:
    """True where the element stands in a part of the page that is not the report; what holds the headline is none."""
    for level in (element, *element.iterancestors()):
        if level in around:
            return False
        if level.tag == "aside" or not _OTHERS.isdisjoint(kinds_of(level)):
            return True
    return False


def search_dates(text: str) -> list[DateClue]:
    """What htmldate's wide search finds on a page once that is taken away which is not the report's.

    A year alone, which it answers with its first day, is told by a copyright or a namespace, and dates no report.
    """
    # Loaded here with trafilatura, which brings it.
    from htmldate import find_date  # noqa: PLC0415

    tree = _cleared(text)
    found = find_date(tree, original_date=True, max_date=_LATEST) if tree is not None else None
    if not found or found.endswith("-01-01"):
        return []
    day = date.fromisoformat(found)
    return [DateClue("published", "htmldate", Window(day, day), found)]


def _cleared(text: str) -> html.HtmlElement | None:
    """The page without other reports, comments, dated names of style sheets and scripts, and dates of changes."""
    tree = parse_page(text)
    if tree is None:
        return None
    around = {level for heading in tree.iter("h1") for level in heading.iterancestors()}
    drop = [
        element
        for element in tree.iterdescendants()
        if isinstance(element.tag, str) and element.tag not in _WHOLE and element not in around and _is_cleared(element)
    ]
    most = _LAYOUT * len(tree.text_content())
    for element in drop:
        size = len(element.text_content())
        worded = element.tag not in ("meta", "link", "script") and "today" not in kinds_of(element)
        # A small part by itself, "teaser-date" or "comments-link", is the report's own.
        if element.getparent() is not None and (not worded or _SMALL <= size <= most):
            element.drop_tree()
    return tree


def _is_cleared(element: html.HtmlElement) -> bool:
    if element.tag == "meta":
        return is_changed_meta(element)
    if element.tag == "link":
        return "canonical" not in element.get("rel", "")
    if element.tag == "script":
        return bool(element.get("src")) or "ld+json" in element.get("type", "")
    return not _OTHERS.isdisjoint(kinds_of(element))
