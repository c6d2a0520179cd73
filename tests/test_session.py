"""A record with the stages around it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from dragoman.read import ReadOptions, read_sources
from dragoman.record.kept import DERIVED
from dragoman.session import Tally, Work, open_session

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
    with open_session(path) as session:
        session.record.drop_derived()
        assert not session.reconciled()
        session.reconcile()
    assert _dump(path) == rows
    assert len(rows["finding"]) > 3
    assert len(rows["kept"]) == len(_TEXTS)


def test_a_report_read_by_another_process_gives_what_all_at_once_gives(tmp_path: Path) -> None:
    for name, text in _TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    together, apart = tmp_path / "together.db", tmp_path / "apart.db"
    with open_session(together) as session:
        session.read([str(tmp_path / "*.txt")])
    with open_session(apart) as session:
        session.read([str(tmp_path / "two.txt")])
    before = _dump(apart)["kept"]
    call = "from dragoman.cli import main; main()"
    command = [sys.executable, "-c", call, "read", str(tmp_path / "one.txt"), "--record", str(apart)]
    subprocess.run(command, check=True, capture_output=True)
    assert _dump(apart)["finding"] == _dump(together)["finding"]
    assert _dump(apart)["finding_part"] == _dump(together)["finding_part"]
    assert before[0] in _dump(apart)["kept"]


def test_a_page_that_changed_is_one_origin_and_its_figure_changed_over_time(tmp_path: Path) -> None:
    page, tally = tmp_path / "page.txt", Tally(versions=True)
    with open_session(tmp_path / "record.db") as session:
        for text in (_TEXTS["one"], _TEXTS["one"].replace("40 percent", "25 percent")):
            page.write_text(text, encoding="utf-8")
            session.add_all(read_sources([str(page)], ReadOptions()), tally, Work())
        assert tally.added == ["page", "page.v2"]
        (origin,) = session.record.findings("origins")
        (point,) = session.record.findings("disagreements")
        openings = [row for row in session.record.findings("occurrences") if row["type"] == "COOPERATE"]
    assert origin["reports"] == ["page", "page.v2"]
    assert point["kind"] == "changed over time"
    assert [(version["report"], version["value"]) for version in point["versions"]] == [("page", 40), ("page.v2", 25)]
    assert {version["origin"] for version in point["versions"]} == {origin["origin"]}
    assert [(row["origins"], len(row["claims"])) for row in openings] == [(1, 2)]


def _dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all derived tables."""
    with sqlite3.connect(path) as connection:
        found = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in DERIVED}
    connection.close()
    return found
