"""Dyad-months as one table, and the signed network as a graph."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import asdict

from dragoman.export.basis import Basis
from dragoman.export.cells import csv_line, csv_lines
from dragoman.export.measures import cell_row, cow_of
from dragoman.model.vocabulary import read_rows
from dragoman.reconcile import Asked, dyad_series, networks, signed_network
from dragoman.reconcile.counting import Counted
from dragoman.reconcile.network import STATES

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE = {"label": "string", "kind": "string", "cow": "int"}
_EDGE = {
    "period": "string", "sign": "string", "cooperative": "int", "conflictual": "int", "good_ties": "int",
    "bad_ties": "int", "intensity": "double", "origins": "int", "weight": "int",
}  # fmt: skip


def codebook() -> list[tuple[str, str, str]]:
    """Every column of the dyad-months: its name, type and meaning."""
    rows = read_rows("dragoman.export", "dyad_month.csv", ("column", "type", "meaning"))
    return [(row["column"], row["type"], row["meaning"]) for row in rows]


def codebook_lines() -> Iterator[str]:
    """The codebook as comma-separated values."""
    yield csv_line(("column", "type", "meaning"))
    yield from (csv_line(row) for row in codebook())


def dyad_month_lines(basis: Basis) -> Iterator[str]:
    """A row for each month of each pair of states in which something happened between them; comma-separated."""
    between: dict[tuple[str, str], list[Counted]] = {}
    for occurrence in basis.told.occurrences:
        for pair in sorted(occurrence.pairs()):
            if all(_is_state(basis, code) for code in pair):
                between.setdefault(pair, []).append(occurrence)
    cells = (cell for pair, told in sorted(between.items()) for cell in dyad_series(told, Asked(*pair)).cells)
    yield from csv_lines(map(cell_row, cells), [name for name, _, _ in codebook()])


def _is_state(basis: Basis, code: str) -> bool:
    actor = basis.gazetteer.actors.get(code)
    return actor is not None and actor.kind in STATES


def graphml_lines(basis: Basis, step: str = "") -> Iterator[str]:
    """The signed network as GraphML; one edge a period where a step ("year", "month") is given."""
    found = networks(basis.told, step) if step else (signed_network(basis.told),)
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for holder, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            ET.SubElement(root, "key", {"id": f"{holder}-{name}", "for": holder, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", id="states", edgedefault="undirected")
    codes = sorted({code for network in found for edge in network.edges for code in (edge.one, edge.other)})
    for code in codes:
        actor = basis.gazetteer.actors[code]
        node = ET.SubElement(graph, "node", id=code)
        _fill(node, "node", {"label": actor.label, "kind": actor.kind, "cow": cow_of(code)})
    for number, (period, edge) in enumerate((n.period, edge) for n in found for edge in n.edges):
        line = ET.SubElement(graph, "edge", id=f"e{number}", source=edge.one, target=edge.other)
        _fill(line, "edge", {**asdict(edge), "period": period or None, "weight": edge.weight})
    ET.indent(root, " ")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ET.tostring(root, "unicode") + "\n"


def _fill(element: ET.Element, holder: str, values: dict[str, object]) -> None:
    for name in _NODE if holder == "node" else _EDGE:
        if values.get(name) is not None:
            ET.SubElement(element, "data", key=f"{holder}-{name}").text = str(values[name])
