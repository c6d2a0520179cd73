"""A parser's process: takes parcels from standard input, answers with pieces, and can do little else.

It has a limit on memory, writes no files, starts no programs, opens no sockets, and ends with its parent.
"""

import ctypes
import io
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import IO, Any

from dragoman.errors import ItemError
from dragoman.read import frames
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel

#: What libraries raise on bytes that they do not expect. Each becomes a row about the document.
FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, MemoryError, NameError),
    *(OSError, RuntimeError, StopIteration, SyntaxError, TypeError, ValueError),
)
_REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "shutil.")
_PR_SET_PDEATHSIG = 1
_COMPLAINTS = 1 << 20
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def serve() -> None:
    """Answer requests until standard input ends."""
    source = sys.stdin.buffer
    # Whatever a library prints must not get between the frames.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stderr = _Complaints()
    _end_with_parent()
    _confine(int(sys.argv[2]))
    sink.write(frames.pack({"ready": True}))
    sink.flush()
    while (header := source.read(frames.HEADER)) and len(header) == frames.HEADER:
        text, blob = frames.sizes(header)
        asked = json.loads(source.read(text))
        _forget_complaints()
        kind, parcel, limits = frames.request_of(asked, source.read(blob))
        _answer(kind, parcel, limits, sink)


def _answer(kind: str, parcel: Parcel, limits: Limits, sink: IO[bytes]) -> None:
    from dragoman.read.parsing import parse_parcel  # noqa: PLC0415

    try:
        for piece in parse_parcel(kind, parcel, limits):
            sink.write(frames.reply(piece))
            sink.flush()
    except ItemError as error:
        sink.write(frames.reply(error))
    except MemoryError:
        sink.write(frames.reply(_too_large(parcel, limits)))
    except FAILURES as error:
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        remedy = "check how it was saved; it is set aside"
        sink.write(frames.reply(ItemError(parcel.where, f"breaks its {kind} parser ({told})", remedy)))
    sink.write(frames.pack({"end": True}))
    sink.flush()


def _too_large(parcel: Parcel, limits: Limits) -> ItemError:
    problem = f"needs more memory than the limit of {limits.memory >> 20} MiB (memory)"
    return ItemError(parcel.where, problem, "split it, or raise the limit; it is set aside")


def _forget_complaints() -> None:
    """What libraries said of earlier documents goes, or the file would be full and a complaint break the document."""
    os.lseek(2, 0, os.SEEK_SET)
    os.ftruncate(2, 0)


class _Complaints(io.TextIOBase):
    """Standard error of a parser: what is beyond its limit is dropped, and breaks nothing."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            os.write(2, text.encode("utf-8", "backslashreplace"))
        return len(text)


def _end_with_parent() -> None:
    """A parser in the middle of a long document would not see that its input has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _confine(memory: int) -> None:
    """Take away what no parser needs. The libraries are loaded first: they may do as they like while they load."""
    import dragoman.read.parsing  # noqa: F401, PLC0415

    if sys.platform == "linux":
        # No network at all where the system lets a process choose so; else the hook below has to do.
        ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # Not 0: what libraries complain of goes to a file that the reader keeps.
    _limit(resource.RLIMIT_FSIZE, _COMPLAINTS)
    sys.addaudithook(_refuse)


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"a parser may not: {event}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("a parser may not write files")
