"""Which blocks of a page are its report: trafilatura says what the text is, the blocks say where it stands."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from lxml import html

from dragoman.read.page import Block

#: Kinds of marks whose blocks are no part of the report however the text reads.
FURNITURE = frozenset(
    (
        *("hidden", "navigation", "masthead", "footer", "aside", "form", "share", "related", "newsletter", "appeal"),
        *("cookies", "advertisement", "labels", "comment"),
    )
)
#: A mark whose element holds more of the report than this is the name of a layout, not of furniture.
_LAYOUT = 0.4
#: Elements that hold words of a text.
_WORDED = frozenset(("p", "h2", "h3", "h4", "blockquote"))
#: Marks of what no report is, even on a page whose marks are wrong.
_NEVER = ("hidden", "comment", "footer", "cookies", "form")
#: The share of what trafilatura finds that is no furniture by its marks, at least, where these can be believed.
_KEPT = 0.6
#: Marks that page builders and shops of themes give to any part of a page.
_BUILDERS = ("aside", "related", "labels", "advertisement")
#: A shorter block is hardly a paragraph; menus and teasers are full of them.
_PARAGRAPH = 100
#: Shorter keys turn up by chance; they count where they are a line of the text by themselves.
_TELLING = 24
_WORDLESS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def key_of(text: str) -> str:
    """The letters and digits of a text, small: what stays the same when markup is taken off in two ways."""
    if text.isascii():
        # Most blocks are; this takes a quarter of the time.
        return text.lower().encode("ascii").translate(None, _ASCII_SIGNS).decode("ascii")
    return _WORDLESS.sub("", text).lower()


def extract_text(tree: html.HtmlElement, *, fast: bool = True) -> str:
    """The report's text as trafilatura finds it, a paragraph a line; "" where it finds none. Changes the tree.

    Where it is not to be fast, it weighs its text against that of two other ways to find one.
    """
    # Loaded here: plain text never needs it, and it takes a third of a second.
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=True)
    except ValueError:
        # Control characters, which lxml reads but does not write. The page's words have to tell then.
        return ""
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def leaves_prose(blocks: Sequence[Block], chosen: set[int]) -> bool:
    """True where more of the page's paragraphs is left out than chosen: the report may be another part of it."""
    prose = {
        number: len(block.text)
        for number, block in enumerate(blocks)
        if len(block.text) >= _PARAGRAPH and 3 * block.linked < len(block.text) and not block.has(*_NEVER)
    }
    return 2 * sum(size for number, size in prose.items() if number in chosen) < sum(prose.values())


def choose_blocks(blocks: Sequence[Block], extracted: str) -> set[int]:
    """The numbers of the blocks that make up the extracted text, furniture by their marks left out."""
    lines = [key for key in map(key_of, extracted.split("\n")) if key]
    keys = [key_of(block.text) for block in blocks]
    found = _Found(frozenset(lines), "\n".join(lines), "".join(lines))
    chosen = {number for number, key in enumerate(keys) if key and _is_found(key, blocks[number], found)}
    chosen |= _runs(keys, lines, chosen)
    chosen |= _holders(keys, lines, chosen)
    long = [number for number in chosen if len(keys[number]) >= _TELLING]
    if long:
        # A short line that happens to stand in the menu too is meant where the report is.
        last = max(long)
        for number in sorted(chosen):
            # A list of short lines may end the report.
            if last < number <= last + 2 and 2 * blocks[number].linked < len(blocks[number].text):
                last = number
        chosen = {number for number in chosen if min(long) - 3 <= number <= last}
    layout = layout_marks(blocks, chosen)
    kept = {number for number in chosen if not is_furniture(blocks[number], layout | _own_names(blocks[number]))}
    sizes = [sum(len(keys[number]) for number in some) for some in (kept, chosen)]
    if sizes[0] < _KEPT * sizes[1]:
        # Page builders call every part of a page a widget: where so much of a report goes, the names are theirs.
        return {number for number in chosen if is_furniture(blocks[number], layout) in (None, *_BUILDERS)}
    return kept


