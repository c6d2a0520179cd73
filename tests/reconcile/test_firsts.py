"""Firsts of different circles."""

from dragoman.model.findings import Disagreement
from dragoman.model.text import Report
from dragoman.reconcile.firsts import first_disagreements
from dragoman.reconcile.told import told_sentences

from .samples import GAZETTEER, report, setting

_ALL = report("all", "Malta's first envoy to Ghana presented his papers.")
_ISLAND = report("island", "Malta became the first small island nation to open an embassy in Ghana.")
_ONE_OF = report("one", "Malta was one of the first to open an embassy in Ghana.")


def _found(*reports: Report) -> list[Disagreement]:
    contexts, lineages = setting(*reports)
    return first_disagreements(told_sentences(reports, [], contexts), lineages, GAZETTEER)


def test_the_first_of_all_and_the_first_of_some_differ_in_scope() -> None:
    (point,) = _found(_ALL, _ISLAND)
    assert point.kind == "scope"
    assert {version.value for version in point.versions} == {"the first of all", "the first small island one"}


def test_one_of_the_first_is_no_first() -> None:
    assert _found(_ONE_OF, _ISLAND) == []


def test_two_reports_of_one_circle_agree() -> None:
    again = report("again", "The first small island country to open an embassy in Ghana is Malta.")
    assert _found(_ISLAND, again) == []
