"""A record with the stages around it."""

import sqlite3
from pathlib import Path

from dragoman.session import open_session

_FINDINGS = "SELECT kind, position, id, row FROM finding ORDER BY kind, position"
_TEXTS = {
    "one": "LIMA, 4 May 2021 - Togo opened an embassy in Chile. Some 40 percent of its oil comes from Chile.",
    "two": "LOME, 6 May 2021 - Togo will open an embassy in Chile on Monday. Chile supplies 30 percent of Togo's oil.",
}


def test_dropped_findings_are_rebuilt_to_the_same_bytes(tmp_path: Path) -> None:
    for name, text in _TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "record.db"
    with open_session(path) as session:
        session.read([str(tmp_path / "*.txt")])
    rows, pages = _dump(path), path.read_bytes()
    with open_session(path) as session:
        session.reconcile()
    assert path.read_bytes() == pages
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM finding")
    connection.close()
    with open_session(path) as session:
        session.reconcile()
    assert _dump(path) == rows
    assert len(rows) > 3


def _dump(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(_FINDINGS).fetchall()
    connection.close()
    return found
