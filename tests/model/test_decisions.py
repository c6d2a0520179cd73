from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dragoman.model.decisions import ACCEPT, CORRECT, RELIABILITY, Decision, rulings_of

FIRST = Decision(ACCEPT, ("event-1",), "no", "ana", "a habit", "2026-01-03T10:00:00+00:00")
SECOND = replace(FIRST, verdict="yes", by="ben", made="2026-01-05T10:00:00+00:00")
CORRECTION = Decision(
    CORRECT, ("event-1", "event-2"), "yes", "ana", "a plan", "2026-01-04T00:00:00+00:00", detail=(("new", "yes"),)
)


@pytest.mark.parametrize(
    ("day", "revoked", "holds"),
    [
        (2, None, False),
        (3, None, True),
        (6, "2026-01-05T00:00:00+00:00", False),
        (4, "2026-01-05T00:00:00+00:00", True),
    ],
)
def test_a_decision_holds_between_its_two_clocks(day: int, revoked: str | None, holds: bool) -> None:
    assert replace(FIRST, revoked=revoked).in_force(datetime(2026, 1, day, 23, tzinfo=UTC)) is holds


def test_the_later_verdict_counts_and_undoing_it_brings_the_earlier_back() -> None:
    assert rulings_of([FIRST]).set_aside == {"event-1"}
    assert rulings_of([FIRST, SECOND]).set_aside == frozenset()
    assert rulings_of([FIRST, replace(SECOND, revoked="2026-01-06T00:00:00+00:00")]).standing("event-1") == "rejected"
    assert rulings_of([FIRST, SECOND], datetime(2026, 1, 4, tzinfo=UTC)).standing("event-1") == "rejected"


def test_a_correction_puts_one_claim_in_anothers_place_until_it_is_revoked() -> None:
    rulings = rulings_of([CORRECTION])
    assert rulings.set_aside == {"event-1"}
    assert rulings.standing("event-1") == "corrected, now event-2"
    revoked = rulings_of([replace(CORRECTION, revoked="2026-01-06T00:00:00+00:00")])
    assert revoked.set_aside == {"event-2"}
    assert revoked.standing("event-1") == "stands"
    assert rulings_of([CORRECTION], datetime(2026, 1, 1, tzinfo=UTC)).set_aside == {"event-2"}


def test_outlets_are_rated_whatever_their_case_and_the_last_rating_counts() -> None:
    rated = Decision(RELIABILITY, ("The Fjord",), "yes", "ana", "dates", FIRST.made, detail=(("grade", "B"),))
    rulings = rulings_of([rated, replace(rated, detail=(("grade", "C"),), made=SECOND.made)])
    found = rulings.rating(RELIABILITY, "norway", "THE FJORD")
    assert found is not None
    assert found.values("grade") == ("C",)
    assert rulings.rating(RELIABILITY, "peru") is None
