"""What reconciling keeps of reports, by hash and rules."""

from pathlib import Path

from dragoman.record import open_record


def test_what_is_kept_comes_back_for_the_same_rules_only(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.keep("rules-1", [("aa", b"one"), ("bb", b"two")])
        assert record.kept("aa", "rules-1") == b"one"
        assert record.kept("aa", "rules-2") is None
        assert record.kept("cc", "rules-1") is None


def test_other_rules_take_the_place_of_all_that_was_kept(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.keep("rules-1", [("aa", b"one"), ("bb", b"two")])
        record.keep("rules-2", [("aa", b"new")])
        assert record.kept("aa", "rules-2") == b"new"
        assert record.database.rows("SELECT sha256 FROM kept") == [("aa",)]


def test_keeping_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with open_record(path) as record:
        record.keep("rules-1", [("aa", b"one")])
        before = path.read_bytes()
        record.keep("rules-1", [])
    assert path.read_bytes() == before


def test_all_that_is_derived_can_be_dropped(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        record.keep("rules-1", [("aa", b"one")])
        record.replace_findings({"origins": [{"id": "origin-1", "reports": ["a"]}]})
        record.drop_derived()
        assert record.findings("origins") == []
        assert record.kept("aa", "rules-1") is None
        assert record.check() == []
