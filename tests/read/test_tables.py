"""Tables of reports in CSV and Parquet."""

import io
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.read import ReadOptions, read_sources
from dragoman.read.columns import is_header, take_fields
from dragoman.read.limits import Limits
from dragoman.read.parcels import Piece, TableRow
from dragoman.read.tables import read_csv, read_parquet
from tests.read.samples import LEAD, SECOND


def rows(pieces: list[Piece]) -> list[dict[str, object]]:
    return [dict(piece.values) for piece in pieces if isinstance(piece, TableRow)]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_in_any_dialect(sign: str) -> None:
    text = (
        f'id{sign}Headline{sign}Full text{sign}Date\r\n7{sign}"A ferry{sign} again"{sign}"{LEAD}"{sign}2019-05-02\r\n'
    )
    found = rows(list(read_csv(io.StringIO(text, newline=""), "t.csv", Limits())))
    assert found == [{"id": "7", "title": f"A ferry{sign} again", "text": LEAD, "published": "2019-05-02"}]


def test_a_row_of_another_width_is_named_and_the_rest_goes_on() -> None:
    pieces = list(read_csv([*f'id,text\n1,"{LEAD}"\n2,x,y\n3,"{SECOND}"\n'.splitlines(True)], "t.csv", Limits()))
    assert [piece.number if isinstance(piece, TableRow) else str(piece)[:12] for piece in pieces] == [
        1,
        "t.csv, row 2",
        3,
    ]


def test_line_ends_inside_a_cell_stay() -> None:
    (row,) = rows(list(read_csv(["id,text\n", '1,"one\r\n', 'two"\n'], "t.csv", Limits())))
    assert row["text"] == "one\r\ntwo"


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        (["id", "text"], True),
        (["Headline", "Body"], True),
        (["Body", " Mind and Sea"], False),
        (["text"], False),
        (["The story", "of a ferry that sailed."], False),
        (["url", "date"], False),
    ],
)
def test_is_header(cells: list[str], header: bool) -> None:
    assert is_header(cells) is header


def test_a_fields_own_name_goes_first() -> None:
    assert take_fields({"content": "a", "text": "b", "date": "2019", "published": "2020"}) == {
        "text": "b",
        "published": "2020",
    }


def test_parquet() -> None:
    table = pyarrow.table(
        {"text": [LEAD, SECOND], "date": [date(2019, 5, 2), None], "authors": [["A. B.", "C. D."], []]}
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    out.seek(0)
    assert rows(list(read_parquet(out, "t.parquet"))) == [
        {"text": LEAD, "published": "2019-05-02", "byline": "A. B., C. D."},
        {"text": SECOND, "published": None, "byline": ""},
    ]


def test_broken_parquet_is_told() -> None:
    (error,) = read_parquet(io.BytesIO(b"PAR1 nonsense PAR1"), "t.parquet")
    assert isinstance(error, ItemError)
    assert "Parquet" in error.problem


def test_a_parquet_file_as_a_source(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"text": [LEAD, None], "id": ["a", "b"]}), tmp_path / "t")
    one, other = read_sources([str(tmp_path / "t")], ReadOptions())
    assert isinstance(one, Report)
    assert (one.id, one.text) == ("a", LEAD)
    assert isinstance(other, ItemError)


def test_a_table_whose_columns_are_unknown_is_told_of_with_them() -> None:
    with pytest.raises(ItemError, match=r"its columns: foo, bar"):
        next(iter(read_csv(io.StringIO("foo;bar\n1;2\n"), "t.csv", Limits())))


def test_columns_have_names_in_many_languages() -> None:
    table = "Дата;Заголовок;Текст\n02.05.2019;Паром;В порту ждут судов.\n"
    rows = list(read_csv(io.StringIO(table), "t.csv", Limits()))
    assert rows == [TableRow({"text": "В порту ждут судов.", "title": "Паром", "published": "02.05.2019"}, 1)]
