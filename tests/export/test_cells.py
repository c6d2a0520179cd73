import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.cells import csv_line, csv_lines, safe, tab_line


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "=cmd|' /C calc'!A0",
        "＝1",
        '=HYPERLINK("http://x")',
    ],
)
def test_no_text_is_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-3.5, -3.5), (0, 0), (None, ""), (True, "true"), (["AZE", "ISR"], "AZE; ISR"), ([], ""), ("a=b", "a=b"),
        ([["x", 1]], '[["x", 1]]'), ({"a": 1}, '{"a": 1}'), ("a\x00b", "a\ufffdb"), (["=1", "b"], "'=1; b"),
    ],
)  # fmt: skip
def test_values_as_cells(value: object, cell: object) -> None:
    assert safe(value) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_a_line_is_read_back_as_written(cells: list[str]) -> None:
    kept = [str(safe(cell)) for cell in cells]
    (read,) = csv.reader(io.StringIO(csv_line(kept), newline="")) if any(kept) or len(kept) > 1 else ([""],)
    assert read == kept


def test_what_a_row_has_not_is_blank() -> None:
    assert list(csv_lines([{"b": 1}], ["a", "b"])) == ["a,b\r\n", ",1\r\n"]


def test_tabs_and_line_ends_do_not_break_a_row() -> None:
    assert tab_line(["a\tb", "c\r\nd", None, 1]) == "a b\tc d\t\t1\n"
