"""Who did it, and whether it happened."""

from dragoman.model.claims import Event, Status
from dragoman.model.findings import Disagreement
from dragoman.reconcile.attribution import attribution_disagreements

from .samples import GAZETTEER, event, report, setting, tellings


def _points(*events: Event) -> list[Disagreement]:
    contexts, lineages = setting(*{told.report.id: told.report for told in events}.values())
    return attribution_disagreements(tellings(contexts, *events), lineages, GAZETTEER)


def test_a_charge_and_its_denial_beside_it_are_one_point() -> None:
    of = report("a", "Peru accused Chile of mapping its ports. Rain fell. Chile rejected the charge.")
    charge = event(of, "Peru accused Chile", "ACCUSE", "PER", "CHL")
    answer = event(of, "Chile rejected the charge", "REJECT", "CHL", "PER")
    (point,) = _points(charge, answer)
    assert [version.value for version in point.versions] == ["charged by Peru", "denied by Chile"]
    assert point.point == "Peru accuses Chile, and it is denied: “Peru accused Chile of mapping its ports.”"


def test_a_rejection_far_from_the_charge_answers_something_else() -> None:
    of = report("a", "Peru accused Chile of spying. One. Two here. Three here. Four here. Chile rejected a plan.")
    charge = event(of, "Peru accused Chile", "ACCUSE", "PER", "CHL")
    assert not _points(charge, event(of, "Chile rejected a plan", "REJECT", "CHL", "PER"))


def test_told_as_done_and_denied_at_one_time_is_a_point() -> None:
    done = report("a", "Peru expelled the military attaché of Chile.", "2022-06-01")
    denied = report("b", "Peru has not expelled the military attaché of Chile.", "2022-06-03")
    later = report("c", "Peru has not expelled the military attaché of Chile.", "2012-06-03")
    words = "expelled the military attaché of Chile"
    yes = event(done, words, "SANCTION", "PER", "CHL")
    (point,) = _points(yes, event(denied, words, "SANCTION", "PER", "CHL", status=Status.DENIED))
    assert [version.value for version in point.versions] == ["happened", "denied"]
    assert not _points(yes, event(later, words, "SANCTION", "PER", "CHL", status=Status.DENIED))


def test_one_attack_laid_to_two_states_is_a_point() -> None:
    words = "bombed a radar station of Chad at Abéché"
    one = report("a", f"On 3 June Libya {words}.", "2022-06-04")
    two = report("b", f"On 3 June Sudan {words}.", "2022-06-04")
    (point,) = _points(
        event(one, words, "ASSAULT", "LBY", "TCD", "2022-06-03"),
        event(two, words, "ASSAULT", "SDN", "TCD", "2022-06-03"),
    )
    assert point.point == "Who attacked Chad on 3 June 2022 is given as Libya and Sudan."


def test_who_rejects_a_measure_denies_no_charge() -> None:
    page = report("page", "Peru accuses Chile of poaching in its waters. Chile rejects the new fishing quota of Peru.")
    charge = event(page, "Peru accuses Chile of poaching in its waters", "ACCUSE", "PER", "CHL")
    answer = event(page, "Chile rejects the new fishing quota of Peru", "REJECT", "CHL", "PER")
    contexts, lineages = setting(page)
    assert attribution_disagreements(tellings(contexts, charge, answer), lineages, GAZETTEER) == []
