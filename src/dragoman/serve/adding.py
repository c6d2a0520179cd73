"""What is to be read, checked and queued: texts, files in a job's folder, addresses."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from dragoman.errors import UsageError
from dragoman.read import check_url, is_address
from dragoman.serve.desk import Desk
from dragoman.serve.questions import window_of
from dragoman.serve.uploads import keep_text
from dragoman.serve.worklog import Job

#: Sites are not hurried (a second between two pages): more would run for an hour.
MOST_ADDRESSES = 100


@dataclass(frozen=True, slots=True)
class Folder:
    """The private folder of a job to be, and the job's id."""

    name: str
    path: Path


@contextmanager
def new_folder(desk: Desk) -> Iterator[Folder]:
    """A folder for a job's files; it goes where the block does not end well."""
    name = f"job-{uuid4().hex[:12]}"
    path = desk.foreman.files(name)
    try:
        yield Folder(name, path)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def add_texts(folder: Folder, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The names of files that hold these texts. Raises UsageError where one is empty or a date is none."""
    names = []
    for row in rows:
        if not row.get("text", "").strip():
            raise UsageError("there is no text; paste the report's words")
        window_of(row.get("published", ""))
        names.append(keep_text(folder.path, dict(row)))
    return names


def check_addresses(given: Sequence[str]) -> list[str]:
    """The addresses, each once. Raises UsageError on what is none, RefusedError on one that may not be fetched."""
    found = list(dict.fromkeys(one.strip() for one in given if one.strip()))
    if len(found) > MOST_ADDRESSES:
        raise UsageError(f"{len(found)} addresses; give {MOST_ADDRESSES} at most at once")
    for address in found:
        if not is_address(address):
            raise UsageError(f"{address[:80]!r} is no address; write it as https://…")
        check_url(address)
    return found


def queue(desk: Desk, folder: Folder, files: Sequence[str], addresses: Sequence[str], title: str = "") -> Job:
    """The job that reads these. Raises UsageError where there is nothing to read."""
    sources = (*dict.fromkeys(files), *addresses)
    if not sources:
        raise UsageError("there is nothing to read; choose a file, paste a text or give an address")
    return desk.foreman.submit(title or _title(files, addresses), sources, folder.name)


def _title(files: Sequence[str], addresses: Sequence[str]) -> str:
    many = [
        f"{len(group)} {one if len(group) == 1 else more}"
        for group, one, more in ((files, "file", "files"), (addresses, "address", "addresses"))
        if group
    ]
    return "Read " + " and ".join(many)
