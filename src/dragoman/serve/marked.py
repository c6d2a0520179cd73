"""A report's text cut where claims begin and end, so that each claim can be marked though they overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.text import Report
from dragoman.serve.lines import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the ids of the claims that cover it; `starts` those that begin with it.

    `asked` where it is part of the passage that the address asks for.
    """

    text: str
    claims: tuple[str, ...]
    starts: tuple[str, ...]
    asked: bool = False


@dataclass(frozen=True, slots=True)
class MarkedZone:
    """A zone of the page with its pieces; together they are its text, character by character."""

    kind: str
    why: str
    pieces: tuple[Piece, ...]


def pieces_of(report: Report, lines: Sequence[Line], asked: tuple[int, int] | None = None) -> list[MarkedZone]:
    """The report's zones with the claims marked; every character of the text stands in exactly one piece."""
    at = asked or (0, 0)
    return [
        MarkedZone(kind, why, tuple(_cut(report.text, (start, end), lines, at)))
        for kind, why, start, end in _zones(report)
    ]


def _zones(report: Report) -> Iterator[tuple[str, str, int, int]]:
    """The zones, and what lies between them as body."""
    done = 0
    for zone in report.zones:
        if done < zone.start:
            yield "body", "", done, zone.start
        yield zone.kind.value, zone.why, zone.start, zone.end
        done = zone.end
    if done < len(report.text):
        yield "body", "", done, len(report.text)


def _cut(text: str, zone: tuple[int, int], lines: Sequence[Line], asked: tuple[int, int]) -> Iterator[Piece]:
    start, end = zone
    inside = [line for line in lines if line.start < end and line.end > start]
    cuts = {start, end, *(at for line in inside for at in (line.start, line.end) if start < at < end)}
    places = sorted(cuts | {at for at in asked if start < at < end})
    for first, last in pairwise(places):
        covering = tuple(line.id for line in inside if line.start <= first and last <= line.end)
        begun = tuple(line.id for line in inside if line.start == first)
        yield Piece(text[first:last], covering, begun, asked[0] <= first and last <= asked[1])
