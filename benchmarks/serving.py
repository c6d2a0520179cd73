"""How long each page takes over a large record: `python benchmarks/serving.py RECORD [ROUNDS]`.

Asks every view of the menu, and filtered ones, in turn, over a record made by `benchmarks/dossier.py`; prints median
and 95th percentile in milliseconds, and the page's size as sent. The first look
at each is told apart: it may count anew.
"""

import statistics
import sys
from pathlib import Path
from time import perf_counter

from starlette.testclient import TestClient

from dragoman.record import Wanted, open_record
from dragoman.serve import Doors, create_app
from dragoman.serve.rendering import MENU

_FILTERS = (
    "/claims?kind=event",
    "/claims?kind=tie&order=oldest",
    "/claims?status=denied",
    "/timeline?since=2020&until=2021",
)


def addresses(path: Path) -> list[str]:
    """The menu's views, filtered ones, and those of the busiest pair."""
    with open_record(path) as record:
        pairs = sorted(record.pairs(Wanted()), key=lambda pair: -pair.acts)
        report = record.page(Wanted(), limit=1).claims[0].report.id
        occurrence = record.findings("occurrences")[:1]
    one, other = pairs[0].one, pairs[0].other
    single = [
        f"/report/{report}",
        f"/actor/{one}",
        f"/dyad/{one}/{other}",
        f"/claims?actor={one}",
        f"/network?actor={one}",
    ]
    single += [f"/occurrence/{row['id']}" for row in occurrence]
    return [*(address for address, _ in MENU), *_FILTERS, *single, f"/claims?dyad={one}&dyad={other}"]


def main() -> None:
    path, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
    doors = Doors.at("127.0.0.1", 8321, "token")
    headers = {"authorization": "Bearer token", "accept": "text/html"}
    asked = addresses(path)
    every: list[float] = []
    with TestClient(create_app(path, doors), base_url="http://127.0.0.1:8321", headers=headers) as client:
        print(f"{'page':44} {'first':>7} {'median':>7} {'p95':>7} {'kB':>6}")
        for address in asked:
            took = []
            for _ in range(rounds + 1):
                began = perf_counter()
                answer = client.get(address)
                took.append((perf_counter() - began) * 1000)
            size = int(answer.headers.get("content-length", 0)) / 1000
            first, later = took[0], sorted(took[1:])
            every += later
            p95 = later[int(0.95 * (len(later) - 1))]
            note = "" if answer.status_code == 200 else f"  HTTP {answer.status_code}"
            print(f"{address:44.44} {first:7.0f} {statistics.median(later):7.0f} {p95:7.0f} {size:6.1f}{note}")
    print(f"all pages: p95 {sorted(every)[int(0.95 * (len(every) - 1))]:.0f} ms")


if __name__ == "__main__":
    main()
