import csv
import io
import xml.etree.ElementTree as ET

import pytest

from dragoman.export import Basis, codebook_lines
from dragoman.export.dyads import codebook, dyad_month_lines, graphml_lines

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def test_a_row_a_dyad_and_month(basis: Basis) -> None:
    (row,) = csv.DictReader(io.StringIO("".join(dyad_month_lines(basis)), newline=""))
    assert (row["iso3_1"], row["iso3_2"], row["year"], row["month"]) == ("AZE", "ISR", "2023", "3")
    assert (row["n_events"], row["vcp"], row["mcf"]) == ("1", "1", "0")


def test_the_codebook_names_every_column(basis: Basis) -> None:
    head = next(iter(dyad_month_lines(basis))).rstrip("\r\n").split(",")
    assert [row["column"] for row in csv.DictReader(io.StringIO("".join(codebook_lines()), newline=""))] == head
    assert all(meaning for _, _, meaning in codebook())


@pytest.mark.parametrize(("step", "period"), [("", None), ("month", "2023-03")])
def test_the_network_is_a_graph(basis: Basis, step: str, period: str | None) -> None:
    root = ET.fromstring("".join(graphml_lines(basis, step)).partition("\n")[2])
    keys = {key.get("id") for key in root.iter(f"{SPACE}key")}
    assert {data.get("key") for data in root.iter(f"{SPACE}data")} <= keys
    assert [node.get("id") for node in root.iter(f"{SPACE}node")] == ["AZE", "ISR"]
    edge = next(root.iter(f"{SPACE}edge"))
    said = {data.get("key"): data.text for data in edge}
    assert said["edge-sign"] == "friendly"
    assert said.get("edge-period") == period
