"""What takes an act back, leaves it open or says that it goes on, without a word that governs it."""

import pytest

from dragoman.annotate.parse import load_parser
from dragoman.annotate.status import status_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # taken back without "not"
        ("Neither Peru nor Chile signed the treaty.", "signed", "denied"),
        ("Neither Peru nor Chile would recognise the vote.", "recognise", "denied"),
        ("Peru did not pay, nor did it sign the treaty.", "sign", "denied"),
        ("Peru is no longer supplying arms to Chile.", "supplying", "denied"),
        ("Peru went home without signing the treaty.", "signing", "denied"),
        ("Peru has yet to recognise Chile.", "recognise", "denied"),
        ("Peru called off the visit to Chile.", "visit", "denied"),
        # of what is only named in passing nothing is taken back
        ("Peru would not say whether or not it attacked Chile.", "attacked", "possible"),
        ("Peru expects no quarrel over the attack on Chile.", "attack", "happened"),
        ("Hunger may be a factor in the attack on Chile.", "attack", "happened"),
        ("Peru could not prevent Chile from attacking Bolivia.", "attacking", "happened"),
        ("Peru failed to stop Chile from attacking Bolivia.", "attacking", "happened"),
        ("Peru has not ruled out attacking Chile.", "attacking", "possible"),
        ("Peru does not regret attacking Chile.", "attacking", "happened"),
        ("Peru was saved from having to stop its train by a visit of Chileans.", "visit", "happened"),
        # said of the act that is the subject
        ("Talks between Peru and Chile will begin on Monday.", "talks", "planned"),
        ("The meeting of Peru and Chile did not take place.", "meeting", "denied"),
        ("Talks between Peru and Chile could resume soon.", "talks", "possible"),
        ("Talks between Peru and Chile are under way.", "talks", "ongoing"),
        ("Negotiations of Peru and Chile are still ongoing.", "negotiations", "ongoing"),
        ("The war of Peru with Chile continues.", "war", "ongoing"),
        ("The war of Peru with Chile continued for a year.", "war", "happened"),
        ("An attack by Peru on Chile would lead to ruin.", "attack", "conditional"),
        ("The attack by Peru on Chile would lead to ruin.", "attack", "happened"),
        # what goes on
        ("Peru is in talks with Chile.", "talks", "ongoing"),
        ("Peru is under Chilean sanctions.", "sanctions", "ongoing"),
        ("Peru was in talks with Chile.", "talks", "happened"),
        # terms, questions, likelihood, hearsay
        ("Peru will recognise Chile provided that it votes.", "recognise", "conditional"),
        ("Peru will recognise Chile as long as it votes.", "recognise", "conditional"),
        ("Did Peru attack Chile?", "attack", "possible"),
        ("Why did Peru attack Chile?", "attack", "happened"),
        ("It is unlikely that Peru will recognise Chile.", "recognise", "predicted"),
        ("He called it unlikely that Peru would finance the bridge.", "finance", "predicted"),
        ("Reports that Peru had attacked Chile were met with alarm.", "attacked", "possible"),
        ("Peru is reported to have attacked Chile.", "attacked", "possible"),
        # done by saying so
        ("We would like to thank Peru.", "thank", "happened"),
        ("I want to thank Peru.", "thank", "happened"),
        ("I would urge Peru to leave.", "urge", "happened"),
        ("We would urge Peru to leave if it were there.", "urge", "conditional"),
        ("Peru would like to thank Chile.", "thank", "conditional"),
        ("The envoy proposed: “We request the judges to leave.”", "request", "happened"),
    ],
)
def test_status(text: str, word: str, expected: str) -> None:
    trigger = next(token for token in load_parser()(text) if token.lower_ == word)
    assert status_of(trigger)[0].value == expected
