"""What reconciling costs: a tenth of a record's claims against all of them, and one report more against all anew.

Usage: reconciling.py RECORD.db
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.model.claims import Claim
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.reconcile import Memory, reconcile_claims
from dragoman.record import open_record

#: Claims of the greater part to those of the smaller, and how often each is timed; the best time counts.
TIMES, ROUNDS = 10, 3


def seconds(reports: Sequence[Report], claims: Sequence[Claim], memory: Memory | None = None) -> float:
    """Seconds of processor time to reconcile the claims of these reports."""
    names = {report.id for report in reports}
    own = [claim for claim in claims if claim.report.id in names]
    started = time.process_time()
    reconcile_claims(reports, own, load_gazetteer(), memory)
    return time.process_time() - started


def part(reports: Sequence[Report], claims: Sequence[Claim]) -> list[Report]:
    """Every so manieth report, until they have a tenth of the claims."""
    found: list[Report] = []
    reached = 0
    for report in [report for start in range(TIMES) for report in reports[start::TIMES]]:
        own = sum(1 for claim in claims if claim.report.id == report.id)
        if reached + own <= len(claims) / TIMES:
            found.append(report)
            reached += own
    return found


def main() -> None:
    path = Path(sys.argv[1])
    with open_record(path, create=False) as record:
        reports, claims = record.reports(), record.claims()
    small = part(reports, claims)
    few = sum(1 for claim in claims if claim.report.id in {report.id for report in small})
    # Vocabularies are loaded and patterns compiled outside the clock.
    seconds(reports[:3], claims)
    one = min(seconds(small, claims) for _ in range(ROUNDS))
    all_ = min(seconds(reports, claims) for _ in range(ROUNDS))
    memory = Memory()
    seconds(reports[:-1], claims, memory)
    more = seconds(reports, claims, memory)
    print(f"{path.name}: {len(reports)} reports, {len(claims):,} claims")
    print(f"{len(small)} reports, {few:,} claims  {one:6.2f} s")
    grown = f"{all_ / one:.1f} times the time for {len(claims) / few:.1f} times the claims"
    print(f"{len(reports)} reports, {len(claims):,} claims  {all_:6.2f} s  {grown}")
    print(f"one report more         {more:6.2f} s  {more / all_:.0%} of all anew")


if __name__ == "__main__":
    main()
