import pytest

from dragoman.errors import DragomanError, RefusedError, UsageError
from dragoman.model.claims import Claim
from dragoman.model.corrections import corrected
from dragoman.model.facts import claim_to_fact

from .test_facts import CLAIMS, TEXT

BY_KIND: dict[str, Claim] = {claim.kind: claim for claim in reversed(CLAIMS)}


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("event", {"type": "AID", "status": "planned"}, {"type": "AID", "status": "planned", "quad_class": 2}),
        ("event", {"source": "Togo,TCD", "target": ""}, {"source": ["TGO", "TCD"], "target": []}),
        ("event", {"when": "2030-05"}, {"earliest": "2030-05-01", "latest": "2030-05-31"}),
        ("event", {"latest": "none"}, {"earliest": None, "latest": None}),
        ("event", {"quote": "go to Togo"}, {"quote": "go to Togo", "start": TEXT.index("go to Togo")}),
        ("tie", {"target": "Togo", "until": "2031", "polarity": "-1"}, {"target": "TGO", "until": "2031"}),
        ("person", {"name": "Oumar", "hold": "former"}, {"name": "Oumar", "former": True}),
        ("statement", {"speaker_of": "Chad", "mode": "direct"}, {"speaker_of": "TCD", "mode": "direct"}),
        ("figure", {"value": "45", "high": "50", "hedge": "none"}, {"value": 45.0, "high": 50.0, "hedge": None}),
        ("forecast", {"due": "2032", "actors": "TCD,TGO"}, {"due": "2032", "actors": ["TCD", "TGO"]}),
        ("forecast", {"voice": "The Sun,Amina Oumar"}, {"reporter": "Amina Oumar", "by": "Amina Oumar"}),
    ],
)
def test_fields_are_set_and_what_follows_from_them_follows(
    kind: str, changes: dict[str, str], expected: dict[str, object]
) -> None:
    made = corrected(BY_KIND[kind], changes)
    fact = claim_to_fact(made)
    assert {key: fact[key] for key in expected} == expected
    assert TEXT[made.span.start : made.span.end] == made.quote


@pytest.mark.parametrize(
    ("kind", "changes", "error", "message"),
    [
        ("event", {"quote": "cotton will go to Togo"}, RefusedError, "does not stand in its text"),
        ("event", {"quote": ""}, RefusedError, "does not stand"),
        ("person", {"name": "Amina Omar"}, RefusedError, "does not stand in its text"),
        ("person", {"variants": "Oumar,A. Oumar"}, RefusedError, "A. Oumar"),
        ("statement", {"speaker": "Idriss"}, RefusedError, "does not stand in its text"),
        ("event", {"type": "HUG"}, UsageError, "none of PLOVER's"),
        ("event", {"source": "Atlantis"}, UsageError, "no actor"),
        ("event", {"source": "", "target": ""}, UsageError, "without any actor"),
        ("event", {"earliest": "2033"}, UsageError, "backwards"),
        ("event", {"when": "May"}, UsageError, "YYYY"),
        ("event", {"value": "3"}, UsageError, "no field of event"),
        ("event", {"quad_class": "1"}, UsageError, "no field of event"),
        ("event", {"status": "possible"}, UsageError, "nothing would change"),
        ("event", {"status": "rumoured"}, UsageError, "rumoured"),
        ("tie", {"polarity": "2"}, UsageError, r"\+1, 0, -1"),
        ("figure", {"value": "many"}, UsageError, "no number"),
    ],
)
def test_what_the_text_or_the_model_does_not_have_is_refused(
    kind: str, changes: dict[str, str], error: type[DragomanError], message: str
) -> None:
    with pytest.raises(error, match=message):
        corrected(BY_KIND[kind], changes)


def test_of_several_places_the_nearest_to_the_old_one_is_taken() -> None:
    made = corrected(BY_KIND["forecast"], {"quote": "o"})
    assert abs(made.span.start - BY_KIND["forecast"].span.start) <= min(
        abs(at - BY_KIND["forecast"].span.start) for at, sign in enumerate(TEXT) if sign == "o"
    )
