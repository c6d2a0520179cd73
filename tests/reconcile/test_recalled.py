"""Acts recalled in sentences from which none was coded."""

import pytest

from dragoman.model.claims import Event
from dragoman.reconcile.recalled import recalled_events
from dragoman.reconcile.told import told_sentences

from .samples import event, report, setting


def _found(text: str, *words: str) -> list[Event]:
    page = report("page", text)
    coded = [event(page, quote, "COOPERATE", "MLT", "GHA") for quote in words]
    contexts, _ = setting(page)
    return recalled_events(told_sentences([page], coded, contexts), coded, contexts)


@pytest.mark.parametrize(
    ("text", "source", "target", "quote"),
    [
        ("Malta prospered and has operated an embassy in Ghana.", "MLT", "GHA", "operated an embassy in Ghana"),
        ("People in Ghana cheered: the Maltese embassy in Togo was opened.", "MLT", "TGO", "embassy in Togo"),
        ("Malta rushed to recognise Ghana.", "MLT", "GHA", "recognise Ghana"),
    ],
)
def test_words_and_states_of_a_sentence_tell_the_act(text: str, source: str, target: str, quote: str) -> None:
    (found,) = _found(text)
    assert (found.source, found.target) == ((source,), (target,))
    assert found.quote.startswith(quote[:12])
    assert not found.when


@pytest.mark.parametrize(
    "text",
    [
        "Malta will open an embassy in Ghana.",
        "Malta has not opened an embassy in Ghana.",
        "Malta opened a shop near its embassy, and Ghana smiled.",
        "They opened an embassy in Ghana.",
    ],
)
def test_plans_denials_and_one_state_alone_recall_nothing(text: str) -> None:
    assert _found(text) == []


def test_what_is_coded_is_not_recalled_again() -> None:
    assert _found("Malta opened an embassy in Ghana.", "Malta opened an embassy in Ghana") == []
