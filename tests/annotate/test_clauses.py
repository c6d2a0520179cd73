"""The words of one act, in sentences of our own."""

import pytest

from dragoman.annotate.clauses import act_words, clause_of
from dragoman.annotate.parse import load_parser


@pytest.mark.parametrize(
    ("text", "trigger", "inside", "outside"),
    [
        ("Chad sent troops to Mali, and Togo sold rice.", "sent", {"Chad", "troops", "Mali"}, {"rice", "Togo"}),
        ("Chad sent troops because the rice was gone.", "sent", {"troops"}, {"rice"}),
        ("Chad sent troops after an airstrike.", "sent", {"troops"}, {"airstrike"}),
        ("Chad called on Mali to stop the trawlers.", "called", {"Mali", "trawlers"}, set()),
        ("Chad, which grows rice, thanked Mali.", "thanked", {"Chad", "Mali"}, {"rice"}),
        ("Gunmen launched an attack on the mill.", "attack", {"Gunmen", "mill"}, set()),
    ],
)
def test_the_clause_of_an_act(text: str, trigger: str, inside: set[str], outside: set[str]) -> None:
    token = next(token for token in load_parser()(text) if token.text == trigger)
    words = {word.text for word in clause_of(token)}
    assert inside <= words
    assert not outside & words


def test_the_doer_may_be_left_out() -> None:
    token = next(token for token in load_parser()("Gunmen attacked the mill.") if token.text == "attacked")
    assert "Gunmen" not in {word.text for word in act_words(token, with_doer=False)}
