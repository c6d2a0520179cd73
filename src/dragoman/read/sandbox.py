"""The processes that parse: started when needed, watched at work, ended where they hang, replaced where they die."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import IO, Self

from dragoman.errors import ItemError
from dragoman.read import frames
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel, Piece

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from dragoman.read.child import serve; serve()"
#: A process is replaced after so many parcels, whatever its libraries have kept by then.
_WORN = 1_000
_GRACE = 1.0


class _Gone(Exception):
    """The process is dead or does not answer; its argument says which, in words for the message."""


class _Process:
    """One parser's process."""

    def __init__(self) -> None:
        # The reader's secrets are no business of a parser's: it gets no environment of its own accord.
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        environment |= {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self.served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            # Ctrl-C is answered by the reader, which ends its parsers.
            start_new_session=True,
        )

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
        deadline = time.monotonic() + seconds
        text, blob = frames.sizes(self._read(frames.HEADER, deadline, seconds))
        value = json.loads(self._read(text, deadline, seconds))
        data = self._read(blob, deadline, seconds)
        return None if "end" in value else frames.piece_of(value, data)

    def _read(self, size: int, deadline: float, seconds: float) -> bytes:
        stream, parts = self._stream(self._process.stdout), []
        while size > 0:
            if not select.select((stream,), (), (), max(0.0, deadline - time.monotonic()))[0]:
                raise _Gone(f"took longer than the limit of {seconds:g} seconds (seconds)")
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
        process = self._idle.pop() if self._idle else _Process()
        self._busy.append(process)
        sound = False
        try:
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
