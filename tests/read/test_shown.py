"""The dates that a page shows: those of the report, of its changes, and of other things."""

import pytest

from dragoman.read.page import Block
from dragoman.read.shown import Beside, find_shown

STORY = (
    "The ministers met in the harbour and agreed to reopen the ferry line between their capitals, officials said. " * 2
)


def shown(*lines: str, below: tuple[str, ...] = (), language: str = "en") -> list[tuple[str, str, str]]:
    texts = ("Ferry line to reopen", *lines, STORY, STORY, STORY, *below)
    blocks = [Block(text, f"/{number}", "p", ()) for number, text in enumerate(texts)]
    first = len(lines) + 1
    clues, _ = find_shown(blocks, Beside(0, first, first + 2), language, frozenset())
    return [(clue.kind, clue.where, clue.window.prefix or "") for clue in clues]


@pytest.mark.parametrize(
    ("lines", "clues"),
    [
        (["2 May 2019"], [("published", "page line", "2019-05-02")]),
        (["Published", "2 May 2019"], [("published", "page line", "2019-05-02")]),
        (["Last updated", "2 May 2019"], [("changed", "page line", "2019-05-02")]),
        (["Updated 8 May 2019", "Published 2 May 2019"],
         [("published", "page line", "2019-05-02"), ("changed", "page line", "2019-05-08")]),
        (["When: 2 May 2031"], []),
        # A sentence tells of a day, and is not dated by it.
        (["The old line was opened by the two kings on 2 May 2009."], []),
        # Before there were pages.
        (["2 May 1951"], []),
    ],
)  # fmt: skip
def test_lines_beside_the_headline(lines: list[str], clues: list[tuple[str, str, str]]) -> None:
    assert shown(*lines) == clues


def test_lines_elsewhere_need_their_word() -> None:
    assert shown(below=("-", "-", "-", "2 May 2019")) == []
    told = shown(below=("-", "-", "-", "Page last updated: 2 May 2019"))
    assert told == [("changed", "line elsewhere", "2019-05-02")]


def test_days_of_other_things_are_told() -> None:
    blocks = [Block("Deadline: 30 June 2030", "/0", "p", ()), Block(STORY, "/1", "p", ())]
    clues, others = find_shown(blocks, Beside(None, 1, 1), "en", frozenset())
    assert not clues
    assert [day.isoformat() for day in others] == ["2030-06-30"]
