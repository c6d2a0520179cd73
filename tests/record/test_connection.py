import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import BusyError, DragomanError, IntegrityError, NothingFound, UsageError
from dragoman.record import open_record
from dragoman.record.connection import plain_errors

from .samples import DECISION, RUN, filled, norway, norway_claims


def test_a_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        assert record.counts()["reports"] == 0
    assert os.listdir(tmp_path) == ["r.db"]


@pytest.mark.parametrize("empty", [False, True])
def test_nothing_is_made_where_it_may_not_be(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "r.db"
    if empty:
        path.touch()
    with pytest.raises(NothingFound, match=r"r\.db: no record here"):
        open_record(path, create=False)
    assert path.exists() == empty


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"Norway received the minister.\n" * 200, UsageError, "not a Dragoman record; name another file"),
        (b"SQLite format 3\0" + b"\xff" * 4080, UsageError, "not a Dragoman record; name another file"),
    ],
)
def test_a_file_that_is_no_record_is_told_and_left_alone(
    tmp_path: Path, content: bytes, error: type[DragomanError], words: str
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(error, match=words):
        open_record(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="not a Dragoman record"):
        open_record(path)
    assert path.read_bytes() == before


def test_places_where_no_file_can_be_are_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path, words in (
        (tmp_path, "a folder; name a file"),
        (tmp_path / "none" / "r.db", "create .*none or name another"),
        (tmp_path / "file" / "r.db", "its folder does not exist"),
        (Path("/proc/dragoman.db"), "cannot be written; give write permission"),
    ):
        with pytest.raises(UsageError, match=words):
            open_record(path)


def test_a_record_without_write_permission_can_be_read_but_not_written(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = tmp_path / "r.db"
    filled(path).close()
    path.chmod(0o444)
    with open_record(path) as record:
        assert len(record.reports()) == 2
        with pytest.raises(UsageError, match="give write permission"):
            record.decide(DECISION)


def test_a_write_that_sqlite_calls_read_only_is_told_with_a_remedy(tmp_path: Path) -> None:
    filled(tmp_path / "r.db").close()
    with (
        closing(sqlite3.connect(f"file:{tmp_path}/r.db?mode=ro", uri=True)) as reader,
        pytest.raises(UsageError, match="give write permission"),
        plain_errors(tmp_path),
    ):
        reader.execute("DELETE FROM finding")


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        (pages,) = record.database.rows("PRAGMA page_count")[0]
        record.database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DragomanError, match="disk is full"):
            record.replace_findings({"origin": [{"id": f"origin-{n}", "why": "x" * 500} for n in range(100)]})
        assert (record.findings("origin"), record.check()) == ([], [])


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_record_that_another_process_writes_is_busy(tmp_path: Path, begin: str) -> None:
    filled(tmp_path / "r.db").close()
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as other:
        other.execute(begin)
        with (
            pytest.raises(BusyError, match=r"r\.db: another process"),
            open_record(tmp_path / "r.db", wait=0) as record,
        ):
            record.add_report(norway(), norway_claims(), [], RUN)
    with open_record(tmp_path / "r.db", wait=0) as record:
        assert record.add_report(norway(), norway_claims(), [], RUN) == "known"


def test_damage_inside_the_file_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    filled(path).close()
    content = path.read_bytes()
    for page in range(2, len(content) // 4096):
        path.write_bytes(content[: page * 4096] + b"\xa5" * 4096 + content[(page + 1) * 4096 :])
        assert _complaints(path), page
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(IntegrityError, match="doctor"), open_record(path) as record:
        record.claims()


def _complaints(path: Path) -> list[str]:
    try:
        with open_record(path) as record:
            return record.check()
    except IntegrityError as error:
        return [str(error)]


def test_a_closed_record_says_so(tmp_path: Path) -> None:
    record = filled(tmp_path / "r.db")
    record.close()
    with pytest.raises(UsageError, match="closed"):
        record.reports()


def test_the_journal_is_never_wal(tmp_path: Path) -> None:
    filled(tmp_path / "r.db").close()
    with closing(sqlite3.connect(tmp_path / "r.db")) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    with open_record(tmp_path / "r.db") as record:
        assert record.database.rows("PRAGMA journal_mode") == [("delete",)]
