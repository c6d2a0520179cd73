"""What a claim has to have before it can be made."""

import pytest

from dragoman.errors import IntegrityError
from dragoman.model.claims import Claim, Forecast
from dragoman.model.text import Report

_REPORT = Report("one", "Togo will open an embassy.")


def test_a_claim_of_no_kind_cannot_be_made() -> None:
    evidence = (_REPORT.evidence(0, 4),)
    assert Forecast(evidence=evidence, says="Togo").kind == "forecast"
    with pytest.raises(IntegrityError, match="no kind"):
        Claim(evidence=evidence)
