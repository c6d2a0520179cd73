"""What is remembered between two reconcilings changes nothing but the work."""

from collections import Counter

from dragoman.model.text import Evidence
from dragoman.reconcile import Memory, findings_rows, reconcile_claims

from .samples import GAZETTEER, NEW, OLD, TOLD, event, report, tenure


def test_a_new_report_is_reconciled_without_reading_the_others_again(read: Counter[str]) -> None:
    memory = Memory()
    reconcile_claims([OLD], TOLD[:1], GAZETTEER, memory)
    read.clear()
    found = reconcile_claims([NEW, OLD], TOLD, GAZETTEER, memory)
    assert read == {"new": 2}
    assert findings_rows(found) == findings_rows(reconcile_claims([NEW, OLD], TOLD, GAZETTEER))


def test_a_surname_learned_anew_has_its_reports_read_again(read: Counter[str]) -> None:
    memory = Memory()
    reconcile_claims([OLD, NEW], TOLD, GAZETTEER, memory)
    read.clear()
    named = [*TOLD, tenure(OLD, "Ama Mensah", "Ama Mensah", "minister", "TGO")]
    found = reconcile_claims([OLD, NEW], named, GAZETTEER, memory)
    assert set(read) == {"old", "new"}
    assert findings_rows(found) == findings_rows(reconcile_claims([OLD, NEW], named, GAZETTEER))


def test_another_text_under_the_same_name_is_another_report() -> None:
    memory = Memory()
    reconcile_claims([OLD], TOLD[:1], GAZETTEER, memory)
    other = report("old", "Peru met Chile.", "2011-02-01")
    met = event(other, "Peru met Chile", "CONSULT", "PER", "CHL")
    (occurrence,) = reconcile_claims([other], [met], GAZETTEER, memory).occurrences
    assert isinstance(occurrence.claims[0].evidence[0], Evidence)
    assert occurrence.claims[0].quote == "Peru met Chile"
