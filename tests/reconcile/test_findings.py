"""All of reconciling together: order does not matter, rows are the contract's, time grows with the claims."""

import json
import time
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.claims import Claim
from dragoman.model.text import Report
from dragoman.model.values import Amount
from dragoman.reconcile import findings_rows, reconcile_claims

from .samples import GAZETTEER, event, figure, forecast, report, tenure


def _world(copy: int = 0, actors: tuple[str, str] = ("TGO", "CHL")) -> tuple[list[Report], list[Claim]]:
    one, two = (GAZETTEER.label(code) for code in actors)
    text = f"{one} will open an embassy in {two}, says Ana Silva. {one} sells {two} 40% of its oil. {copy}."
    later = f"{one} opened an embassy in {two} on 4 May 2021. {one} sells {two} 30% of its oil. {copy}."
    first = report(f"first{copy}", text, "2021-02-01", outlet=f"Paper {copy}")
    second = report(f"second{copy}", later, "2021-05-05", outlet=f"Other {copy}")
    measures = f"share:oil:{'>'.join(actors)}"
    claims: list[Claim] = [
        forecast(first, f"{one} will open an embassy in {two}", " ".join(actors)),
        figure(first, "40%", Amount(40, "%"), "sells oil", measures),
        figure(second, "30%", Amount(30, "%"), "sells oil", measures),
        tenure(first, "Ana Silva", "Ana Silva"),
        event(second, f"{one} opened an embassy in {two}", "COOPERATE", *actors, "2021-05-04"),
    ]
    return [first, second], claims


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_input_changes_nothing(random: Random) -> None:
    reports, claims = _world()
    expected = json.dumps(findings_rows(reconcile_claims(reports, claims, GAZETTEER)))
    random.shuffle(reports)
    random.shuffle(claims)
    assert json.dumps(findings_rows(reconcile_claims(reports, claims, GAZETTEER))) == expected


def test_the_rows_hold_what_the_contract_names() -> None:
    reports, claims = _world()
    rows = findings_rows(reconcile_claims(reports, claims, GAZETTEER))
    assert set(rows) == {"origins", "occurrences", "disagreements", "expectations", "persons"}
    assert rows["origins"][0].keys() >= {"origin", "reports", "shared"}
    (occurrence,) = rows["occurrences"]
    assert occurrence["reports"] == [{"report": "second0", "start": 0, "end": 31}]
    assert (occurrence["earliest"], occurrence["latest"], occurrence["origins"]) == ("2021-05-04", "2021-05-04", 1)
    (point,) = rows["disagreements"]
    assert point["kind"] == "conflict"
    assert {key: point["versions"][0][key] for key in ("report", "quote", "value", "origin")} == {
        "report": "first0",
        "quote": "40%",
        "value": 40,
        "origin": "Paper 0 (first0)",
    }
    (expectation,) = rows["expectations"]
    assert (expectation["outcome"], expectation["by"]) == ("borne out", "A. Analyst")
    assert expectation["resolved_by"][0]["quote"] == "Togo opened an embassy in Chile"


def test_nothing_gives_nothing() -> None:
    assert findings_rows(reconcile_claims([], [], GAZETTEER)) == {
        "origins": [],
        "occurrences": [],
        "disagreements": [],
        "expectations": [],
        "persons": [],
    }


def _seconds(copies: int) -> float:
    worlds = [_world(copy) for copy in range(copies)]
    reports = [known for world in worlds for known in world[0]]
    claims = [claim for world in worlds for claim in world[1]]
    # Not the clock on the wall: the machine may be busy with something else.
    started = time.process_time()
    reconcile_claims(reports, claims, GAZETTEER)
    return time.process_time() - started


def test_ten_times_the_claims_take_about_ten_times_as_long() -> None:
    _seconds(2)
    # Contract: at most 12 times; half as much again here, as small runs vary.
    assert _seconds(400) < 18 * max(_seconds(40), 0.01)
