"""What the views share: the record opened for each request, the doors, and answers remembered while they hold."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from starlette.requests import Request

from dragoman.reconcile import Told
from dragoman.serve.doors import Doors
from dragoman.serve.foreman import Foreman
from dragoman.session import Session, open_session
from dragoman.settings import Settings

T = TypeVar("T")
#: Answers remembered: counts and drawings of the addresses asked last, a few kB each.
_REMEMBERED = 256


@dataclass(slots=True)
class Desk:
    """The record's file, how it is worked with, who may come in, and what was answered already.

    A session belongs to one thread (SQLite's rule), so each request opens its own inside the function that answers it.
    """

    path: Path
    settings: Settings
    doors: Doors
    foreman: Foreman = field(init=False, repr=False)
    _answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, repr=False)
    _lasting: dict[Hashable, tuple[Hashable, Any]] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _in_work: set[Hashable] = field(default_factory=set, repr=False)

    def __post_init__(self) -> None:
        self.foreman = Foreman(self.path, self.settings)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The record, open while the block runs."""
        with open_session(self.path, create=True, settings=self.settings) as session:
            # Findings anew are a job's work (serve/jobs.py): a page shows those there are.
            session.as_found = True
            yield session

    def told(self, session: Session, known: date | None = None) -> Told:
        """What measures are made of; that of the whole record is remembered while the record stays as it is."""
        if known is not None:
            return session.told(known)
        return self.lasting("told", session.record.stamp(), session.told)

    def lasting(self, name: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave under this name at this stamp: kept however much else is asked, until the stamp changes."""
        with self._lock:
            if name in self._lasting and self._lasting[name][0] == stamp:
                found: T = self._lasting[name][1]
                return found
        made = make()
        with self._lock:
            self._lasting[name] = (stamp, made)
        return made

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, or gave under this key before; the key names all it depends on, the stamp included."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                found: T = self._answers[key]
                return found
        made = make()
        with self._lock:
            self._answers[key] = made
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return made

    @contextmanager
    def alone(self, key: Hashable) -> Iterator[bool]:
        """True inside where nobody else is at work under this key."""
        with self._lock:
            alone = key not in self._in_work
            self._in_work.add(key)
        try:
            yield alone
        finally:
            if alone:
                with self._lock:
                    self._in_work.discard(key)


def desk_of(request: Request) -> Desk:
    """The desk of the server that answers this request."""
    desk: Desk = request.app.state.desk
    return desk
