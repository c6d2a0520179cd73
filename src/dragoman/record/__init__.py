"""The record: one SQLite file with every report, claim, link and decision, written once and checked when read."""

from dragoman.record.browse import ORDERS, Page, Wanted
from dragoman.record.entries import CLAIM_KINDS, ClaimFilter, Hit, Issue, Run
from dragoman.record.judging import Judge
from dragoman.record.listing import Listed, ListedReports, Sought
from dragoman.record.rows import decision_id
from dragoman.record.store import Record, open_record
from dragoman.record.trail import Trail, decision_row, trace

__all__ = [
    "CLAIM_KINDS",
    "ORDERS",
    "ClaimFilter",
    "Hit",
    "Issue",
    "Judge",
    "Listed",
    "ListedReports",
    "Page",
    "Record",
    "Run",
    "Sought",
    "Trail",
    "Wanted",
    "decision_id",
    "decision_row",
    "open_record",
    "trace",
]
