"""The record: one SQLite file with every report, claim, link and decision, written once and checked when read."""

from dragoman.record.bearing import Bearing, bearing, offices
from dragoman.record.browse import ORDERS, Page, Wanted
from dragoman.record.coverage import Alone, Outlet, Pair, alone, copies_of, outlets, pairs, pairs_by
from dragoman.record.entries import CLAIM_KINDS, ClaimFilter, Hit, Issue, Run
from dragoman.record.found import (
    FOUND_ORDERS,
    FoundPage,
    Sought,
    finding,
    found_facets,
    found_labels,
    found_page,
    recorded,
    successor,
)
from dragoman.record.heads import Head, HeadPage, SoughtReports, head, head_page, heads_of, last_read
from dragoman.record.judging import Judge
from dragoman.record.measured import MeasurePage, SoughtMeasures, figures_of, measure_kinds, measure_page
from dragoman.record.rows import decision_id
from dragoman.record.store import Record, open_record
from dragoman.record.tallies import PairTally, PeriodTally, PlaceTally, TieTally
from dragoman.record.trail import Trail, decision_row, trace

__all__ = [
    "CLAIM_KINDS",
    "FOUND_ORDERS",
    "ORDERS",
    "Alone",
    "Bearing",
    "ClaimFilter",
    "FoundPage",
    "Head",
    "HeadPage",
    "Hit",
    "Issue",
    "Judge",
    "MeasurePage",
    "Outlet",
    "Page",
    "Pair",
    "PairTally",
    "PeriodTally",
    "PlaceTally",
    "Record",
    "Run",
    "Sought",
    "SoughtMeasures",
    "SoughtReports",
    "TieTally",
    "Trail",
    "Wanted",
    "alone",
    "bearing",
    "copies_of",
    "decision_id",
    "decision_row",
    "figures_of",
    "finding",
    "found_facets",
    "found_labels",
    "found_page",
    "head",
    "head_page",
    "heads_of",
    "last_read",
    "measure_kinds",
    "measure_page",
    "offices",
    "open_record",
    "outlets",
    "pairs",
    "pairs_by",
    "recorded",
    "successor",
    "trace",
]
