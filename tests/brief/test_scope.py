import pytest

from dragoman.brief.scope import codes_named, scope_of
from dragoman.model.claims import Claim
from dragoman.model.gazetteer import load_gazetteer

from . import samples

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("claim", "pair", "peru"),
    [
        (samples.OPENED, True, False),
        (samples.DUMPING, False, True),
        (samples.EMBASSY, True, False),
        (samples.SAID, True, False),
        (samples.SHARE, True, False),
        (samples.FORECAST, True, False),
        (samples.ENVOY, False, False),
    ],
)
def test_which_claims_a_dossier_is_about(claim: Claim, pair: bool, peru: bool) -> None:
    assert scope_of(("CHL", "NOR"), samples.CLAIMS, GAZETTEER).has(claim) == pair
    assert scope_of(("PER",), samples.CLAIMS, GAZETTEER).has(claim) == peru


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Oslo and Santiago signed", {"NOR", "CHL"}),
        ("the Chilean envoy met nobody", {"CHL"}),
        ("nobody came", set()),
    ],
)
def test_actors_named_in_a_text(text: str, codes: set[str]) -> None:
    assert codes_named(text, GAZETTEER) == codes
