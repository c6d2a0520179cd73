"""Tolls that two voices give."""

from dataclasses import replace

from dragoman.model.claims import Figure, Voice
from dragoman.model.findings import Disagreement
from dragoman.model.text import Report
from dragoman.model.values import Amount
from dragoman.reconcile.tolls import toll_disagreements

from .samples import GAZETTEER, figure, report, setting


def _toll(of: Report, words: str, many: float, by: str, unit: str = "people") -> Figure:
    told = figure(of, words, Amount(many, unit), "killed", "casualties:killed:NER")
    return replace(told, voice=Voice((by,)))


def _found(page: Report, *figures: Figure) -> list[Disagreement]:
    contexts, lineages = setting(page)
    return toll_disagreements(figures, contexts, lineages, GAZETTEER)


def test_two_speakers_count_the_dead_of_niger_differently() -> None:
    page = report(
        "page", "The governor of Niger said 12 people were killed. The rebels claimed 190 people were killed."
    )
    (point,) = _found(page, _toll(page, "12 people", 12, "governor"), _toll(page, "190 people", 190, "rebels"))
    assert [version.value for version in point.versions] == ["12 people, so governor", "190 people, so rebels"]


def test_men_are_fewer_than_people_and_other_attacks_are_others() -> None:
    page = report(
        "page", "Niger said 5 people were killed. A doctor counted 4 men killed. Last week 9 people were killed."
    )
    five, four = _toll(page, "5 people", 5, "Niger"), _toll(page, "4 men", 4, "doctor", "men")
    assert _found(page, five, four, _toll(page, "9 people", 9, "police")) == []
