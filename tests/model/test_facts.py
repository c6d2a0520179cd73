"""Claims survive the trip to flat facts and back; what does not hold is refused on the way in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.errors import IntegrityError, QuoteError
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tenure, Tie, Voice
from dragoman.model.facts import claim_to_fact, fact_to_claim, report_facts
from dragoman.model.text import Report, Span, Zone, ZoneKind
from dragoman.model.values import Amount, Window

TEXT = "Lagos, 4 May — Chad’s envoy Amina Oumar said up to 40% of its cotton may go to Togo by 2031."
REPORT = Report(
    "cotton", TEXT, zones=(Zone(ZoneKind.BODY, 0, len(TEXT)),), published=Window.parse("2030-05-04", "given")
)


def common(first: str, *more: str, **fields: Any) -> dict[str, Any]:
    pieces = tuple(REPORT.evidence(TEXT.index(words), TEXT.index(words) + len(words)) for words in (first, *more))
    return {"evidence": pieces, "why": "hand", **fields}


CLAIMS: list[Claim] = [
    Event(
        **common("cotton may go to Togo", status=Status.POSSIBLE, voice=Voice(("The Sun", "Amina Oumar"))),
        type="COOPERATE",
        source=("TCD",),
        target=("TGO",),
        when=Window(None, date(2031, 12, 31), "text"),
        mode="economic",
        contexts=("economic",),
        source_sectors=("AGR",),
        target_sectors=("GOV",),
        source_countries=("TCD",),
        target_countries=(None,),
    ),
    Tie(**common("Chad’s envoy"), tie="envoy", source="TCD", target="NGA", since=Window.parse("2029-11"), polarity=1),
    Tie(**common("Chad’s envoy"), tie="envoy", source="TCD", target="NGA", since=Window(date(2029, 1, 5), None)),
    Tenure(**common("Chad’s envoy Amina Oumar"), name="Amina Oumar", office="envoy", of="TCD", hold="designate"),
    Statement(
        **common("up to 40% of its cotton may go to Togo by 2031"),
        speaker="Amina Oumar",
        mode="indirect",
        speaker_at=Span(28, 39),
    ),
    Figure(
        **common("up to 40%", "cotton"),
        amount=Amount(40, "%", hedge="up to"),
        about="share of cotton",
        measures="share:cotton:TCD>TGO",
    ),
    Forecast(**common("may go to Togo by 2031"), says="may go to Togo", horizon="by 2031", due=Window.parse("2031")),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.kind)
def test_a_claim_survives_the_trip(claim: Claim) -> None:
    fact = claim_to_fact(claim)
    assert fact_to_claim(fact, REPORT) == claim
    assert claim_to_fact(fact_to_claim(fact, REPORT)) == fact


def test_ids_are_stable_and_do_not_hang_on_the_reason() -> None:
    claim = CLAIMS[0]
    assert claim_to_fact(claim)["id"] == claim_to_fact(replace(claim, why="another"))["id"]
    assert len({claim_to_fact(claim)["id"] for claim in CLAIMS}) == len(CLAIMS)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"quote": "cotton must go to Togo"}, QuoteError),
        ({"start": 3}, QuoteError),
        ({"status": "certain"}, IntegrityError),
        ({"type": "TRADE"}, IntegrityError),
        ({"kind": "rumour"}, IntegrityError),
        ({"source": None}, IntegrityError),
    ],
)
def test_a_fact_that_does_not_hold_is_refused(change: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error, match="cotton"):
        fact_to_claim({**claim_to_fact(CLAIMS[0]), **change}, REPORT)


def test_a_report_is_one_row_and_a_row_a_zone() -> None:
    head, zone = report_facts(REPORT)
    assert head["published"] == {"earliest": "2030-05-04", "latest": "2030-05-04", "basis": "given"}
    assert (zone["zone"], zone["start"], zone["end"]) == ("body", 0, len(TEXT))
