"""Whether a thing that comes once has come."""

import pytest

from dragoman.model.claims import Event, Status
from dragoman.model.findings import Disagreement
from dragoman.reconcile.existence import existence_disagreements

from .samples import GAZETTEER, event, report, setting, tie

_NOT_YET = report("old", "Malta has still not opened an embassy in Ghana.", "2010-03-10")
_NOW = report("new", "Malta opened its embassy in Ghana.", "2021-05-05")
_OPENED = event(_NOW, "Malta opened its embassy in Ghana", "COOPERATE", "MLT", "GHA")


def _found(denial: Event, *others: Event) -> list[Disagreement]:
    contexts, lineages = setting(denial.report, *(other.report for other in others))
    return existence_disagreements([denial, *others], contexts, lineages, GAZETTEER)


def _denied(text: str, published: str = "2010-03-10") -> Event:
    told = report("old", text, published)
    return event(told, "opened an embassy in Ghana", "COOPERATE", "MLT", "GHA", status=Status.DENIED)


def test_none_then_and_one_now_is_a_change_over_time() -> None:
    (point,) = _found(_denied(_NOT_YET.text), _OPENED)
    assert point.kind == "changed over time"
    assert point.point == "Whether Malta has an embassy in Ghana: no, as told in 2010; yes, as told in 2021."


def test_none_and_one_in_the_same_weeks_is_a_conflict() -> None:
    (point,) = _found(_denied("Malta has not opened an embassy in Ghana.", "2021-05-01"), _OPENED)
    assert point.kind == "conflict"


@pytest.mark.parametrize(
    "text",
    ["Malta does not regard having opened an embassy in Ghana as an end.", "Why opened an embassy in Ghana?"],
)
def test_what_denies_something_else_says_nothing_of_it(text: str) -> None:
    assert _found(_denied(text), _OPENED) == []


def test_a_report_that_says_not_yet_does_not_know_it_as_there() -> None:
    contexts, lineages = setting(_NOT_YET)
    claims = [_denied(_NOT_YET.text), tie(_NOT_YET, "an embassy in Ghana", "embassy", "MLT", "GHA")]
    assert existence_disagreements(claims, contexts, lineages, GAZETTEER) == []
