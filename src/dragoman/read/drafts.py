"""A text on its way to becoming a report: what parsers hand over, as JSON across the pipe between processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.model.text import DateClue, Place, Zone, ZoneKind
from dragoman.model.values import Window


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its format tells of it.

    `zones` is None where only the text itself can tell them. `given` has values by field (title, byline, outlet, url,
    language, id), each with where it was found. Offsets are code points of `text`.
    """

    text: str
    zones: tuple[Zone, ...] | None = None
    given: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clues: tuple[DateClue, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str | None = None


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """The draft as JSON values; `draft_of_json` is the inverse."""
    return {
        "text": draft.text,
        "zones": None if draft.zones is None else [[z.kind.value, z.start, z.end, z.why] for z in draft.zones],
        "given": {name: list(pair) for name, pair in draft.given.items()},
        "clues": [clue_to_json(clue) for clue in draft.clues],
        "places": [[place.start, place.path] for place in draft.places],
        "notes": list(draft.notes),
        "encoding": draft.encoding,
    }


def draft_of_json(value: Mapping[str, Any]) -> Draft:
    """The draft that JSON values stand for. Raises ValueError, KeyError or TypeError where they stand for none."""
    zones = value["zones"]
    text = value["text"]
    if not isinstance(text, str):
        raise TypeError("text is no string")
    return Draft(
        text=text,
        zones=None if zones is None else tuple(_zone(*zone, length=len(text)) for zone in zones),
        given={str(name): (str(pair[0]), str(pair[1])) for name, pair in value["given"].items()},
        clues=tuple(clue_of_json(clue) for clue in value["clues"]),
        places=tuple(Place(int(start), str(path)) for start, path in value["places"]),
        notes=tuple(map(str, value["notes"])),
        encoding=value["encoding"],
    )


def _zone(kind: str, start: int, end: int, why: str, *, length: int) -> Zone:
    if not 0 <= start <= end <= length:
        raise ValueError(f"zone [{start}, {end}) outside the text")
    return Zone(ZoneKind(kind), start, end, why)


def clue_to_json(clue: DateClue) -> list[str | None]:
    """The clue as a JSON list."""
    window = clue.window
    days = [day.isoformat() if day else None for day in (window.earliest, window.latest)]
    return [clue.kind, clue.where, *days, clue.quote]


def clue_of_json(value: list[Any]) -> DateClue:
    """The clue that a JSON list stands for."""
    kind, where, earliest, latest, quote = value
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    return DateClue(str(kind), str(where), Window(days[0], days[1]), str(quote))
