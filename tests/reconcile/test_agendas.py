"""What is talked about and what is not."""

from dragoman.model.claims import Statement, Voice
from dragoman.model.findings import Disagreement
from dragoman.reconcile.agendas import agenda_disagreements
from dragoman.reconcile.told import told_sentences

from .samples import at, report, setting


def _found(text: str, said: str) -> list[Disagreement]:
    page = report("page", text)
    voice = Statement(evidence=at(page, said), speaker="Ama Mensah", mode="direct", voice=Voice())
    contexts, lineages = setting(page)
    return agenda_disagreements(told_sentences([page], [voice], contexts), lineages)


def test_a_third_state_raised_and_barred_is_a_conflict() -> None:
    barred = "“Malta and Ghana talk of themselves; other countries are not on the agenda,”"
    text = f"Malta is expected to raise Togo and its quarrel with Benin in Ghana. {barred} Ama Mensah said."
    (point,) = _found(text, barred)
    assert point.kind == "conflict"
    assert [version.value for version in point.versions] == ["to be talked about", "not to be"]


def test_another_matter_barred_contradicts_nothing() -> None:
    barred = "“The harbour fees of last year are not on the agenda,”"
    assert _found(f"Malta is expected to raise cod quotas in Ghana. {barred} Ama Mensah said.", barred) == []


def test_one_voice_does_not_contradict_itself() -> None:
    barred = "“We will discuss fish with Togo. Other countries are not on the agenda,”"
    assert _found(f"{barred} Ama Mensah said.", barred) == []
