"""One parcel to its pieces, by its kind. Runs in a parser's process (child.py) and asks for no more than bytes."""

import io
import re
from dataclasses import replace

from dragoman.errors import ItemError
from dragoman.read.archives import open_source, read_gzip, read_warc, read_zip
from dragoman.read.drafts import Draft
from dragoman.read.encodings import Decoded, decode_bytes
from dragoman.read.feed import feed_addresses, read_feed
from dragoman.read.kinds import HEAD
from dragoman.read.limits import Limits
from dragoman.read.mail import read_mail
from dragoman.read.parcels import Parcel, Pieces, TableRow
from dragoman.read.pdf import read_pdf
from dragoman.read.tables import read_csv, read_parquet
from dragoman.read.webpage import read_page

#: A page names its encoding in its first 1,024 bytes (HTML standard, prescan); some do later.
_PRESCAN = 4096
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)


def parse_parcel(kind: str, parcel: Parcel, limits: Limits) -> Pieces:
    """The drafts, rows, members and problems of a parcel of this kind (`kinds.kind_of`), in order.

    Raises ItemError where nothing of it can be read, and whatever the libraries raise on bytes they do not expect.
    """
    where = parcel.where
    match kind:
        case "html":
            yield _page(parcel)
        case "pdf":
            yield read_pdf(_bytes(parcel, limits), where, limits)
        case "mail":
            yield from read_mail(_bytes(parcel, limits), where, limits)
        case "feed":
            yield from read_feed(_bytes(parcel, limits), where, limits)
        case "opml":
            for url in feed_addresses(_bytes(parcel, limits), where):
                yield TableRow({"url": url}, 0)
        case "csv":
            yield from _table(parcel, limits)
        case "parquet":
            with open_source(parcel.data, parcel.path) as source:
                yield from read_parquet(source, where)
        case "zip":
            with open_source(parcel.data, parcel.path) as source:
                yield from read_zip(source, where, limits, parcel.depth)
        case "warc":
            with open_source(parcel.data, parcel.path) as source:
                yield from read_warc(source, where, limits, parcel.depth)
        case "gzip":
            yield from read_gzip(_bytes(parcel, limits), where, parcel.stem, limits, parcel.depth)
        case _:
            decoded = _text(parcel)
            yield Draft(decoded.text, notes=decoded.notes, encoding=decoded.encoding)


def _table(parcel: Parcel, limits: Limits) -> Pieces:
    """The rows of a table, however long where it is a file in UTF-8; in other encodings it has to fit in memory."""
    if parcel.path:
        with open(parcel.path, "rb") as stream:
            head = stream.read(HEAD)
        decoded = decode_bytes(head[: head.rfind(b"\n") + 1 or len(head)], parcel.declared)
        if decoded is not None and decoded.encoding in ("utf-8", "utf-8-sig"):
            with open(parcel.path, encoding=decoded.encoding, newline="") as lines:
                yield from read_csv(lines, parcel.where, limits)
            return
    text = _text(replace(parcel, data=_bytes(parcel, limits))).text
    yield from read_csv(io.StringIO(text, newline=""), parcel.where, limits)


def _bytes(parcel: Parcel, limits: Limits) -> bytes:
    if not parcel.path:
        return parcel.data
    with open(parcel.path, "rb") as stream:
        data = stream.read(limits.document + 1)
    if len(data) > limits.document:
        problem = f"is larger than the limit of {limits.document >> 20} MiB for one document (document)"
        raise ItemError(parcel.where, problem, "split it, or raise the limit")
    return data


def _text(parcel: Parcel, declared: str | None = None) -> Decoded:
    decoded = decode_bytes(parcel.data, declared or parcel.declared)
    if decoded is None:
        raise ItemError(parcel.where, _unreadable(parcel.data), "save it as UTF-8")
    return decoded


def _unreadable(data: bytes) -> str:
    if b"\x00" in data:
        return f"is binary (a NUL byte at offset {data.index(0)})"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start : error.start + 1].hex()
        return f"is text in no known encoding (no UTF-8: byte {byte} at offset {error.start})"
    return "is text in no known encoding"


def _page(parcel: Parcel) -> Draft:
    named = _CHARSET.search(parcel.data[:_PRESCAN])
    label = (named[1] or named[2]).decode("ascii", "replace") if named else None
    decoded = _text(parcel, parcel.declared or label)
    draft = read_page(decoded.text, parcel.where, parcel.url)
    notes = dict.fromkeys((*decoded.notes, *draft.notes))
    return Draft(draft.text, draft.zones, draft.given, draft.clues, draft.places, tuple(notes), decoded.encoding)
