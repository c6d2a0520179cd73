"""Which states lie beside each other."""

from functools import cache

from dragoman.model.vocabulary import read_rows


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """The states that share a land border with each state, both ways round (neighbours.csv, written by hand).

    Raises VocabularyError with file and line.
    """
    table: dict[str, set[str]] = {}
    for row in read_rows("dragoman.model", "neighbours.csv", ("code", "neighbours")):
        for other in row.list("neighbours"):
            table.setdefault(row["code"], set()).add(other)
            table.setdefault(other, set()).add(row["code"])
    return {code: frozenset(others) for code, others in table.items()}


def are_neighbours(one: str, other: str) -> bool:
    """True where both share a land border."""
    return other in neighbours().get(one, frozenset())
