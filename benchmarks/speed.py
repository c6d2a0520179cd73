"""Reports a second of the whole coding chain, its share of the bare parser's speed, and what each stage costs.

Usage: speed.py [REPORTS.jsonl] [LIMIT]
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from dragoman import pipeline
from dragoman.annotate.deciding import Case, EncoderDecider, TypeDecision
from dragoman.annotate.encoder import load_encoder
from dragoman.annotate.parse import BATCH_REPORTS, coded_text, load_parser, parse_reports
from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.read import ReadOptions, read_sources
from dragoman.settings import Settings

BUNDLED_TIMES = 10
STAGES = (
    "find_names",
    "find_persons",
    "find_tenures",
    "find_references",
    "resolve_mentions",
    "find_times",
    "annotate_statements",
    "annotate_events",
    "annotate_ties",
    "annotate_figures",
    "annotate_forecasts",
)


class TimedDecider:
    """The coder's own decider, with a clock: most of its time is the relation encoder's."""

    proposes = True

    def __init__(self) -> None:
        self.spent, self.cases = 0.0, 0
        self.decider = EncoderDecider()

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        started = time.perf_counter()
        try:
            return self.decider.decide(cases)
        finally:
            self.spent += time.perf_counter() - started
            self.cases += sum(case.marked is not None for case in cases)


def load(source: str | None, limit: int) -> tuple[list[Report], float]:
    sources = [source] if source else [str(files("dragoman") / "demo" / "*" / "*.txt")]
    started = time.perf_counter()
    items = [item for item in read_sources(sources, ReadOptions()) if not isinstance(item, ItemError)]
    spent = time.perf_counter() - started
    if not source:
        items = [replace(item, id=f"{item.id}-{n}") for n in range(BUNDLED_TIMES) for item in items]
    return items[:limit], spent


@contextmanager
def timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """Each stage of the pipeline wrapped in a clock."""
    originals: dict[str, Callable[..., object]] = {name: getattr(pipeline, name) for name in STAGES}

    def clocked(name: str) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            started = time.perf_counter()
            try:
                return originals[name](*arguments)
            finally:
                spent[name] += time.perf_counter() - started

        return run

    for name in STAGES:
        setattr(pipeline, name, clocked(name))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(pipeline, name, original)


def main() -> None:
    source = sys.argv[1] if len(sys.argv) > 1 else None
    reports, reading = load(source, int(sys.argv[2]) if len(sys.argv) > 2 else 10**9)
    words = sum(len(report.text.split()) for report in reports)
    list(parse_reports(reports[:8], Settings().max_characters))  # loads the model, outside the clock

    started = time.perf_counter()
    texts = (coded_text(report) for report in reports)
    for _ in load_parser().pipe(texts, batch_size=BATCH_REPORTS):
        pass
    bare = time.perf_counter() - started

    load_encoder()
    decider = TimedDecider()
    spent = dict.fromkeys(STAGES, 0.0)
    started = time.perf_counter()
    claims = 0
    with timed_stages(spent):
        for report, parse in parse_reports(reports, Settings().max_characters):
            if not isinstance(parse, ItemError):
                claims += len(pipeline.code_report(report, parse, decider).claims)
    whole = time.perf_counter() - started

    print(f"{Path(source).name if source else 'bundled'}: {len(reports)} reports, {words:,} words, {claims:,} claims")
    print(f"read stage        {reading:8.2f} s  {reading / whole:6.1%} of coding")
    print(f"bare parser       {bare:8.2f} s  {len(reports) / bare:6.2f} reports/s  {words / bare:,.0f} words/s")
    print(f"whole chain       {whole:8.2f} s  {len(reports) / whole:6.2f} reports/s  {words / whole:,.0f} words/s")
    print(f"share of parser's speed {bare / whole:.2f}")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:20} {seconds:8.2f} s  {seconds / bare:6.1%} of the parse")
    each = 1000 * decider.spent / max(decider.cases, 1)
    print(f"  of events, deciding  {decider.spent:8.2f} s  {decider.cases:,} marked sentences, {each:.2f} ms each")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
