"""From archives to what lies in them: ZIP, gzip and WARC, every byte counted as it is unpacked."""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, Any

from dragoman.errors import ItemError
from dragoman.model.text import DateClue
from dragoman.read.limits import SMALL, Limits
from dragoman.read.names import charset_of, stem_of_url
from dragoman.read.parcels import Parcel, Piece, Pieces
from dragoman.read.stamps import parse_stamp

_CHUNK = 256 * 1024
_OFFICE = ("[Content_Types].xml", "mimetype")
_SYMLINK = 0o120000
#: What a web archive's lengths and packing raise where they are broken.
_BROKEN = (zlib.error, EOFError, OSError, ValueError, LookupError, AttributeError, OverflowError)
#: What a page needs to look well, and no reader needs to read.
_UNREAD_MEDIA = re.compile(
    r"(?:image|audio|video|font)/|text/css|javascript|ecmascript|octet-stream|json|wasm|x-shockwave"
)


def read_zip(source: IO[bytes], where: str, limits: Limits, depth: int) -> Pieces:
    """The files of a ZIP archive as parcels, in the order of their names; one that breaks a limit is an ItemError."""
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ItemError(where, f"is no readable ZIP archive ({error})", "pack it again") from error
    names = set(archive.namelist())
    if names & set(_OFFICE):
        raise ItemError(where, "is an office document or an e-book", "save it as PDF, HTML or text")
    entries = [entry for entry in archive.infolist() if _is_document(entry)]
    if len(entries) > limits.members:
        problem = f"holds {len(entries)} files, more than the limit of {limits.members} (members)"
        raise ItemError(where, problem, "split it")
    left = limits.unpacked
    for entry in sorted(entries, key=lambda entry: entry.filename):
        piece = _member(archive, entry, f"{where}, {_shown(entry.filename)}", limits, left)
        if isinstance(piece, bytes):
            left -= len(piece)
            yield _parcel(f"{where}, {_shown(entry.filename)}", entry.filename, piece, depth)
        else:
            yield piece
            if "(unpacked)" in piece.problem:
                return


def _is_document(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)
    return not entry.is_dir() and not hidden and (entry.external_attr >> 16) & 0o170000 != _SYMLINK


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in name)[:300]


def _parcel(where: str, name: str, data: bytes, depth: int) -> Parcel:
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return Parcel(where, _shown(stem) or "member", data, depth=depth + 1)


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, limits: Limits, left: int
) -> bytes | ItemError:
    if entry.flag_bits & 1:
        return ItemError(where, "is locked by a password", "unpack the archive yourself")
    try:
        with archive.open(entry) as stream:
            return _unpack(stream, where, limits, (left, max(entry.compress_size, 1)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        return ItemError(where, f"cannot be unpacked ({error})", "pack the archive again")


def _unpack(stream: IO[bytes], where: str, limits: Limits, bounds: tuple[int, int]) -> bytes | ItemError:
    """The stream's bytes, counted as they come: sizes that an archive states are claims, not facts."""
    left, packed = bounds
    parts, size = [], 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        broken = _broken_limit(size, packed, left, limits)
        if broken:
            return ItemError(where, f"unpacks to more than the limit of {broken}", "leave it out, or raise the limit")
        parts.append(chunk)
    return b"".join(parts)


def _broken_limit(size: int, packed: int, left: int, limits: Limits) -> str | None:
    if size > limits.document:
        return f"{limits.document >> 20} MiB for one document (document)"
    if size > SMALL and size > packed * limits.ratio:
        return f"{limits.ratio} times its packed size (ratio)"
    return f"{limits.unpacked >> 20} MiB for one archive (unpacked)" if size > left else None


def read_gzip(data: bytes, where: str, stem: str, limits: Limits, depth: int) -> Pieces:
    """What a gzip stream holds, as one parcel."""
    unpacker, parts, size = zlib.decompressobj(31), [], 0
    rest = data
    try:
        while rest and not unpacker.eof:
            chunk = unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            size += len(chunk)
            broken = _broken_limit(size, len(data), limits.unpacked, limits)
            if broken:
                raise ItemError(
                    where, f"unpacks to more than the limit of {broken}", "leave it out, or raise the limit"
                )
            parts.append(chunk)
    except zlib.error as error:
        raise ItemError(where, f"cannot be unpacked ({error})", "pack it again") from error
    yield Parcel(where, re.sub(r"\.(?:txt|html?|json|jsonl|xml|csv)$", "", stem), b"".join(parts), depth=depth + 1)


def read_warc(source: IO[bytes], where: str, limits: Limits, depth: int) -> Pieces:
    """The pages, PDFs and texts that a web archive holds, as parcels with address and day of capture.

    Answers other than 200, requests, copies of what came before, pictures, scripts and styles are passed over.
    """
    # Loaded here: only web archives need it.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for number, record in enumerate(ArchiveIterator(source), 1):
            piece = _record_piece(record, f"{where}, record {number}", limits)
            if piece is not None:
                yield _at_depth(piece, depth)
    except (ArchiveLoadFailed, *_BROKEN) as error:
        yield ItemError(
            where, f"breaks off ({error or type(error).__name__})", "fetch it again; what came before is read"
        )


def _at_depth(piece: Piece, depth: int) -> Piece:
    if isinstance(piece, Parcel):
        return Parcel(
            piece.where,
            piece.stem,
            piece.data,
            url=piece.url,
            declared=piece.declared,
            media=piece.media,
            clues=piece.clues,
            depth=depth + 1,
        )
    return piece


def _record_piece(record: Any, where: str, limits: Limits) -> Piece | None:
    if record.rec_type not in ("response", "resource", "conversion"):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return None
    media = (
        http.get_header("Content-Type") if http is not None else record.rec_headers.get_header("Content-Type")
    ) or ""
    if _UNREAD_MEDIA.search(media.lower()) or not url.startswith(("http:", "https:", "file:", "urn:", "<http")):
        return None
    url = url.strip("<>")
    data = _unpack(
        record.content_stream(), f"{where} ({url[:200]})", limits, (limits.unpacked, max(1, record.length or 1))
    )
    if isinstance(data, ItemError):
        return data
    stamp = record.rec_headers.get_header("WARC-Date")
    window = parse_stamp(stamp) if stamp else None
    clues = (DateClue("fetched", "WARC-Date", window, stamp[:60]),) if window else ()
    return (
        Parcel(where, stem_of_url(url), data, url=url, declared=charset_of(media), media=media, clues=clues)
        if data
        else None
    )


def open_source(data: bytes, path: str | None) -> IO[bytes]:
    """The stream of a parcel: its file, or its bytes."""
    return open(path, "rb") if path else io.BytesIO(data)
