"""The record: one SQLite file with every report, claim, link and decision, written once and checked when read."""

from dragoman.record.entries import ClaimFilter, Hit, Issue, Run
from dragoman.record.rows import decision_id
from dragoman.record.store import Record, open_record
from dragoman.record.trail import Trail, trace

__all__ = ["ClaimFilter", "Hit", "Issue", "Record", "Run", "Trail", "decision_id", "open_record", "trace"]
