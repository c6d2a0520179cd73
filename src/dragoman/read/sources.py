"""From what a user names to reports: files, folders, globs, addresses and standard input, item by item."""

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from dragoman.errors import ItemError, RefusedItem
from dragoman.model.text import DateClue, Report
from dragoman.model.values import Window
from dragoman.read.assemble import assemble_report
from dragoman.read.fetching import Fetched, Fetcher, FetchPolicy
from dragoman.read.limits import Limits
from dragoman.read.names import charset_of, stem_of_url
from dragoman.read.parcels import Parcel
from dragoman.read.reading import Found, Item, Reader, Seen
from dragoman.read.sandbox import Sandbox
from dragoman.read.stamps import parse_stamp


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for all sources of a call.

    `published` is a window for reports that give none, `stdin` the stream of `-`, `limits` what one document may take.
    `known` gives the ids of the reports that came of the bytes with this SHA-256 at this place before: they are not
    parsed again. `fetch` is what may be done to fetch addresses. `begin` is told every file, address or stream as
    it is taken up.
    """

    published: Window = Window()
    stdin: IO[bytes] | None = None
    limits: Limits = Limits()
    known: Callable[[str, str], Sequence[str]] | None = None
    fetch: FetchPolicy | None = None
    begin: Callable[[str], None] | None = None


def read_sources(sources: Sequence[str], defaults: ReadOptions) -> Iterator[Report | ItemError]:
    """The reports of the sources in order, and in its place an ItemError for each item that cannot be used.

    A source is a file, a folder (all files below it, sorted, hidden ones left out), a glob, an address (http or
    https), or `-` for the stream of `defaults`. What a file is, is told from its content, never from its name. An
    id that a row gives and another has is an error of the later item; a name made from a file's, when taken, is
    told apart by the text's hash.
    """
    names = Names()
    with Sandbox(defaults.limits) as sandbox, Fetcher(defaults.fetch) as fetcher:
        reader = Reader(sandbox, defaults.known)
        for source in sources:
            for item in _items(source, defaults, reader, fetcher):
                if isinstance(item, Seen):
                    names.keep(item)
                elif isinstance(item, ItemError):
                    yield item
                else:
                    yield names.settle(item, assemble_report(item, defaults.published))


class Names:
    """The names given out in one call, and where each went."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def keep(self, seen: Seen) -> None:
        """Note names that were given out in an earlier call, to what this one meets at the same place again."""
        self._taken.update(dict.fromkeys(seen.ids, seen.where))

    def settle(self, item: Item, report: Report | ItemError) -> Report | ItemError:
        """The report under a name of its own; an ItemError where it has none but another's."""
        if isinstance(report, ItemError):
            return report
        holder = self._taken.get(report.id)
        if holder is not None and holder != report.where and not item.named:
            report = replace(report, id=f"{report.id}-{report.sha256[:8]}")
            holder = self._taken.get(report.id)
        if holder is not None:
            return ItemError(report.where, f"the id {report.id!r} is taken by {holder}", "give it another id or name")
        self._taken[report.id] = report.where
        return report


def _items(source: str, defaults: ReadOptions, reader: Reader, fetcher: Fetcher) -> Iterator[Found]:
    parcels: Iterable[Parcel | ItemError] = (
        [fetch_parcel(source, fetcher)] if is_address(source) else _parcels(source, defaults)
    )
    for parcel in parcels:
        if defaults.begin:
            defaults.begin(parcel.item if isinstance(parcel, ItemError) else parcel.where)
        if isinstance(parcel, ItemError):
            yield parcel
        elif is_address(source) and fetcher.policy.obey:
            yield from (_respect(item) for item in reader.read(parcel))
        else:
            yield from reader.read(parcel)


def is_address(source: object) -> bool:
    """True where a source is to be fetched and not opened."""
    return isinstance(source, str) and re.match(r"https?://", source, re.IGNORECASE) is not None


def fetch_parcel(url: str, fetcher: Fetcher) -> Parcel | ItemError:
    """The parcel that an address gives, with the day of its copy."""
    fetched = fetcher.fetch(url)
    return fetched if isinstance(fetched, ItemError) else parcel_of(fetched, url)


def parcel_of(fetched: Fetched, url: str) -> Parcel:
    """The parcel of a page as it came; the day it was fetched bounds that of its publication and is never it."""
    media = fetched.header("content-type") or ""
    day = fetched.moment.date()
    clues = [DateClue("fetched", "fetched", Window(day, day), fetched.moment.isoformat(timespec="seconds"))]
    changed = parse_stamp(fetched.header("last-modified") or "")
    if changed:
        clues.append(DateClue("changed", "Last-Modified", changed, fetched.header("last-modified") or ""))
    return Parcel(
        where=url,
        stem=stem_of_url(fetched.url),
        data=fetched.data,
        url=fetched.url,
        declared=charset_of(media),
        media=media,
        clues=tuple(clues),
    )


def _respect(item: Found) -> Found:
    """The item, unless its page itself reserves what is about to be done."""
    if isinstance(item, Item) and any("reserves text and data mining" in note for note in item.draft.notes):
        return RefusedItem(item.where, "its page reserves text and data mining (TDMRep)", "ask the site")
    return item


def count_sources(sources: Sequence[str]) -> int:
    """How many files, addresses and streams the sources name, each archive counted as one; for a progress bar.

    What cannot be found counts too: it is taken up, and its error said then.
    """
    whole = [source for source in sources if not isinstance(source, str) or source == "-" or is_address(source)]
    return len(whole) + sum(1 for source in sources if source not in whole for _ in _paths(source))


def _parcels(source: str, defaults: ReadOptions) -> Iterator[Parcel | ItemError]:
    if not isinstance(source, str):
        problem = f"is a {type(source).__name__}, not a path"
        yield ItemError(repr(source), problem, "name a file, a folder, a glob or - as text")
    elif source == "-":
        data = _read_stream(defaults.stdin, defaults.limits)
        yield data if isinstance(data, ItemError) else Parcel("standard input", "stdin", data)
    else:
        for path in _paths(source):
            if isinstance(path, ItemError):
                yield path
            else:
                yield Parcel(_readable(str(path)), _readable(path.stem), path=str(path))


def _readable(name: str) -> str:
    """The name in letters that can be written: bytes of it that are no UTF-8 are spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read_stream(stream: IO[bytes] | None, limits: Limits) -> bytes | ItemError:
    if stream is None:
        return ItemError("-", "there is no standard input here", "name a file instead")
    data = stream.read(limits.unpacked + 1)
    if len(data) > limits.unpacked:
        return ItemError(
            "-", f"is longer than the limit of {limits.unpacked >> 20} MiB (unpacked)", "name a file instead"
        )
    return data


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
