"""How far a reading is, on standard error: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self, TextIO

import click

from dragoman.read import count_sources

#: Seconds between two lines where no terminal is: a log of an hour has a hundred of them, one of a minute none or two.
_PAUSE = 30.0


class Progress:
    """Files begun of those that the sources name, with whatever words stand for what came of them.

    Files are counted and not reports: an archive or a table holds nobody knows how many. Use it in a `with`.
    """

    def __init__(
        self, sources: Sequence[str], stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._expected = count_sources(sources)
        self._stream = stream or sys.stderr
        self._clock = clock
        self._said = clock()
        self._begun = 0
        self._words = ""
        self._bar: Any = None
        if self._stream.isatty():
            self._bar = click.progressbar(
                length=self._expected, file=self._stream, item_show_func=lambda _: self._words, show_pos=True, width=24
            )

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            if error is None:
                self._bar.update(self._expected - self._bar.pos, self._words)
            self._bar.__exit__(kind, error, trace)

    def begin(self, _: str) -> None:
        """Note that the next file is being read."""
        self._begun += 1
        if self._bar:
            # The one that has just begun is not done.
            self._bar.update(min(self._begun - 1, self._expected) - self._bar.pos, self._words)
        elif self._clock() - self._said >= _PAUSE:
            self._said = self._clock()
            click.echo(f"{self._begun} of {self._expected} files begun; {self._words}", file=self._stream)

    def tell(self, words: str) -> None:
        """Say what has come of it so far."""
        self._words = words
        if self._bar:
            self._bar.update(0, words)
