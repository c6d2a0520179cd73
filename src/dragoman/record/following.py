"""What following feeds has to remember between rounds: what a feed last said of itself, and which entries were read."""

from collections.abc import Mapping

from dragoman.record.connection import Database

#: A page that could not be had so often is left until its entry changes.
MOST_TRIES = 3


def feed_headers(database: Database, source: str) -> dict[str, str]:
    """What to ask the feed with so that it sends only what is new; empty where it was never fetched."""
    found = database.rows("SELECT etag, modified FROM followed WHERE source = ?", (source,))
    return {"etag": found[0][0], "last-modified": found[0][1]} if found else {}


def note_feed(database: Database, source: str, headers: Mapping[str, str]) -> None:
    """Remember what the feed says of its copy."""
    values = (source, headers.get("etag", ""), headers.get("last-modified", ""))
    with database.transaction():
        database.execute("INSERT OR REPLACE INTO followed (source, etag, modified) VALUES (?, ?, ?)", values)


def is_due(database: Database, source: str, key: str, stamp: str) -> bool:
    """True where the entry is new, has changed, or could not be read and may be tried again."""
    found = database.rows("SELECT stamp, tries FROM entry WHERE source = ? AND key = ?", (source, key))
    return not found or found[0][0] != stamp or 0 < found[0][1] < MOST_TRIES


def note_entry(database: Database, source: str, key: str, stamp: str, read: bool) -> None:
    """Remember that the entry was read, or that it could not be once more."""
    with database.transaction():
        found = database.rows("SELECT stamp, tries FROM entry WHERE source = ? AND key = ?", (source, key))
        before = found[0][1] if found and found[0][0] == stamp else 0
        values = (source, key, stamp, 0 if read else before + 1)
        database.execute("INSERT OR REPLACE INTO entry (source, key, stamp, tries) VALUES (?, ?, ?, ?)", values)
