"""The two clocks of a claim: the days it holds for, and the days on which it was reported."""

from typing import Any

from dragoman.model.claims import Claim, Event, Figure, Forecast, Tie
from dragoman.model.values import Window


def valid(claim: Claim) -> Window:
    """The days the claim itself says it holds for; empty where it says none.

    An event's date, a figure's "as of", a forecast's due date; a tie's from the first day of its `since` to the
    last of its `until`, an end it does not give being open.
    """
    match claim:
        case Event():
            return claim.when
        case Figure():
            return claim.as_of
        case Forecast():
            return claim.due
        case Tie():
            return Window(claim.since.earliest, claim.until.latest)
        case _:
            return Window()


def reported(claim: Claim) -> Window:
    """The days on which its report can have been published."""
    return claim.report.published


def clocks(claim: Claim) -> dict[str, Any]:
    """Both clocks as JSON values: `valid` and `reported`, each [earliest, latest], null where open."""
    return {
        name: [day.isoformat() if day else None for day in (window.earliest, window.latest)]
        for name, window in (("valid", valid(claim)), ("reported", reported(claim)))
    }
