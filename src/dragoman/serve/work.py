"""The process that does a job: the record written as `dragoman read` writes it, every step told to the server."""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, ItemError
from dragoman.read import FetchPolicy, ReadOptions
from dragoman.record import open_record
from dragoman.session import Session, Tally, Work
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Item

#: Seconds between two messages while nothing but numbers changes: what a page shows need not be newer.
_PACE = 0.25
#: So many errors are kept by item; more are counted.
MOST_ERRORS = 200
#: Another process may hold the record while it writes what it found.
_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Task:
    """What to do: the record, how to work with it, the sources; files lie in `folder`. Without sources, reconcile."""

    record: Path
    settings: Settings
    folder: Path
    sources: tuple[str, ...] = ()


class _Teller:
    """Sends how far the work is, not too often."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._last = 0.0
        self._said: dict[str, Any] = {}

    def say(self, **values: Any) -> None:
        """Send what has changed: at once where the state has, else when it is time."""
        pressing = values.get("state", self._said.get("state")) != self._said.get("state")
        self._said |= values
        if pressing or time.monotonic() - self._last >= _PACE:
            self._pipe.send(self._said)
            self._last = time.monotonic()

    def end(self, **values: Any) -> None:
        """Send the last word."""
        self._pipe.send({**self._said, **values})


class _Told(Session):
    """A session that tells the stage it is at."""

    teller: _Teller

    def add_all(self, items: "Iterable[Item]", tally: Tally, work: Work) -> None:
        """As any session does, telling what is read and what is coded."""
        super().add_all(self._met(items), tally, work)

    def _met(self, items: "Iterable[Item]") -> "Iterator[Item]":
        self.teller.say(state="reading")
        for number, item in enumerate(items, 1):
            self.teller.say(state="reading", total=number)
            yield item
        self.teller.say(state="coding")

    def reconcile(self) -> None:
        """As any session does, telling that it does."""
        self.teller.say(state="reconciling")
        super().reconcile()


def run(task: Task, pipe: Connection) -> None:
    """Do the task and tell how it goes; the last message has the state `done` or `failed`."""
    _end_with_parent()
    teller = _Teller(pipe)
    try:
        if own := os.environ.get("DRAGOMAN_OUTLETS"):
            # Given from where the server was started, which is left now.
            os.environ["DRAGOMAN_OUTLETS"] = str(Path(own).absolute())
        os.chdir(task.folder)
        _carry_out(task, teller)
    except DragomanError as error:
        teller.end(state="failed", note=str(error))
    except OSError as error:
        teller.end(state="failed", note=f"{error.filename or 'the disk'}: {error.strerror or error}; check the disk")


def _carry_out(task: Task, teller: _Teller) -> None:
    with _Told(open_record(task.record, wait=_WAIT), task.settings) as session:
        session.teller = teller
        if task.sources:
            options = ReadOptions(fetch=FetchPolicy(contact=os.environ.get("DRAGOMAN_CONTACT", "")))
            tally = session.read(task.sources, options, progress=lambda so_far: teller.say(**_told(so_far)))
            teller.end(**{**_told(tally), "state": _outcome(tally), "errors": _errors(tally.failed)})
            return
        while not session.reconciled():
            session.reconcile()
    teller.end(state="done")


def _told(tally: Tally) -> dict[str, Any]:
    counts = {"added": len(tally.added), "known": len(tally.known), "failed": len(tally.failed)}
    return {"state": "recording", **counts, "errors": _errors(tally.failed)}


def _outcome(tally: Tally) -> str:
    return "done" if tally.added or tally.known else "failed"


def _errors(failed: list[ItemError]) -> list[dict[str, str]]:
    return [{"item": one.item, "problem": one.problem, "remedy": one.remedy} for one in failed[:MOST_ERRORS]]


def _end_with_parent() -> None:
    """Let this process end at once when its server is gone, however it went."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()
