"""From a page's markup to its blocks of text: every visible stretch, in order, with what the markup says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml import etree, html

from dragoman.model.vocabulary import read_rows

#: Elements whose text nobody sees.
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "head", "audio", "video")
)
#: Elements within a line; all others begin and end a block.
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "meta", "link"),
    )
)
#: What does not end the line it stands in; what nobody sees does not either.
_WITHIN = _INLINE | _UNSEEN | {"br"}
#: Blocks that follow each other without a blank line.
_TIGHT = frozenset(("li", "dt", "dd", "td", "th", "tr", "option"))
#: Elements whose marks speak of the whole page.
_WHOLE = frozenset(("html", "body", "main", "article"))
#: Soft hyphens and zero-width marks stand inside words and would break names.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:text-indent|left|top)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of visible text: its words, the path of its element, the element's tag, what the marks say of it.

    `marks` are kinds of vocab/page_marks.csv, the element's own and its ancestors', with the path of the element
    that has each. `linked` is how many of its characters are links; `tight` says that no blank line stands before it.
    """

    text: str
    path: str
    tag: str
    marks: tuple[tuple[str, str], ...]
    linked: int = 0
    tight: bool = False

    def has(self, *kinds: str) -> bool:
        """True where the marks name one of the kinds."""
        return bool(self.marks) and not _kinds(self.marks).isdisjoint(kinds)


@lru_cache(maxsize=4096)
def _kinds(marks: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(kind for kind, _ in marks)


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in read_rows("dragoman.read", "page_marks.csv", ["kind", "where", "pattern"]):
        where = row.one_of("where", frozenset({"tag", "role", "itemprop", "class"}))
        bounds = (r"(?<![a-z])(?:{})(?![a-z])" if where == "class" else r"^(?:{})$").format(row["pattern"])
        try:
            found.setdefault(where, []).append((row["kind"], re.compile(bounds, re.IGNORECASE)))
        except re.error as error:
            raise row.error(f"pattern does not compile: {error}") from error
    return {where: tuple(patterns) for where, patterns in found.items()}


@lru_cache(maxsize=4096)
def marks_of(where: str, value: str) -> tuple[str, ...]:
    """The kinds that an element's tag, role, itemprop or class names."""
    # Letters in the middle of a name begin a word of it: "articleByline".
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", value[:1000]) if where == "class" else value.strip()[:1000]
    return tuple(kind for kind, pattern in _patterns()[where] if pattern.search(spaced))


def parse_page(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is no element in it. Nothing is loaded, no entity resolved."""
    # libxml2 stops at a NUL byte.
    data = text.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return None


@dataclass
class _Level:
    """An open element: its path, how many children of each tag it had, the marks in force inside."""

    tag: str
    path: str
    marks: tuple[tuple[str, str], ...]
    counts: dict[str, int] = field(default_factory=dict)
    unseen: bool = False


class _Walk:
    """Goes through a tree once and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._levels: list[_Level] = []
        self._parts: list[str] = []
        self._inline: list[tuple[str, str]] = []
        self._links = 0
        self._linked = 0
        self._tight = False

    def run(self, tree: html.HtmlElement) -> list[Block]:
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
            if event == "comment":
                self._add(element.tail)
            elif event == "start":
                self._open(element)
            else:
                self._close(element)
        self._flush()
        return self.blocks

    def _open(self, element: html.HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        above = self._levels[-1] if self._levels else _Level("", "", ())
        number = above.counts[tag] = above.counts.get(tag, 0) + 1
        path = f"{above.path}/{tag}" + (f"[{number}]" if number > 1 else "")
        if tag not in _WITHIN:
            self._flush()
            self._tight = tag in _TIGHT
        own = () if above.unseen else _own_marks(element, tag, path, self._levels)
        level = _Level(tag, path, (*above.marks, *own), unseen=above.unseen or tag in _UNSEEN)
        self._levels.append(level)
        if own and tag in _INLINE:
            self._inline.extend(own)
        if tag == "br":
            self._parts.append("\n")
        self._links += tag == "a"
        self._add(element.text)

    def _close(self, element: html.HtmlElement) -> None:
        level = self._levels[-1]
        if level.tag not in _WITHIN:
            self._flush()
        self._levels.pop()
        self._links -= level.tag == "a"
        if self._levels:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text or not self._levels or self._levels[-1].unseen:
            return
        self._parts.append(text.replace("\n", " "))
        if self._links:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        if self._parts:
            text = tidy("".join(self._parts))
            if text and self._levels:
                level = next((level for level in reversed(self._levels) if level.tag not in _WITHIN), self._levels[-1])
                marks = (*level.marks, *self._whole_marks(text))
                self.blocks.append(Block(text, level.path, level.tag, marks, self._linked, self._tight))
        self._parts, self._inline, self._linked = [], [], 0

    def _whole_marks(self, text: str) -> Iterator[tuple[str, str]]:
        """Marks of inline elements speak of a block only where the block is short: a byline, a date, a credit."""
        if len(text) <= 120:
            yield from dict.fromkeys(self._inline)


def tidy(text: str) -> str:
    """The text with white space as a page shows it: runs as one space, breaks kept, invisible marks left out."""
    shown = text if text.isascii() else text.translate(_INVISIBLE)
    if "\n" not in shown:
        return " ".join(shown.split())
    lines = (" ".join(line.split()) for line in shown.split("\n"))
    return "\n".join(line for line in lines if line)


def find_blocks(tree: html.HtmlElement) -> list[Block]:
    """The visible and hidden blocks of a page in order; hidden ones are marked so."""
    return _Walk().run(tree)


def _own_marks(element: html.HtmlElement, tag: str, path: str, above: list[_Level]) -> tuple[tuple[str, str], ...]:
    if tag in _WHOLE:
        return ()
    kinds: dict[str, None] = dict.fromkeys(marks_of("tag", tag))
    if tag == "header" and not any(level.tag in ("article", "main") for level in above):
        kinds["masthead"] = None
    attributes = element.attrib
    if attributes:
        for where in ("role", "itemprop"):
            if where in attributes:
                kinds.update(dict.fromkeys(marks_of(where, attributes[where])))
        named = " ".join(attributes[name] for name in ("class", "id", "data-testid") if name in attributes)
        if named:
            kinds.update(dict.fromkeys(marks_of("class", named)))
        if _is_hidden(attributes):
            kinds["hidden"] = None
    return tuple((kind, path) for kind in kinds)


def _is_hidden(attributes: "etree._Attrib") -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and _HIDING.search(style) is not None)
    )
