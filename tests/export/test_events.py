import json

import pytest

from dragoman.export import Basis
from dragoman.export.events import GDELT, POLECAT, cameo_of, gdelt_lines, plover_lines, polecat_lines
from dragoman.model.claims import QUAD_CLASS


def table(lines: list[str], columns: tuple[str, ...]) -> list[dict[str, str]]:
    return [dict(zip(columns, line.rstrip("\n").split("\t"), strict=True)) for line in lines]


def test_polecat_has_its_forty_columns(basis: Basis) -> None:
    head, *lines = polecat_lines(basis)
    assert tuple(head.rstrip("\n").split("\t")) == POLECAT
    assert len(POLECAT) == 40
    rows = table(lines, POLECAT)
    one, other, ahead = rows
    assert {one["Event ID"][-2:], other["Event ID"][-2:]} == {"-1", "-2"}
    assert (one["Actor Name"], one["Recipient Country"], one["Actor COW"]) == ("Azerbaijan", "ISR", "373")
    assert (one["Event Date"], one["Event Type"], one["Event Mode"], one["Intensity"]) == (
        "2023-03-29",
        "CONSULT",
        "visit",
        "4",
    )
    assert one["Source"] == "Courier Daily"
    assert one["Latitude"] == "None"
    # A visit to come is an agreement now; of which day of April nobody says.
    assert (ahead["Event Type"], ahead["Event Mode"], ahead["Event Date"]) == ("AGREE", "None", "None")


def test_what_was_denied_is_in_no_file_of_events(basis: Basis) -> None:
    for write in (polecat_lines, plover_lines, gdelt_lines):
        assert not any("AID" in line or "\t07" in line for line in write(basis))


def test_plover_gives_the_characters(basis: Basis) -> None:
    rows = [json.loads(line) for line in plover_lines(basis)]
    assert [row["event"] for row in rows] == [["CONSULT"], ["AGREE"]]
    text = basis.claims[0].report.text
    assert all(text[row["text_info"]["start"] : row["text_info"]["end"]] == row["text"] for row in rows)
    assert rows[1]["date"] == "2023-04-01"
    assert rows[1]["enddate"] == "2023-04-30"
    assert rows[0]["quad_code"] == 1


def test_gdelt_has_its_sixty_one_columns(basis: Basis) -> None:
    rows = table(list(gdelt_lines(basis)), GDELT)
    assert len(GDELT) == 61
    met = rows[0]
    assert (met["SQLDATE"], met["MonthYear"], met["Year"], met["FractionDate"]) == (
        "20230329",
        "202303",
        "2023",
        "2023.2411",
    )
    assert (met["Actor1Code"], met["Actor2CountryCode"]) == ("AZEGOV", "ISR")
    assert (met["EventCode"], met["EventRootCode"], met["QuadClass"], met["GoldsteinScale"]) == (
        "042",
        "04",
        "1",
        "1.9",
    )
    assert (met["NumMentions"], met["NumSources"], met["NumArticles"]) == ("1", "1", "1")
    assert met["DATEADDED"] == "20260102030405"
    assert rows[2]["SQLDATE"] == ""
    assert rows[2]["MonthYear"] == "202304"
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    assert all(int(row["GLOBALEVENTID"]) < 2**52 for row in rows)


@pytest.mark.parametrize("type_", sorted(QUAD_CLASS))
def test_every_type_has_a_cameo_root(type_: str) -> None:
    cameo = cameo_of(type_, "no such mode")
    assert 1 <= int(cameo.root) <= 20
    assert (cameo.goldstein > 0) is (cameo.quad_class <= 2)
