"""When two names are one person's, alone and with office, state and time."""

import pytest

from dragoman.model.claims import Tenure
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.resolve import match_persons, same_person


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mahmud Darzi", "Mahmoud Darzi", "yes"),
        ("Ilyas Karimov", "Ilyas Kerimov", "yes"),
        ("Nikol Sargsyan", "Nikol Sargsian", "yes"),
        ("Abdel Fattah al-Masri", "Abdel-Fattah el-Masri", "yes"),
        ("Ali Karimov", "Rustam Karimov", "no"),
        ("Marta Vidal", "Jonas Petrauskas", "no"),
        ("Mario Conti", "Maria Conti", "unsure"),
        ("J. Conti", "Joan Conti", "unsure"),
        ("Conti", "Joan Conti", "unsure"),
        ("Rustam Hamidov", "Rustam Hamid Oglu", "unsure"),
    ],
)
def test_names_alone(a: str, b: str, same: str) -> None:
    match = same_person((a,), (b,))
    assert match.same == same
    assert same_person((b,), (a,)).same == same
    assert match.why


def test_the_best_pair_of_forms_counts() -> None:
    assert same_person(("Vidal", "Marta Vidal"), ("Vidal", "Marta Vidal")).same == "yes"


def _tenure(name: str, office: str | None = None, of: str | None = None, year: str = "2020") -> Tenure:
    report = Report("sample", name, published=Window.parse(year))
    return Tenure(evidence=(report.evidence(0, len(name)),), name=name, office=office, of=of)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (_tenure("Vidal", "ambassador", "PRT"), _tenure("Marta Vidal", "ambassador to Chile", "PRT"), "yes"),
        (_tenure("Rustam Hamidov", "envoy", "UZB"), _tenure("Rustam Hamid Oglu", "envoy", "UZB", "2021"), "yes"),
        (_tenure("Rustam Hamidov", "envoy", "UZB", "2003"), _tenure("Rustam Hamid Oglu", "envoy", "UZB"), "unsure"),
        (_tenure("Ali Karimov", "president", "UZB"), _tenure("Rustam Karimov", "president", "UZB"), "no"),
        (_tenure("Marta Vidal", "envoy", "PRT"), _tenure("Marta Vidal", "mayor", "BRA"), "unsure"),
        (_tenure("Vidal", "envoy", "PRT"), _tenure("Marta Vidal", "mayor", "BRA"), "no"),
        (_tenure("Marta Vidal"), _tenure("Marta Vidal"), "unsure"),
        (_tenure("Marta Vidal", "envoy", "PRT"), _tenure("Marta Vidal"), "yes"),
        (_tenure("Marta Vidal", "envoy", "PRT"), _tenure("Marta Vidal", None, "BRA"), "yes"),
    ],
    ids=[
        "surname, same office",
        "patronymic, same office",
        "patronymic, years apart",
        "father and son in one office",
        "same name, other state",
        "surname, other state",
        "no more than a name",
        "one report says more",
        "a state inferred without an office",
    ],
)
def test_names_with_office_state_and_time(a: Tenure, b: Tenure, same: str) -> None:
    assert match_persons(a, b).same == same
    assert match_persons(b, a).same == same
