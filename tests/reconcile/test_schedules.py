"""Days of one occurrence that do not meet."""

import pytest

from dragoman.model.claims import Status
from dragoman.model.findings import Disagreement
from dragoman.reconcile.occurrences import find_occurrences
from dragoman.reconcile.schedules import day_disagreements

from .samples import GAZETTEER, event, report, setting, tellings

_PERSONS = frozenset({"odinga"})
_DONE = report("done", "Odinga left for Ethiopia on Monday.", "2022-03-15")


def _found(plan: str, when: str) -> list[Disagreement]:
    told = report("plan", plan, "2022-03")
    first = event(
        told, "Odinga will fly to Ethiopia", "CONSULT", "KEN", "ETH", when, mode="visit", status=Status.PLANNED
    )
    then = event(_DONE, "Odinga left for Ethiopia", "CONSULT", "KEN", "ETH", "2022-03-14", mode="visit")
    contexts, lineages = setting(told, _DONE, persons=dict.fromkeys(_PERSONS))
    occurrences = find_occurrences(tellings(contexts, first, then, persons=_PERSONS), lineages)
    assert len(occurrences) == 1
    return day_disagreements(occurrences, contexts, lineages, GAZETTEER)


def test_a_tuesday_is_no_monday() -> None:
    (point,) = _found("On Tuesday, Odinga will fly to Ethiopia.", "2022-03")
    assert point.kind == "conflict"
    assert {version.value for version in point.versions} == {"Tuesday", "Monday, 14 March 2022"}


@pytest.mark.parametrize(
    "plan", ["On Monday, Odinga will fly to Ethiopia.", "In March, Odinga will fly to Ethiopia."], ids=["same", "vague"]
)
def test_days_that_may_be_one_agree(plan: str) -> None:
    assert _found(plan, "2022-03") == []
