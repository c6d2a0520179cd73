"""Whether an act happened: each kind of cue, and its scope."""

import pytest

from dragoman.annotate.parse import load_parser
from dragoman.annotate.status import status_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru attacked Chile.", "attacked", "happened"),
        ("Peru attacked Chile, analysts think", "attacked", "possible"),
        ("Peru is attacking Chile.", "attacking", "ongoing"),
        ("Peru will attack Chile.", "attack", "planned"),
        ("Peru plans to attack Chile.", "attack", "planned"),
        ("Peru may attack Chile.", "attack", "possible"),
        ("Peru would attack Chile.", "attack", "conditional"),
        ("Peru said it would attack Chile.", "attack", "planned"),
        ("Peru did not attack Chile.", "attack", "denied"),
        ("Peru failed to attack Chile.", "attack", "denied"),
        ("Peru denied that it attacked Chile.", "attacked", "denied"),
        ("Peru allegedly attacked Chile.", "attacked", "possible"),
        ("Chile accused Peru of attacking Arica.", "attacking", "possible"),
        ("Peru is likely to attack Chile.", "attack", "predicted"),
        ("No treaty was signed by Peru.", "signed", "denied"),
        ("Peru offered nothing to Chile.", "offered", "denied"),
        ("Peru had to leave Chile.", "leave", "happened"),
        ("Peru has to leave Chile.", "leave", "planned"),
        ("Peru said that Chile had to release the sailors.", "release", "planned"),
        ("The envoy said we had to leave Chile that night.", "leave", "happened"),
        ("Peru does not consider opening a port as an end.", "opening", "happened"),
        ("The deal could fail, setting off protests.", "setting", "possible"),
        ("Peru agreed to rest after talks with Chile.", "talks", "happened"),
        ("Peru does not see the attack on Chile as a success.", "attack", "happened"),
        ("Peru asked how Chile would react to opening a consulate.", "opening", "planned"),
        ("Peru asked how Chile would react to the attack.", "attack", "happened"),
        ("Peru blamed Chile for the attack.", "attack", "possible"),
        ("Peru has to approve the deal.", "approve", "planned"),
        ("Nobody came, but Peru attacked Chile.", "attacked", "happened"),
        ("Peru denounced the agreement on sending troops to Chile.", "sending", "planned"),
        ("Peru announced its intention to leave the bloc.", "leave", "planned"),
        ("If Chile fires again, Peru will close the crossing.", "close", "conditional"),
        ("Peru met Chile amid threats.", "threats", "ongoing"),
        ("I am meeting the Chileans.", "meeting", "ongoing"),
        # a condition without "if", and one that holds for what is joined
        (
            "Peru added that should a single shell be fired from the hill, the port would be closed.",
            "closed",
            "conditional",
        ),
        ("Peru warned that were Chile to attack, it would strike back.", "attack", "conditional"),
        ("The crews were happy to attack the cake.", "attack", "happened"),
        ("If it rains, Peru will shut the port, and it will warn Chile.", "warn", "conditional"),
        # what a bill would let somebody do has not been done
        ("The bill would allow Peru to seize the ship.", "seize", "conditional"),
        ("Peru will take over guarding the prisoners.", "guarding", "planned"),
        # the parser joins the finite verb to the infinitive before it
        ("Peru begged its envoy to stay and spoke with Chile.", "spoke", "happened"),
        # what envoys do is not only called for
        ("Peru joined the calls by envoys asking Chile for time.", "asking", "happened"),
        ("Nobody knows whether Peru has offered ships.", "offered", "possible"),
        ("The annex provides that Peru will send monitors.", "send", "planned"),
        ("A meeting with Chile is foreseen.", "meeting", "planned"),
        ("They spoke of the progress of the negotiations.", "negotiations", "ongoing"),
        # the future of the past: what is reported lies ahead, also where a clause or a sentence goes on with it
        ("A statement said that Chile had left and Peru would be moving into Arica.", "moving", "planned"),
        ("Peru said it would stay. Chile would also pay the crews.", "pay", "planned"),
        ("Peru said it would stay. That would anger Chile.", "anger", "conditional"),
        ("“If Lima goes down this road, we will close its consulate,” he told the radio.", "close", "conditional"),
        # what is blocked, condemned or looked into is there, and so is what is called recent
        ("Peru wants to block the rapprochement of Chile and Bolivia.", "rapprochement", "happened"),
        ("Peru plans to investigate the bombing of its consulate.", "bombing", "happened"),
        ("Peru hopes to discuss matters such as the recent attack.", "attack", "happened"),
        ("Peru denied the recent attack.", "attack", "denied"),
        ("Peru has been supplying Chile with oil.", "supplying", "ongoing"),
        ("Peru had been supplying Chile with oil.", "supplying", "happened"),
        ("Peru continues to shell Chile.", "shell", "ongoing"),
        ("Firms from Peru are working to rebuild the port.", "rebuild", "ongoing"),
        ("It is the first time that Peru has decided to send an envoy to Chile.", "send", "happened"),
        # what is said of the act
        ("An invasion of Chile by Peru is unlikely.", "invasion", "predicted"),
        ("An invasion of Chile by Peru is possible.", "invasion", "possible"),
        ("Peru is about to attack Chile.", "attack", "planned"),
        ("Peru is going to attack Chile.", "attack", "planned"),
        ("Peru nearly attacked Chile.", "attacked", "denied"),
        ("Peru must leave Chile.", "leave", "possible"),
        ("Peru is said to have attacked Chile.", "attacked", "possible"),
        # plans and claims that are given up or denied
        ("Peru scrapped plans to send troops to Chile.", "send", "denied"),
        ("Peru denied claims that it attacked Chile.", "attacked", "denied"),
        ("There is no evidence that Peru attacked Chile.", "attacked", "denied"),
        ("Peru cancelled the visit to Chile.", "visit", "denied"),
        # what describes a noun, or does what is done, is not governed with it
        ("Peru could arrest people accused of crimes.", "accused", "happened"),
        ("Peru called for files relating to the attack.", "attack", "happened"),
        ("Peru warned of the possibility of Chile attacking Bolivia.", "attacking", "possible"),
        ("Peru fell due to its opposition to Chile.", "opposition", "happened"),
        ("Peru, having armed itself, left.", "armed", "happened"),
        ("Peru soon attacked Chile.", "attacked", "happened"),
        ("Peru will soon attack Chile.", "attack", "planned"),
        ("Peru voted to leave the bloc.", "leave", "planned"),
        ("The bridge to Chile is to be completed by Peru in May.", "completed", "planned"),
        ("If Peru decides to attack Chile, it will win.", "attack", "conditional"),
        ("Peru may agree to sign the treaty.", "sign", "possible"),
        ("It might be a sign that a deal with Chile has been reached.", "reached", "possible"),
        ("The bid to expel Chile failed.", "expel", "denied"),
        ("Plans for a meeting with Chile were dropped.", "meeting", "denied"),
        ("The envoy was suspended from talks with Chile.", "talks", "happened"),
        ("Peru dismissed reports that it attacked Chile.", "attacked", "denied"),
        ("Fears that Peru would attack Chile grew.", "attack", "possible"),
        ("Peru decided against attacking Chile.", "attacking", "denied"),
        ("It is not clear if Peru attacked Chile.", "attacked", "possible"),
        ("Chile refused to comment on the attack by Peru.", "attack", "happened"),
        ("Chile accused Peru of lying about its attack.", "attack", "happened"),
        ("The law requires that Peru withdraw.", "withdraw", "planned"),
    ],
)
def test_status(text: str, word: str, expected: str) -> None:
    trigger = next(token for token in load_parser()(text) if token.lower_ == word)
    assert status_of(trigger)[0].value == expected
