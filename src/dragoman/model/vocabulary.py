"""Vocabulary read from data files, every row checked, every complaint with its file and line."""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a data file, with the place it stands, for messages."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        """The cell's parts, which are written with | between them."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def one_of(self, column: str, allowed: Sequence[str] | frozenset[str]) -> str:
        """The cell, which has to be one of the allowed words. Raises VocabularyError."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"{column} is {value!r}, allowed are {', '.join(sorted(allowed))}")
        return value

    def error(self, problem: str) -> VocabularyError:
        """The error to raise about this row."""
        return VocabularyError(f"{self.file}:{self.line}: {problem}; correct the row")


#: Tables that a user may add to: the variable that names the user's file, and a column that it may have besides.
_OWN = {"outlets.csv": ("DRAGOMAN_OUTLETS", "owner")}


def read_rows(package: str, name: str, columns: Sequence[str]) -> list[Row]:
    """The rows of the CSV `name` in the folder `vocab` of a package, in file order, the user's own rows behind ours.

    The header has to be exactly `columns`; a line that starts with # is a comment. Raises
    VocabularyError with file and line on a wrong header, a short or long row, an empty first cell.
    """
    return [*_checked_rows(package, name, columns), *own_rows(name, columns)]


def own_rows(name: str, columns: Sequence[str]) -> list[Row]:
    """The user's own rows for a table that may have some, with the column they may have besides; none elsewhere.

    They are added here, so that whoever looks into the table has them. Raises VocabularyError.
    """
    variable, besides = _OWN.get(name, ("", ""))
    path = os.environ.get(variable, "")
    return read_own_rows(Path(path), columns, besides) if path else []


def read_own_rows(path: Path, columns: Sequence[str], besides: str = "") -> list[Row]:
    """The rows of a user's own CSV, under the same rules; the column `besides` may be there or not.

    Raises VocabularyError also where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read ({error}); check the file") from error
    header = next((line for line in text.splitlines() if line and not line.startswith("#")), "")
    wide = besides and header.split(",")[-1].strip() == besides
    return list(_rows_of_text(text, str(path), [*columns, besides] if wide else columns))


def _checked_rows(package: str, name: str, columns: Sequence[str]) -> Iterator[Row]:
    text = (files(package) / "vocab" / name).read_text(encoding="utf-8")
    return _rows_of_text(text, f"{package}/vocab/{name}", columns)


def _rows_of_text(text: str, file: str, columns: Sequence[str]) -> Iterator[Row]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    reader = csv.reader(line for _, line in lines)
    for (number, _), cells in zip(lines, reader, strict=True):
        row = Row(file, number, dict(zip(columns, cells, strict=False)))
        if number == lines[0][0]:
            if cells != list(columns):
                raise row.error(f"header is {cells}, expected {list(columns)}")
            continue
        if len(cells) != len(columns):
            raise row.error(f"{len(cells)} cells, expected {len(columns)}")
        if not cells[0]:
            raise row.error(f"{columns[0]} is empty")
        yield row


def read_yaml(package: str, name: str) -> Any:
    """The content of the YAML file `name` in the folder `vocab` of a package.

    Raises VocabularyError with file and line where it is no YAML.
    """
    text = (files(package) / "vocab" / name).read_text(encoding="utf-8")
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{package}/vocab/{name}:{line}: {error.problem}; correct the file") from error
