"""Two codings of one report: gained, lost, changed, kept."""

import pytest

from dragoman.evaluate import CodedFact, change_lines, compare_facts
from tests.evaluate.samples import event, fact

OPENED = event("COOPERATE", "GHA > PER", "opened an embassy", id="event-1", why="opened")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ([OPENED], []),
        ([event("COOPERATE", "GHA > PER", "opened an embassy", id="event-2", why="embassy")], []),
        ([event("COOPERATE", "GHA > PER", "opened an embassy", mode="new field")], []),
        ([event("CONSULT", "GHA > PER", "opened an embassy")], ["changed type"]),
        ([event("COOPERATE", "GHA > PER", "an embassy in Lima")], ["changed place"]),
        ([event("CONSULT", "GHA > PER", "an embassy in Lima")], ["lost", "gained"]),
        ([event("COOPERATE", "GHA > PER", "Peru thanked")], ["lost", "gained"]),
        ([], ["lost"]),
        ([fact("figure", "opened an embassy", value=1)], ["lost", "gained"]),
        ([OPENED, OPENED], ["gained"]),
    ],
)
def test_a_fact_is_kept_changed_or_lost(new: list[CodedFact], says: list[str]) -> None:
    changes = compare_facts([OPENED], new).changes
    assert [" ".join((change.what, *change.fields)) for change in changes] == says


def test_facts_at_one_place_pair_with_what_is_most_alike() -> None:
    old = [event("CONSULT", "GHA > PER", "Peru thanked"), event("SUPPORT", "PER > GHA", "Peru thanked")]
    new = [
        event("SUPPORT", "PER > GHA", "Peru thanked", status="denied"),
        event("CONSULT", "GHA > PER", "Peru thanked"),
    ]
    (change,) = compare_facts(old, new).changes
    assert change.line == (
        "CHANGED  event  wire[76:88]  SUPPORT PER > GHA denied  status: happened -> denied  “Peru thanked”"
    )
    assert change.as_json()["fields"] == {"status": {"old": "happened", "new": "denied"}}


def test_counts_are_by_kind() -> None:
    new = [event("CONSULT", "GHA > PER", "opened an embassy"), fact("figure", "300 tonnes", value=300)]
    lines = [line.split() for line in change_lines(compare_facts([OPENED], new))]
    assert lines == [
        ["gained", "lost", "changed", "kept"],
        ["event", "0", "0", "1", "0"],
        ["figure", "1", "0", "0", "0"],
    ]
