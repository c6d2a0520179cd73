"""How long a dossier takes over a record of many claims, and where the time goes.

Usage: dossier.py [CLAIMS] [RECORD.db]    100,000 claims in a temporary file where not said otherwise.

The record is made up: reports of twenty claims on four states each, drawn by Zipf's law, as in the press, where a few
states are in most reports. The same seed gives the same record; one that is there already is taken as it is.
"""

import cProfile
import pstats
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dragoman.brief import render
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tenure, Tie, Voice
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.plover import INTENSITY
from dragoman.model.text import Evidence, Report
from dragoman.model.values import Amount, Window
from dragoman.record import Run
from dragoman.session import Session, open_session

CLAIMS_A_REPORT = 20
STATES_A_REPORT = 4
RUN = Run("2026-01-01T00:00:00+00:00", "benchmark")
#: The dyad most told of, one of the middle, and one told of by few, by rank of the states.
DYADS = ((0, 1), (3, 9), (12, 15))
SYLLABLES = tuple(f"{first}{last}" for first in "bcdfghjklmnprstvz" for last in ("a", "e", "i", "o", "u", "an", "er"))


class Writer:
    """Writes one report sentence by sentence and makes a claim of each."""

    def __init__(self, random: Random, states: list[str], number: int) -> None:
        self.random, self.number = random, number
        weights = [1 / (rank + 1) for rank in range(len(states))]
        self.states = list(dict.fromkeys(random.choices(states, weights, k=8)))[:STATES_A_REPORT]
        self.published = date(2015, 1, 1) + timedelta(days=random.randrange(3650))
        self.lines: list[str] = []
        self.made: list[tuple[str, Callable[[tuple[Evidence, ...]], Claim]]] = []

    def pair(self) -> tuple[str, str]:
        one, other = self.random.sample(self.states, 2)
        return one, other

    def person(self) -> str:
        return " ".join("".join(self.random.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))

    def add(self, sentence: str, make: Callable[[tuple[Evidence, ...]], Claim]) -> None:
        # Numbered, so that no two of a report are the same characters.
        numbered = f"{sentence} [{len(self.lines)}]"
        self.lines.append(numbered)
        self.made.append((numbered, make))

    def write(self) -> tuple[Report, list[Claim]]:
        for turn in range(CLAIMS_A_REPORT):
            (self.event, self.tie, self.event, self.tenure, self.statement, self.figure, self.event, self.forecast)[
                turn % 8
            ]()
        outlet = f"Outlet {self.random.randrange(200)}"
        text = "\n".join(f"{line} of report {self.number}." for line in self.lines)
        report = Report(f"r{self.number:06}", text, published=Window(self.published, self.published), outlet=outlet)
        return report, [make(self._proof(report, sentence)) for sentence, make in self.made]

    def _proof(self, report: Report, sentence: str) -> tuple[Evidence, ...]:
        start = report.text.index(sentence)
        return (report.evidence(start, start + len(sentence)),)

    def event(self) -> None:
        (one, other), kind = self.pair(), self.random.choice(list(INTENSITY))
        day = self.published - timedelta(days=self.random.randrange(5))
        when = self.random.choice((Window(day, day), Window(day, day), Window()))
        status = self.random.choice((Status.HAPPENED, Status.HAPPENED, Status.PLANNED, Status.DENIED))
        words = f"{self.name(one)} turned to {self.name(other)} on matter {self.random.randrange(9999)}"
        self.add(
            words, lambda e: Event(evidence=e, type=kind, source=(one,), target=(other,), when=when, status=status)
        )

    def tie(self) -> None:
        (one, other), kind = self.pair(), self.random.choice(("embassy", "trade", "alliance", "rivalry", "border"))
        sign = {"rivalry": -1, "border": 0}.get(kind, 1)
        words = f"{self.name(one)} has {kind} ties with {self.name(other)}"
        self.add(
            words, lambda e: Tie(evidence=e, tie=kind, source=one, target=other, polarity=sign, status=Status.ONGOING)
        )

    def tenure(self) -> None:
        (one, _), name = self.pair(), self.person()
        office = self.random.choice(("foreign minister", "president", "ambassador"))
        self.add(
            f"{name}, {office} of {self.name(one)}", lambda e: Tenure(evidence=e, name=name, office=office, of=one)
        )

    def statement(self) -> None:
        (one, other), name = self.pair(), self.person()
        words = f"{self.name(other)} has to answer on point {self.random.randrange(9999)}"
        self.add(
            words, lambda e: Statement(evidence=e, speaker=name, mode="direct", speaker_of=one, voice=Voice((name,)))
        )

    def figure(self) -> None:
        (one, other), share = self.pair(), self.random.randrange(1, 60)
        measures = f"share:{self.random.choice(('oil', 'grain', 'trade', 'gas'))}:{one}>{other}"
        words = f"{share} percent of what {self.name(other)} uses comes from {self.name(one)}"
        self.add(words, lambda e: Figure(evidence=e, amount=Amount(share, "%"), about="share", measures=measures))

    def forecast(self) -> None:
        (one, other), name = self.pair(), self.person()
        due = Window.parse(str(self.published.year + 1))
        words = f"{self.name(one)} will visit {self.name(other)} next year"
        self.add(
            words,
            lambda e: Forecast(
                evidence=e, says=words, due=due, actors=(one, other), voice=Voice((name,)), status=Status.PREDICTED
            ),
        )

    def name(self, code: str) -> str:
        return load_gazetteer().label(code)


def states() -> list[str]:
    return [code for code, actor in load_gazetteer().actors.items() if actor.kind == "state"]


def fill(session: Session, claims: int) -> None:
    random, known = Random(1), states()
    for number in range(claims // CLAIMS_A_REPORT):
        report, told = Writer(random, known, number).write()
        session.record.add_report(report, told, [], RUN)


def timed(what: str, act: Callable[[], object]) -> object:
    started = time.process_time(), time.perf_counter()
    result = act()
    spent = time.process_time() - started[0], time.perf_counter() - started[1]
    print(f"{what:44} {spent[0]:8.2f} s of processor, {spent[1]:8.2f} s by the clock", flush=True)
    return result


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp()) / "benchmark.db"
    with open_session(where) as session:
        if not session.record.counts()["claims"]:
            timed(f"recording {claims:,} claims", lambda: fill(session, claims))
        if not session.reconciled():
            timed("reconciling them", session.reconcile)
        known = states()
        load_gazetteer()
        for first, second in DYADS:
            one, other = known[first], known[second]

            def write(one: str = one, other: str = other) -> str:
                return render(session.dossier(one, other), "html")

            profile = cProfile.Profile() if "--profile" in sys.argv else None
            if profile:
                profile.enable()
            page = str(timed(f"dossier of {one} and {other}", write))
            if profile:
                profile.disable()
                pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
            print(f"  {len(page) / 1e6:.1f} MB, {page.count('<li id=')} entries and notes")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
