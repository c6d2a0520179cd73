"""Whom "who" stands for, and who speaks behind a name that the parser took for what is reported."""

import pytest

from dragoman.annotate.parse import load_parser
from dragoman.annotate.relatives import antecedent, reported_subject


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
