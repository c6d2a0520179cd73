"""Later texts that come back to a forecast."""

import pytest

from dragoman.reconcile.retold import Verdict, find_verdicts

from .samples import report, setting


def _verdicts(text: str) -> list[Verdict]:
    told = report("talk", text)
    contexts, _ = setting(told)
    return [verdict for _, verdict in find_verdicts(list(contexts.sentences(told)))]


@pytest.mark.parametrize(
    ("text", "came", "late", "final"),
    [
        ("You said that Togo would close the port. And it did not.", False, False, True),
        ("You said that Togo would close the port. “And in 2019 they did, alas.", True, False, True),
        ("He was to be out of office by spring, and he is still there.", False, False, True),
        ("She promised a ferry by 2014. It came, though not when she said.", True, True, True),
        ("I said the bridge would open within a year. That took three years.", True, True, True),
        ("She foretold a ferry. It has not come so far.", False, False, False),
    ],
)
def test_a_verdict_follows_what_is_retold(text: str, came: bool, late: bool, final: bool) -> None:
    (verdict,) = _verdicts(text)
    assert (verdict.came, verdict.late, verdict.final) == (came, late, final)
    assert verdict.evidence.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "You said that Togo would close the port. It was a fine harbour once.",
        "Togo closed the port. It did not reopen.",
        "They would sail at dawn. The crew did not sleep.",
    ],
)
def test_what_says_nothing_of_it_is_no_verdict(text: str) -> None:
    assert _verdicts(text) == []


def test_who_begins_with_a_pronoun_speaks_of_the_sentence_before() -> None:
    (verdict,) = _verdicts("The harbour master was sure of the ferry. It would sail by June, and it did not.")
    assert {"harbour", "master", "ferry", "sail"} <= verdict.words
