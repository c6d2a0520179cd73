"""What a parser is given and what it hands out: a parcel of bytes; drafts, rows, members and problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import ItemError
from dragoman.model.text import DateClue
from dragoman.read.drafts import Draft


@dataclass(frozen=True, slots=True)
class Parcel:
    """Bytes to be read and what is known of them from outside.

    `where` names the item in messages, `stem` its report. The bytes are `data`, or those of the file `path`.
    `url`, `declared` (an encoding) and `media` (a content type) come from whoever served them; `given` has values
    by field with where each was found, `clues` dates. `depth` counts the archives around it.
    """

    where: str
    stem: str
    data: bytes = field(default=b"", repr=False)
    path: str | None = None
    url: str | None = None
    declared: str | None = None
    media: str | None = None
    given: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clues: tuple[DateClue, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table or one line of JSON: its values by field, and its number, from 1."""

    values: Mapping[str, Any]
    number: int


Piece = Draft | TableRow | Parcel | ItemError
Pieces = Iterator[Piece]
