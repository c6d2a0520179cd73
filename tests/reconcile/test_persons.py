"""One person under several names."""

from dragoman.model.claims import Tenure
from dragoman.reconcile.persons import find_persons, name_disagreements

from .samples import report, setting, tenure

_A = report("a", "Ambassador Yusuf Karimov of Uzbekistan presented his papers.", "2022-03-01")
_B = report("b", "The new ambassador, Yusuf Karim Ogli, spoke of cotton.", "2022-04-01")
_C = report("c", "Ambassador Yussuf Karimov said little. Karimof left early.", "2022-05-01")
_KARIMOV = tenure(_A, "Ambassador Yusuf Karimov", "Yusuf Karimov", "Ambassador", "UZB")
_OGLI = tenure(_B, "ambassador, Yusuf Karim Ogli", "Yusuf Karim Ogli", "new ambassador", "UZB")
_YUSSUF = tenure(_C, "Ambassador Yussuf Karimov", "Yussuf Karimov", "Ambassador", "UZB")


def test_names_of_one_ambassador_are_one_person_and_a_disagreement() -> None:
    (person,) = find_persons([_OGLI, _KARIMOV, _YUSSUF])
    assert set(person.forms) == {"Yusuf Karimov", "Yusuf Karim Ogli", "Yussuf Karimov"}
    _, lineages = setting(_A, _B, _C)
    (point,) = name_disagreements([person], (), lineages)
    assert point.kind == "conflict"
    assert [version.claim.quote for version in point.versions][:2] == [
        "Ambassador Yusuf Karimov",
        "ambassador, Yusuf Karim Ogli",
    ]


def test_a_variant_of_the_same_report_is_shown_where_it_stands() -> None:
    twice = Tenure(evidence=_YUSSUF.evidence, name="Yussuf Karimov", variants=("Karimof",), office="Ambassador")
    _, lineages = setting(_C)
    (point,) = name_disagreements(find_persons([twice]), (), lineages)
    assert [version.claim.quote for version in point.versions] == ["Ambassador Yussuf Karimov", "Karimof"]


def test_accents_and_parts_of_a_name_are_no_disagreement() -> None:
    plain = report("p", "Minister Felix Garcia spoke.")
    accents = report("q", "Minister Félix García spoke; García smiled.")
    claims = [
        tenure(plain, "Minister Felix Garcia", "Felix Garcia", "Minister", "PER"),
        Tenure(
            evidence=tenure(accents, "Minister Félix García", "x").evidence,
            name="Félix García",
            variants=("García",),
            office="Minister",
            of="PER",
        ),
    ]
    _, lineages = setting(plain, accents)
    persons = find_persons(claims)
    assert len(persons) == 1
    assert name_disagreements(persons, (), lineages) == []


def test_father_and_son_stay_two() -> None:
    both = report("x", "President Omar Karimov succeeded President Heydar Karimov.")
    claims = [
        tenure(both, "President Omar Karimov", "Omar Karimov", "President", "UZB"),
        tenure(both, "President Heydar Karimov", "Heydar Karimov", "President", "UZB"),
    ]
    assert len(find_persons(claims)) == 2


def test_short_forms_plurals_and_middle_names_are_no_disagreement() -> None:
    of = report("y", "Senator Mitchell Olsen spoke. Mitch Olsen smiled. The Olsens left. Mitchell Ray Olsen stayed.")
    evidence = tenure(of, "Senator Mitchell Olsen", "Mitchell Olsen").evidence
    forms = ("Mitch Olsen", "Olsens", "Mitchell Ray Olsen")
    claim = Tenure(evidence=evidence, name="Mitchell Olsen", variants=forms, office="Senator", of="USA")
    _, lineages = setting(of)
    assert name_disagreements(find_persons([claim]), (), lineages) == []
