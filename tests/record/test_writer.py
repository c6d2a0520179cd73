import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import IntegrityError, ItemError, NothingFound, QuoteError, UsageError
from dragoman.model.text import Report
from dragoman.record import decision_id, open_record

from .samples import DECISION, LATER, RUN, filled, norway, norway_claims, norway_links, peru, peru_claims


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db"):
        pass
    with open_record(tmp_path / "r.db", create=False) as record:
        assert record.reports() == [norway(), peru()]
        assert record.report("norway") == norway()
        assert sorted(map(repr, record.claims())) == sorted(map(repr, [*norway_claims(), *peru_claims()]))
        assert {claim.span for claim in record.claims()} == {c.span for c in [*norway_claims(), *peru_claims()]}
        assert record.links(norway()) == norway_links()
        assert record.check() == []


def test_text_is_kept_to_the_last_character(tmp_path: Path) -> None:
    report = Report(id="odd", text="\ufeffa\r\nb\0c \U0001f1f3\U0001f1f4 e\u0301 \u202e\n\n")
    with open_record(tmp_path / "r.db") as record:
        record.add_report(report, [], [], RUN)
        assert record.report("odd") == report


def test_reading_again_changes_not_one_byte(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    filled(path).close()
    before = path.read_bytes()
    with open_record(path) as record:
        assert record.knows(norway())
        assert record.add_report(norway(), norway_claims(), norway_links(), LATER) == "known"
    assert path.read_bytes() == before


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        filled(tmp_path / name).close()
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_another_text_under_a_known_name_is_refused(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record, pytest.raises(ItemError, match=r"^norway: .*rename the file"):
        record.add_report(replace(norway(), text="Other words."), [], [], RUN)


def test_a_report_goes_in_whole_or_not_at_all(tmp_path: Path) -> None:
    odd = replace(norway_links()[0], why="x")
    moved = replace(odd, mention=replace(odd.mention, text="Sweden"))
    with open_record(tmp_path / "r.db") as record:
        with pytest.raises(QuoteError, match=r"norway\[\d+:\d+\] is not 'Sweden'"):
            record.add_report(norway(), norway_claims(), [moved], RUN)
        assert set(record.counts().values()) == {0}
        with pytest.raises(IntegrityError, match="norway: a claim of peru"):
            record.add_report(norway(), peru_claims(), [], RUN)
        with pytest.raises(ItemError, match=r"^half: half a character"):
            record.add_report(Report(id="half", text="a\ud800b"), [], [], RUN)
        assert record.database.rows("SELECT count(*) FROM run") == [(0,)]


def test_a_claim_made_twice_is_one(tmp_path: Path) -> None:
    twice = [*peru_claims(), *(replace(claim, why="another reason") for claim in peru_claims())]
    with open_record(tmp_path / "r.db") as record:
        record.add_report(peru(), twice, [], RUN)
        assert record.claims() == peru_claims()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET text = 'x'",
        "DELETE FROM report",
        "UPDATE claim SET fact = '{}'",
        "DELETE FROM claim",
        "UPDATE claim_actor SET code = 'XXX'",
        "DELETE FROM claim_actor",
        "UPDATE link SET score = 0",
        "DELETE FROM link",
        "UPDATE run SET coder = 'x'",
        "DELETE FROM run",
        "INSERT OR REPLACE INTO report SELECT * FROM report",
        "INSERT OR REPLACE INTO claim SELECT * FROM claim",
        "INSERT OR REPLACE INTO run SELECT * FROM run",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision",
        "DELETE FROM decision",
        "UPDATE decision SET verdict = 'no'",
        "UPDATE decision SET verdict = 'no', revoked = '2026-01-04T00:00:00'",
        "UPDATE decision_subject SET subject = 'x'",
        "DELETE FROM decision_subject",
    ],
)
def test_what_is_recorded_cannot_be_changed_with_plain_sqlite(tmp_path: Path, statement: str) -> None:
    with filled(tmp_path / "r.db") as record:
        record.decide(DECISION)
    with (
        closing(sqlite3.connect(tmp_path / "r.db")) as raw,
        pytest.raises(sqlite3.IntegrityError, match=r"append-only|revoked"),
    ):
        raw.execute(statement)


def test_a_decision_is_recorded_once_and_revoked_once(tmp_path: Path) -> None:
    moment = "2026-01-04T00:00:00+00:00"
    with filled(tmp_path / "r.db") as record:
        name = record.decide(DECISION)
        assert record.decide(DECISION) == name == decision_id(DECISION)
        assert record.decisions("event-000000000000") == [DECISION]
        assert record.decisions("other") == []
        record.revoke(name, moment)
        assert record.decisions() == [replace(DECISION, revoked=moment)]
        with pytest.raises(UsageError, match="revoked already"):
            record.revoke(name, moment)
        with pytest.raises(NothingFound, match="no such decision"):
            record.revoke("decision-none", moment)
        with pytest.raises(IntegrityError, match="no moment"):
            record.revoke(name, "yesterday")


def test_a_revocation_stands_whoever_opens_the_file(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.revoke(record.decide(DECISION), "2026-01-04T00:00:00")
    for moment in ("NULL", "'2027-01-01T00:00:00'"):
        with (
            closing(sqlite3.connect(tmp_path / "r.db")) as raw,
            pytest.raises(sqlite3.IntegrityError, match="revoked once"),
        ):
            raw.execute(f"UPDATE decision SET revoked = {moment}")


def test_an_issue_is_kept_once(tmp_path: Path) -> None:
    error = ItemError("in/\udcffx.txt", "empty", "give it words")
    with open_record(tmp_path / "r.db") as record:
        record.add_issue(error, RUN)
        before = (tmp_path / "r.db").read_bytes()
        record.add_issue(error, LATER)
        (issue,) = record.issues()
    assert (issue.item, issue.problem, issue.run) == ("in/\\udcffx.txt", "empty", RUN.id)
    assert (tmp_path / "r.db").read_bytes() == before


def test_findings_are_dropped_and_rebuilt_to_the_same_rows(tmp_path: Path) -> None:
    rows = {"origin": [{"id": "origin-2", "reports": ["peru"]}, {"id": "origin-1", "reports": ["norway"]}]}
    with filled(tmp_path / "r.db") as record:
        record.replace_findings(rows)
        assert record.findings("origin") == rows["origin"]
        first, dump = (tmp_path / "r.db").read_bytes(), _dump(tmp_path / "r.db")
        record.replace_findings(json.loads(json.dumps(rows)))
        assert (tmp_path / "r.db").read_bytes() == first
        record.replace_findings({"occurrence": [{"id": "occurrence-1"}]})
        assert record.findings("origin") == []
        record.replace_findings(rows)
        assert _dump(tmp_path / "r.db") == dump
        with pytest.raises(IntegrityError, match="origin without an id"):
            record.replace_findings({"origin": [{"origin": "x"}]})
        assert record.findings("origin") == rows["origin"]


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())
