"""The typed vocabulary: rows are well formed, and the most particular row that fits a word wins."""

import pytest

from dragoman.annotate.event_words import (
    friendly_words,
    hostile_words,
    light_verbs,
    load_event_words,
    names_one_type,
    no_act,
    words_at,
)
from dragoman.annotate.parse import load_parser
from dragoman.model.claims import QUAD_CLASS

ROLES = {"subj", "obj", "poss", "mod", "comp", "compobj", "holder", "told"}
PREPOSITIONS = {
    "about across after against alongside along among around as at before behind belonging beside between by facing for"
    " from in inside into near of off on opposite out outside over past regarding targeting that through to toward"
    " towards under up upon with"
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
        ("Peru and Chile patrolled together.", "patrolled", {"COOPERATE"}),
        ("Peru ran a joint clinic with Chile.", "ran", {"COOPERATE"}),
        ("Peru gave a joint statement with Chile.", "gave", set()),
        ("Peru told Chile to leave.", "told", {"REQUEST"}),
        ("Peru told Chile a tale.", "told", set()),
        ("Peru wrote to Chile asking for help.", "wrote", {"REQUEST"}),
        ("Peru wrote to Chile.", "wrote", set()),
        ("Peru called the treaty legitimate.", "called", {"SUPPORT"}),
        ("Peru held Chile responsible.", "held", {"ACCUSE"}),
        ("Peru put its troops on alert.", "put", {"MOBILIZE"}),
        ("Peru suggested reopening the mine.", "suggested", {"REQUEST"}),
        ("The maps suggest that Peru is larger.", "suggest", set()),
        ("Peru ordered two diplomats out.", "ordered", {"SANCTION"}),
        ("Peru took over the town.", "took", {"COERCE"}),
        ("Peru took over the talks.", "took", set()),
        ("Peru walked out of talks with Chile.", "walked", {"REJECT"}),
    ],
)
def test_the_most_particular_row_wins(text: str, word: str, expected: set[str]) -> None:
    assert types(text, word) == expected


def test_a_word_may_name_one_type_whatever_its_object() -> None:
    words = load_event_words()
    assert names_one_type(words["accuse"][0])
    assert not names_one_type(words["give"][0])


def test_what_the_vocabulary_holds_for_no_act() -> None:
    gave, met = load_parser()("Peru gave an interview."), load_parser()("Peru met Chile.")
    assert no_act(gave[1])
    assert not no_act(met[1])


def test_every_type_has_words_and_every_role_is_known() -> None:
    rows = [row for rows in load_event_words().values() for row in rows]
    assert {row.type for row in rows} >= set(QUAD_CLASS)
    known = ROLES | {"owner-of"} | set(" ".join(PREPOSITIONS).split())
    assert {role for row in rows for role in (*row.source, *row.target)} <= known


def test_light_verbs_say_which_side_their_subject_is_on() -> None:
    assert light_verbs()["launch"]
    assert not light_verbs()["receive"]


def test_hostile_and_friendly_words_are_lemmas_in_small_letters_and_no_word_is_both() -> None:
    assert all(word == word.lower() for word in hostile_words() | friendly_words())
    assert not hostile_words() & friendly_words()


def test_no_row_stands_twice() -> None:
    rows = [row for rows in load_event_words().values() for row in rows]
    keys = [(row.lemma, row.pos, row.particle, row.objects, row.type, row.source, row.target) for row in rows]
    assert len(keys) == len(set(keys))
