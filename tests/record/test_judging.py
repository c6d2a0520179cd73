import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, NothingFound, RefusedError, UsageError
from dragoman.model.facts import claim_to_fact
from dragoman.record import ClaimFilter, Judge, Record, trace

from .samples import LATER, filled, norway, norway_claims, norway_links, peru_claims

EVENT = str(claim_to_fact(norway_claims()[0])["id"])
TENURE = str(claim_to_fact(norway_claims()[2])["id"])
PERU = str(claim_to_fact(peru_claims()[0])["id"])
OCCURRENCE = {"id": "occurrence-1", "claims": [EVENT, PERU], "counts_under": ["The Fjord (norway)", "peru"]}


def ana(record: Record, day: int = 3) -> Judge:
    return record.judge("ana", "read the page", f"2026-01-{day:02}T00:00:00+00:00")


def ids(record: Record, **asked: object) -> set[str]:
    wanted = ClaimFilter(**asked)  # type: ignore[arg-type]
    return {str(claim_to_fact(claim)["id"]) for claim in record.claims(wanted)}


def test_a_rejected_claim_leaves_the_claims_unless_asked_for(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        everything = ids(record)
        ana(record).reject([EVENT])
        assert ids(record) == everything - {EVENT}
        assert ids(record, rejected=True) == everything
        assert ids(record, judged=datetime(2026, 1, 2, tzinfo=UTC)) == everything
        assert record.claim(EVENT), "it is still in the record"
        assert record.check() == []


def test_undoing_brings_it_back_and_both_dates_stay(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        (decision,) = ana(record).reject([EVENT])
        assert record.judge("ben", "the wrong page", "2026-01-04T00:00:00+00:00").undo(EVENT) == [decision]
        assert EVENT in ids(record)
        assert EVENT not in ids(record, judged=datetime(2026, 1, 3, 12, tzinfo=UTC))
        trail = trace(record, EVENT)
        assert [(row["made"][:10], (row["revoked"] or "")[:10]) for row in trail.decisions] == [
            ("2026-01-03", "2026-01-04")
        ]
        (undone,) = trace(record, decision).decisions
        assert (undone["question"], undone["by"], undone["why"]) == ("undo decision", "ben", "the wrong page")


def test_a_corrected_claim_takes_the_others_place_and_coding_again_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        ana(record).correct(EVENT, {"type": "SUPPORT", "quote": "received the Chilean foreign minister"})
        (made,) = record.claims(ClaimFilter(type="SUPPORT"))
        assert made.quote == "received the Chilean foreign minister"
        assert norway().text[made.span.start : made.span.end] == made.quote
        assert EVENT not in ids(record)
        before = Path(record.path).read_bytes()
        run = trace(record, str(claim_to_fact(made)["id"])).run
        assert run is not None
        assert run["coder"] == "person:ana"
        assert record.add_report(norway(), norway_claims(), norway_links(), LATER) == "known"
        assert Path(record.path).read_bytes() == before
        assert record.check() == []


def test_a_correction_that_is_undone_leaves_with_what_it_made(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        before = ids(record)
        ana(record).correct(EVENT, {"type": "SUPPORT"})
        made = str(claim_to_fact(record.claims(ClaimFilter(type="SUPPORT"))[0])["id"])
        assert trace(record, EVENT).standing == f"corrected, now {made}"
        ana(record, 4).correct(made, {"type": "AGREE"})
        with pytest.raises(UsageError, match="corrected again; undo"):
            ana(record, 5).undo(EVENT)
        ana(record, 5).undo(made)
        assert record.claims(ClaimFilter(type="SUPPORT"))
        ana(record, 6).undo(EVENT)
        assert ids(record) == before
        assert trace(record, made).standing == "withdrawn"


def test_a_correction_back_to_what_was_corrected_says_what_to_undo(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        ana(record).correct(EVENT, {"type": "SUPPORT"})
        made = str(claim_to_fact(record.claims(ClaimFilter(type="SUPPORT"))[0])["id"])
        with pytest.raises(UsageError, match="undo that decision instead"):
            ana(record, 4).correct(made, {"type": "CONSULT"})
        with pytest.raises(UsageError, match="corrected already"):
            ana(record, 4).correct(EVENT, {"type": "AGREE"})


def test_a_refused_correction_leaves_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        before = Path(record.path).read_bytes()
        with pytest.raises(RefusedError):
            ana(record).correct(EVENT, {"quote": "Norway snubbed the minister"})
        assert Path(record.path).read_bytes() == before


def test_an_occurrence_stands_for_its_claims(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.replace_findings({"occurrences": [OCCURRENCE]})
        assert len(ana(record).reject(["occurrence-1"])) == 2
        assert not {EVENT, PERU} & ids(record)
        assert len(trace(record, "occurrence-1").decisions) == 2


def test_confirmed_takes_two_origins(tmp_path: Path) -> None:
    copies = {**OCCURRENCE, "counts_under": ["The Fjord (norway + peru)"]}
    with filled(tmp_path / "r.db") as record:
        record.replace_findings({"occurrences": [copies]})
        with pytest.raises(RefusedError, match="told by 1 origin"):
            ana(record).rate("1", ["occurrence-1"])
        record.replace_findings({"origins": [{"id": "o", "origin": "o", "reports": ["norway", "peru"]}]})
        with pytest.raises(RefusedError, match="told by 1 origin"):
            ana(record).rate("1", [EVENT, PERU])
        record.replace_findings({"occurrences": [OCCURRENCE]})
        assert len(ana(record).rate("1", ["occurrence-1"])) == 1
        assert ana(record).rate("B", ["the fjord"])
        assert trace(record, "norway").decisions[0]["subject"] == ["The Fjord"]


def _nothing(judge: Judge) -> object:
    return judge.accept(["event-none"])


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (_nothing, NothingFound),
        (lambda judge: judge.correct("event-none", {"type": "AID"}), NothingFound),
        (lambda judge: judge.merge([EVENT]), UsageError),
        (lambda judge: judge.merge([EVENT, TENURE]), UsageError),
        (lambda judge: judge.split(EVENT, [EVENT]), UsageError),
        (lambda judge: judge.rate("G", ["norway"]), UsageError),
        (lambda judge: judge.rate("B", ["The Times of Nowhere"]), NothingFound),
        (lambda judge: judge.undo(EVENT), NothingFound),
    ],
)
def test_what_makes_no_sense_is_told_and_not_recorded(act: object, error: type[DragomanError], tmp_path: Path) -> None:
    assert callable(act)
    with filled(tmp_path / "r.db") as record:
        with pytest.raises(error):
            act(ana(record))
        assert record.decisions() == []


@pytest.mark.parametrize(("by", "why"), [("", "read it"), ("ana", " ")])
def test_a_decision_without_name_or_reason_is_none(by: str, why: str, tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record, pytest.raises(UsageError, match="signed"):
        record.judge(by, why, "2026-01-03T00:00:00+00:00")


def test_a_decisions_detail_cannot_be_changed(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        ana(record).rate("B", ["The Fjord"])
    with (
        closing(sqlite3.connect(tmp_path / "r.db")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="revoked once"),
    ):
        connection.execute("UPDATE decision SET detail = '[]', revoked = '2026-02-01T00:00:00+00:00'")
