"""Cells of tables: text that no spreadsheet takes for a formula, lists and days in one form."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

#: What spreadsheets take for the start of a formula (OWASP, CSV injection); an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: object) -> Any:
    """The value as a cell: numbers as they are, lists joined by "; ", None empty, text that starts a formula quoted."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        plain = all(not isinstance(part, dict | list | tuple) for part in value)
        value = "; ".join("" if part is None else str(part) for part in value) if plain else to_json(value)
    elif isinstance(value, dict):
        value = to_json(value)
    said = str(value).replace("\x00", "\ufffd")
    # Some readers skip blanks before they look for a formula.
    return f"'{said}" if said.startswith(_FORMULA) or said.lstrip().startswith(_FORMULA[:4]) else said


def to_json(value: object) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], head: bool = True) -> Iterator[str]:
    """The rows as comma-separated values, a string a row (RFC 4180, lines end with CRLF)."""
    if head:
        yield csv_line(columns)
    for row in rows:
        yield csv_line([safe(row.get(column)) for column in columns])


def csv_line(cells: Sequence[object]) -> str:
    """One line; its cells as they are given."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue()


def tab_line(cells: Iterable[object]) -> str:
    """One line of a tab-separated file that knows no quoting: tabs and line ends in cells become blanks."""
    return "\t".join(" ".join(str("" if cell is None else cell).split()) for cell in cells) + "\n"
