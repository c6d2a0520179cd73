"""Rows of reports: JSON Lines, JSON arrays and tables, each row checked, a broken one an error in its place."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.errors import ItemError
from dragoman.read.columns import FIELDS, take_fields

#: A row as the rest of the stage takes it: `text`, `id`, `where`, and of the others what is given.
Row = dict[str, str]

#: What Python's JSON reader raises on text that is none: RecursionError on nesting, ValueError on endless digits too.
_NO_JSON = (ValueError, RecursionError)


def array_rows(text: str, where: str, stem: str) -> Iterator[Row | ItemError]:
    """The rows of a JSON array."""
    try:
        values = json.loads(text)
    except _NO_JSON as error:
        yield ItemError(where, f"is a broken JSON array ({error})", "correct it, or write one object a line")
        return
    if not values:
        yield ItemError(where, "is an empty JSON array", "give it rows or leave it out")
    for number, value in enumerate(values, 1):
        yield check_row(value, f"{where}, item {number}", f"{stem}-{number}")


def line_rows(lines: Iterable[str | bytes], where: str, stem: str) -> Iterator[Row | ItemError]:
    """The rows of JSON Lines, whose lines end at \\n alone: other line ends may stand inside a string."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except _NO_JSON as error:
            yield ItemError(f"{where}, line {number}", f"is no JSON ({error})", "write one whole object a line")
            continue
        yield check_row(value, f"{where}, line {number}", f"{stem}-{number}")


def check_row(value: Any, where: str, fallback: str) -> Row | ItemError:
    """The row a JSON value stands for, named `fallback` where it has no id; ItemError says what is wrong with it."""
    if not isinstance(value, Mapping):
        return ItemError(where, f"is a {type(value).__name__}, not an object", 'write {"text": "..."}')
    given = take_fields(value)
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        problem = "has no text" if not text or isinstance(text, str) else "its text is no string"
        return ItemError(where, problem, "give the report's text in the field `text`")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return ItemError(where, "its text has half of a surrogate pair", "write the text as UTF-8")
    row = {"id": fallback, "text": text, "where": where}
    for field in FIELDS:
        said = _as_text(given.get(field), field)
        if said is None:
            kind = type(given[field]).__name__
            return ItemError(where, f"its {field} is a {kind}", f"write {field} as a string")
        if said.strip() and field != "text":
            row[field] = said.strip()
    return row


def _as_text(value: Any, field: str) -> str | None:
    """The value as text; "" for what is not given, None for what cannot be meant. Several authors are joined."""
    if value is None:
        return ""
    if isinstance(value, int) and field in ("id", "published") and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and field == "byline" and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return value if isinstance(value, str) else None
