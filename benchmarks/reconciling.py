"""What reconciling costs: a tenth of a record's claims against all of them, and one report more against all anew.

Usage: PYTHONPATH=. reconciling.py RECORD.db          a record of reports that were read
       PYTHONPATH=. reconciling.py --made-up CLAIMS   one made up of so many claims (benchmarks/dossier.py)

One report more is timed in the session that reconciled the others, and in a new process over what the record keeps.
The record is copied before anything is written.
"""

import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.dossier import fill
from dragoman.model.claims import Claim
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.units import to_base
from dragoman.model.values import Amount
from dragoman.reconcile import Memory, Shelf, findings_rows, pack, reconcile_claims, rules_version
from dragoman.record import open_record
from dragoman.session import open_session

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
    reached, times = 0, Counter(claim.report.id for claim in claims)
    for report in [report for start in range(TIMES) for report in reports[start::TIMES]]:
        own = times[report.id]
        if reached + own <= len(claims) / TIMES:
            found.append(report)
            reached += own
    return found


def timed(path: str, what: str) -> tuple[float, int]:
    """Seconds for a tenth of the record, all of it, or its last report once the others are known; claims, or MB."""
    with open_record(Path(path), create=False) as record:
        reports, claims = record.reports(), record.claims()
        # Vocabularies and units are loaded and patterns compiled outside the clock.
        to_base(Amount(1, "miles"))
        seconds(reports[:1], claims)
        if what == "session":
            memory = Memory()
            seconds(reports[:-1], claims, memory)
            return seconds(reports, claims, memory), len(claims)
        if what == "process":
            shelf = Shelf(lambda sha256: record.kept(sha256, rules_version()))
            return seconds(reports, claims, Memory(shelf)), len(claims)
    chosen = reports if what == "all" else part(reports, claims)
    names = {report.id for report in chosen}
    return seconds(chosen, claims), sum(1 for claim in claims if claim.report.id in names)


def keep(path: str) -> tuple[int, int]:
    """Keep in the record what all reports but the last give; the bytes of it, and the peak memory in MB."""
    with open_record(Path(path), create=False) as record:
        record.drop_derived()
        reports, memory = record.reports()[:-1], Memory()
        names = {report.id for report in reports}
        claims = [claim for claim in record.claims() if claim.report.id in names]
        findings_rows(reconcile_claims(reports, claims, load_gazetteer(), memory))
        packed = [(sha256, pack(kept)) for sha256, kept in memory.fresh()]
        record.keep(rules_version(), packed)
    return sum(len(data) for _, data in packed), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def prepared(folder: str) -> Path:
    """The record to be timed, in the folder."""
    path = Path(folder) / "benchmark.db"
    if sys.argv[1] == "--made-up":
        with open_session(path) as session:
            fill(session, int(sys.argv[2]))
    else:
        shutil.copy(sys.argv[1], path)
    return path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = str(prepared(folder))
        kinds = ("part", "all", "session", "process")
        # Each in a process of its own: nothing is remembered from one to the next.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
            kept, peak = pool.submit(keep, path).result()
            rounds = [[pool.submit(timed, path, kind).result() for kind in kinds] for _ in range(ROUNDS)]
    (one, few), (all_, many), (session, _), (process, _) = (min(column) for column in zip(*rounds, strict=True))
    print(f"{' '.join(sys.argv[1:])}, best of {ROUNDS}; peak memory {peak:,} MB, kept {kept / 1e6:.1f} MB")
    print(f"{few:7,} claims  {one:6.2f} s")
    print(f"{many:7,} claims  {all_:6.2f} s  {all_ / one:.1f} times the time for {many / few:.1f} times the claims")
    print(f"one report more, same session {session:6.2f} s  {session / all_:.0%} of all anew")
    print(f"one report more, new process  {process:6.2f} s  {process / all_:.0%} of all anew")


if __name__ == "__main__":
    main()
