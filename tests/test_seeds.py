"""What has to hold on the five real pages the project was created from; skipped where they are not at hand."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.facts import claim_to_fact
from dragoman.model.text import ZoneKind
from dragoman.reconcile import findings_rows
from dragoman.session import Session, open_session

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seeds are not at {SEEDS}")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with open_session(tmp_path_factory.mktemp("seeds") / "seeds.db") as opened:
        assert opened.read([str(SEEDS)]).failed == []
        yield opened


@pytest.fixture(scope="module")
def rows(session: Session) -> dict[str, list[dict[str, Any]]]:
    return findings_rows(session.findings())


def versions(rows: list[dict[str, Any]]) -> list[set[str]]:
    return [{f"{version['report'][:3]} {version['value']}" for version in row["versions"]} for row in rows]


@pytest.mark.parametrize(
    "sides",
    [
        {"000 40.0", "001 40.0", "003 30.0"},
        {"002 765.0", "003 428.0"},
        {"000 30000.0", "002 20000.0", "003 [25000.0, 30000.0]", "004 25000.0"},
        {"000 Mukhtar Mammadov", "002 Mukhtar Mamed Oglu"},
        {"004 no (2010)", "002 yes (2023)"},
        {"000 Tuesday", "002 Monday, 17 April 2023"},
        {"001 1993", "004 1994"},
        {"002 central asian", "003 caucasus"},
        {"000 30000000.0", "003 10000000.0"},
    ],
    ids=["oil", "border", "community", "ambassador", "embassy", "departure", "since", "region", "people abroad"],
)
def test_the_known_disagreements_come_out(sides: set[str], rows: dict[str, list[dict[str, Any]]]) -> None:
    assert any(sides <= found for found in versions(rows["disagreements"]))


def test_reports_that_share_a_wire_are_one_origin_and_no_others(rows: dict[str, list[dict[str, Any]]]) -> None:
    groups = sorted(sorted(stem[:3] for stem in row["reports"]) for row in rows["origins"])
    assert groups == [["000"], ["001", "003"], ["002"], ["004"]]


def test_the_forecast_of_2010_is_borne_out_in_2023(rows: dict[str, list[dict[str, Any]]]) -> None:
    embassy = [row for row in rows["expectations"] if row["report"][:3] == "004" and row["outcome"] == "borne out"]
    assert any("embassy" in row["quote"] and row["resolved_by"] for row in embassy)


def test_most_of_what_is_foretold_and_settled_is_found_settled(rows: dict[str, list[dict[str, Any]]]) -> None:
    settled = [row for row in rows["expectations"] if row["outcome"] != "open"]
    assert len(settled) >= 6
    assert all(row["resolved_by"] for row in settled)


def test_tellings_of_three_reports_are_one_occurrence(rows: dict[str, list[dict[str, Any]]]) -> None:
    shared = [{piece["report"][:3] for piece in row["reports"]} for row in rows["occurrences"]]
    assert [{"000", "001", "002", "003"}, {"000", "001", "002"}, {"001", "002", "003"}] == [
        wanted
        for wanted in ({"000", "001", "002", "003"}, {"000", "001", "002"}, {"001", "002", "003"})
        if wanted in shared
    ]


def test_no_comment_becomes_a_claim(session: Session) -> None:
    report = next(report for report in session.record.reports() if report.id.startswith("004"))
    comments = [zone for zone in report.zones if zone.kind is ZoneKind.COMMENT]
    assert sum(len(re.findall(r"^by: ", report.text[zone.start : zone.end], re.MULTILINE)) for zone in comments) == 10
    for claim in session.record.claims():
        pieces = [piece for piece in claim.evidence if piece.report.id == report.id]
        assert not any(zone.start < piece.end and piece.start < zone.end for piece in pieces for zone in comments)


def test_the_page_date_is_not_taken_for_the_publication(session: Session) -> None:
    windows = {report.id[:3]: report.published for report in session.record.reports()}
    assert {stem: window.latest.year for stem, window in windows.items() if window.latest} == {
        "000": 2023,
        "001": 2023,
        "002": 2023,
        "003": 2023,
        "004": 2010,
    }


def test_every_quote_stands_at_its_offsets(session: Session) -> None:
    texts = {report.id: report.text for report in session.record.reports()}
    facts = [claim_to_fact(claim) for claim in session.record.claims()]
    assert len(facts) > 200
    assert all(texts[fact["report"]][fact["start"] : fact["end"]] == fact["quote"] for fact in facts)
