from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import NothingFound, UsageError
from dragoman.model.claims import Event
from dragoman.model.text import Report
from dragoman.record import ClaimFilter, Record, open_record
from dragoman.record.view import conditions_of

from .samples import RUN, evidence, filled

ALL = ["event", "tie", "person", "figure", "statement", "forecast"]


def _kinds(record: Record, wanted: ClaimFilter) -> list[str]:
    """ "peru" for the event of that report, the kind for the others: short enough for a table."""
    return [claim.kind if claim.report.id == "norway" else "peru" for claim in record.claims(wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), [*ALL, "peru"]),
        (ClaimFilter(kind="event"), ["event", "peru"]),
        (ClaimFilter(kind="event", type="SANCTION"), ["peru"]),
        (ClaimFilter(type="embassy"), ["tie"]),
        (ClaimFilter(status="denied"), ["peru"]),
        (ClaimFilter(report="peru"), ["peru"]),
        (ClaimFilter(report="nowhere"), []),
        (ClaimFilter(actor="PER"), ["peru"]),
        (ClaimFilter(actor="CHL"), ALL),
        (ClaimFilter(actor="NO"), []),
        (ClaimFilter(dyad=("NOR", "CHL")), ["event", "tie", "figure", "statement", "forecast"]),
        (ClaimFilter(dyad=("CHL", "NOR")), ["event", "tie", "figure", "statement", "forecast"]),
        (ClaimFilter(dyad=("NOR", "PER"), status="denied"), ["peru"]),
        (ClaimFilter(dyad=("PER", "CHL")), []),
        # The tie stands on, the forecast is due in 2023, the rest is filed under its own or its report's days.
        (ClaimFilter(since=date(2022, 1, 9)), ["tie", "forecast"]),
        (ClaimFilter(since=date(2021, 5, 4), until=date(2021, 12, 31)), ["tie", "person", "figure", "statement"]),
        (ClaimFilter(until=date(2021, 5, 3)), ["event"]),
        (ClaimFilter(as_of=date(2021, 5, 5)), []),
        (ClaimFilter(as_of=date(2021, 5, 6)), ALL),
        (ClaimFilter(as_of=date(2022, 1, 8), actor="NOR", kind="event"), ["event", "peru"]),
    ],
)
def test_filters(tmp_path: Path, wanted: ClaimFilter, found: list[str]) -> None:
    with filled(tmp_path / "r.db") as record:
        actual = _kinds(record, wanted)
    assert sorted(actual) == sorted(found)


def test_two_actors_on_the_same_side_are_no_dyad(tmp_path: Path) -> None:
    report = Report(id="r", text="Norway and Chile praised Peru.")
    praise = Event(evidence=evidence(report, report.text), type="SUPPORT", source=("NOR", "CHL"), target=("PER",))
    with open_record(tmp_path / "r.db") as record:
        record.add_report(report, [praise], [], RUN)
        assert record.claims(ClaimFilter(dyad=("NOR", "CHL"))) == []
        assert record.claims(ClaimFilter(dyad=("PER", "CHL"))) == [praise]


def test_what_has_no_date_is_in_every_period_but_known_at_none(tmp_path: Path) -> None:
    report = Report(id="r", text="Norway praised Peru.")
    praise = Event(evidence=evidence(report, report.text), type="SUPPORT", source=("NOR",), target=("PER",))
    with open_record(tmp_path / "r.db") as record:
        record.add_report(report, [praise], [], RUN)
        assert record.claims(ClaimFilter(since=date(1990, 1, 1), until=date(1990, 1, 2))) == [praise]
        assert record.claims(ClaimFilter(as_of=date(2999, 1, 1))) == []


@pytest.mark.parametrize("words", [{"kind": "opinion"}, {"status": "maybe"}])
def test_a_kind_or_status_that_is_none_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="is none of"):
        ClaimFilter(kind=words.get("kind"), status=words.get("status"))


def test_claims_by_id_come_in_the_order_asked(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        (names,) = zip(*record.database.rows("SELECT id FROM claim ORDER BY id DESC"), strict=True)
        found = record.claims_of(names)
        assert [record.claim(name) for name in names] == found
        assert [claim.kind for claim in found] == [name.partition("-")[0] for name in names]


def test_claims_come_by_report_and_place(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        places = [(claim.report.id, claim.span.start, claim.span.end) for claim in record.claims()]
    assert places == sorted(places)


def test_unknown_names_are_nothing_found(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        with pytest.raises(NothingFound, match="x: no such claim"):
            record.claim("x")
        with pytest.raises(NothingFound, match="x: no such report"):
            record.report("x")


def test_counts(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.replace_findings({"origin": [{"id": "origin-1"}]})
        counts = record.counts()
    assert (counts["reports"], counts["claims"], counts["links"], counts["origin"]) == (2, 7, 3, 1)
    assert (counts["event"], counts["tie"], counts["issues"], counts["decisions"]) == (2, 1, 0, 0)


def test_a_dyad_is_looked_up_not_scanned(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        conditions, values = conditions_of(ClaimFilter(dyad=("NOR", "CHL"), kind="event"))
        query = f"EXPLAIN QUERY PLAN SELECT id FROM claim WHERE {' AND '.join(conditions)}"
        plan = [step[3] for step in record.database.rows(query, values)]
    assert plan
    assert not [step for step in plan if step.startswith("SCAN")]
