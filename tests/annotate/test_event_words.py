"""The typed vocabulary: rows are well formed, and the most particular row that fits a word wins."""

import pytest

from dragoman.annotate.event_words import hostile_words, light_verbs, load_event_words, words_at
from dragoman.annotate.parse import load_parser
from dragoman.model.claims import QUAD_CLASS

ROLES = {"subj", "obj", "poss", "mod", "comp", "compobj", "holder", "told"}
PREPOSITIONS = {
    "about across after against alongside along among as at behind belonging between by for from in inside into near of"
    " on out outside over regarding targeting that to toward towards up upon with"
}


def types(text: str, word: str) -> set[str]:
    token = next(token for token in load_parser()(text) if token.lower_ == word)
    return {row.type for row in words_at(token)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru cut ties with Chile.", "cut", {"SANCTION"}),
        ("Peru cut bread with Chile.", "cut", set()),
        ("Peru called Chile a rogue.", "called", {"ACCUSE"}),
        ("Peru called on Chile to halt provocations.", "called", {"REQUEST"}),
        ("Peru struck a deal with Chile.", "struck", {"AGREE"}),
        ("Peru struck Chile.", "struck", {"ASSAULT"}),
        ("Peru declined to comment on Chile.", "declined", set()),
        ("The minister is going to Chile.", "going", set()),
        ("He is going to Chile.", "going", {"CONSULT"}),
        ("The envoy is expected in Chile.", "expected", {"CONSULT"}),
        ("The envoy is expected to rest in Chile.", "expected", set()),
    ],
)
def test_the_most_particular_row_wins(text: str, word: str, expected: set[str]) -> None:
    assert types(text, word) == expected


def test_every_type_has_words_and_every_role_is_known() -> None:
    rows = [row for rows in load_event_words().values() for row in rows]
    assert {row.type for row in rows} >= set(QUAD_CLASS)
    known = ROLES | set(" ".join(PREPOSITIONS).split())
    assert {role for row in rows for role in (*row.source, *row.target)} <= known


def test_light_verbs_say_which_side_their_subject_is_on() -> None:
    assert light_verbs()["launch"]
    assert not light_verbs()["receive"]


def test_hostile_words_are_lemmas_in_small_letters() -> None:
    assert all(word == word.lower() for word in hostile_words())
