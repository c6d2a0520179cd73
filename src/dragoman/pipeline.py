"""Runs the stages in order: report in, claims out, on one core or several."""

import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import Pipe, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread

from spacy.tokens import Doc

from dragoman.annotate.coreference import find_references
from dragoman.annotate.deciding import EncoderDecider, TypeDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.figures import annotate_figures
from dragoman.annotate.forecasts import annotate_forecasts
from dragoman.annotate.mentions import find_names
from dragoman.annotate.offices import find_tenures
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.persons import find_persons
from dragoman.annotate.reading import Reading
from dragoman.annotate.statements import annotate_statements
from dragoman.annotate.ties import annotate_ties
from dragoman.annotate.times import find_times
from dragoman.errors import DragomanError, ItemError
from dragoman.model.actors import Link
from dragoman.model.claims import Claim
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.resolve import resolve_mentions
from dragoman.settings import Settings

#: Names the rules, vocabulary and encoder that coded a claim; stands on every recorded claim.
CODER = "rules+encoder/0.1"
CHUNK_REPORTS = 32  # reports sent to a worker at once; two parser batches


@dataclass(frozen=True, slots=True)
class Coded:
    """One report with the claims it makes and the links its mentions got."""

    report: Report
    claims: tuple[Claim, ...] = field(repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)


Item = Report | ItemError
Outcome = Coded | ItemError


def code_reports(
    items: Iterable[Item], settings: Settings, workers: int = 1, decider: TypeDecider | None = None
) -> Iterator[Outcome]:
    """Yield each report with its claims, in the order given; what could not be used comes out as its error.

    Raises DragomanError where a worker process dies.
    """
    chosen = decider or EncoderDecider()
    if workers <= 1:
        yield from _code_chunked(items, settings, chosen)
        return
    with _worker_pool(workers) as pool:
        waiting = []
        for chunk in _chunks(items):
            waiting.append(pool.submit(_code_chunk, chunk, settings, chosen))
            if len(waiting) > 2 * workers:
                yield from waiting.pop(0).result()
        for done in waiting:
            yield from done.result()


@contextmanager
def _worker_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """The pool to code with; whoever leaves it early (Ctrl-C, a closed pipe) waits for no report in work."""
    watched, stop = Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, initializer=_obey_parent, initargs=(watched,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise DragomanError("a worker process died, likely for want of memory; try fewer --workers") from error
    except BaseException:
        stop.send_bytes(b"stop")
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        watched.close()
        stop.close()


def _obey_parent(stop: Connection) -> None:
    """Let this worker end at once when its parent says so or is gone; a killed parent cannot end it itself."""
    parent = parent_process()
    if parent is None:
        return
    awaited: list[int | Connection] = [parent.sentinel, stop]

    def watch() -> None:
        wait(awaited)
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent answers
    Thread(target=watch, daemon=True).start()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    stream = iter(items)
    while chunk := list(islice(stream, CHUNK_REPORTS)):
        yield chunk


def _code_chunked(items: Iterable[Item], settings: Settings, decider: TypeDecider) -> Iterator[Outcome]:
    for chunk in _chunks(items):
        yield from _code_chunk(chunk, settings, decider)


def _code_chunk(items: list[Item], settings: Settings, decider: TypeDecider) -> list[Outcome]:
    """One chunk, coded in one go so that the parser works in batches; the order stays."""
    parses = parse_reports((item for item in items if isinstance(item, Report)), settings.max_characters)
    outcomes: list[Outcome] = []
    for item in items:
        if isinstance(item, ItemError):
            outcomes.append(item)
            continue
        report, parse = next(parses)
        outcomes.append(parse if isinstance(parse, ItemError) else code_report(report, parse, decider))
    return outcomes


def code_report(report: Report, doc: Doc, decider: TypeDecider) -> Coded:
    """The claims of one parsed report.

    Mentions are linked before acts are coded: two names of one state must not act on each other
    (docs/decisions/0003-resolve-inside-annotate.md).
    """
    reading = read_names(report, doc)
    reading = replace(reading, statements=tuple(annotate_statements(reading)))
    claims: list[Claim] = [
        *reading.tenures,
        *annotate_events(reading, decider),
        *annotate_ties(reading),
        *reading.statements,
        *annotate_figures(reading),
        *annotate_forecasts(reading),
    ]
    return Coded(report, tuple(claims), reading.links)


def read_names(report: Report, doc: Doc) -> Reading:
    """The report with its times, persons and linked mentions: what every annotator stands on."""
    gazetteer = load_gazetteer()
    names = find_names(doc, gazetteer)
    persons, person_mentions = find_persons(report, doc, names, gazetteer)
    tenures = tuple(find_tenures(report, doc, persons, names, gazetteer))
    mentions = (*names, *person_mentions)
    references = find_references(report, doc, mentions, persons, tenures, gazetteer)
    links = resolve_mentions(report, (*mentions, *references), tenures, gazetteer)
    times = find_times(doc.text, report.published, doc)
    return Reading(report, doc, gazetteer, links, persons, times, tenures)
