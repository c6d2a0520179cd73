"""What became of forecasts."""

import pytest

from dragoman.model.claims import Claim, Event, Status
from dragoman.model.findings import Expectation
from dragoman.model.text import Report
from dragoman.reconcile.expectations import find_expectations
from dragoman.reconcile.occurrences import find_occurrences
from dragoman.reconcile.told import told_sentences

from .samples import GAZETTEER, event, forecast, report, setting, tellings

_OLD = report("old", "Togo will soon open an embassy in Chile, an analyst says.", "2011-02-01")
_NEW = report("new", "Togo opened an embassy in Chile on 4 May 2021.", "2021-05-05")
_WORDS = "Togo will soon open an embassy in Chile"


def judged(*claims: Claim, extra: tuple[Report, ...] = ()) -> list[Expectation]:
    reports = {claim.report.id: claim.report for claim in claims}
    reports.update({known.id: known for known in extra})
    contexts, lineages = setting(*reports.values())
    events = [claim for claim in claims if isinstance(claim, Event)]
    occurrences = find_occurrences(tellings(contexts, *events), lineages)
    sentences = told_sentences(reports.values(), claims, contexts)
    return list(find_expectations(sentences, list(claims), occurrences, contexts, GAZETTEER))


def test_an_embassy_foretold_and_opened_is_borne_out() -> None:
    opened = event(_NEW, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2021-05-04")
    (found,) = judged(forecast(_OLD, _WORDS, "TGO CHL"), opened)
    assert (found.outcome, found.late, found.by, found.says) == ("borne out", False, "A. Analyst", _WORDS)
    assert found.resolved_by == opened.evidence


def test_what_comes_after_its_horizon_comes_late() -> None:
    opened = event(_NEW, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2021-05-04")
    (found,) = judged(forecast(_OLD, _WORDS, "TGO CHL", due="2013"), opened)
    assert (found.outcome, found.late) == ("borne out", True)


def test_nothing_of_the_same_report_and_nothing_earlier_counts() -> None:
    before = report("before", "Togo opened an embassy in Chile on 4 May 2009.", "2009-05-05")
    opened = event(before, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2009-05-04")
    assert judged(forecast(_OLD, _WORDS, "TGO CHL"), opened)[0].outcome == "open"


def test_an_act_told_later_that_was_done_before_counts_for_nothing() -> None:
    told = report("told", "Togo opened an embassy in Chile in 1999.", "2021-05-05")
    opened = event(told, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "1999")
    assert judged(forecast(_OLD, _WORDS, "TGO CHL"), opened)[0].outcome == "open"


def test_the_other_way_round_is_another_act() -> None:
    back = report("back", "Chile opened an embassy in Togo on 4 May 2021.", "2021-05-05")
    planned = event(_OLD, "open an embassy in Chile", "COOPERATE", "TGO", "CHL", status=Status.PLANNED)
    opened = event(back, "Chile opened an embassy in Togo", "COOPERATE", "CHL", "TGO", "2021-05-04")
    assert {found.outcome for found in judged(planned, opened)} == {"open"}


@pytest.mark.parametrize(
    ("says", "due", "later", "outcome"),
    [
        ("The border between Chad and Niger will be open to lorries", "2012", "is still closed to lorries", "refuted"),
        ("The border between Chad and Niger will be open to lorries", "", "is still closed to lorries", "open"),
        ("The border between Chad and Niger will be open to lorries", "2012", "has been open to lorries", "borne out"),
        ("The border between Chad and Niger will not be open to lorries", "", "is open to lorries", "refuted"),
        ("The border between Chad and Niger will be open to lorries", "2012", "may be open to lorries", "open"),
    ],
)
def test_a_plain_sentence_of_fact_decides(says: str, due: str, later: str, outcome: str) -> None:
    old = report("old", f"{says}, a trader said.", "2011-02-01")
    new = report("new", f"Dust blows. The border between Chad and Niger {later}. Goats cross.", "2021-05-05")
    (found,) = judged(forecast(old, says, "TCD NER", due=due), extra=(new,))
    assert found.outcome == outcome
    assert len(found.resolved_by) == (0 if outcome == "open" else 1)


def test_a_plan_told_again_as_done_is_borne_out_by_that_telling() -> None:
    plan = report("plan", "Togo is to receive the Chilean minister on 14 March.", "2022-03-10")
    done = report("done", "Togo received the Chilean minister on 14 March.", "2022-03-16")
    ahead = event(plan, "receive the Chilean minister", "CONSULT", "CHL", "TGO", "2022-03-14", status=Status.PLANNED)
    came = event(done, "received the Chilean minister", "CONSULT", "CHL", "TGO", "2022-03-14")
    (found,) = judged(ahead, came)
    assert (found.outcome, found.resolved_by) == ("borne out", came.evidence)


def test_an_interview_that_returns_to_a_forecast_says_what_came_of_it() -> None:
    says = "If Chad opens the port, Togo will shut its border within a week"
    old = report("old", f"“{says},” A. Analyst said.", "2011-02-01")
    new = report("new", "You said that Togo would shut its border within a week.\n\n“And it did not.", "2021-05-05")
    (found,) = judged(forecast(old, says, "TCD TGO"), extra=(new,))
    assert (found.outcome, [piece.quote for piece in found.resolved_by]) == ("refuted", [new.text])


def test_within_two_years_is_counted_from_the_report() -> None:
    says = "Togo will open an embassy in Chile within two years"
    opened = event(_NEW, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2021-05-04")
    early = report("early", f"{says}, an analyst says.", "2020-02-01")
    assert not judged(forecast(early, says, "TGO CHL"), opened)[0].late
    old = report("old", f"{says}, an analyst says.", "2011-02-01")
    assert judged(forecast(old, says, "TGO CHL"), opened)[0].late


@pytest.mark.parametrize(
    "later",
    [
        "Togo said that it would open an embassy in Chile.",
        "Togo renamed the street of the embassy in Chile.",
        "Togo has repeatedly opened an embassy in Chile.",
    ],
)
def test_what_was_not_done_bears_nothing_out(later: str) -> None:
    told = report("told", later, "2021-05-05")
    act = event(told, later[later.index("embassy") - 3 : -1], "COOPERATE", "TGO", "CHL", "2021-05-04")
    assert judged(forecast(_OLD, _WORDS, "TGO CHL"), act)[0].outcome == "open"


@pytest.mark.parametrize(
    ("says", "later"),
    [
        ("The harbour of Togo will be a woman's", "Chile praised the harbour of Togo and its woman pilot."),
        ("Togo hopes that pilots will find herring for Chile", "Pilots had a small chance to find herring for Chile."),
        ("Togo will leave the herring union with Chile", "The efforts on leaving the herring union went on in Chile."),
    ],
    ids=["only its subject recurs", "a chance", "an effort"],
)
def test_a_subject_or_an_attempt_bears_nothing_out(says: str, later: str) -> None:
    old = report("old", f"{says}, a trader said.", "2011-02-01")
    new = report("new", f"Dust blows. {later} Togo slept.", "2021-05-05")
    assert judged(forecast(old, says, "TGO CHL"), extra=(new,))[0].outcome == "open"


def test_a_question_is_no_expectation() -> None:
    ask = report("ask", "When will Togo send an envoy to Chile? Nobody knows.", "2011-02-01")
    sent = report("sent", "Togo sent an envoy to Chile.", "2021-05-05")
    asked = event(ask, "Togo send an envoy to Chile", "COOPERATE", "TGO", "CHL", status=Status.PLANNED)
    came = event(sent, "Togo sent an envoy to Chile", "COOPERATE", "TGO", "CHL")
    foretold = forecast(ask, "will Togo send an envoy to Chile", "TGO CHL")
    assert [judged(claim, came) for claim in (asked, foretold)] == [[], []]
