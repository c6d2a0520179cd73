import random
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.record import FOUND_ORDERS, Sought, finding, found_facets, found_page, open_record, successor

from .samples import undo_counting

ROWS: dict[str, list[dict[str, Any]]] = {
    "occurrences": [
        {
            "id": f"occurrence-{number}",
            "type": ("AID", "CONSULT")[number % 2],
            "source": ["AZE"],
            "target": ["ISR" if number % 3 else "IRN"],
            "earliest": "" if number % 5 == 0 else f"20{number % 20:02}-01-01",
            "latest": "" if number % 5 == 0 else f"20{number % 20:02}-01-31",
            "status": "happened",
            "reports": [],
            "origins": 1 + number % 4,
            "claims": [],
        }
        for number in range(57)
    ],
    "expectations": [
        {"id": "expectation-1", "report": "r", "by": "ana", "outcome": "borne out", "late": True, "resolved_by": []},
        {"id": "expectation-2", "report": "r", "by": "bo", "outcome": "open", "late": False, "resolved_by": []},
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "r.db"
    with open_record(where) as record:
        record.replace_findings(ROWS)
    return where


@pytest.mark.parametrize("order", FOUND_ORDERS)
def test_pages_together_are_all_rows_once(path: Path, order: str) -> None:
    with open_record(path) as record:
        sought, seen, after = Sought(kind="occurrences", order=order), [], ""
        while True:
            page = found_page(record.database, sought, after, 10)
            seen += [row["id"] for row in page.rows]
            after = page.after
            if not after:
                break
    assert sorted(seen) == sorted(row["id"] for row in ROWS["occurrences"])
    assert page.total == len(seen)


def test_filters_ask_what_they_say(path: Path) -> None:
    chooser = random.Random(1)
    with open_record(path) as record:
        for _ in range(40):
            label = chooser.choice(["", "AID", "CONSULT"])
            other, least = chooser.choice(["", "ISR", "IRN"]), chooser.randrange(5)
            sought = Sought(
                kind="occurrences",
                labels=(label,) if label else (),
                dyad=("AZE", other) if other else None,
                least=least,
            )
            expected = [
                row["id"]
                for row in ROWS["occurrences"]
                if (not label or row["type"] == label)
                and (not other or other in row["target"])
                and row["origins"] >= least
            ]
            found = found_page(record.database, sought, limit=100)
            assert [row["id"] for row in found.rows] == expected
            counted = dict(found_facets(record.database, sought)["labels"])
            assert all(counted.get(one, 0) for one in {label} - {""} if expected)


def _one(number: int, **said: object) -> dict[str, object]:
    return {"id": f"o-{number}", "type": "CONSULT", "source": ["AZE"], "target": ["ISR"], "status": "happened",
            "earliest": f"20{number:02}-01-01", "latest": f"20{number:02}-12-31", "reports": [],
            "claims": [f"c{number}"], **said}  # fmt: skip


@pytest.mark.parametrize("order", FOUND_ORDERS)
def test_a_page_goes_on_behind_its_row_though_findings_moved(path: Path, order: str) -> None:
    sought = Sought(kind="occurrences", order=order)
    with open_record(path) as record:
        record.replace_findings({"occurrences": [_one(number) for number in range(10, 17)]})
        first = found_page(record.database, sought, "", 3)
        record.replace_findings({"occurrences": [_one(9), *(_one(number) for number in range(10, 17))]})
        behind = found_page(record.database, sought, first.after, 9).rows
    there = {row["id"] for row in first.rows}
    assert {row["id"] for row in behind} | there >= {f"o-{number}" for number in range(10, 17)}
    assert not there & {row["id"] for row in behind}


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({"statuses": ("denied", "planned")}, 2),
        ({"labels": ("AID",), "statuses": ("happened",)}, 1),
        ({"actors": ("AZE", "TUR")}, 1),
        ({"since": date(2011, 1, 1)}, 3),
        ({"until": date(2010, 12, 31)}, 2),
        ({"parts": ("c10", "c13", "c99")}, 2),
        ({"reports": ("r",)}, 0),
        ({"kind": "origins", "reports": ("r",)}, 1),
        ({"kind": "origins", "reports": ("r", "s")}, 0),
        ({"kind": "persons", "parts": ("c10",)}, 1),
    ],
)
def test_each_filter_alone(path: Path, sought: dict[str, Any], found: int) -> None:
    rows = [_one(10), _one(11, status="denied", target=["TUR"]), _one(12, status="planned", earliest="", latest=""),
            _one(13, type="AID")]  # fmt: skip
    persons = [{"id": "p-1", "name": "Ana", "reports": ["r"], "claims": ["c10"]}]
    origins = [{"id": "g-1", "origin": "r", "reports": ["r"]}]
    with open_record(path) as record:
        record.replace_findings({"occurrences": rows, "persons": persons, "origins": origins})
        assert found_page(record.database, Sought(**{"kind": "occurrences", **sought})).total == found


def test_one_finding_with_its_kind(path: Path) -> None:
    with open_record(path) as record:
        assert finding(record.database, "occurrence-7") == ("occurrences", ROWS["occurrences"][7])
        assert finding(record.database, "occurrence-99") is None


def test_what_came_true_late_is_apart(path: Path) -> None:
    with open_record(path) as record:
        facets = found_facets(record.database, Sought(kind="expectations"))
    assert dict(facets["labels"]) == {"late": 1, "open": 1}
    assert dict(facets["who"]) == {"ana": 1, "bo": 1}


def test_findings_found_anew_leave_nothing_of_those_before(path: Path) -> None:
    with open_record(path) as record:
        record.replace_findings({"occurrences": ROWS["occurrences"][:3]})
        assert found_page(record.database, Sought(kind="occurrences")).total == 3
        assert found_page(record.database, Sought(kind="expectations")).total == 0


def test_an_older_record_is_indexed_when_it_is_opened(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        before = [connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("finding_index", "finding_actor")]
        for name in ("finding_index", "finding_actor", "finding_report", "claim_measure", "report_outlet"):
            connection.execute(f"DROP TABLE {name}")
        undo_counting(connection)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version - 1}")
    connection.close()
    with open_record(path) as record:
        after = [record.database.rows(f"SELECT * FROM {name}") for name in ("finding_index", "finding_actor")]
    assert after == before


@pytest.mark.parametrize("after", ["x", "W10", "WyJhIl0"])
def test_a_cursor_that_is_none_is_said_so(path: Path, after: str) -> None:
    with open_record(path) as record, pytest.raises(UsageError):
        found_page(record.database, Sought(kind="occurrences"), after)


@pytest.mark.parametrize("changes", [{"kind": "issues"}, {"kind": "occurrences", "order": "x"}])
def test_what_is_no_kind_or_order_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Sought(**changes)  # type: ignore[arg-type]


def test_who_is_no_more_has_an_heir_that_has_most_of_it(tmp_path: Path) -> None:
    def row(name: str, *claims: str) -> dict[str, Any]:
        return {**ROWS["occurrences"][1], "id": name, "claims": list(claims)}

    with open_record(tmp_path / "r.db") as record:
        record.replace_findings({"occurrences": [row("old", "a", "b", "c"), row("lost", "x"), row("same", "z")]})
        record.replace_findings({"occurrences": [row("few", "c", "d"), row("most", "a", "b", "e"), row("same", "z")]})
        heirs = [successor(record.database, name, "occurrences") for name in ("old", "lost", "same", "never")]
        assert heirs == ["most", "", "", ""]
        assert successor(record.database, "old", "persons") == ""
