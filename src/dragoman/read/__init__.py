"""Sources in, reports out: what a file holds, its zones, its credits, its window."""

from dragoman.read.assemble import report_of_text
from dragoman.read.sources import ReadOptions, read_sources
from dragoman.read.zones import zone_report

__all__ = ["ReadOptions", "read_sources", "report_of_text", "zone_report"]
