"""The processes that parse: started when needed, watched at work, ended where they hang, replaced where they die."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Self

from dragoman.errors import ItemError
from dragoman.read import frames
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel, Piece

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from dragoman.read.child import serve; serve()"
#: Seconds that a process has to start, on however busy a machine.
_START = 120.0
#: A document may take its seconds of computing; while others compute it may take so many times as long.
_PATIENCE = 4
#: A process is replaced after so many parcels, whatever its libraries have kept by then.
_WORN = 1_000
_GRACE = 1.0


class _Gone(Exception):
    """The process is dead or does not answer; its argument says which, in words for the message."""


class _Process:
    """One parser's process."""

    def __init__(self, memory: int) -> None:
        # The reader's secrets are no business of a parser's: it gets no environment of its own accord.
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        environment |= {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self.served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            # Ctrl-C is answered by the reader, which ends its parsers.
            start_new_session=True,
        )

    def start(self) -> None:
        """Wait until it is ready: what libraries take to load is no document's time. Raises _Gone."""
        if not self.served:
            self._frame(_START)

    def ask(self, frame: bytes, seconds: float) -> None:
        """Send a request. Raises _Gone."""
        self.served += 1
        stream = self._stream(self._process.stdin)
        os.set_blocking(stream.fileno(), False)
        view, deadline = memoryview(frame), time.monotonic() + seconds
        while view:
            ready = select.select((), (stream,), (), max(0.0, deadline - time.monotonic()))[1]
            if not ready:
                raise _Gone(f"took no input for {seconds:g} seconds")
            try:
                view = view[os.write(stream.fileno(), view[: 1 << 20]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise _Gone(self._reason()) from error

    def next_piece(self, seconds: float) -> Piece | None:
        """The next piece, None behind the last. Raises _Gone where none comes in time or the process has died."""
        value, data = self._frame(seconds)
        return None if "end" in value else frames.piece_of(value, data)

    def _frame(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        clock = _Clock(self._process.pid, seconds)
        text, blob = frames.sizes(self._read(frames.HEADER, clock))
        return json.loads(self._read(text, clock)), self._read(blob, clock)

    def _read(self, size: int, clock: "_Clock") -> bytes:
        stream, parts = self._stream(self._process.stdout), []
        while size > 0:
            if not select.select((stream,), (), (), clock.wait())[0] and clock.is_over():
                raise _Gone(f"took longer than the limit of {clock.seconds:g} seconds (seconds)")
            if not select.select((stream,), (), (), 0)[0]:
                continue
            part = os.read(stream.fileno(), min(size, 1 << 20))
            if not part:
                raise _Gone(self._reason())
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _reason(self) -> str:
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return "closed its output"
        self._errors.seek(0)
        told = self._errors.read()[-2_000:].decode("utf-8", "replace").strip().splitlines()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"ended its parser ({how}{', ' + told[-1][:150] if told else ''})"

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise _Gone("has no parser")
        return stream

    def end(self) -> None:
        """End the process, at once."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._errors.close()


class _Clock:
    """How long a process may go on: its seconds of computing, or longer where it is others that compute."""

    def __init__(self, pid: int, seconds: float) -> None:
        self.seconds = seconds
        self._pid = pid
        self._started = time.monotonic()
        self._computed = _computed(pid)

    def wait(self) -> float:
        """Seconds to wait before asking again whether it is over."""
        return max(0.05, min(self.seconds, self._started + self.seconds * _PATIENCE - time.monotonic()))

    def is_over(self) -> bool:
        """True where the process has had its time."""
        passed = time.monotonic() - self._started
        return passed >= self.seconds and (
            passed >= self.seconds * _PATIENCE or _computed(self._pid) - self._computed >= self.seconds
        )


def _computed(pid: int) -> float:
    """Seconds that the process has computed; where the system does not say, those that have passed."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return time.monotonic()
    # utime and stime, the 14th and 15th of proc(5), of which two stand before the bracket.
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Sandbox:
    """Parsers for whoever reads; close it, or use it in a `with`, and no process stays behind."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._idle: list[_Process] = []
        self._busy: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all parsers."""
        for process in (*self._idle, *self._busy):
            process.end()
        self._idle, self._busy = [], []

    def parse(self, kind: str, parcel: Parcel) -> Iterator[Piece]:
        """The pieces of a parcel, in order; what ends its parser is an ItemError at that place.

        Parcels among the pieces may be parsed while this goes on: each has a process to itself.
        """
        process = self._idle.pop() if self._idle else _Process(self.limits.memory)
        self._busy.append(process)
        sound = False
        try:
            process.start()
            process.ask(frames.request(kind, parcel, self.limits), self.limits.seconds)
            while (piece := process.next_piece(self.limits.seconds)) is not None:
                yield piece
            sound = process.served < _WORN
        except _Gone as gone:
            yield ItemError(parcel.where, str(gone), "it is set aside; check the file")
        except (ValueError, KeyError, TypeError) as error:
            yield ItemError(parcel.where, f"has a parser that answers nonsense ({error})", "it is set aside")
        finally:
            if process in self._busy:
                self._busy.remove(process)
                if sound:
                    self._idle.append(process)
                else:
                    process.end()
