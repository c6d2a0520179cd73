from dataclasses import replace
from itertools import pairwise

import pytest

from dragoman.brief import build_dossier
from dragoman.brief.estimates import faults, likelihood_of, likelihoods
from dragoman.model.findings import Expectation

from .samples import CLAIMS, FINDINGS, FORECAST, REPORTS


@pytest.mark.parametrize(
    ("share", "term"),
    [
        (0.0, "almost no chance"),
        (0.049, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.551, "likely"),
        (0.8, "likely"),
        (0.95, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_a_share_has_one_word(share: float, term: str) -> None:
    assert likelihood_of(share).term == term


def test_the_words_leave_no_gap() -> None:
    words = likelihoods()
    assert (words[0].low, words[-1].high) == (1, 99)
    assert all(one.high == other.low for one, other in pairwise(words))


def _with(borne: int, refuted: int) -> object:
    outcomes = ["borne out"] * borne + ["refuted"] * refuted + ["open"]
    told = tuple(Expectation(f"e{n}", FORECAST, "a visit", "Inés Rojas", outcome) for n, outcome in enumerate(outcomes))
    return build_dossier(("CHL", "NOR"), REPORTS, CLAIMS, replace(FINDINGS, expectations=told)).estimates


def test_few_cases_are_no_ground() -> None:
    assert _with(3, 1) == ()


def test_an_estimate_has_one_word_its_bounds_a_ground_and_confidence_apart() -> None:
    found = _with(5, 1)
    assert isinstance(found, tuple)
    (estimate,) = found
    # (5 + 1) / (6 + 2) = 0.75
    assert (estimate.text, estimate.bounds) == (
        "It is likely that the one expectation still open here will be borne out.",
        "55 to 80 %",
    )
    assert estimate.ground == "Of 6 expectations told of here that were resolved, 5 were borne out."
    assert estimate.confidence.startswith("Confidence is low: 6 cases from 1 origin,")
    assert estimate.notes
    assert faults([estimate.text, estimate.ground, estimate.confidence]) == []


def test_likelihood_and_confidence_in_one_sentence_are_a_fault() -> None:
    assert len(faults(["It is likely, with high confidence, that it ends. It may rain."])) == 1
