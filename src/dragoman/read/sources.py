"""From what a user names to reports: files, folders, globs and standard input, item by item."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read.assemble import assemble_report
from dragoman.read.formats import read_rows_of


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for all sources of a call: a publication window for reports that give none, and the stream of `-`."""

    published: Window = Window()
    stdin: IO[bytes] | None = None


def read_sources(sources: Sequence[str], defaults: ReadOptions) -> Iterator[Report | ItemError]:
    """The reports of the sources in order, and in its place an ItemError for each item that cannot be used.

    A source is a file, a folder (all files below it, sorted, hidden ones left out), a glob, or `-` for
    the stream of `defaults`. What a file is, is told from its content, never from its name. An id that
    was given out before in this call is an error of the later item.
    """
    taken: dict[str, str] = {}
    for source in sources:
        for item in _items(source, defaults):
            result = assemble_report(item, defaults.published) if not isinstance(item, ItemError) else item
            if isinstance(result, Report) and result.id in taken:
                result = ItemError(
                    result.where, f"the id {result.id!r} is taken by {taken[result.id]}", "give it another id or name"
                )
            if isinstance(result, Report):
                taken[result.id] = result.where
            yield result


def _items(source: str, defaults: ReadOptions) -> Iterator[dict[str, str] | ItemError]:
    for where, stem, data in _contents(source, defaults):
        if isinstance(data, ItemError):
            yield data
        else:
            yield from read_rows_of(data, where, stem)


def _contents(source: str, defaults: ReadOptions) -> Iterator[tuple[str, str, bytes | ItemError]]:
    if not isinstance(source, str):
        problem = f"is a {type(source).__name__}, not a path"
        yield "", "", ItemError(repr(source), problem, "name a file, a folder, a glob or - as text")
    elif source == "-":
        yield "standard input", "stdin", _read_stream(defaults.stdin)
    else:
        for path in _paths(source):
            if isinstance(path, ItemError):
                yield source, "", path
            else:
                yield _readable(str(path)), _readable(path.stem), _read_file(path)


def _readable(name: str) -> str:
    """The name in letters that can be written: bytes of it that are no UTF-8 are spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read_stream(stream: IO[bytes] | None) -> bytes | ItemError:
    if stream is None:
        return ItemError("-", "there is no standard input here", "name a file instead")
    return stream.read()


def _read_file(path: Path) -> bytes | ItemError:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return ItemError(str(path), f"cannot be read ({reason})", "check the file and its permissions")


def _paths(source: str) -> Iterator[Path | ItemError]:
    try:
        yield from _find_paths(source)
    except (OSError, ValueError) as error:
        # A name with a NUL byte, or longer than the file system takes.
        yield ItemError(source[:120], f"is no usable path ({error})", "name a file, a folder, a glob or -")


def _find_paths(source: str) -> Iterator[Path | ItemError]:
    path = Path(source)
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path)))
        yield from found
        if not found:
            yield ItemError(source, "the folder has no files", "name a folder that holds reports")
    elif path.exists():
        yield path
    elif glob.has_magic(source):
        matches = (Path(match) for match in sorted(glob.glob(source, recursive=True)))
        files = [match for match in matches if match.is_file()]
        yield from files
        if not files:
            yield ItemError(source, "no file matches", "check the pattern, or quote it for the shell")
    else:
        yield ItemError(source, "there is no such file or folder", "check the path")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
