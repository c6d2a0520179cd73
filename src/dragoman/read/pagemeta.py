"""What a page says of itself in its head: title, author, outlet, address, language, dates, each with where it stood."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from lxml import html

from dragoman.model.text import DateClue
from dragoman.model.vocabulary import read_rows
from dragoman.read.page import tidy
from dragoman.read.stamps import is_likely, parse_stamp

#: schema.org's types of things that are published as a text, of a page as such, and of what takes place.
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog|PressRelease|Posting)$")
_PAGE = re.compile(r"WebPage$")
_EVENT = re.compile(r"(?:Event|Festival)$")
#: What JSON-LD that is none still says, a comma too many in it.
_BROKEN = re.compile(r'"(date(?:Published|Created|Modified))"\s*:\s*"([^"]{8,40})"')
_WRAPPED = re.compile(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]|--)>\s*$")
_META_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "sailthru.title", "citation_title")
_META_AUTHOR = ("author", "article:author", "byl", "byline", "dc.creator", "parsely-author", "sailthru.author")
_META_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
_META_LANGUAGE = ("content-language", "og:locale", "language", "dc.language", "inlanguage")
_MOST_JSON = 2_000_000


@dataclass
class PageMeta:
    """What was found: `values` and `found` by field, the dates as clues, the text of the report where JSON-LD has it.

    `events` are the days on which something of the page takes place. `tdm` is what the page says of text and data
    mining: "1" reserves the right (TDMRep), None says nothing.
    """

    values: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    clues: list[DateClue] = field(default_factory=list)
    body: str = ""
    tdm: str | None = None
    events: set[date] = field(default_factory=set)

    def take(self, name: str, value: object, where: str) -> None:
        """Keep the value unless an earlier one is there."""
        text = tidy(value).replace("\n", " ") if isinstance(value, str) else ""
        if text and len(text) <= 1000 and name not in self.values:
            self.values[name], self.found[name] = text, where

    def date(self, kind: str, where: str, value: object) -> None:
        """Keep the date as a clue, where it is one."""
        stamp = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
        window = parse_stamp(stamp) if stamp else None
        if window and is_likely(window):
            self.clues.append(DateClue(kind, where, window, str(value).strip()[:60]))


@cache
def _date_marks() -> dict[tuple[str, str], str]:
    rows = read_rows("dragoman.read", "date_marks.csv", ["name", "where", "kind"])
    return {
        (row.one_of("where", frozenset({"meta", "json"})), row["name"]): row.one_of(
            "kind", frozenset({"published", "changed"})
        )
        for row in rows
    }


def find_meta(tree: html.HtmlElement) -> PageMeta:
    """What the page's JSON-LD, meta elements, links and title say; the first of each wins in that order."""
    meta = PageMeta()
    elements = list(_meta_elements(tree))
    nodes, broken = _json_nodes(tree)
    for node in _own_nodes(nodes, _names_of_page(tree, elements)):
        _read_node(meta, node)
    for name, value in broken:
        meta.date("changed" if name.endswith("Modified") else "published", f"JSON-LD {name}", value)
    meta.events |= set(_event_days(nodes))
    _read_elements(meta, elements)
    _read_links(meta, tree)
    titles = tree.xpath("//head/title")
    if titles:
        meta.take("title", _without_site(titles[0].text_content(), meta.values.get("outlet")), "title element")
    return meta


_Node = dict[str, Any]


def _json_nodes(tree: html.HtmlElement) -> tuple[list[_Node], list[tuple[str, str]]]:
    """The nodes of the page's JSON-LD, and the dates that stand in what is no JSON."""
    nodes: list[_Node] = []
    broken: list[tuple[str, str]] = []
    for script in tree.iter("script"):
        kind = script.get("type", "")
        if "ld+json" not in kind or not script.text or len(script.text) > _MOST_JSON:
            continue
        text = _WRAPPED.sub("", script.text)
        try:
            nodes.extend(_typed(json.loads(text, strict=False), 0))
        except (ValueError, RecursionError):
            broken.extend(_BROKEN.findall(text))
    return nodes, broken


