"""Who comes along, and who is met."""

from dragoman.model.findings import Disagreement
from dragoman.model.text import Report
from dragoman.reconcile.company import company_disagreements, participant_disagreements
from dragoman.reconcile.occurrences import find_occurrences
from dragoman.reconcile.told import told_sentences

from .samples import event, report, setting, tellings

_BANKERS = report("bankers", "Minister Odinga leads a delegation of bankers from ten firms.", "2022-03-14")
_FARMERS = report("farmers", "Odinga travels with a delegation of officials and farmers.", "2022-03-10")


def _company(*reports: Report) -> list[Disagreement]:
    contexts, lineages = setting(*reports, persons={"odinga": "KEN"})
    return company_disagreements(told_sentences(reports, [], contexts), {"odinga": "KEN"}, lineages)


def test_one_journey_in_two_companies_differs_in_scope() -> None:
    (point,) = _company(_BANKERS, _FARMERS)
    assert point.kind == "scope"
    assert {version.value for version in point.versions} == {"bankers from ten firms", "officials and farmers"}


def test_another_journey_may_have_another_company() -> None:
    later = report("later", "Odinga travels with a delegation of officials and farmers.", "2022-09-10")
    assert _company(_BANKERS, later) == []


def test_a_meeting_told_with_more_names_differs_in_scope() -> None:
    persons = dict.fromkeys(["odinga", "bekele", "tesfaye"])
    few = report("few", "Odinga of Kenya will meet Bekele of Ethiopia.", "2022-03-10")
    many = report("many", "Odinga of Kenya will meet Bekele and Tesfaye of Ethiopia.", "2022-03-11")
    contexts, lineages = setting(few, many, persons=persons)
    meetings = [event(of, of.text[:-1], "CONSULT", "KEN ETH", "KEN ETH", "2022-03-14") for of in (few, many)]
    told = tellings(contexts, *meetings, persons=frozenset(persons))
    (point,) = participant_disagreements(find_occurrences(told, lineages), told, lineages)
    assert point.point == "Who takes part is given as Bekele and Odinga, elsewhere with Tesfaye too."
