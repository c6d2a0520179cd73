"""What reconciling costs: a tenth of a record's claims against all of them, and one report more against all anew.

Usage: reconciling.py RECORD.db
"""

import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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


def timed(path: str, what: str) -> tuple[float, int]:
    """Seconds for a tenth of the record, for all of it, or for its last report once the others are known; claims."""
    with open_record(Path(path), create=False) as record:
        reports, claims = record.reports(), record.claims()
    # Vocabularies are loaded and patterns compiled outside the clock.
    seconds(reports[:1], claims)
    if what == "more":
        memory = Memory()
        seconds(reports[:-1], claims, memory)
        return seconds(reports, claims, memory), len(claims)
    chosen = reports if what == "all" else part(reports, claims)
    names = {report.id for report in chosen}
    return seconds(chosen, claims), sum(1 for claim in claims if claim.report.id in names)


def main() -> None:
    path = sys.argv[1]
    # Each in a process of its own: nothing is remembered from one to the next.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        rounds = [[pool.submit(timed, path, what).result() for what in ("part", "all", "more")] for _ in range(ROUNDS)]
    (one, few), (all_, many), (more, _) = (min(column) for column in zip(*rounds, strict=True))
    print(f"{Path(path).name}, best of {ROUNDS}")
    print(f"{few:7,} claims  {one:6.2f} s")
    print(f"{many:7,} claims  {all_:6.2f} s  {all_ / one:.1f} times the time for {many / few:.1f} times the claims")
    print(f"one report more {more:6.2f} s  {more / all_:.0%} of all anew")


if __name__ == "__main__":
    main()
