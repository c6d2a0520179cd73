"""What is remembered between two reconcilings changes nothing but the work."""

from collections import Counter

import pytest

from dragoman.model.claims import Claim
from dragoman.model.text import Evidence, Report
from dragoman.reconcile import Memory, findings_rows, reconcile_claims
from dragoman.reconcile.contexts import Context, Contexts

from .samples import GAZETTEER, event, report, tenure

_OLD = report("old", "Togo will soon open an embassy in Chile. Ama Mensah smiled.", "2011-02-01")
_NEW = report("new", "Togo opened an embassy in Chile. Mensah of Togo was there.", "2021-05-05")
_CLAIMS: list[Claim] = [
    event(_OLD, "Togo will soon open an embassy in Chile", "COOPERATE", "TGO", "CHL"),
    event(_NEW, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2021-05-04"),
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many sentences of each report were read."""
    times: Counter[str] = Counter()
    plain = Contexts._read

    def counted(self: Contexts, of: Report, start: int, end: int, number: int) -> Context:
        times[of.id] += 1
        return plain(self, of, start, end, number)

    monkeypatch.setattr(Contexts, "_read", counted)
    return times


def test_a_new_report_is_reconciled_without_reading_the_others_again(read: Counter[str]) -> None:
    memory = Memory()
    reconcile_claims([_OLD], _CLAIMS[:1], GAZETTEER, memory)
    read.clear()
    found = reconcile_claims([_NEW, _OLD], _CLAIMS, GAZETTEER, memory)
    assert read == {"new": 2}
    assert findings_rows(found) == findings_rows(reconcile_claims([_NEW, _OLD], _CLAIMS, GAZETTEER))


def test_a_surname_learned_anew_has_its_reports_read_again(read: Counter[str]) -> None:
    memory = Memory()
    reconcile_claims([_OLD, _NEW], _CLAIMS, GAZETTEER, memory)
    read.clear()
    named = [*_CLAIMS, tenure(_OLD, "Ama Mensah", "Ama Mensah", "minister", "TGO")]
    found = reconcile_claims([_OLD, _NEW], named, GAZETTEER, memory)
    assert set(read) == {"old", "new"}
    assert findings_rows(found) == findings_rows(reconcile_claims([_OLD, _NEW], named, GAZETTEER))


def test_another_text_under_the_same_name_is_another_report() -> None:
    memory = Memory()
    reconcile_claims([_OLD], _CLAIMS[:1], GAZETTEER, memory)
    other = report("old", "Peru met Chile.", "2011-02-01")
    met = event(other, "Peru met Chile", "CONSULT", "PER", "CHL")
    (occurrence,) = reconcile_claims([other], [met], GAZETTEER, memory).occurrences
    assert isinstance(occurrence.claims[0].evidence[0], Evidence)
    assert occurrence.claims[0].quote == "Peru met Chile"
