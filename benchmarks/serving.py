"""How long pages and API take over a large record: `python benchmarks/serving.py RECORD [ADDRESSES] [SEED]`.

Asks every view at so many different addresses (actors, pairs, outlets, filters, cursors drawn by the seed) over a
record made by `benchmarks/dossier.py`, each address twice: the first look, which may count anew, and again. Prints
median, 95th percentile and slowest of the first looks, the 95th percentile of the second, in milliseconds, the 95th
percentile of the first looks' processor time, which other work on the machine hardly touches, and the largest answer
as sent in kB. What the server counts ahead is let finish first; a view is OVER by its processor time.
"""

import os
import random
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time, sleep

from starlette.testclient import TestClient

from dragoman.record import CLAIM_KINDS, Wanted, open_record
from dragoman.serve import Doors, create_app
from dragoman.serve.kept import warm
from dragoman.serve.pages import AHEAD
from dragoman.serve.rendering import MENU

_STATUSES = ("happened", "denied", "planned", "predicted", "ongoing")
_TYPES = ("CONSULT", "AID", "ACCUSE", "COERCE", "ASSAULT", "AGREE", "SANCTION")
_ORDERS = ("newest", "oldest", "report")
_FOUND = ("occurrences", "disagreements", "expectations")
#: Worst of a view's 95th percentiles that the project allows.
LIMIT = 300.0

Address = Callable[["Draw"], str]


@dataclass(frozen=True, slots=True)
class Draw:
    """What addresses are made of: actors with those of most acts first, reports, claims, findings, outlets."""

    by: random.Random
    codes: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    occurrences: tuple[str, ...]
    outlets: tuple[str, ...]

    def code(self) -> str:
        """An actor: half of the time of the twenty busiest."""
        return self.by.choice(self.codes[:20] if self.by.random() < 0.5 else self.codes)

    def pair(self) -> tuple[str, str]:
        """A pair: half of the time of the twenty busiest."""
        return self.by.choice(self.pairs[:20] if self.by.random() < 0.5 else self.pairs)

    def one(self, *values: str) -> str:
        """One of these values."""
        return self.by.choice(values)

    def since(self) -> str:
        """A month."""
        return f"{self.by.randint(2015, 2025)}-{self.by.randint(1, 12):02}"


def drawn(path: Path, seed: int) -> Draw:
    """What there is to ask for in a record."""
    with open_record(path) as record:
        rows = record.database.rows
        codes = rows("SELECT code FROM claim_actor GROUP BY 1 ORDER BY count(*) DESC, 1")
        tallies = sorted(record.pairs(Wanted()), key=lambda pair: (-pair.acts, pair.one, pair.other))
        return Draw(
            random.Random(seed),
            tuple(code for (code,) in codes),
            tuple(dict.fromkeys((pair.one, pair.other) for pair in tallies)),
            tuple(name for (name,) in rows("SELECT id FROM report ORDER BY id")),
            tuple(name for (name,) in rows("SELECT id FROM claim WHERE number % 97 = 0 ORDER BY id")),
            tuple(name for (name,) in rows("SELECT id FROM finding WHERE kind = 'occurrences' ORDER BY id LIMIT 5000")),
            tuple(name for (name,) in rows("SELECT DISTINCT outlet FROM report_outlet WHERE outlet <> '' ORDER BY 1")),
        )


def _pair(name: str) -> Address:
    return lambda draw: "{}?dyad={}&dyad={}".format(name, *draw.pair())


