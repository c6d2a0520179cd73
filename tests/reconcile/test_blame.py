"""Unnamed hands and those who are held to be behind them."""

from dragoman.model.findings import Disagreement
from dragoman.reconcile.blame import blame_disagreements
from dragoman.reconcile.occurrences import find_occurrences

from .samples import GAZETTEER, event, report, setting, tellings


def _found(first: str, second: str) -> list[Disagreement]:
    page = report("page", f"{first} {second}")
    act = event(page, first[first.index("attacked") : -1], "ASSAULT", "", "GHA", "2022-03-14")
    charge = event(page, second[:-1], "ACCUSE", "GHA", "TGO")
    contexts, lineages = setting(page)
    told = tellings(contexts, act, charge)
    return blame_disagreements(find_occurrences(told, lineages), told, contexts, lineages, GAZETTEER)


def test_a_gunman_and_a_state_blamed_are_two_versions() -> None:
    (point,) = _found("A gunman attacked the mission of Ghana.", "Ghana blames Togo for the attack.")
    assert [version.value for version in point.versions] == ["A gunman", "Togo, according to Ghana"]


def test_blame_for_something_else_is_no_version() -> None:
    assert _found("A gunman attacked the mission of Ghana.", "Ghana blames Togo for the price of cocoa.") == []


def test_a_hand_that_is_named_leaves_nothing_open() -> None:
    assert _found("Togo attacked the mission of Ghana.", "Ghana blames Togo for the attack.") == []
