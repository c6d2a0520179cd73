"""What reconciling worked out of single reports, kept for the next process; and all that is derived, dropped."""

from collections.abc import Iterable

from dragoman.record.connection import Database

#: The tables that follow from the others.
DERIVED = ("finding", "finding_part", "kept")


def kept(database: Database, sha256: str, rules: str) -> bytes | None:
    """What these rules gave of the text of this hash; None where nothing is kept of it."""
    found = database.rows("SELECT packed FROM kept WHERE sha256 = ? AND rules = ?", (sha256, rules))
    return bytes(found[0][0]) if found else None


def keep(database: Database, rules: str, packed: Iterable[tuple[str, bytes]]) -> None:
    """Keep what these rules gave of texts, by hash, in place of what was kept of them; what other rules gave goes."""
    rows = list(packed)
    stale = database.rows("SELECT 1 FROM kept WHERE rules <> ? LIMIT 1", (rules,))
    if not rows and not stale:
        return
    with database.transaction():
        database.execute("DELETE FROM kept WHERE rules <> ?", (rules,))
        for sha256, data in rows:
            database.execute(
                "INSERT OR REPLACE INTO kept (sha256, rules, packed) VALUES (?, ?, ?)", (sha256, rules, data)
            )


def drop_derived(database: Database) -> None:
    """Empty all tables that follow from the others; reconciling fills them again, with the same findings."""
    with database.transaction():
        for table in DERIVED:
            database.execute(f"DELETE FROM {table}")
