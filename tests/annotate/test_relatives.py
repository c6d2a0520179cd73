"""Whom "who" stands for, and who speaks behind a name that the parser took for what is reported."""

import pytest

from dragoman.annotate.parse import load_parser
from dragoman.annotate.relatives import antecedent, owned_subject, parted_subject, reported_subject


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Kenya thanked the envoy of the council who had sought a truce.", "who", "envoy"),
        ("Kenya thanked Benin, which had sought a truce.", "which", "Benin"),
    ],
)
def test_who_stands_for_somebody(text: str, pronoun: str, expected: str) -> None:
    token = next(token for token in load_parser()(text) if token.lower_ == pronoun)
    assert antecedent(token).text == expected


def test_a_clause_with_its_own_subject_has_no_reported_one() -> None:
    doc = load_parser()("The paper reported the raid and the minister urged calm.")
    assert reported_subject(next(token for token in doc if token.text == "urged")) is None


def test_the_subject_behind_whose_name_and_comma() -> None:
    doc = load_parser()(
        "The truce was brokered by Oman, whose minister, Sheikh Ali bin Saqr, shuttled between Togo and Benin."
    )
    verb = next(token for token in doc if token.text == "shuttled")
    found = owned_subject(verb)
    assert found is None or found.text == "minister"  # a parser that reads it right needs no help
    assert found is not None or any(child.dep_ == "nsubj" for child in verb.children)


def test_a_new_subject_is_no_second_object() -> None:
    doc = load_parser()("The minister said troops had beaten the rebels and Chad would be moving into Libya.")
    verb = next(token for token in doc if token.text == "moving")
    subjects = [child.text for child in verb.children if child.dep_ == "nsubj"]
    parted = parted_subject(verb)
    assert subjects == ["Chad"] or (parted is not None and parted.text == "Chad")
