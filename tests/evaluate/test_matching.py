"""One coded fact answers one gold fact, and as many do as can."""

from dragoman.evaluate.agreement import same_direction
from dragoman.evaluate.gold import GoldFact
from dragoman.evaluate.matching import match_facts, match_persons
from dragoman.model.text import Span
from tests.evaluate.samples import event, fact


def test_the_largest_matching_is_found_whatever_the_order() -> None:
    wide = GoldFact({"source": ["PER"], "target": ["GHA"]}, (Span(0, 200),))
    narrow = GoldFact({"source": ["PER"], "target": ["GHA"]}, (Span(76, 80),))
    early, late = event("SUPPORT", "PER > GHA", "Ghana opens"), event("SUPPORT", "PER > GHA", "Peru thanked")
    assert late.span.start <= 76 < late.span.end
    assert match_facts([wide, narrow], [late, early], same_direction) == {0: 1, 1: 0}


def test_places_that_only_touch_do_not_meet() -> None:
    coded = event("SUPPORT", "PER > GHA", "Peru thanked")
    beside = GoldFact({"source": ["PER"], "target": ["GHA"]}, (Span(coded.span.end, coded.span.end + 5),))
    assert match_facts([beside], [coded], same_direction) == {}


def test_a_person_is_found_once() -> None:
    people = [GoldFact({"name": name}, ()) for name in ("Kofi Asante", "Ama Asante")]
    coded = [fact("person", "Asante", name="Asante"), fact("person", "Asante", name="Kofi Asante")]
    assert match_persons(people, coded) == {0: 0}
