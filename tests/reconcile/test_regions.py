"""Where reports place a state."""

import pytest

from dragoman.reconcile.regions import region_disagreements

from .samples import GAZETTEER, event, report, setting


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("the Baltic republic", "the Nordic country", 1),
        ("the Baltic republic", "the European country", 0),
        ("the Baltic republic", "the Baltic nation", 0),
    ],
)
def test_regions_of_which_neither_lies_in_the_other_are_at_odds(one: str, other: str, points: int) -> None:
    reports = [report("one", f"Odinga left Kenya for {one}."), report("other", f"Odinga left Kenya for {other}.")]
    visits = [event(of, of.text[:-1], "CONSULT", "KEN", "EST") for of in reports]
    contexts, lineages = setting(*reports)
    found = region_disagreements(visits, contexts, lineages, GAZETTEER)
    assert len(found) == points
    assert all(version.claim.quote.startswith("the ") for point in found for version in point.versions)
