"""From tables to rows: CSV in whatever dialect, and Parquet."""

import csv
from collections.abc import Iterable
from typing import IO, Any

from dragoman.errors import ItemError
from dragoman.read.columns import cells_of, is_header, named_fields
from dragoman.read.kinds import DELIMITERS
from dragoman.read.limits import Limits
from dragoman.read.parcels import Pieces, TableRow

_BATCH = 64


def read_csv(lines: Iterable[str], where: str, limits: Limits) -> Pieces:
    """The rows of a table whose header names a column of texts; a row of another width is an ItemError.

    `lines` are its lines with their ends, as they stand.
    """
    stream = iter(lines)
    try:
        first = next((line for line in stream if line.strip("\ufeff \r\n")), "").lstrip("\ufeff ")
    except UnicodeDecodeError as error:
        raise ItemError(where, f"is no table in UTF-8 ({error})", "save it as CSV in UTF-8 again") from error
    signs = [sign for sign in DELIMITERS if is_header(cells_of(first.rstrip("\r\n"), sign))]
    if not signs:
        shown = ", ".join(cells_of(first.rstrip("\r\n"), _parting(first)))[:80]
        problem = f"is a table without a column of texts (its columns: {shown})"
        raise ItemError(where, problem, "name the column with the texts `text`")
    csv.field_size_limit(min(limits.document, 2**31 - 1))
    header = cells_of(first.rstrip("\r\n"), signs[0])
    names = named_fields(header)
    try:
        for number, cells in enumerate(csv.reader(stream, delimiter=signs[0]), 1):
            if cells and len(cells) != len(header):
                problem = f"has {len(cells)} cells where the header has {len(header)}"
                yield ItemError(f"{where}, row {number}", problem, "put quotes around cells with the separator in them")
            elif cells:
                row = dict(zip(header, cells, strict=True))
                yield TableRow({field: row[name] for field, name in names.items()}, number)
    except (csv.Error, UnicodeDecodeError) as error:
        yield ItemError(where, f"breaks off as a table ({error})", "save it as CSV in UTF-8 again")


def _parting(line: str) -> str:
    """The sign that parts a line into most cells."""
    return max(DELIMITERS, key=lambda sign: len(cells_of(line.rstrip("\r\n"), sign)))


def read_parquet(source: IO[bytes], where: str) -> Pieces:
    """The rows of a Parquet file that has a column of texts."""
    # Loaded here: it takes a third of a second, and few sources are such files.
    from pyarrow import ArrowException  # noqa: PLC0415
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        file = ParquetFile(source)
        names = named_fields(file.schema_arrow.names)
        if "text" not in names:
            raise ItemError(where, "is a Parquet file without a column of texts", "name that column `text`")
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(names.values())):
            for row in batch.to_pylist():
                number += 1
                yield TableRow({field: _plain(row[name]) for field, name in names.items()}, number)
    except (ArrowException, OSError, ValueError) as error:
        yield ItemError(where, f"is no readable Parquet file ({_line(error)})", "write it again")


def _plain(value: Any) -> Any:
    """The value as JSON has it: dates as text, lists of names joined, bytes as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
