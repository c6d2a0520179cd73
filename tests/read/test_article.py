"""Which blocks are the report: trafilatura's lines found again among the blocks."""

import pytest

from dragoman.read.article import choose_blocks, key_of, leaves_prose
from dragoman.read.page import Block
from tests.read.samples import LEAD, SECOND, THIRD


def block(text: str, *marks: str, path: str = "/html/body/p") -> Block:
    return Block(text, path, "p", tuple((mark, path) for mark in marks))


@pytest.mark.parametrize(
    ("texts", "extracted", "chosen"),
    [
        ([LEAD, SECOND], f"{LEAD}\n{SECOND}", {0, 1}),
        (["Menu", LEAD, "About us", SECOND], f"{LEAD}\n{SECOND}", {1, 3}),
        # White space and signs that one side leaves out.
        ([LEAD.replace(" ", "  "), SECOND], f"- {LEAD}\n| {SECOND} |", {0, 1}),
        # A row of a table, an item with a heading: one line of the text, several blocks of the page.
        (
            [LEAD, "Port", "Ships", "Norhaven", "12", SECOND],
            f"{LEAD}\nPort | Ships |\nNorhaven | 12 |\n{SECOND}",
            {*range(6)},
        ),
        # A paragraph with a button in it.
        ([f"{LEAD} Share", SECOND], f"{LEAD}\n{SECOND}", {0, 1}),
        # A short line that stands in the menu too, far above.
        (["Ships", "a", "b", "c", "d", LEAD, "Ships", SECOND], f"{LEAD}\nShips\n{SECOND}", {5, 6, 7}),
        # Line breaks within a block: its lines are lines of the text, all of them or most.
        (
            [LEAD, "three crabs\ntwo cod\na pound of salt", SECOND],
            f"{LEAD}\nthree crabs\ntwo cod\na pound of salt\n{SECOND}",
            {0, 1, 2},
        ),
        ([f"{LEAD}\n{SECOND}\nShare"], f"{LEAD}\n{SECOND}", {0}),
        ([f"{LEAD}\nShare"], SECOND, set()),
        ([LEAD], "", set()),
    ],
)
def test_lines_are_found_again(texts: list[str], extracted: str, chosen: set[int]) -> None:
    assert choose_blocks([block(text) for text in texts], extracted) == chosen


def test_furniture_by_its_marks_is_left_out_however_it_reads() -> None:
    blocks = [block(LEAD), block(SECOND), block(THIRD), block("Read our other stories about the bay.", "related")]
    assert choose_blocks(blocks, "\n".join(each.text for each in blocks)) == {0, 1, 2}


def test_a_mark_around_most_of_the_report_is_the_name_of_a_layout() -> None:
    blocks = [block(LEAD, "aside"), block(SECOND, "aside"), block(THIRD)]
    assert choose_blocks(blocks, "\n".join(each.text for each in blocks)) == {0, 1, 2}


def test_a_heading_is_no_menu_whatever_its_name() -> None:
    heading = Block("What the ministers signed", "/html/body/h3", "h3", (("navigation", "/html/body/h3"),))
    inside = Block("All about ferries today", "/html/body/nav/h3", "h3", (("navigation", "/html/body/nav"),))
    blocks = [block(LEAD), heading, block(SECOND), inside, block(THIRD)]
    assert choose_blocks(blocks, "\n".join(each.text for each in blocks)) == {0, 1, 2, 4}


@pytest.mark.parametrize(("chosen", "leaves"), [({0, 1, 2}, False), ({0, 1}, False), ({3}, True), (set(), True)])
def test_prose_left_out_asks_for_a_second_look(chosen: set[int], leaves: bool) -> None:
    blocks = [block(LEAD), block(SECOND), block(THIRD), block("Menu"), block(LEAD, "comment"), block(THIRD, "hidden")]
    assert leaves_prose(blocks, chosen) is leaves


def test_keys_are_letters_and_digits() -> None:
    assert key_of("“It’s 5 %,” — he_said") == "its5hesaid"