def _typed(value: object, depth: int) -> Iterator[_Node]:
    """The nodes that have a type, in a list, in @graph, or as what a page is about."""
    if depth > 4:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _typed(part, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity"):
            yield from _typed(value.get(name), depth + 1)


def _is_typed(node: _Node, pattern: re.Pattern[str]) -> bool:
    kinds = node["@type"]
    return any(
        isinstance(kind, str) and pattern.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _own_nodes(nodes: list[_Node], names: frozenset[str]) -> list[_Node]:
    """The nodes that are the page's report: of several articles those that have its address or title; else those of the
    page as such."""
    articles = [node for node in nodes if _is_typed(node, _ARTICLE)]
    named = [node for node in articles if not names.isdisjoint(_names_of_node(node))]
    return [*(named or articles), *(node for node in nodes if not articles and _is_typed(node, _PAGE))]


def _names_of_node(node: _Node) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage", "headline"):
        value = node.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield _bare_name(value)


def _names_of_page(tree: html.HtmlElement, elements: list[tuple[str, str]]) -> frozenset[str]:
    """The page's addresses and titles, as its nodes may repeat them."""
    names = [content for name, content in elements if name in ("og:url", "og:title", "twitter:title")]
    names += [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    names += [heading.text_content() for heading in tree.iter("h1", "title")][:4]
    return frozenset(filter(None, map(_bare_name, names)))


def _bare_name(name: str) -> str:
    return tidy(re.sub(r"^https?://|[#?].*$|/$", "", name.strip())).rstrip("/").lower()


def _event_days(nodes: list[_Node]) -> Iterator[date]:
    for node in nodes:
        if _is_typed(node, _EVENT):
            for name in ("startDate", "endDate", "doorTime"):
                value = node.get(name)
                window = parse_stamp(value) if isinstance(value, str) else None
                if window and window.earliest:
                    yield window.earliest


def _read_node(meta: PageMeta, node: dict[str, Any]) -> None:
    meta.take("title", node.get("headline"), "JSON-LD headline")
    meta.take("byline", ", ".join(_names(node.get("author"))), "JSON-LD author")
    meta.take("outlet", next(_names(node.get("publisher")), None), "JSON-LD publisher")
    meta.take("language", node.get("inLanguage"), "JSON-LD inLanguage")
    for (where, name), kind in _date_marks().items():
        if where == "json":
            meta.date(kind, f"JSON-LD {name}", node.get(name))
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(meta.body):
        meta.body = body


def _names(value: object) -> Iterator[str]:
    """The names of a person or body, or of a list of them; addresses are none."""
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name") if isinstance(part, dict) else part
        if isinstance(name, str) and name.strip() and not re.match(r"https?://|[@/]", name.strip()):
            yield name.strip()


def _meta_elements(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        content = element.get("content")
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if element.get(attribute):
                    yield element.get(attribute, "").strip().lower(), content


def is_changed_meta(element: html.HtmlElement) -> bool:
    """True where a meta element says when the page was changed."""
    named = (element.get(attribute, "").strip().lower() for attribute in ("property", "name", "itemprop", "http-equiv"))
    return any(_date_marks().get(("meta", name)) == "changed" for name in named if name)


def _read_elements(meta: PageMeta, elements: list[tuple[str, str]]) -> None:
    given: dict[str, str] = {}
    for name, content in elements:
        given.setdefault(name, content)
        kind = _date_marks().get(("meta", name))
        if kind:
            meta.date(kind, f"meta {name}", content)
    for field_name, names in (("title", _META_TITLE), ("outlet", _META_OUTLET), ("language", _META_LANGUAGE)):
        for name in names:
            meta.take(field_name, given.get(name), f"meta {name}")
    for name in _META_AUTHOR:
        if not re.match(r"\s*(?:https?:|/|@)", given.get(name, "")):
            meta.take("byline", given.get(name), f"meta {name}")
    meta.take("url", given.get("og:url"), "meta og:url")
    meta.tdm = given.get("tdm-reservation")


def _read_links(meta: PageMeta, tree: html.HtmlElement) -> None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and re.match(r"https?://", link.get("href") or ""):
            meta.values["url"], meta.found["url"] = (link.get("href") or "").strip(), "canonical link"
            break
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if language:
        meta.values.setdefault("language", language)
        meta.found.setdefault("language", "lang of the page")


def _without_site(title: str, outlet: str | None) -> str:
    """A page's title without the outlet behind a bar or dash."""
    parts = re.split(r"\s+[|–—·»-]\s+", tidy(title).replace("\n", " "))
    if len(parts) > 1 and (len(parts[-1].split()) <= 4 or (outlet and parts[-1].lower() == outlet.lower())):
        parts.pop()
    return " - ".join(parts)
