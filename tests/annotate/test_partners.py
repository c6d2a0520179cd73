"""The side an act does not name, from what was told before."""

from collections.abc import Callable

import pytest

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.reading import Reading

BACKGROUND = "Togo and Ghana met on Monday. Togo and Ghana share a river. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the object takes up was done by somebody
        ("Malta invaded Cyprus on Friday. Norway condemned the invasion.", ("ACCUSE", {"NOR"}, {"MLT"})),
        ("Malta invaded Cyprus on Friday. Kenya criticised the move.", ("ACCUSE", {"KEN"}, {"MLT"})),
        # "the operation" is a matter of force, not what was done last
        ("Malta invaded Cyprus. Peru sold Chile wheat. Kenya criticised the operation.", ("ACCUSE", {"KEN"}, {"MLT"})),
        # who was faced last answers
        ("Peru accused Chile of theft. Chile rejected the account.", ("REJECT", {"CHL"}, {"PER"})),
        # two who are in view alike and acted together are meant both
        (BACKGROUND + "Norway sent 40 monitors.", ("AID", {"NOR"}, {"TGO", "GHA"})),
        # those who acted together are "they"
        ("Togo and Ghana met on Monday. They called on Benin to help.", ("REQUEST", {"TGO", "GHA"}, {"BEN"})),
        # a spokeswoman in a capital speaks for its state
        ("In Lima, a spokeswoman condemned Chile.", ("ACCUSE", {"PER"}, {"CHL"})),
        # also where what she speaks of was done by somebody
        ("Malta invaded Cyprus. In Lima, a spokeswoman condemned the invasion.", ("ACCUSE", {"PER"}, {"MLT"})),
        # a spokesman speaks for whoever the sentence before is about
        ("Norway counts its boats. A spokesperson called on Malta to help.", ("REQUEST", {"NOR"}, {"MLT"})),
        # officers who are nobody's in the text are of whoever is in view
        (BACKGROUND + "Officers detained two Togolese fishermen.", ("COERCE", {"GHA"}, {"TGO"})),
        # a clause that tells of a noun has an act of its own
        ("Peru accused Chile of theft, a charge that Chile rejected.", ("REJECT", {"CHL"}, {"PER"})),
        # sympathy goes to whose dead there are
        ("Malta attacked Cyprus. Norway met Chad. Norway expressed sympathy.", ("SUPPORT", {"NOR"}, {"CYP"})),
        # nobody consents alone
        (BACKGROUND + "Togo agreed to open the bridge.", ("AGREE", {"TGO", "GHA"}, {"TGO", "GHA"})),
        # a denial answers the charge, and what is denied was not done to whoever made it
        ("Peru accused Chile of theft. Chile denied its forces had fired.", ("REJECT", {"CHL"}, {"PER"})),
        ("Peru accused Chile of theft. Chile denied its forces had fired on boats.", ("ASSAULT", {"CHL"}, {"PER"})),
        # what an outsider is ready to do is for the two that the report tells of
        ("Togo and Ghana met. Norway said it was ready to help draft a treaty.", ("AGREE", {"NOR"}, {"TGO", "GHA"})),
        # what is told without names long after is an act of its own
        (
            "Togo and Ghana signed a treaty."
            + " The river is wide and slow, and many boats go up and down it." * 4
            + " A contract was signed, too.",
            ("COOPERATE", {"TGO", "GHA"}, {"TGO", "GHA"}),
        ),
        # "they" who have just met
        ("Togo met Ghana, where they agreed to open a bridge.", ("AGREE", {"TGO", "GHA"}, {"TGO", "GHA"})),
        # who is held abroad is held by the state of the place
        ("A Norwegian sailor was detained in Malta.", ("COERCE", {"MLT"}, {"NOR"})),
    ],
)
def test_partner(read_said: Callable[[str], Reading], text: str, expected: tuple[str, set[str], set[str]]) -> None:
    events = annotate_events(read_said(text), RulesDecider())
    assert expected in [(event.type, set(event.source), set(event.target)) for event in events]


@pytest.mark.parametrize(
    "text",
    [
        "Norway grew rich. Norway grew old, and Peru once came up. Norway cut pensions and condemned waste.",
        "Chile condemned the flood.",
        "A train in Peru stopped.",
        # whom it asks is told, though not whose it is
        "Peru and Chile share a coast. Norway asked the Supreme Court for time. Peru and Chile share a coast.",
        "Peru and Chile share a coast. Peru deeply regrets the delay.",
        # words in quotation marks need not be meant for who is in view
        'Peru and Chile share a coast. Norway said it was "ready to go on".',
    ],
)
def test_nobody_is_made_up(read_said: Callable[[str], Reading], text: str) -> None:
    assert annotate_events(read_said(text), RulesDecider()) == []
