"""A parcel to its reports' drafts: told what it is, handed to its parser, what it holds read in its turn."""

import codecs
import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.errors import ItemError
from dragoman.model.text import DateClue, Original
from dragoman.read.drafts import Draft
from dragoman.read.formats import Row, array_rows, check_row, line_rows
from dragoman.read.kinds import HEAD, kind_of
from dragoman.read.names import stem_of_url
from dragoman.read.parcels import Parcel, Piece, TableRow
from dragoman.read.sandbox import Sandbox

#: Of zlib: twice as fast as its default for an eighth more bytes, on pages of our own.
_LEVEL = 3
#: Kinds of which each document is one report: once that is recorded, there is nothing left to read.
_DOCUMENTS = frozenset({"html", "pdf", "text"})
#: Kinds that hold others.
_ARCHIVES = frozenset({"zip", "gzip", "warc"})
#: Kinds that parsers read straight from a file, however large.
_STREAMED = frozenset({"zip", "warc", "parquet", "csv"})
_REMEDY = "this version reads pages, PDFs, text, e-mail, feeds, archives and tables of them"

#: Kinds that are known and not read, with what to say.
_TOLD = {
    "opml": ("is a list of feeds (OPML)", "follow it: dragoman watch"),
    "xml": ("is an XML document that is neither page nor feed", _REMEDY),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A draft with its report's name and place; `named` says that the name was given and not made here."""

    id: str
    where: str
    draft: Draft
    original: Original | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Bytes that are recorded already and were not parsed again: their place, and the ids of their reports."""

    where: str
    ids: tuple[str, ...]


Found = Item | Seen | ItemError


@dataclass(frozen=True)
class Reader:
    """What reading needs: parsers, and what tells the ids of the reports that bytes at a place gave before."""

    sandbox: Sandbox
    known: Callable[[str, str], Sequence[str]] | None = None

    def read(self, parcel: Parcel) -> Iterator[Found]:
        """The drafts of a parcel and all that it holds, in order; what cannot be read is an ItemError in its place."""
        try:
            yield from self._read(_Content(parcel))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield ItemError(parcel.where, f"cannot be read ({reason})", "check the file and its permissions")

    def _read(self, content: "_Content") -> Iterator[Found]:
        kind = content.kind
        refused = self._refuse(content)
        if refused:
            yield refused
        elif kind in ("json", "jsonl") or (kind == "text" and content.text is not None):
            yield from self._read_here(content)
        elif kind in _DOCUMENTS and (seen := self._seen(content)):
            yield seen
        else:
            yield from self._parse(content)

    def _seen(self, content: "_Content") -> Seen | None:
        where = content.parcel.where
        ids = self.known(where, content.sha256) if self.known else ()
        return Seen(where, tuple(ids)) if ids else None

    def _refuse(self, content: "_Content") -> ItemError | None:
        """Why a parcel is not read at all, or None."""
        kind, parcel, limits = content.kind, content.parcel, self.sandbox.limits
        if not content.size or (kind == "text" and not content.head.strip() and content.size <= HEAD):
            return ItemError(parcel.where, "is empty", "give it a text or leave it out")
        if kind in _TOLD or " " in kind or "-" in kind:
            return ItemError(parcel.where, *_TOLD.get(kind, (f"is {kind}", _REMEDY)))
        if content.size > limits.document and kind not in _STREAMED and kind != "jsonl":
            problem = f"is larger than the limit of {limits.document >> 20} MiB for one document (document)"
            return ItemError(parcel.where, problem, "split it, or raise the limit")
        if kind in _ARCHIVES and parcel.depth > limits.depth:
            return ItemError(parcel.where, f"is nested deeper than the limit of {limits.depth} (depth)", "unpack it")
        return None

    def _read_here(self, content: "_Content") -> Iterator[Found]:
        """Text in UTF-8 and JSON need no parser's process: Python's own readers are enough, and safe."""
        parcel = content.parcel
        if content.kind == "jsonl" and content.streams:
            with open(parcel.path or "", "rb") as stream:
                yield from _row_items(line_rows(stream, parcel.where, parcel.stem), parcel)
            return
        draft: Piece = (
            Draft(content.text, encoding=content.codec) if content.text is not None else self._decoded(content)
        )
        if isinstance(draft, ItemError):
            yield draft
        elif isinstance(draft, Draft):
            if content.kind == "json":
                yield from _row_items(array_rows(draft.text, parcel.where, parcel.stem), parcel)
            elif content.kind == "jsonl":
                yield from _row_items(line_rows(draft.text.split("\n"), parcel.where, parcel.stem), parcel)
            else:
                yield self._seen(content) or content.item(draft)

    def _decoded(self, content: "_Content") -> Piece:
        return next(self.sandbox.parse("text", content.whole))

    def _parse(self, content: "_Content") -> Iterator[Found]:
        """What the parser of the parcel's kind finds, members read in their turn."""
        parcel = content.parcel if content.kind in _STREAMED and content.parcel.path else content.whole
        found = 0
        for piece in self.sandbox.parse(content.kind, parcel):
            found += 1
            if isinstance(piece, Parcel):
                yield from self.read(_member(piece, parcel, content.kind))
            elif isinstance(piece, TableRow):
                yield from self._row(content, piece)
            elif isinstance(piece, ItemError):
                yield piece
            else:
                yield content.item(piece, found if content.kind == "feed" else 0)
        if not found:
            yield ItemError(parcel.where, "holds nothing that can be read", _REMEDY)

    @staticmethod
    def _row(content: "_Content", piece: TableRow) -> Iterator[Item | ItemError]:
        parcel = content.parcel
        where, stem = f"{parcel.where}, row {piece.number}", f"{parcel.stem}-{piece.number}"
        yield from _row_items([check_row(piece.values, where, stem)], parcel)


def _member(member: Parcel, holder: Parcel, kind: str) -> Parcel:
    """A member with what its holder knows and it does not say itself."""
    return replace(
        member,
        given={**holder.given, **member.given},
        clues=member.clues or holder.clues,
        url=member.url or (holder.url if kind == "gzip" else None),
        depth=max(member.depth, holder.depth),
    )


def _row_items(rows: Iterable[Row | ItemError], parcel: Parcel) -> Iterator[Item | ItemError]:
    for row in rows:
        yield row if isinstance(row, ItemError) else item_of_row(row, parcel)


def item_of_row(row: Row, parcel: Parcel | None = None) -> Item:
    """The item of a checked row; what a row says of itself counts as given."""
    given = {name: (value, "given") for name, value in row.items() if name not in ("id", "text", "where")}
    stem = f"{parcel.stem}-" if parcel else ""
    named = not (stem and row["id"].startswith(stem) and row["id"][len(stem) :].isdigit())
    return Item(row["id"], row["where"], Draft(row["text"], given=given), named=named)


class _Content:
    """A parcel looked into, each look taken once."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel

    @cached_property
    def head(self) -> bytes:
        if self.parcel.path is None:
            return self.parcel.data[:HEAD]
        with open(self.parcel.path, "rb") as stream:
            return stream.read(HEAD)

    @cached_property
    def size(self) -> int:
        return (
            len(self.parcel.data) if self.parcel.path is None else os.stat(self.parcel.path).st_size or len(self.head)
        )

    @cached_property
    def kind(self) -> str:
        kind = kind_of(self.head)
        media = (self.parcel.media or "").split(";")[0].strip().lower()
        return "html" if kind == "text" and media in ("text/html", "application/xhtml+xml") else kind

    @cached_property
    def streams(self) -> bool:
        """True where lines can be read one by one: a large file without a byte order mark but UTF-8's."""
        marked = self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8))
        return self.parcel.path is not None and self.size > HEAD and not marked and b"\x00" not in self.head

    @cached_property
    def whole(self) -> Parcel:
        """The parcel with its bytes in hand."""
        if self.parcel.path is None:
            return self.parcel
        with open(self.parcel.path, "rb") as stream:
            return replace(self.parcel, data=stream.read(), path=None)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.whole.data).hexdigest()

    @cached_property
    def codec(self) -> str:
        return "utf-8-sig" if self.head.startswith(codecs.BOM_UTF8) else "utf-8"

    @cached_property
    def text(self) -> str | None:
        """The text where it is UTF-8 throughout; None where that has to be found out."""
        if self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in self.head:
            return None
        try:
            text = self.whole.data.decode(self.codec)
        except UnicodeDecodeError:
            return None
        return None if "\ufffd" in text or "\x00" in text else text

    @cached_property
    def packed(self) -> bytes:
        return zlib.compress(self.whole.data, _LEVEL)

    def item(self, draft: Draft, number: int = 0) -> Item:
        """The draft with what is known of its parcel; a feed's entries are numbered."""
        parcel = self.parcel
        outside = {"url": (parcel.url, "where it was read")} if parcel.url and not number else {}
        given = {**draft.given, **outside, **parcel.given}
        clues = (*parcel.clues, *draft.clues)
        where = f"{parcel.where}, entry {number}" if number else parcel.where
        link = draft.given.get("url", ("", ""))[0]
        name = (stem_of_url(link) if link else f"{parcel.stem}-{number}") if number else parcel.stem
        return Item(name, where, replace(draft, given=given, clues=_once(clues)), self._original(draft))

    def _original(self, draft: Draft) -> Original:
        data, encoding = self.whole.data, draft.encoding
        kept = self.kind == "text" and encoding is not None and _encoded(draft.text, encoding) == data
        return Original(self.sha256, self.kind, len(data), encoding, None if kept else self.packed)


def _once(clues: tuple[DateClue, ...]) -> tuple[DateClue, ...]:
    return tuple(dict.fromkeys(clues))


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except (UnicodeError, LookupError):
        return None
