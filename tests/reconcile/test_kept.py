"""What single reports gave is kept packed, and gives the same findings when taken up again."""

from collections import Counter

import pytest

from dragoman.model.text import Report
from dragoman.reconcile import Memory, Shelf, findings_rows, pack, reconcile_claims, rules_version
from dragoman.reconcile.contexts import Context, Contexts

from .samples import GAZETTEER, event, report, tenure

_OLD = report("old", "Togo will soon open an embassy in Chile. Ama Mensah smiled.", "2011-02-01")
_NEW = report("new", "Togo opened an embassy in Chile. Mensah of Togo was there.", "2021-05-05")
_TOLD = [
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


def _kept() -> dict[str, bytes]:
    """What reconciling the old report alone leaves for the next process."""
    memory = Memory(Shelf(lambda _: None))
    reconcile_claims([_OLD], _TOLD[:1], GAZETTEER, memory)
    return {sha256: pack(kept) for sha256, kept in memory.fresh()}


def test_another_process_reads_the_new_report_only(read: Counter[str]) -> None:
    shelf = Shelf(_kept().get)
    read.clear()
    found = reconcile_claims([_OLD, _NEW], _TOLD, GAZETTEER, Memory(shelf))
    assert read == {"new": 2}
    assert findings_rows(found) == findings_rows(reconcile_claims([_OLD, _NEW], _TOLD, GAZETTEER))


def test_a_surname_learned_since_makes_what_was_kept_void(read: Counter[str]) -> None:
    shelf = Shelf(_kept().get)
    read.clear()
    claims = [*_TOLD, tenure(_NEW, "Mensah", "Ama Mensah", "minister", "TGO")]
    found = reconcile_claims([_OLD, _NEW], claims, GAZETTEER, Memory(shelf))
    assert set(read) == {"old", "new"}
    assert findings_rows(found) == findings_rows(reconcile_claims([_OLD, _NEW], claims, GAZETTEER))


def test_damaged_bytes_are_worked_out_anew(read: Counter[str]) -> None:
    shelf = Shelf({sha256: packed[:-9] for sha256, packed in _kept().items()}.get)
    read.clear()
    reconcile_claims([_OLD], _TOLD[:1], GAZETTEER, Memory(shelf))
    assert set(read) == {"old"}


def test_only_what_is_new_is_handed_out_to_be_kept() -> None:
    memory = Memory(Shelf(_kept().get))
    reconcile_claims([_OLD, _NEW], _TOLD, GAZETTEER, memory)
    assert [sha256 for sha256, _ in memory.fresh()] == [_NEW.sha256]
    assert list(memory.fresh()) == []


def test_the_rules_have_one_version_in_a_process() -> None:
    assert rules_version() == rules_version()
    assert len(rules_version()) == 16
