"""The record in the forms that other programs load."""

from dragoman.export.basis import Basis
from dragoman.export.dyads import codebook_lines, dyad_month_lines, graphml_lines
from dragoman.export.events import gdelt_lines, plover_lines, polecat_lines
from dragoman.export.follow import ftm_lines

#: Form to what writes it, a string a line. Parquet is a file of its own kind (export.facts.FactTable).
LINES = {
    "polecat": polecat_lines,
    "plover": plover_lines,
    "gdelt": gdelt_lines,
    "ftm": ftm_lines,
    "dyad-month": dyad_month_lines,
    "graphml": graphml_lines,
}

__all__ = ["LINES", "Basis", "codebook_lines"]
