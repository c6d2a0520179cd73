"""Sentences with states and voice."""

from dragoman.model.claims import Statement, Voice
from dragoman.reconcile.told import told_sentences

from .samples import at, report, setting

_PAGE = report("page", "Malta sailed. “Ghana will wait at the quay,” Ama Mensah said. Rain fell.")


def test_a_sentence_is_its_speakers_where_most_of_it_is_quoted() -> None:
    said = Statement(
        evidence=at(_PAGE, "“Ghana will wait at the quay,”"), speaker="Ama Mensah", mode="direct", voice=Voice()
    )
    contexts, _ = setting(_PAGE)
    first, second, third = told_sentences([_PAGE], [said], contexts)
    assert [told.claim.voice.reporter for told in (first, second, third)] == ["author", "Ama Mensah", "author"]
    assert first.states == frozenset({"MLT"})
    assert first.around == frozenset({"MLT", "GHA"})
    assert second.claim_at(1, 6).quote == "Ghana"
