from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import NothingFound, UsageError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.record import Record, Run, SoughtReports, head, head_page, heads_of, open_record

RUN = Run("2026-01-01T00:00:00+00:00", "test")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record.db") as opened:
        for name, day in (("a", "2020"), ("b", "2023-03-29"), ("c", ""), ("d", "2023-03-29")):
            published = Window.parse(day) if day else Window()
            said = Report(name, f"Text {name}.", published=published, outlet="Ledger" if name == "a" else None)
            opened.add_report(said, (), (), RUN)
        yield opened


def test_reports_newest_first(record: Record) -> None:
    first = head_page(record.database, SoughtReports(), "", 3)
    assert [one.id for one in first.heads] == ["b", "d", "a"]
    assert (first.total, first.heads[0].claims) == (4, 0)
    assert [one.id for one in head_page(record.database, SoughtReports(), first.after, 3).heads] == ["c"]
    assert head_page(record.database, SoughtReports(outlets=("none",))).total == 0
    assert sorted(record.read_at()) == ["a", "b", "c", "d"]


def test_one_head(record: Record) -> None:
    assert head(record.database, "a").outlet == "Ledger"
    assert head(record.database, "a") == heads_of(record.database, ["a"])["a"]
    with pytest.raises(NothingFound):
        head(record.database, "z")


def test_a_transaction_inside_another_is_part_of_it(record: Record) -> None:
    def add_and_fail() -> None:
        with record.database.transaction():
            record.add_report(Report("e", "Text e."), (), (), RUN)
            raise UsageError("no")

    with pytest.raises(UsageError):
        add_and_fail()
    assert not record.has_report("e")
