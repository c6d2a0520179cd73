from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.facts import claim_to_fact
from dragoman.record import Record, around

from .samples import filled, norway_claims, peru_claims

NORWAY = [str(claim_to_fact(claim)["id"]) for claim in norway_claims()]
PERU = str(claim_to_fact(peru_claims()[0])["id"])


def test_of_few_claims_all_of_the_reports_that_tell_of_either_are_drawn_on(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        both = record.around([("NOR",), ("CHL",)], None)
        assert (set(both.claims), both.whole) == ({*NORWAY, PERU}, True)
        assert set(record.around([("CHL",)], None).claims) == set(NORWAY)
        assert record.around([("FJI",)], None).claims == ()


def test_only_what_was_published_by_then(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        assert set(record.around([("NOR",)], date(2021, 5, 6)).claims) == set(NORWAY)
        assert record.around([("NOR",)], date(2021, 5, 5)).claims == (), "it may have been published a day later"


def test_what_was_set_aside_is_left_out(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        record.judge("ana", "read it", "2026-01-03T00:00:00+00:00").reject([NORWAY[0]])
        assert NORWAY[0] not in record.around([("CHL",)], None).claims
        assert NORWAY[0] in record.around([("CHL",)], None, rejected=True).claims


def test_of_many_claims_each_sort_has_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "MOST", 3)
    with filled(tmp_path / "r.db") as record:
        drawn = record.around([("NOR",), ("CHL",)], None)
        assert (drawn.of, drawn.whole) == (7, True), "none of the shares is full"
        assert drawn.claims[:2] == tuple(_between(record)), "acts and ties between the two come first"
        monkeypatch.setattr(around, "_MOST_BETWEEN", 1)
        monkeypatch.setattr(around, "_MOST_BESIDE", 1)
        fewer = record.around([("NOR",), ("CHL",)], None)
        assert (fewer.whole, fewer.of) == (False, 7)
        assert PERU in fewer.claims, "the newest act beside them"


def _between(record: Record) -> list[str]:
    return [
        str(claim_to_fact(claim)["id"])
        for claim in record.claims()
        if claim.kind in ("event", "tie") and claim.report.id == "norway"
    ]


def test_findings_are_found_by_the_claims_in_them_and_origins_by_their_reports(tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        "origins": [{"id": "o1", "reports": ["norway", "peru"]}, {"id": "o2", "reports": ["else"]}],
        "occurrences": [{"id": "e1", "reports": [{"report": "norway"}], "claims": ["event-1", "event-2"]}],
        "disagreements": [{"id": "d1", "versions": [{"claim": "figure-1"}, {"claim": "figure-2", "base": "figure-3"}]}],
        "expectations": [{"id": "f1", "claim": "forecast-1"}],
        "basis": [{"id": "b", "reports": 2}],
    }
    with filled(tmp_path / "r.db") as record:
        record.replace_findings(rows)
        assert record.findings_of(["norway", "nowhere"]) == {"origins": [rows["origins"][0]]}
        assert record.findings_of(["event-2", "figure-3"]) == {
            "occurrences": rows["occurrences"],
            "disagreements": rows["disagreements"],
        }
        assert record.findings_of(["forecast-1"]) == {"expectations": rows["expectations"]}
        record.replace_findings({})
        assert record.findings_of(["event-2"]) == {}
