from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.record import Record, Run, SoughtFindings, open_record

RUN = Run("2026-01-01T00:00:00+00:00", "test")


def row(number: int, **said: object) -> dict[str, object]:
    return {"id": f"occurrence-{number}", "type": "CONSULT", "source": ["AZE"], "target": ["ISR"], "status": "happened",
            "earliest": f"20{number:02}-01-01", "latest": f"20{number:02}-12-31", **said}  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record.db") as opened:
        for name, day in (("a", "2020"), ("b", "2023-03-29"), ("c", ""), ("d", "2023-03-29")):
            opened.add_report(
                Report(name, f"Text {name}.", published=Window.parse(day) if day else Window()), (), (), RUN
            )
        opened.replace_findings({"occurrences": [row(number) for number in range(10, 17)]})
        yield opened


def test_pages_are_all_there_is(record: Record) -> None:
    found, after = [], ""
    while True:
        page = record.findings_page(SoughtFindings(kind="occurrences"), after, 3)
        found += [one["id"] for one in page.rows]
        assert page.total == 7
        if not (after := page.after):
            break
    assert found == [f"occurrence-{number}" for number in range(10, 17)]


def test_a_page_goes_on_behind_its_row_though_findings_moved(record: Record) -> None:
    after = record.findings_page(SoughtFindings(kind="occurrences"), "", 3).after
    record.replace_findings({"occurrences": [row(9), *(row(number) for number in range(10, 17))]})
    assert record.findings_page(SoughtFindings(kind="occurrences"), after, 1).rows[0]["id"] == "occurrence-13"
    record.replace_findings({"occurrences": [row(number) for number in (10, 11, 13)]})
    assert record.findings_page(SoughtFindings(kind="occurrences"), after, 9).rows == ()


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (SoughtFindings(kind="occurrences", fields=(("status", ("denied", "planned")),)), 2),
        (SoughtFindings(kind="occurrences", fields=(("type", ("AID",)), ("status", ("happened",)))), 1),
        (SoughtFindings(kind="occurrences", actors=("AZE", "TUR")), 1),
        (SoughtFindings(kind="occurrences", since=Window.parse("2011").earliest), 3),
        (SoughtFindings(kind="occurrences", until=Window.parse("2010").latest), 2),
        (SoughtFindings(kind="origins"), 0),
    ],
)
def test_filters(record: Record, sought: SoughtFindings, found: int) -> None:
    rows = [row(10), row(11, status="denied", target=["TUR"]), row(12, status="planned", earliest="", latest=""),
            row(13, type="AID")]  # fmt: skip
    record.replace_findings({"occurrences": rows})
    assert record.findings_page(sought).total == found


def test_reports_newest_first(record: Record) -> None:
    first = record.reports_page((), "", 3)
    assert [report.id for report in first.reports] == ["b", "d", "a"]
    assert [report.id for report in record.reports_page((), first.after, 3).reports] == ["c"]
    assert record.reports_page(("none",)).total == 0
    assert record.claim_counts(["a", "b"]) == {"a": 0, "b": 0}
    assert list(record.read_at(["a"])) == ["a"]


def test_one_finding(record: Record) -> None:
    assert record.finding("occurrences", "occurrence-10") == row(10)
    assert record.finding("origins", "occurrence-10") is None


def test_a_transaction_inside_another_is_part_of_it(record: Record) -> None:
    def add_and_fail() -> None:
        with record.database.transaction():
            record.add_report(Report("e", "Text e."), (), (), RUN)
            raise UsageError("no")

    with pytest.raises(UsageError):
        add_and_fail()
    assert not record.has_report("e")
