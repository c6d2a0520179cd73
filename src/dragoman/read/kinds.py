"""What bytes are, told from themselves: a page, a PDF, a feed, an archive, rows, a letter, or plain text."""

import codecs
import re
import zlib

from dragoman.read.columns import cells_of, is_header

#: How much of a document is looked at.
HEAD = 65_536
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
#: First bytes of what is not read, with what to call it (their specifications' magic numbers).
UNREAD = (
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"(\xb5/\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_LEAD = r"(?:\ufeff|\s|<\?xml[^>]*\?>|<\?xml-[^>]*\?>|<!--.*?-->|<!DOCTYPE(?! html)[^>\[]*(?:\[[^\]]*\])?>)*"
_FEED = re.compile(_LEAD + r"<(?:[a-z]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL)
_OPML = re.compile(_LEAD + r"<opml\b", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(
    _LEAD + r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|article|main|section|div"
    r"|table|header|p|h[1-6])"
    r"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"(?:\ufeff|\s)*<\?xml\b")
_HEADER = re.compile(r"[!-9;-~]{1,60}:[ \t]|[!-9;-~]{1,60}:\r?\n[ \t]")
_LETTER = re.compile(
    r"^(?:message-id|mime-version|received|return-path|delivered-to)\s*:", re.IGNORECASE | re.MULTILINE
)
_SENT = re.compile(r"^(?:from|date|subject)\s*:", re.IGNORECASE | re.MULTILINE)
_JSON_ARRAY = re.compile(r"\s*\[\s*[\]{]")
_JSON_LINES = re.compile(r'\s*\{\s*["}]')


def kind_of(head: bytes) -> str:
    """One word for what the document is, by its beginning (HEAD bytes or all of it).

    It is pdf, zip, gzip, warc, parquet, feed, opml, html, xml, mail, json, jsonl, csv or text. What is not read at
    all (an image, a program) is answered with what to call it, which has a space or hyphen in it.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _kind_within(head) if kind == "gzip" else kind
    for magic, name in UNREAD:
        if head.startswith(magic):
            return name
    # PDF readers take what has its mark in the first 1,024 bytes (ISO 32000, annex H).
    if b"%PDF-" in head[:1024] and b"\x00" not in head[: head.index(b"%PDF-")]:
        return "pdf"
    return _kind_of_text(_readable(head))


def _kind_within(head: bytes) -> str:
    try:
        inner = zlib.decompressobj(31).decompress(head, 4096)
    except zlib.error:
        return "gzip"
    return "warc" if inner.startswith(b"WARC/") else "gzip"


def _readable(head: bytes) -> str:
    """The head as text, good enough for markup and names, whatever its encoding."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return head[: len(head) // 4 * 4].decode("utf-32", "replace")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if head[:400].count(0) * 3 > len(head[:400]):
        return head.replace(b"\x00", b"").decode("latin-1")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _kind_of_text(text: str) -> str:
    for pattern, kind in ((_FEED, "feed"), (_OPML, "opml"), (_PAGE, "html"), (_XML, "xml")):
        if pattern.match(text):
            return kind
    if _JSON_ARRAY.match(text):
        return "json"
    if _JSON_LINES.match(text):
        return "jsonl"
    if _is_letter(text):
        return "mail"
    return "csv" if _is_table(text) or _is_grid(text) else "text"


def _is_letter(text: str) -> bool:
    """True where e-mail headers come first: what only a mail program writes among them, for reports too say "From:"."""
    block = re.split(r"\r?\n\r?\n", text[:20_000].removeprefix("From "), maxsplit=1)[0]
    opened = _HEADER.match(text) or text.startswith("From ")
    return bool(opened and _LETTER.search(block) and _SENT.search(block))


def _is_table(text: str) -> bool:
    """True where the first line is a header of columns that reports are kept in, the report's text among them."""
    first = text.lstrip().split("\n", 1)[0].strip("\r")
    return len(first) < 2_000 and any(is_header(cells_of(first, sign)) for sign in DELIMITERS if sign in first)


def _is_grid(text: str) -> bool:
    """True where every line has as many cells as the first, whose names are short: a table, whatever its columns are.

    It is one to be told of where none of its columns has texts, not a report of figures and commas.
    """
    lines = text[:20_000].lstrip().split("\n")[:20]
    whole = [line.strip("\r") for line in (lines if len(lines) < 20 else lines[:-1])]
    while whole and not whole[-1].strip():
        whole.pop()
    for sign in DELIMITERS:
        widths = {len(cells_of(line, sign)) for line in whole}
        if len(whole) >= _GRID[0] and len(widths) == 1 and widths.pop() >= _GRID[1 if sign == "," else 2]:
            return all(len(cell) <= 40 and not re.search(r"[.!?]\s*$", cell) for cell in cells_of(whole[0], sign))
    return False


#: Lines of a table at least; its columns where a comma parts them, as it does sentences, and where another sign does.
_GRID = (3, 3, 2)
DELIMITERS = (",", "\t", ";", "|")
