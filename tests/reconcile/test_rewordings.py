"""One sentence told again with another number."""

import pytest

from dragoman.model.findings import Disagreement
from dragoman.model.values import Amount
from dragoman.reconcile.rewordings import reworded_disagreements

from .samples import figure, report, setting

_FRAME = (
    "The ferry Saint Olaf of the Harbour Line carried {} passengers from Oslo across the fjord {}, its captain wrote."
)


def _found(one: tuple[str, str, str], other: tuple[str, str, str]) -> list[Disagreement]:
    reports = [report(f"r{n}", _FRAME.format(*told[:2]), told[2]) for n, told in enumerate((one, other))]
    figures = [
        figure(of, f"{told[0]} passengers", Amount(float(told[0].replace(",", "")), "passengers"), "passengers")
        for of, told in zip(reports, (one, other), strict=True)
    ]
    contexts, lineages = setting(*reports)
    return reworded_disagreements(figures, contexts, lineages)


@pytest.mark.parametrize(
    ("when", "later", "kind"),
    [("in 1987", "2022-07-01", "conflict"), ("last week", "2022-07-01", "changed over time")],
    ids=["of one year", "of each report's week"],
)
def test_the_same_words_count_the_same_thing(when: str, later: str, kind: str) -> None:
    (point,) = _found(("6,776", when, "2022-06-15"), ("6,777", when, later))
    assert point.kind == kind
    assert {version.value for version in point.versions} == {"6,776 passengers", "6,777 passengers"}


def test_another_number_in_the_sentence_makes_it_another_thing() -> None:
    assert _found(("6,776", "on line 3", "2022-06-15"), ("9,100", "on line 4", "2022-06-15")) == []