#: Views by name with how an address of each is drawn; a view without anything to draw is asked as it stands.
VIEWS: dict[str, Address] = {
    "/claims, kind": lambda d: f"/claims?kind={d.one(*CLAIM_KINDS)}&order={d.one(*_ORDERS)}",
    "/claims, type and status": lambda d: f"/claims?type={d.one(*_TYPES)}&status={d.one(*_STATUSES)}",
    "/claims, days": lambda d: f"/claims?since={d.since()}&order={d.one(*_ORDERS)}",
    "/claims, actor": lambda d: f"/claims?actor={d.code()}",
    "/claims, actor and kind": lambda d: f"/claims?actor={d.code()}&kind={d.one(*CLAIM_KINDS)}&order={d.one(*_ORDERS)}",
    "/claims, dyad": _pair("/claims"),
    "/claims, outlet": lambda d: f"/claims?outlet={d.one(*d.outlets)}" if d.outlets else "/claims?limit=20",
    "/claims, words": lambda d: f"/claims?words={d.one('said', 'talks', 'aid', 'troops', 'minister', 'trade')}",
    "/claim": lambda d: f"/claim/{d.one(*d.claims)}",
    "/timeline, actor": lambda d: f"/timeline?actor={d.code()}",
    "/timeline, days": lambda d: f"/timeline?since={d.since()}",
    "/timeline, dyad": _pair("/timeline"),
    "/occurrences, actor": lambda d: f"/occurrences?actor={d.code()}",
    "/occurrences, type": lambda d: f"/occurrences?type={d.one(*_TYPES)}&since={d.since()}",
    "/occurrences, dyad": _pair("/occurrences"),
    "/occurrence": lambda d: f"/occurrence/{d.one(*d.occurrences)}",
    "/disagreements, actor": lambda d: f"/disagreements?actor={d.code()}",
    "/expectations, actor": lambda d: f"/expectations?actor={d.code()}",
    "/figures, actor": lambda d: f"/figures?actor={d.code()}",
    "/network, actor": lambda d: f"/network?actor={d.code()}",
    "/network, type": lambda d: f"/network?type={d.one(*_TYPES)}&since={d.since()}",
    "/map, actor": lambda d: f"/map?actor={d.code()}",
    "/map, days": lambda d: f"/map?since={d.since()}",
    "/reports, words": lambda d: f"/reports?words={d.one(*d.reports)[:5]}",
    "/report": lambda d: f"/report/{d.one(*d.reports)}",
    "/source": lambda d: f"/source/{d.one(*d.outlets)}" if d.outlets else "/sources",
    "/actor": lambda d: f"/actor/{d.code()}",
    "/actor, as of": lambda d: f"/actor/{d.code()}?as_of={d.since()}",
    "/dyad": lambda d: "/dyad/{}/{}".format(*d.pair()),
    "/review, kind": lambda d: f"/review?kind={d.one(*CLAIM_KINDS)}&type={d.one(*_TYPES)}",
    "/review, actor": lambda d: f"/review?actor={d.code()}",
    "/v1/claims, actor": lambda d: f"/v1/claims?actor={d.code()}&order={d.one(*_ORDERS)}",
    "/v1/claims, kind": lambda d: f"/v1/claims?kind={d.one(*CLAIM_KINDS)}&since={d.since()}",
    "/v1/claims, dyad": _pair("/v1/claims"),
    "/v1/facets, kind": lambda d: f"/v1/facets?kind={d.one(*CLAIM_KINDS)}&since={d.since()}",
    "/v1/occurrences, actor": lambda d: f"/v1/occurrences?actor={d.code()}",
    "/v1/occurrences, report": lambda d: f"/v1/occurrences?report={d.one(*d.reports)}",
    "/v1/occurrences, type": lambda d: f"/v1/occurrences?type={d.one(*_TYPES)}&since={d.since()}",
    "/v1/disagreements": lambda d: f"/v1/disagreements?kind={d.one('conflict', 'scope')}&limit={d.by.randint(1, 99)}",
    "/v1/expectations": lambda d: f"/v1/expectations?outcome={d.one('open', 'refuted')}&limit={d.by.randint(1, 99)}",
    "/v1/origins": lambda d: f"/v1/origins?report={d.one(*d.reports)}",
    "/v1/persons": lambda d: f"/v1/persons?limit={d.by.randint(1, 99)}",
    "/v1/reports": lambda d: f"/v1/reports?limit={d.by.randint(1, 99)}",
    "/v1/reports/ID": lambda d: f"/v1/reports/{d.one(*d.reports)}",
    "/v1/network, actor": lambda d: f"/v1/network?actor={d.code()}",
    "/v1/network, by year": lambda d: f"/v1/network?by=year&actor={d.code()}",
    "/v1/series": lambda d: "/v1/series/{}/{}".format(*d.pair()),
    "/v1/search": lambda d: (
        f"/v1/search?words={d.one('talks', 'aid', 'troops', 'minister')}&limit={d.by.randint(1, 30)}"
    ),
}
#: Lists that are also read on, page behind page.
READ_ON = ("/claims", "/claims?kind=event&order=oldest", "/occurrences", "/disagreements", "/expectations", "/reports",
           "/v1/claims", "/v1/occurrences", "/v1/origins", "/v1/reports")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """How long an answer took and what it cost in ms, its kB as sent, the address of the next page."""

    took: float
    spent: float
    size: float
    following: str


