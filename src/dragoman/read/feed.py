"""From a feed to its entries, and from a list of feeds to their addresses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import ItemError
from dragoman.model.text import DateClue, Zone, ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.limits import Limits
from dragoman.read.lines import split_lines
from dragoman.read.marks import Mark
from dragoman.read.page import find_blocks, parse_page, tidy
from dragoman.read.pagedates import url_clues
from dragoman.read.parcels import Pieces
from dragoman.read.stamps import parse_stamp
from dragoman.read.zones import join_marks, mark_lines

_DECLARATION = re.compile(rb"<\?xml\b[^>]*>")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read_feed(data: bytes, where: str, limits: Limits) -> Pieces:
    """The entries of a feed as drafts, in its order; an entry without text is an ItemError.

    An entry's text is its title and what the feed has of its content; links are not followed here.
    """
    feed = _parsed(data, where)
    entries = feed.get("entries") or []
    if not entries:
        problem = "is a feed without entries" if feed.get("version") else "is no readable feed"
        yield ItemError(where, problem, "open it in a browser to see what it is")
    for number, entry in enumerate(entries, 1):
        if number > limits.entries:
            yield ItemError(where, f"has more entries than the limit of {limits.entries} (entries)", "split it")
            return
        draft = _entry_draft(entry, feed.get("feed") or {})
        yield draft or ItemError(f"{where}, entry {number}", "has no text", "read the page it links to")


def _parsed(data: bytes, where: str) -> Mapping[str, Any]:
    # Loaded here: only feeds need it.
    import feedparser  # noqa: PLC0415

    if _ENTITY.search(data):
        raise ItemError(where, "declares entities of its own, which feeds have no use for", "remove its DOCTYPE")
    try:
        return _parse(feedparser, data)
    except UnicodeDecodeError:
        # What the feed declares as its encoding is none that can be spelled; its bytes have to tell.
        return _parse(feedparser, _DECLARATION.sub(b"", data, count=1))


def _parse(feedparser: Any, data: bytes) -> Mapping[str, Any]:
    return feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)  # type: ignore[no-any-return]


def _entry_draft(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Draft | None:
    title = flat_text(str(entry.get("title") or "")).replace("\n", " ")
    contents = [str(part.get("value") or "") for part in entry.get("content") or []]
    body = max((flat_text(part) for part in (*contents, str(entry.get("summary") or ""))), key=len)
    if not re.search(r"\w", title + body):
        return None
    text = f"{title}\n\n{body}\n" if title and body else f"{title}{body}\n"
    return Draft(text, _entry_zones(text, title, body), _given(entry, feed), tuple(_clues(entry)))


def flat_text(markup: str) -> str:
    """The text of a piece of markup, a block a paragraph; a text without markup as it is, tidied."""
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    tree = parse_page(markup)
    return "\n\n".join(block.text for block in find_blocks(tree) if not block.has("hidden")) if tree is not None else ""


def _entry_zones(text: str, title: str, body: str) -> tuple[Zone, ...] | None:
    if not title or not body:
        return None
    lines = split_lines(text)
    return join_marks(mark_lines(lines, [Mark(0, ZoneKind.HEADLINE, "the entry's title")]), len(text))


def _given(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    source = entry.get("source") or {}
    values = {
        "title": (entry.get("title"), "feed entry's title"),
        "byline": (entry.get("author") or entry.get("dc_creator"), "feed entry's author"),
        "url": (entry.get("link"), "feed entry's link"),
        "outlet": (source.get("title") or feed.get("title"), "feed's title"),
        "language": (entry.get("language") or feed.get("language"), "feed's language"),
    }
    stamp = str(_own(entry, "updated") or _own(entry, "published") or "")[:100]
    key = str(entry.get("id") or entry.get("link") or entry.get("title") or "")[:500]
    # What tells an entry from the others, and a changed one from what it was.
    told = {"entry": (key, stamp)} if key else {}
    return told | {
        name: (flat_text(str(value)).replace("\n", " ")[:1000], where)
        for name, (value, where) in values.items()
        if value and str(value).strip()
    }


def _own(entry: Mapping[str, Any], name: str) -> object:
    """A field that the entry has itself: feedparser gives `published` where `updated` is asked for, and complains."""
    return entry.get(name) if name in entry.keys() else None  # noqa: SIM118


def _clues(entry: Mapping[str, Any]) -> Iterator[DateClue]:
    for kind, name in (("published", "published"), ("changed", "updated"), ("published", "created")):
        stamp = _own(entry, name)
        window = parse_stamp(str(stamp)) if stamp else None
        if window:
            yield DateClue(kind, f"feed entry's {name}", window, str(stamp)[:60])
    if entry.get("link"):
        yield from url_clues(str(entry["link"]))


def feed_addresses(data: bytes, where: str) -> list[str]:
    """The addresses of the feeds that an OPML list names. Raises ItemError where it names none."""
    # Loaded here with the page parser.
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(data, parser) if data.strip() else None
    outlines = tree.iter("{*}outline") if tree is not None else ()
    found = [str(url) for outline in outlines if (url := outline.get("xmlUrl") or outline.get("xmlurl"))]
    if not found:
        raise ItemError(where, "is a list of feeds (OPML) that names none", "give every outline its xmlUrl")
    return list(dict.fromkeys(found))
