"""Two dates for an act that comes once."""

from dragoman.reconcile.dates import date_disagreements

from .samples import GAZETTEER, event, report, setting, tie

_OLD = report("old", "Malta opened an embassy in Ghana in 1994.")
_NEW = report("new", "Malta has kept an embassy in Ghana since 1990.")
_SAME = report("same", "Malta opened its embassy in Ghana in May 1994.")


def test_an_embassy_opened_in_two_years_is_a_conflict() -> None:
    _, lineages = setting(_OLD, _NEW)
    claims = [
        event(_OLD, "Malta opened an embassy in Ghana", "COOPERATE", "MLT", "GHA", "1994"),
        tie(_NEW, "an embassy in Ghana", "embassy", "MLT", "GHA", "1990"),
    ]
    (point,) = date_disagreements(claims, lineages, GAZETTEER)
    assert point.kind == "conflict"
    assert point.point == "When Malta opened its embassy in Ghana is given as 1990 and 1994."
    assert [version.value for version in point.versions] == ["1990", "1994"]


def test_a_month_within_the_year_agrees() -> None:
    _, lineages = setting(_OLD, _SAME)
    claims = [
        event(_OLD, "Malta opened an embassy in Ghana", "COOPERATE", "MLT", "GHA", "1994"),
        event(_SAME, "Malta opened its embassy in Ghana", "COOPERATE", "MLT", "GHA", "1994-05"),
    ]
    assert date_disagreements(claims, lineages, GAZETTEER) == []


def test_words_of_two_milestones_date_neither() -> None:
    both = report("both", "Malta recognised Ghana and established relations with it in 1960.")
    other = report("other", "Malta recognised Ghana in 1957.")
    _, lineages = setting(both, other)
    claims = [
        event(both, "Malta recognised Ghana and established relations", "SUPPORT", "MLT", "GHA", "1960"),
        event(other, "Malta recognised Ghana", "SUPPORT", "MLT", "GHA", "1957"),
    ]
    assert date_disagreements(claims, lineages, GAZETTEER) == []
