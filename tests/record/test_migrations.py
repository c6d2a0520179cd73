import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.record import decision_id, migrations, open_record
from dragoman.record.migrations import APPLICATION_ID, migrate, scripts, statements

from .samples import DECISION


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def test_an_empty_database_gets_every_script_and_says_so() -> None:
    with closing(_memory()) as connection:
        migrate(connection, "x.db")
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts()),)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"report", "claim", "claim_actor", "link", "run", "issue", "decision", "finding"} <= tables


def test_migrating_again_changes_nothing() -> None:
    with closing(_memory()) as connection:
        migrate(connection, "x.db")
        before = list(connection.iterdump())
        migrate(connection, "x.db")
        assert list(connection.iterdump()) == before


def test_a_newer_script_is_put_on_top(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(_memory()) as connection:
        migrate(connection, "x.db")
        longer = (*scripts(), "CREATE TABLE later (id TEXT);\n")
        monkeypatch.setattr(migrations, "scripts", lambda: longer)
        migrate(connection, "x.db")
        assert connection.execute("PRAGMA user_version").fetchone() == (len(longer),)
        assert connection.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_a_script_that_fails_leaves_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "scripts", lambda: ("CREATE TABLE a (id);\n", "CREATE TABLE b (id);\nNONSENSE;\n"))
    with closing(_memory()) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, "x.db")
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize(
    "foreign", ["PRAGMA application_id = 7", "PRAGMA user_version = 3", "CREATE TABLE theirs (id)"]
)
def test_another_programs_database_is_refused_and_left_alone(foreign: str) -> None:
    with closing(_memory()) as connection:
        connection.execute(foreign)
        before = list(connection.iterdump())
        with pytest.raises(UsageError, match=r"x\.db: not a Dragoman record; name another file"):
            migrate(connection, "x.db")
        assert list(connection.iterdump()) == before


def test_a_newer_schema_is_refused() -> None:
    with closing(_memory()) as connection:
        migrate(connection, "x.db")
        connection.execute("PRAGMA user_version = 999")
        with pytest.raises(UsageError, match="newer Dragoman"):
            migrate(connection, "x.db")


def test_a_script_is_cut_between_statements_not_inside_triggers() -> None:
    trigger = "CREATE TRIGGER t BEFORE UPDATE ON a\nBEGIN\nSELECT 1;\nSELECT 2;\nEND;\n"
    assert list(statements("-- words; words\nCREATE TABLE a (id);\n" + trigger)) == [
        "-- words; words\nCREATE TABLE a (id);\n",
        trigger,
    ]


def test_a_record_of_the_first_schema_keeps_its_decisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, first = tmp_path / "old.db", scripts()[:1]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with monkeypatch.context() as then:
            then.setattr(migrations, "scripts", lambda: first)
            migrate(connection, str(path))
        values = (decision_id(DECISION), DECISION.question, DECISION.verdict, DECISION.by, DECISION.why, DECISION.made)
        subject = DECISION.subject[0]
        connection.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, NULL, ?)", (*values, f'["{subject}"]'))
        connection.execute("INSERT INTO decision_subject VALUES (?, ?)", (subject, values[0]))
    with open_record(path) as record:
        assert record.decisions() == [DECISION]
        assert record.check() == []


def test_a_record_opened_by_many_at_once_is_made_once(tmp_path: Path) -> None:
    for attempt in range(10):
        path = tmp_path / f"{attempt}.db"
        with ThreadPoolExecutor(8) as pool:
            counts = list(pool.map(lambda _: open_and_count(path), range(8)))  # noqa: B023 - the pool ends in the round
        assert counts == [0] * 8


def open_and_count(path: Path) -> int:
    with open_record(path) as record:
        return record.counts()["claims"]
