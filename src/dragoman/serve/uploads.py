"""Forms with files, taken in as they come: bounded while they stream, kept under names of our own making."""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from dragoman.serve.problems import Problem, Refusal

_MIB = 1024 * 1024
#: A file, all files of a form, a field of text (the longest report coded is 400,000 characters), and how many parts.
LARGEST_FILE, LARGEST_FORM, LONGEST_FIELD, MOST_PARTS = 25 * _MIB, 100 * _MIB, 2 * _MIB, 250
_SAFE = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.([a-z0-9]{1,8})$")


@dataclass(slots=True)
class Taken:
    """What a form held: fields by name, and the files' names in the folder, each once."""

    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


def safe_name(given: str, digest: str) -> str:
    """A file's name made of the letters of the one given and of its content's hash: never a path, never hidden.

    What is no a-z or 0-9 after folding becomes "-"; the hash tells names apart that fold to the same.
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    folded = "".join(c for c in unicodedata.normalize("NFKD", last) if not unicodedata.combining(c)).casefold()
    ending = _ENDING.search(folded)
    stem = _SAFE.sub("-", folded[: ending.start()] if ending else folded).strip("-")[:60].strip("-")
    return f"{stem or 'upload'}-{digest[:8]}{ending.group() if ending else ''}"


@dataclass(slots=True)
class _Part:
    header: bytes = b""
    value: bytes = b""
    disposition: bytes = b""
    name: str = ""
    filename: str | None = None
    size: int = 0
    text: bytearray = field(default_factory=bytearray)
    stream: IO[bytes] | None = None
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)


class _Form:
    """The parser's callbacks: each part to memory or to the folder, as far as it may."""

    def __init__(self, folder: Path, taken: Taken) -> None:
        self.folder = folder
        self.taken = taken
        self.part = _Part()
        self.parts = 0

    def callbacks(self) -> dict[str, Callable[..., None]]:
        return {
            "on_part_begin": self._begin,
            "on_header_begin": self._header_begin,
            "on_header_field": self._header,
            "on_header_value": self._value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._opened,
            "on_part_data": self._data,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise Refusal(Problem(413, f"More than {MOST_PARTS} files", "Send them in several goes."))
        self.part = _Part()

    def _header_begin(self) -> None:
        self.part.header, self.part.value = b"", b""

    def _header(self, data: bytes, start: int, end: int) -> None:
        self.part.header += data[start:end]

    def _value(self, data: bytes, start: int, end: int) -> None:
        self.part.value += data[start:end]

    def _header_end(self) -> None:
        if self.part.header.lower() == b"content-disposition":
            self.part.disposition = self.part.value

    def _opened(self) -> None:
        _, options = parse_options_header(self.part.disposition)
        self.part.name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" in options:
            self.part.filename = options[b"filename"].decode("utf-8", "replace")
            self.part.stream = open(self.folder / f".{self.parts}", "xb")  # noqa: SIM115

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, piece = self.part, data[start:end]
        part.size += len(piece)
        limit = LONGEST_FIELD if part.stream is None else LARGEST_FILE
        if part.size > limit:
            what = f"The file {part.filename!r}" if part.stream else f"The field {part.name[:40]!r}"
            raise Refusal(Problem(413, f"{what} is larger than {limit // _MIB} MiB", "Split it."))
        if part.stream is None:
            part.text += piece
        else:
            part.stream.write(piece)
            part.digest.update(piece)

    def _end(self) -> None:
        part = self.part
        if part.stream is None:
            self.taken.fields[part.name] = part.text.decode("utf-8", "replace")
            return
        part.stream.close()
        kept = self.folder / f".{self.parts}"
        if not part.size:
            # A form with no file chosen sends one without name and bytes.
            kept.unlink()
            return
        name = safe_name(part.filename or "", part.digest.hexdigest())
        os.replace(kept, self.folder / name)
        self.taken.files[name] = part.filename or name

    def close(self) -> None:
        if self.part.stream:
            self.part.stream.close()


async def take_form(request: Request, folder: Path) -> Taken:
    """What a multipart form holds, its files in the folder. Raises Refusal where it is too large or no such form."""
    media, options = parse_options_header(request.headers.get("content-type", ""))
    if media != b"multipart/form-data" or not options.get(b"boundary"):
        raise Refusal(Problem(415, "The form does not come as multipart/form-data", "Send it from /add."))
    said = request.headers.get("content-length", "0")
    if said.isdigit() and int(said[:18]) > LARGEST_FORM:
        raise _too_large()
    taken = Taken()
    form = _Form(folder, taken)
    parser = MultipartParser(options[b"boundary"], form.callbacks())  # type: ignore[arg-type]
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > LARGEST_FORM:
                raise _too_large()
            parser.write(chunk)
        parser.finalize()
    except MultipartParseError as error:
        raise Refusal(Problem(400, "The form cannot be read", str(error)[:200])) from error
    finally:
        form.close()
    return taken


def _too_large() -> Refusal:
    return Refusal(Problem(413, f"The form is larger than {LARGEST_FORM // _MIB} MiB", "Send it in several goes."))


def keep_text(folder: Path, row: dict[str, str]) -> str:
    """The name of a file that holds one pasted text with what is known of it; the same text gives the same report."""
    digest = hashlib.sha256(row["text"].encode("utf-8", "replace")).hexdigest()
    stem = safe_name(row.get("title", ""), digest).replace("upload-", "text-")
    said = {"id": stem, **{name: value for name, value in row.items() if value.strip()}}
    (folder / f"{stem}.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    return f"{stem}.jsonl"
