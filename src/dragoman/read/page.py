"""From a page's markup to its blocks of text: every visible stretch, in order, with what the markup says of it."""

import re
from collections.abc import Mapping
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
#: Attributes that can tell what an element is.
_TELLING = frozenset(("role", "itemprop", "class", "id", "data-testid", "hidden", "aria-hidden", "style"))
#: Soft hyphens and zero-width marks stand inside words and would break names.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ENDED = re.compile(r"(<html\b[^<>]*?)\s*/>", re.IGNORECASE)
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


@cache
def _any_pattern(where: str) -> re.Pattern[str]:
    """What finds something where any of the patterns does: most names say nothing, and are asked once and not thirty
    times."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _patterns()[where]), re.IGNORECASE)


@lru_cache(maxsize=4096)
def marks_of(where: str, value: str) -> tuple[str, ...]:
    """The kinds that an element's tag, role, itemprop or class names."""
    # Letters in the middle of a name begin a word of it: "articleByline".
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", value[:1000]) if where == "class" else value.strip()[:1000]
    if not _any_pattern(where).search(spaced):
        return ()
    return tuple(kind for kind, pattern in _patterns()[where] if pattern.search(spaced))


def parse_page(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where there is no element in it. Nothing is loaded, no entity resolved."""
    # libxml2 stops at some of them, at a NUL byte first of all; an <html/> that ends where it begins has no body.
    data = _ENDED.sub(r"\1>", _CONTROLS.sub("", text), count=1).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError):
        return None


@dataclass(slots=True)
class _Level:
    """An open element: its path, the marks in force inside, how many children of each tag it had.

    `within` says that it does not end the line it stands in, `unseen` that nobody sees its text, `veiled` that it is
    hidden within a line that is not.
    """

    tag: str
    path: str
    marks: tuple[tuple[str, str], ...]
    within: bool
    unseen: bool
    veiled: bool = False
    counts: dict[str, int] = field(default_factory=dict)


class _Walk:
    """Goes through a tree once and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._levels: list[_Level] = [_Level("", "", (), within=False, unseen=False)]
        self._parts: list[str] = []
        self._veiled: list[str] = []
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
        # Of a formula or a drawing nothing is seen, so its parts end no line either.
        within = tag in _WITHIN or self._levels[-1].unseen
        if not within:
            self._flush()
            self._tight = tag in _TIGHT
        level = self._level(element, tag, within)
        self._levels.append(level)
        if tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            self._links += 1
        if element.text:
            self._add(element.text)

    def _level(self, element: html.HtmlElement, tag: str, within: bool) -> _Level:
        above = self._levels[-1]
        number = above.counts[tag] = above.counts.get(tag, 0) + 1
        path = f"{above.path}/{tag}" if number == 1 else f"{above.path}/{tag}[{number}]"
        own = () if above.unseen else tuple((kind, path) for kind in self._own_kinds(element, tag))
        veiled = above.veiled
        if own and tag in _INLINE:
            self._inline.extend(mark for mark in own if mark[0] != "hidden")
            veiled = veiled or own[-1][0] == "hidden"
        marks = above.marks + own if own else above.marks
        return _Level(tag, path, marks, within, above.unseen or tag in _UNSEEN, within and veiled)

    def _own_kinds(self, element: html.HtmlElement, tag: str) -> tuple[str, ...]:
        if tag in _WHOLE:
            return ()
        kinds = kinds_of(element)
        if tag == "header" and not any(level.tag in ("article", "main") for level in self._levels):
            return ("masthead", *kinds)
        return kinds

    def _close(self, element: html.HtmlElement) -> None:
        level = self._levels[-1]
        if not level.within:
            self._flush()
        self._levels.pop()
        if level.tag == "a":
            self._links -= 1
        if element.tail:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        # White space before a block's first word is none of its text.
        if not text or self._levels[-1].unseen or (not self._parts and text.isspace()):
            return
        if self._levels[-1].veiled:
            self._veiled.append(text.replace("\n", " "))
            return
        self._parts.append(text.replace("\n", " "))
        if self._links:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        if self._parts:
            text = tidy("".join(self._parts))
            if text:
                level = next(level for level in reversed(self._levels) if not level.within)
                # Marks of inline elements speak of a block only where it is short: a byline, a date, a credit.
                marks = (*level.marks, *dict.fromkeys(self._inline)) if len(text) <= 120 else level.marks
                self.blocks.append(Block(text, level.path, level.tag, marks, self._linked, self._tight))
            self._parts = []
        if self._veiled:
            self._unveil(tidy("".join(self._veiled)))
        self._inline, self._linked = [], 0

    def _unveil(self, text: str) -> None:
        """What is hidden within a line stands apart from it, marked so: nobody read it there."""
        self._veiled = []
        if text:
            level = next(level for level in reversed(self._levels) if not level.within)
            hidden = (*level.marks, ("hidden", level.path))
            self.blocks.append(Block(text, level.path, "span", hidden, 0, self._tight))


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


def kinds_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The kinds of vocab/page_marks.csv that an element's tag and attributes name."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return _kinds_of(tag, tuple(pair for pair in element.items() if pair[0] in _TELLING))


@lru_cache(maxsize=4096)
def _kinds_of(tag: str, told: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The kinds that an element's tag and those of its attributes that can tell one name."""
    kinds: dict[str, None] = dict.fromkeys(marks_of("tag", tag))
    attributes = dict(told)
    for where in ("role", "itemprop"):
        if where in attributes:
            kinds.update(dict.fromkeys(marks_of(where, attributes[where])))
    named = " ".join(attributes[name] for name in ("class", "id", "data-testid") if name in attributes)
    if named:
        kinds.update(dict.fromkeys(marks_of("class", named)))
    if _is_hidden(attributes):
        kinds["hidden"] = None
    return tuple(kinds)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and _HIDING.search(style) is not None)
    )