def _own_names(block: Block) -> frozenset[tuple[str, str]]:
    """Marks of a paragraph's or heading's own name that are no furniture once it is found to be of the report.

    A menu is no single paragraph: "subheading--nav" is a heading that a table of contents links to.
    """
    if block.tag not in _WORDED:
        return frozenset()
    return frozenset(mark for mark in block.marks if mark[0] in ("navigation", "labels") and mark[1] == block.path)


@dataclass(frozen=True, slots=True)
class _Found:
    """The keys of the extracted lines: one by one, one below the other, and run together."""

    lines: frozenset[str]
    whole: str
    joined: str

    def has(self, key: str) -> bool:
        return key in self.lines or (len(key) >= _TELLING and key in self.whole)


def _is_found(key: str, block: Block, found: _Found) -> bool:
    """True where the text has the block as a line, within a line, as lines that follow each other, or most of its own
    lines."""
    if found.has(key) or (len(key) >= _TELLING and key in found.joined):
        return True
    if "\n" not in block.text or len(key) < _TELLING:
        return False
    held = sum(len(part) for part in map(key_of, block.text.split("\n")) if found.has(part))
    return 2 * held > len(key)


def _runs(keys: Sequence[str], lines: Iterable[str], chosen: set[int]) -> set[int]:
    """Blocks that make up a line of the text only together: a table's row, a list's item with a heading of its own."""
    found: set[int] = set()
    single = {keys[number] for number in chosen}
    for line in lines:
        if line in single:
            continue
        for first, key in enumerate(keys):
            if key and line.startswith(key):
                found |= _run_from(keys, first, line)
    return found


def _run_from(keys: Sequence[str], first: int, line: str) -> set[int]:
    """The numbers of the blocks from the first on that spell out the line; none where they do not."""
    at = 0
    for number in range(first, len(keys)):
        if not line.startswith(keys[number], at):
            return set()
        at += len(keys[number])
        if at == len(line):
            return set(range(first, number + 1))
    return set()


def _holders(keys: Sequence[str], lines: Iterable[str], chosen: set[int]) -> set[int]:
    """Blocks that hold a line of the text and little else, a share button within the paragraph, say."""
    open_keys = [(number, key) for number, key in enumerate(keys) if number not in chosen and len(key) >= _TELLING]
    missing = [line for line in lines if len(line) >= _TELLING] if open_keys else []
    return {number for number, key in open_keys if any(line in key and 2 * len(line) > len(key) for line in missing)}


def layout_marks(blocks: Sequence[Block], chosen: Set[int]) -> frozenset[tuple[str, str]]:
    """The marks around so much of the report that they name the layout, like "has-sidebar" on the page's frame.

    Hidden is never the layout: whoever reads the page has not read that.
    """
    total = sum(len(blocks[number].text) for number in chosen)
    held: dict[tuple[str, str], int] = {}
    for number in chosen:
        for mark in set(blocks[number].marks):
            held[mark] = held.get(mark, 0) + len(blocks[number].text)
    return frozenset(mark for mark, size in held.items() if size > _LAYOUT * total and mark[0] != "hidden")


def prose_of(blocks: Sequence[Block], chosen: Iterable[int]) -> tuple[int, int]:
    """How much of the chosen text is neither hidden nor links, and how much is no links."""
    sizes = [(len(blocks[n].text) - blocks[n].linked, blocks[n].has("hidden")) for n in chosen]
    return sum(size for size, hidden in sizes if not hidden), sum(size for size, _ in sizes)


def is_furniture(block: Block, layout: frozenset[tuple[str, str]]) -> str | None:
    """The first mark that makes the block furniture, or None."""
    for mark in block.marks:
        if mark[0] in FURNITURE and mark not in layout:
            return mark[0]
    return None
