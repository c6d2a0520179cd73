"""The scores of a report, counted by hand."""

from typing import Any

import pytest

from dragoman.evaluate import CodedFact, GoldReport, coded_fact, score_reports
from dragoman.evaluate.tallies import Share, Tally
from tests.evaluate.samples import TEXT, event, fact

OPENED = event("COOPERATE", "GHA > PER", "opens embassy", earliest="2021-05-01", latest="2021-05-31")
THANKED = event("REJECT", "PER > GHA", "thanked", status="denied")
FOLLOW = event("COOPERATE", "TGO > PER", "Togo may follow", status="possible")
STRAY = event("ASSAULT", "PER > GHA", "300 tonnes")


def row(kind: str, start: int, end: int, **fields: Any) -> CodedFact:
    made = coded_fact({"report": "wire", "kind": kind, "start": start, "end": end, **fields}, "sample")
    assert isinstance(made, CodedFact)
    return made


@pytest.mark.parametrize(
    ("facts", "step", "tally"),
    [
        ([], "event +type", Tally(0, 2, 0)),
        ([OPENED, THANKED], "event +type", Tally(1, 2, 2)),
        ([OPENED, THANKED], "event +direction", Tally(2, 2, 2)),
        ([OPENED, FOLLOW], "event +type", Tally(1, 2, 1)),
        ([OPENED, OPENED, STRAY], "event +type", Tally(1, 2, 3)),
        ([fact("statement", "Peru had", speaker="Asante")], "statement +speaker", Tally(1, 1, 1)),
        ([fact("person", "Kofi Asante", name="Kofi Mensah")], "person name", Tally(0, 1, 1)),
        ([fact("person", "Kofi Asante", name="Asante")], "person name", Tally(1, 1, 1)),
    ],
)
def test_a_step_is_tallied(facts: list[CodedFact], step: str, tally: Tally, gold: GoldReport) -> None:
    assert score_reports([gold], {"wire": facts}).tallies[step] == tally


@pytest.mark.parametrize(
    ("facts", "name", "share"),
    [
        ([OPENED, THANKED], "event status", Share(1, 2)),
        ([OPENED, THANKED], "event date in window", Share(1, 1)),
        ([fact("person", "Kofi", name="Kofi Asante", of="PER", office="Minister")], "person country", Share(0, 1)),
        ([fact("person", "Kofi", name="Kofi Asante", of="PER", office="Minister")], "person office", Share(1, 1)),
        ([row("zone", 0, 28, zone="kicker"), row("zone", 28, len(TEXT), zone="body")], "zone of line", Share(1, 2)),
        ([row("report", 0, 0, published={"earliest": "2021-05-01"})], "published in window", Share(0, 1)),
        ([row("report", 0, 0, published={"earliest": "2021-05-01", "latest": "2021-05-31"})],
         "published in window", Share(1, 1)),
        ([], "published in window", Share(0, 1)),
    ],
)  # fmt: skip
def test_a_share_is_counted(facts: list[CodedFact], name: str, share: Share, gold: GoldReport) -> None:
    assert score_reports([gold], {"wire": facts}).shares[name] == share


def test_head_zones_are_kept_apart_from_body_but_not_from_each_other(gold: GoldReport) -> None:
    zones = [row("zone", 0, 28, zone="kicker"), row("zone", 28, len(TEXT), zone="comment")]
    shares = score_reports([gold], {"wire": zones}).shares
    assert [share for name, share in shares.items() if "apart" in name] == [Share(1, 2)]


def test_reports_are_scored_together(gold: GoldReport) -> None:
    once, twice = (score_reports([gold] * times, {"wire": [OPENED]}) for times in (1, 2))
    assert twice.tallies["event +type"] == once.tallies["event +type"] + once.tallies["event +type"]
    assert once.figures()["event +type"] == 0.667
