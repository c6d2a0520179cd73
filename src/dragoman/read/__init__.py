"""Sources in, reports out: what a file holds, its zones, its credits, its window."""

from dragoman.read.addresses import check_url
from dragoman.read.assemble import own_text, report_of_text
from dragoman.read.credits import outlet_named
from dragoman.read.fetching import Fetcher, FetchPolicy
from dragoman.read.sources import ReadOptions, count_sources, is_address, read_sources
from dragoman.read.zones import zone_report

__all__ = [
    "FetchPolicy",
    "Fetcher",
    "ReadOptions",
    "check_url",
    "count_sources",
    "is_address",
    "outlet_named",
    "own_text",
    "read_sources",
    "report_of_text",
    "zone_report",
]
