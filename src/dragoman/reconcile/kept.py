"""What single reports gave, packed for the record: the next process need not work it out again.

It is derived and may be dropped: what is not kept, or is of other rules, is worked out anew, to the same findings.
"""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from dragoman.errors import IntegrityError
from dragoman.model.text import Report
from dragoman.reconcile.contexts import Context
from dragoman.reconcile.memory import Kept, Named, Reading

#: Packed for speed: what is kept is read far more often than it is written.
_LEVEL = 1
#: The code and vocabulary that decide what a report gives: a change in any of these makes what was kept void.
_RULES = ("dragoman.reconcile", "dragoman.model")


@cache
def rules_version() -> str:
    """A hash of all code and vocabulary that what is kept follows from."""
    digest = hashlib.sha256()
    for package in _RULES:
        for name, content in sorted(_contents(files(package), package)):
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _contents(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".csv", ".yaml")):
            found.append((f"{name}/{entry.name}", entry.read_bytes()))
    return found


def pack(kept: Kept) -> bytes:
    """What a report gave as bytes; the same for the same."""
    row = {
        "vocabulary": " ".join(sorted(kept.vocabulary)),
        "named": sorted(([word, state] for word, state in kept.named), key=lambda pair: str(pair[0])),
        "starts": list(kept.reading.starts),
        "known": [_pack_context(key, context) for key, context in sorted(kept.reading.known.items())],
        "states": [[*place, dict(sorted(found.items()))] for place, found in sorted(kept.reading.states.items())],
    }
    return zlib.compress(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _pack_context(key: tuple[int, int], context: Context) -> list[object]:
    sentence = context.sentence
    stems, names = (" ".join(sorted(words)) for words in (context.stems, context.names))
    return [*key, sentence.start, sentence.end, stems, names]


def unpack(packed: bytes, report: Report) -> Kept | None:
    """What the report gave; None where the bytes are damaged, as it can be had anew."""
    try:
        row: Mapping[str, Any] = json.loads(zlib.decompress(packed))
        named: Named = frozenset((word, state) for word, state in row["named"])
        reading = Reading(row["starts"])
        for first, after, start, end, stems, names in row["known"]:
            words = frozenset(stems.split()), frozenset(names.split())
            reading.known[first, after] = Context(report.evidence(start, end), *words, first)
        for start, end, found in row["states"]:
            reading.states[start, end] = Counter(found)
    except (zlib.error, ValueError, KeyError, TypeError, IntegrityError):
        return None
    return Kept(frozenset(row["vocabulary"].split()), named, reading)


class Shelf:
    """Packed readings by report, fetched when they are asked for."""

    def __init__(self, fetch: Callable[[str], bytes | None]) -> None:
        """`fetch` gives what is kept under a hash of a report's text, None where nothing is."""
        self._fetch = fetch

    def take(self, report: Report) -> Kept | None:
        """What is kept of the report; None where nothing usable is."""
        packed = self._fetch(report.sha256)
        return unpack(packed, report) if packed else None
