"""Jobs one at a time, each in a process of its own that can be killed; what they do is kept in the worklog."""

import fcntl
import os
import shutil
import time
from collections.abc import Callable
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Event, Lock, Thread

from dragoman.errors import DragomanError, UsageError
from dragoman.serve import work
from dragoman.serve.worklog import (
    CANCELLED,
    DONE,
    FAILED,
    INTERRUPTED,
    OVER,
    QUEUED,
    READ,
    REFRESH,
    RUNNING,
    Failure,
    Job,
    Worklog,
    new_job,
    now,
)
from dragoman.settings import Settings

#: Seconds between two looks at what the process says and at whether it is to stop.
_LOOK = 0.2
#: Seconds between two looks for work that another server may have queued.
_IDLE = 2.0
#: Decisions come in bursts: findings are brought up to date when none has come for so many seconds.
QUIET = 1.5
#: What failed can be tried again for a week; then its files go.
_KEPT = 7 * 86_400


class Foreman:
    """Queues jobs and sees to them in a thread, which starts with the first.

    Of several servers over one record the one that holds the lock works; what it finds running then was interrupted.
    """

    def __init__(self, record: Path, settings: Settings) -> None:
        self.record = record.absolute()
        self.folder = self.record.with_name(f"{self.record.name}.desk")
        self._settings = settings
        self._wake, self._ending, self._start = Event(), Event(), Lock()
        self._thread: Thread | None = None
        self._asked = 0.0
        #: What is done in the thread of jobs when one is over and none waits.
        self.then: Callable[[], None] = lambda: None

    @cached_property
    def worklog(self) -> Worklog:
        """The worklog, made with its folder when first needed."""
        return Worklog(self.folder)

    def awake(self) -> None:
        """Go on with what an earlier server left behind."""
        if self.folder.is_dir() and self.worklog.unfinished():
            self._work()

    def files(self, name: str) -> Path:
        """The private folder of a job's files."""
        uploads = self.worklog.path.parent / "uploads"
        uploads.mkdir(mode=0o700, exist_ok=True)
        folder = uploads / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def submit(self, title: str, sources: tuple[str, ...], name: str = "") -> Job:
        """Queue the reading of sources: addresses, and files in the folder of the job of this name."""
        job = self.worklog.add(new_job(READ, title, sources, name))
        self._work()
        return job

    def refresh(self) -> None:
        """Queue that the findings be brought up to date, unless that is queued; never blocks."""
        self._asked = time.monotonic()
        self.worklog.add_refresh()
        self._work()

    def at_work(self) -> str:
        """The kind of the job that runs, or waits longest; empty where there is none."""
        waiting = self.worklog.unfinished() if self.folder.is_dir() else []
        return waiting[0].kind if waiting else ""

    def cancel(self, name: str) -> Job:
        """Let a job stop. Raises NothingFound; UsageError where it is over."""
        if not self.worklog.change(name, (QUEUED,), state=CANCELLED, ended=now()):
            job = self.worklog.job(name)
            if job.over:
                raise UsageError(f"{name}: is {job.state} already; there is nothing to cancel")
            self.worklog.change(name, RUNNING, stop=1)
        return self.worklog.job(name)

    def retry(self, name: str) -> Job:
        """Queue a job once more. Raises NothingFound; UsageError where it is not over or did all it could."""
        job = self.worklog.job(name)
        again = {"state": QUEUED, "started": None, "ended": None, "total": 0, "added": 0, "known": 0, "failed": 0}
        files = [one for one in job.sources if "://" not in one]
        if files and not self._has(job, files):
            raise UsageError(f"{name}: its files are gone; add them again")
        states = tuple(state for state in OVER if state != DONE or job.failed)
        if not self.worklog.change(name, states, **again, errors=(), note="", stop=0):
            raise UsageError(f"{name}: is {job.state}; only what failed or was stopped can be tried again")
        self._work()
        return self.worklog.job(name)

    def _has(self, job: Job, files: list[str]) -> bool:
        folder = self.worklog.path.parent / "uploads" / job.id
        return all((folder / name).is_file() for name in files)

    def close(self) -> None:
        """End the work; what runs is told as interrupted by the next server."""
        self._ending.set()
        self._wake.set()
        if self._thread:
            self._thread.join(10)

    def _work(self) -> None:
        with self._start:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._loop, name="foreman", daemon=True)
                self._thread.start()
        self._wake.set()

    def _loop(self) -> None:
        with open(self.folder / "lock", "w", encoding="ascii") as lock:
            while not self._ending.is_set() and not _locked(lock.fileno()):
                self._ending.wait(1.0)
            if self._ending.is_set():
                return
            for job in self.worklog.unfinished():
                if job.state != QUEUED:
                    note = "The server stopped before this was done; what was recorded by then is kept."
                    self.worklog.change(job.id, state=INTERRUPTED, ended=now(), note=note)
            self._sweep()
            while not self._ending.is_set():
                self._wake.clear()
                waiting = self.worklog.next()
                if waiting is None:
                    self._wake.wait(_IDLE)
                elif waiting.kind == REFRESH and (rest := self._asked + QUIET - time.monotonic()) > 0:
                    self._ending.wait(min(rest, _LOOK))
                else:
                    self._do(waiting)

    def _do(self, job: Job) -> None:
        """See one job through."""
        if not self.worklog.change(job.id, (QUEUED,), state=RUNNING[0], started=now()):
            return
        folder = self.files(job.id) if job.kind == READ else self.folder
        context = get_context("spawn")
        heard, said = context.Pipe(duplex=False)
        task = work.Task(self.record, self._settings, folder, job.sources)
        process = context.Process(target=work.run, args=(task, said), name=job.id, daemon=True)
        process.start()
        said.close()
        try:
            self._follow(job, process, heard)
        finally:
            process.kill()
            process.join()
            heard.close()
        if job.kind == READ and _did_all(self.worklog.job(job.id)):
            shutil.rmtree(folder, ignore_errors=True)
        if not self._ending.is_set() and self.worklog.next() is None:
            try:
                self.then()
            except DragomanError:
                # Kept answers only save time; the next to look makes them.
                return

    def _follow(self, job: Job, process: SpawnProcess, heard: Connection) -> None:
        """Keep what the process says until it ends, or is to."""
        while not self._ending.is_set():
            try:
                if heard.poll(_LOOK):
                    if self._keep(job, heard.recv()) in OVER:
                        return
                    continue
            except (EOFError, OSError):
                process.join(5)
                note = f"Its process ended early (exit code {process.exitcode}); perhaps memory ran out. Try again."
                self.worklog.change(job.id, RUNNING, state=FAILED, ended=now(), note=note)
                return
            if self.worklog.job(job.id).stop:
                note = "What was recorded by then is kept."
                self.worklog.change(job.id, RUNNING, state=CANCELLED, ended=now(), note=note)
                return

    def _keep(self, job: Job, said: dict[str, object]) -> str:
        """Keep what was said of the job; the state it is in by that."""
        errors = said.get("errors", ())
        assert isinstance(errors, list | tuple)
        values = {**said, "errors": tuple(Failure(**one) for one in errors)}
        if said.get("state") in OVER:
            values["ended"] = now()
        self.worklog.change(job.id, RUNNING, **values)
        return str(said.get("state", ""))

    def _sweep(self) -> None:
        """Remove the files of jobs that did all they could, and of those over for long or unknown."""
        uploads = self.folder / "uploads"
        known = {job.id: job for job in self.worklog.jobs(limit=10_000)[0]}
        for folder in uploads.iterdir() if uploads.is_dir() else ():
            job = known.get(folder.name)
            old = time.time() - os.path.getmtime(folder) > _KEPT
            if (job is None and old) or (job is not None and (job.state == DONE or (job.over and old))):
                shutil.rmtree(folder, ignore_errors=True)


def _did_all(job: Job) -> bool:
    """True where nothing is left to try again."""
    return job.state == DONE and not job.failed


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
