"""From bytes to rows: what a file is, its encoding, and the reports it holds."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ItemError

#: A row as the rest of the stage takes it: `text`, `id`, `where`, and of the others what is given.
Row = dict[str, str]

FIELDS = ("id", "title", "url", "outlet", "published", "byline")
_READS = "this version reads plain text and JSON Lines: extract the text first"
#: First bytes by which formats are known (their specifications' magic numbers), with what to call them.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a WARC archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|rss|feed)\b", re.I | re.S
)
#: utf-32 comes first: its little-endian mark begins with that of utf-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_rows_of(data: bytes, where: str, stem: str) -> Iterator[Row | ItemError]:
    """The rows that the bytes hold: one for a plain text, one each for JSON Lines or a JSON array.

    `where` names the item in messages, `stem` the report of a plain text. A broken row is an ItemError
    in its place, and the rest goes on.
    """
    text = decode(data, where)
    if isinstance(text, ItemError):
        yield text
    elif not text.strip():
        yield ItemError(where, "is empty", "give it a text or leave it out")
    elif _is_json_array(text):
        yield from _array_rows(text, where, stem)
    elif _is_json_lines(text):
        yield from _line_rows(text, where, stem)
    else:
        yield {"text": text, "id": stem, "where": where}


def decode(data: bytes, where: str) -> str | ItemError:
    """The text of the bytes, exactly: UTF-8, or what a byte order mark announces. Nothing is ever replaced."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return ItemError(where, f"is {name}", _READS)
    if _HTML.match(data[:2000]):
        return ItemError(where, "is a page in HTML or XML", _READS)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        return ItemError(where, f"is binary (a NUL byte at offset {data.index(0)})", _READS)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # After a mark the decoder counts from behind it.
        offset = error.start + (len(data) - len(error.object) if isinstance(error.object, bytes) else 0)
        problem = f"is no {encoding} text (byte {data[offset : offset + 1].hex()} at offset {offset})"
        return ItemError(where, problem, "save it as UTF-8")


def _is_json_array(text: str) -> bool:
    return re.match(r"\s*\[\s*[\]{]", text) is not None


def _is_json_lines(text: str) -> bool:
    return re.match(r'\s*\{\s*["}]', text) is not None


def _array_rows(text: str, where: str, stem: str) -> Iterator[Row | ItemError]:
    try:
        values = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield ItemError(where, f"is a broken JSON array ({error})", "correct it, or write one object a line")
        return
    for number, value in enumerate(values, 1):
        yield check_row(value, f"{where}, item {number}", f"{stem}-{number}")


def _line_rows(text: str, where: str, stem: str) -> Iterator[Row | ItemError]:
    # Lines of JSON Lines end at \n alone: other line ends may stand inside a string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield ItemError(f"{where}, line {number}", f"is no JSON ({error})", "write one whole object a line")
            continue
        yield check_row(value, f"{where}, line {number}", f"{stem}-{number}")


def check_row(value: Any, where: str, fallback: str) -> Row | ItemError:
    """The row a JSON value stands for, named `fallback` where it has no id; ItemError says what is wrong with it."""
    if not isinstance(value, dict):
        return ItemError(where, f"is a {type(value).__name__}, not an object", 'write {"text": "..."}')
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        problem = "has no text" if not text or isinstance(text, str) else "its text is no string"
        return ItemError(where, problem, "give the report's text in the field `text`")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return ItemError(where, "its text has half of a surrogate pair", "write the text as UTF-8")
    row = {"id": fallback, "text": text, "where": where}
    for field in FIELDS:
        given = value.get(field)
        if isinstance(given, int) and field in ("id", "published") and not isinstance(given, bool):
            given = str(given)
        if given is not None and not isinstance(given, str):
            return ItemError(where, f"its {field} is a {type(given).__name__}", f"write {field} as a string")
        if given and given.strip():
            row[field] = given.strip()
    return row