class Asker:
    """Asks addresses and keeps how long each took, by view."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.worst = 0.0

    def ask(self, address: str) -> Answer:
        """Ask it once."""
        form = "application/json" if address.startswith("/v1/") else "text/html"
        began, spent = perf_counter(), process_time()
        answer = self.client.get(address, headers={"accept": form})
        took, spent = perf_counter() - began, process_time() - spent
        if answer.status_code != 200:
            print(f"  HTTP {answer.status_code} {address}")
        size = int(answer.headers.get("content-length", 0))
        return Answer(took * 1000, spent * 1000, size / 1000, _next(answer.text, address))

    def row(self, name: str, asked: list[str]) -> None:
        """Ask each address twice and print the view's row."""
        first = [self.ask(address) for address in asked]
        self.told(name, first, [self.ask(address) for address in asked])

    def read_on(self, address: str, pages: int) -> None:
        """Read a list page behind page and print its row."""
        found: list[Answer] = []
        at = address
        while at and len(found) < pages:
            found.append(self.ask(at))
            at = found[-1].following
        self.told(f"{address}, read on", found, [self.ask(address)])

    def told(self, name: str, first: list[Answer], again: list[Answer]) -> None:
        """Print a row."""
        took, spent = [one.took for one in first], [one.spent for one in first]
        self.worst = max(self.worst, _p95(took))
        over = "  OVER" if max(_p95(spent), _p95([one.spent for one in again])) >= LIMIT else ""
        print(
            f"{name:34.34} {len(first):5} {statistics.median(took):7.0f} {_p95(took):7.0f} {max(took):7.0f}"
            f" {_p95([one.took for one in again]):7.0f} {_p95(spent):7.0f} {max(one.size for one in first):6.1f}{over}",
            flush=True,
        )


def _next(text: str, address: str) -> str:
    """The address of the next page: what a page's link of that meaning, or an API's `next`, says."""
    mark = '"next":' if address.startswith("/v1/") else 'rel="next"'
    _, _, rest = text.partition(mark)
    if address.startswith("/v1/"):
        said = rest.lstrip()
        return said[1:].partition('"')[0] if said.startswith('"') else ""
    before = text[: len(text) - len(rest)].rpartition("<a")[2] + rest.partition(">")[0] if rest else ""
    return before.partition('href="')[2].partition('"')[0].replace("&amp;", "&")


def _p95(took: list[float]) -> float:
    return sorted(took)[int(0.95 * (len(took) - 1))]


def settle() -> None:
    """Wait until no thread of the server's own computes: what it counts in the background is not the view's."""
    before, still = process_time(), 0
    while still < 2:
        sleep(0.3)
        now = process_time()
        before, still = now, still + 1 if now - before < 0.03 else 0


def _different(make: Address, draw: Draw, many: int) -> list[str]:
    """So many different addresses of a view, fewer where there are no more."""

    def tried() -> Iterator[str]:
        for _ in range(many * 5):
            yield make(draw)

    return list(islice(dict.fromkeys(tried()), many))


def main() -> None:
    path = Path(sys.argv[1])
    many, seed = (int(sys.argv[at]) if len(sys.argv) > at else usual for at, usual in ((2, 20), (3, 1)))
    draw = drawn(path, seed)
    headers = {"authorization": "Bearer token"}
    app = create_app(path, Doors.at("127.0.0.1", 8321, "token"))
    print(f"load {os.getloadavg()[0]:.1f} at the start")
    with TestClient(app, base_url="http://127.0.0.1:8321", headers=headers) as client:
        client.cookies.set("dragoman-reviewer-8321", "Ana")
        began = perf_counter()
        warm(app.state.desk, AHEAD)
        print(f"counted ahead in {perf_counter() - began:.1f} s")
        asker = Asker(client)
        print(f"{'view':34} {'asked':>5} {'median':>7} {'p95':>7} {'max':>7} {'again':>7} {'cpu':>7} {'kB':>6}")
        for address, _ in MENU:
            settle()
            asker.row(address, [address])
        settle()
        for name, make in VIEWS.items():
            asker.row(name, _different(make, draw, many))
        for address in READ_ON:
            asker.read_on(address, many)
    print(f"worst p95 of a view {asker.worst:.0f} ms; load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
