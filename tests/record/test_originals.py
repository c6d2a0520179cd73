"""Originals: the bytes a report was read from, kept once, handed out as they were."""

import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.errors import IntegrityError, NothingFound
from dragoman.model.text import Original, Report
from dragoman.record import open_record
from tests.record.samples import ORIGINAL, RUN, filled, norway


def test_the_bytes_come_back(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        assert record.original("norway") == ORIGINAL
        assert record.read_from("in/norway.txt", sha256(ORIGINAL).hexdigest()) == ["norway"]
        assert record.read_from("in/norway.txt", sha256(b"other").hexdigest()) == []
        assert record.read_from("elsewhere", sha256(ORIGINAL).hexdigest()) == []


def test_reports_of_one_original_share_it(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.add_report(replace(norway(), id="second", text="Oslo."), [], [], RUN)
        assert record.original("second") == ORIGINAL
        assert record.database.rows("SELECT count(*) FROM original") == [(1,)]


def test_a_plain_text_is_its_own_original(tmp_path: Path) -> None:
    data = "Oslo – “here”".encode("cp1252")
    original = Original(sha256(data).hexdigest(), "text", len(data), "cp1252")
    with open_record(tmp_path / "r.db") as record:
        record.add_report(Report("plain", "Oslo – “here”", original=original), [], [], RUN)
        assert record.original("plain") == data
        assert record.database.rows("SELECT count(*) FROM original") == [(0,)]


def test_a_row_has_no_original(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.add_report(Report("row", "Oslo."), [], [], RUN)
        with pytest.raises(NothingFound, match="row of a table"):
            record.original("row")


@pytest.mark.parametrize("damage", ["DELETE FROM original", "UPDATE original SET packed = x'00'"])
def test_a_damaged_original_is_found(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "r.db"
    filled(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER original_stays")
        connection.execute("DROP TRIGGER original_kept")
        connection.execute(damage)
    connection.close()
    with open_record(path) as record:
        with pytest.raises(IntegrityError, match="original"):
            record.original("norway")
        assert any("original" in complaint for complaint in record.check())
