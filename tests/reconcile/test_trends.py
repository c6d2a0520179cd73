"""Relations foretold to get better or worse."""

import pytest

from .samples import forecast, report
from .test_expectations import judged


@pytest.mark.parametrize(
    ("says", "later", "outcome"),
    [
        ("relations of Togo and Chile will improve", "Relations between Togo and Chile are warming fast.", "borne out"),
        ("relations of Togo and Chile will suffer", "Relations between Togo and Chile are tense.", "borne out"),
        ("relations of Togo and Chile will improve", "Ties between Togo and Chile have hit rock bottom.", "refuted"),
        ("relations of Togo and Chile will improve", "Ties between Togo and Peru have hit rock bottom.", "open"),
        ("Togo wants to improve relations with Chile", "Ties between Togo and Chile have hit rock bottom.", "open"),
        ("relations of Togo and Chile will improve", "Ties between Togo and Chile may improve.", "open"),
    ],
)
def test_a_later_trend_decides(says: str, later: str, outcome: str) -> None:
    old = report("old", f"Dust blows. An analyst writes: {says}.", "2011-02-01")
    new = report("new", f"{later} Goats cross.", "2021-05-05")
    (found,) = judged(forecast(old, says, "TGO CHL"), extra=(new,))
    assert found.outcome == outcome


def test_a_plan_called_off_in_its_own_sentence_is_refuted() -> None:
    text = "A summit of Togo and Chile was set for May only to be postponed by a flood."
    old = report("old", text, "2011-02-01")
    (found,) = judged(forecast(old, "summit of Togo and Chile was set for May", "TGO CHL"))
    assert (found.outcome, found.resolved_by[0].quote) == ("refuted", "only to be postponed")
