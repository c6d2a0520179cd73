"""The fields of a row of reports under the names that others give them, from vocab/columns.csv."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from dragoman.model.vocabulary import read_rows

FIELDS = ("text", "id", "title", "url", "outlet", "published", "byline", "language")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """For every field the names it goes by, its own first."""
    names: dict[str, list[str]] = {field: [field] for field in FIELDS}
    for row in read_rows("dragoman.read", "columns.csv", ["field", "name"]):
        names[row.one_of("field", frozenset(FIELDS))].append(row["name"])
    return {field: tuple(known) for field, known in names.items()}


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().strip("\ufeff").lower())


def named_fields(names: Iterable[str]) -> dict[str, str]:
    """The fields that the names stand for: field to the name as it is written."""
    written = {_key(name): name for name in reversed(list(names))}
    found = {}
    for field, known in _names().items():
        name = next((written[key] for key in known if key in written), None)
        if name is not None:
            found[field] = name
    return found


def take_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's values by our own names; what has none is left out."""
    return {field: row[name] for field, name in named_fields(row).items()}


def cells_of(line: str, sign: str) -> list[str]:
    """The cells of a table's first line, cut at the sign; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []


def is_header(cells: list[str]) -> bool:
    """True where these are two names of columns or more, a report's text among them.

    Two are names that reports' tables use, or all are written as programs write names: a title may say "Body, Mind".
    """
    names = [cell.strip() for cell in cells if cell.strip()]
    known = named_fields(names)
    plain = all(re.fullmatch(r"[\w.:/-]{1,40}", name) for name in names)
    short = all(len(name) <= 40 and not re.search(r"[.!?]", name) for name in names)
    return len(names) > 1 and short and "text" in known and (len(known) > 1 or (plain and names == _small(names)))


def _small(names: list[str]) -> list[str]:
    return [name.lower() for name in names]
