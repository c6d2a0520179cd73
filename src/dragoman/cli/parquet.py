"""Facts as a Parquet table: a row each, a column for every field that one of them has."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

#: Facts held at once; a table of ten million is written in a few hundred megabytes.
_BATCH = 20_000


def turn_into_parquet(lines: Path) -> None:
    """Makes a JSON Lines file of facts a Parquet file, whole or not at all.

    A column has text, whole numbers, fractions or flags; it has lists of text where one of its facts has a list, a
    single name then being a list of one; whatever is nested deeper stands as JSON. Raises OSError.
    """
    # Loaded here: it takes a third of a second, and most tables are JSON Lines.
    from pyarrow import Table, schema  # noqa: PLC0415
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    kinds = _columns(lines)
    types = schema([(name, _type(kind)) for name, kind in kinds.items()])
    table = lines.with_name(lines.name + ".table")
    try:
        with ParquetWriter(table, types, compression="zstd") as writer:
            facts = _facts(lines)
            while batch := list(islice(facts, _BATCH)):
                rows = [{name: _cell(fact.get(name), kind) for name, kind in kinds.items()} for fact in batch]
                writer.write_table(Table.from_pylist(rows, schema=types))
        table.replace(lines)
    finally:
        table.unlink(missing_ok=True)


def _facts(lines: Path) -> Iterator[dict[str, Any]]:
    with lines.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _columns(lines: Path) -> dict[str, str]:
    """The kind of every column, in the order in which the facts bring them up."""
    seen: dict[str, set[str]] = {}
    for fact in _facts(lines):
        for name, value in fact.items():
            seen.setdefault(name, set()).add(_kind(value))
    return {name: _common(kinds - {"nothing"}) for name, kinds in seen.items()}


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "texts" if all(part is None or isinstance(part, str) for part in value) else "nested"
    return {bool: "flag", int: "whole", float: "fraction", str: "text"}.get(type(value), "nested")


def _common(kinds: set[str]) -> str:
    """The kind that holds all of these."""
    if len(kinds) <= 1:
        return next(iter(kinds), "text")
    if kinds == {"whole", "fraction"}:
        return "fraction"
    return "texts" if kinds == {"text", "texts"} else "nested"


def _type(kind: str) -> Any:
    import pyarrow  # noqa: PLC0415

    types = {
        "flag": pyarrow.bool_(),
        "whole": pyarrow.int64(),
        "fraction": pyarrow.float64(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    return types.get(kind, pyarrow.string())


def _cell(value: object, kind: str) -> object:
    if value is None:
        return None
    if kind == "nested":
        return json.dumps(value, ensure_ascii=False)
    return [value] if kind == "texts" and isinstance(value, str) else value
