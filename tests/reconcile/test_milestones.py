"""Acts that come once, and the years their words reckon."""

import pytest

from dragoman.model.claims import Claim
from dragoman.reconcile.milestones import dated, milestone_of

from .samples import event, report, tie


def _opened(text: str, words: str) -> Claim:
    return event(report("told", text, "2010-03-10"), words, "COOPERATE", "MLT", "GHA")


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("It is 16 years since Malta opened its embassy in Ghana.", "Malta opened its embassy in Ghana", "1994"),
        ("It is twelve years since Malta opened its embassy in Ghana.", "Malta opened its embassy in Ghana", "1998"),
        ("In 1993, the year after Malta opened an embassy in Ghana, it rained.", "opened an embassy in Ghana", "1992"),
        ("In 1993, the year before Malta opened an embassy in Ghana, it rained.", "opened an embassy in Ghana", "1994"),
        ("Sixteen ships sailed. Malta opened its embassy in Ghana.", "Malta opened its embassy in Ghana", "undated"),
    ],
)
def test_a_year_is_reckoned_from_the_words_before(text: str, words: str, year: str) -> None:
    assert dated(_opened(text, words)).show() == year


def test_a_tie_is_dated_only_by_what_stands_right_behind_it() -> None:
    near = report("near", "Malta has kept an embassy in Ghana since 1990.")
    far = report("far", "The embassy in Ghana of Malta saw a whole series of visits by ministers since 2020.")
    assert dated(tie(near, "an embassy in Ghana", "embassy", "MLT", "GHA", "1990")).show() == "1990"
    assert dated(tie(far, "embassy in Ghana", "embassy", "MLT", "GHA", "2020")).show() == "undated"


def test_words_of_an_act_name_its_milestone() -> None:
    claim = _opened("Malta inaugurated its mission in Ghana.", "Malta inaugurated its mission in Ghana")
    milestone = milestone_of(claim)
    assert milestone is not None
    assert milestone.name == "embassy"
    assert milestone_of(_opened("Malta visited Ghana.", "Malta visited Ghana")) is None
