"""What single reports gave is kept packed, and gives the same findings when taken up again."""

from collections import Counter

from dragoman.reconcile import Memory, Shelf, findings_rows, pack, reconcile_claims, rules_version

from .samples import GAZETTEER, NEW, OLD, TOLD, tenure


def _kept() -> dict[str, bytes]:
    """What reconciling the old report alone leaves for the next process."""
    memory = Memory(Shelf(lambda _: None))
    reconcile_claims([OLD], TOLD[:1], GAZETTEER, memory)
    return {sha256: pack(kept) for sha256, kept in memory.fresh()}


def test_another_process_reads_the_new_report_only(read: Counter[str]) -> None:
    shelf = Shelf(_kept().get)
    read.clear()
    found = reconcile_claims([OLD, NEW], TOLD, GAZETTEER, Memory(shelf))
    assert read == {"new": 2}
    assert findings_rows(found) == findings_rows(reconcile_claims([OLD, NEW], TOLD, GAZETTEER))


def test_a_surname_learned_since_makes_what_was_kept_void(read: Counter[str]) -> None:
    shelf = Shelf(_kept().get)
    read.clear()
    claims = [*TOLD, tenure(NEW, "Mensah", "Ama Mensah", "minister", "TGO")]
    found = reconcile_claims([OLD, NEW], claims, GAZETTEER, Memory(shelf))
    assert set(read) == {"old", "new"}
    assert findings_rows(found) == findings_rows(reconcile_claims([OLD, NEW], claims, GAZETTEER))


def test_damaged_bytes_are_worked_out_anew(read: Counter[str]) -> None:
    shelf = Shelf({sha256: packed[:-9] for sha256, packed in _kept().items()}.get)
    read.clear()
    reconcile_claims([OLD], TOLD[:1], GAZETTEER, Memory(shelf))
    assert set(read) == {"old"}


def test_only_what_is_new_is_handed_out_to_be_kept() -> None:
    memory = Memory(Shelf(_kept().get))
    reconcile_claims([OLD, NEW], TOLD, GAZETTEER, memory)
    assert [sha256 for sha256, _ in memory.fresh()] == [NEW.sha256]
    assert list(memory.fresh()) == []


def test_the_rules_have_one_version_in_a_process() -> None:
    assert rules_version() == rules_version()
    assert len(rules_version()) == 16
