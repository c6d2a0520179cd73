import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import IntegrityError, QuoteError
from dragoman.record import open_record

from .samples import DECISION, filled


def _tamper(path: Path, *statements: str) -> None:
    """Write past the triggers, as somebody with SQLite and ill will can, and put them back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(sql for _, sql in triggers)):
            raw.execute(statement)


_EVENT = "WHERE report = 'norway' AND kind = 'event'"


@pytest.mark.parametrize(
    ("statement", "error", "words"),
    [
        ("UPDATE report SET text = replace(text, '12', '99')", IntegrityError, r"norway\[0:\d+\]: not the text"),
        ("UPDATE report SET text = x'00ff'", IntegrityError, r"norway\[0:2\]: not the text"),
        ("UPDATE report SET text = CAST(x'ff' AS TEXT)", IntegrityError, "doctor"),
        ("UPDATE report SET about = '{}'", IntegrityError, "norway: cannot be read back"),
        (
            f"UPDATE claim SET fact = replace(fact, 'received', 'attacked') {_EVENT}",
            QuoteError,
            r"norway\[28:72\] reads",
        ),
        (f"UPDATE claim SET fact = json_set(fact, '$.start', 29) {_EVENT}", QuoteError, r"norway\[29:72\] reads"),
        (
            "UPDATE claim SET fact = json_set(fact, '$.start', 35, '$.quote', substr(quote, 8)) " + _EVENT,
            IntegrityError,
            r"norway\[35:72\]: event-\w+ is not the claim",
        ),
        (f"UPDATE claim SET fact = replace(fact, 'CONSULT', 'AID') {_EVENT}", IntegrityError, "not the claim"),
        (f"UPDATE claim SET fact = '' {_EVENT}", IntegrityError, "its fact cannot be read"),
        (f"UPDATE claim SET fact = '[]' {_EVENT}", IntegrityError, "its fact cannot be read"),
        (f"UPDATE claim SET fact = json_remove(fact, '$.more') {_EVENT}", IntegrityError, "norway: a fact that cannot"),
        (f"UPDATE claim SET report = 'peru' {_EVENT}", IntegrityError, "peru"),
    ],
)
def test_a_tampered_row_is_neither_read_nor_passed(
    tmp_path: Path, statement: str, error: type[IntegrityError], words: str
) -> None:
    path = tmp_path / "r.db"
    filled(path).close()
    _tamper(path, statement)
    with open_record(path) as record:
        with pytest.raises(error, match=words):
            record.claims()
        assert record.check()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE claim SET status = 'denied' WHERE kind = 'tie'", "is filed wrongly"),
        ("UPDATE claim SET latest = '1999-01-01' WHERE kind = 'event'", "is filed wrongly"),
        ("DELETE FROM claim_actor WHERE code = 'PER'", "peru.*is filed wrongly"),
        ("UPDATE report SET latest = '1999-01-01' WHERE id = 'peru'", "peru: filed under other days"),
        ("UPDATE link SET actors = '[\"USA\"]'", "is filed wrongly"),
        ("UPDATE link SET mention = '?'", "a link that cannot be read"),
        ("DELETE FROM run", "refers to a run that is not there"),
        ("UPDATE decision SET verdict = 'no'", "not the decision that was made"),
        ("UPDATE decision SET subject = '3'", "a decision that cannot be read"),
        ("DELETE FROM decision_subject", "filed under other subjects"),
        ("INSERT INTO quote_search (quote_search) VALUES ('delete-all')", "quote_search does not have the words"),
        ("INSERT INTO report_search (rowid, text) VALUES (77, 'x')", "report_search does not have the words"),
        ("CREATE TABLE theirs (id)", "table theirs is none of a record's"),
        ("DROP INDEX claim_place", "index claim_place is missing"),
    ],
)
def test_what_reading_does_not_meet_is_found_by_the_check(tmp_path: Path, statement: str, words: str) -> None:
    path = tmp_path / "r.db"
    with filled(path) as record:
        record.decide(DECISION)
        assert record.check() == []
    _tamper(path, statement)
    with open_record(path) as record, pytest.raises(AssertionError, match=words):
        assert not record.check(), "\n".join(record.check())


def test_a_trigger_taken_away_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    filled(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER claim_stays")
    with open_record(path) as record:
        assert [line for line in record.check() if "trigger claim_stays is missing" in line]


def test_checking_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with filled(path) as record:
        before = path.read_bytes()
        assert record.check() == []
    assert path.read_bytes() == before


def test_a_record_that_may_only_be_read_is_checked_as_far_as_that_goes(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.database.execute("PRAGMA query_only = ON")
        assert record.check() == []
