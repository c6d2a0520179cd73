"""The two sides of an act as plain values."""

from collections.abc import Callable

from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Parties, Side, Story


def test_side_without() -> None:
    assert Side(("PER", "CHL")).without(("PER",)).codes == ("CHL",)


def test_parties_are_whole_only_with_both_sides() -> None:
    assert Parties(Side(("PER",)), Side(("CHL",))).whole
    assert not Parties(Side(("PER",)), Side()).whole


def test_codes_of_parties_once_each() -> None:
    assert Parties(Side(("PER", "CHL")), Side(("CHL", "PER"))).codes == ("PER", "CHL")


def test_story_counts_and_leads(read_said: Callable[[str], Reading]) -> None:
    story = Story.of(read_said("Chile met Peru. Later Peru slept, and Ghana did too."))
    assert story.lead == ("CHL", "PER")
    assert story.spoken["PER"] == 2
