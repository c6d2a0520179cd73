"""Gold annotation: one JSON file a report, in the format of the annotation rules, checked against the report's text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import ItemError, UsageError
from dragoman.evaluate.goldfields import LISTS, field_problems
from dragoman.model.facts import Fact
from dragoman.model.text import Span, Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact an annotator saw: its fields as written, and the places where it may be found, the anchor's first.

    `optional` is one that another careful annotator need not have seen. A person's places are those of the name and
    its variants.
    """

    fields: Fact = field(repr=False)
    spans: tuple[Span, ...]
    optional: bool = False

    def allows(self, key: str, value: object) -> bool:
        """True where the field has this value for one annotator or the other (`or_type`, `or_kind`, `or_status`)."""
        return value in (self.fields[key], *self.fields.get(f"or_{key}", ()))


@dataclass(frozen=True, slots=True)
class GoldReport:
    """All that is annotated of one report: facts by the kind a coder calls them, zones, publication window."""

    report: str
    text: str = field(repr=False)
    facts: Mapping[str, tuple[GoldFact, ...]] = field(repr=False)
    zones: tuple[Zone, ...] = field(default=(), repr=False)
    published: Fact | None = None


def gold_paths(source: str) -> list[Path]:
    """The gold files of a folder, sorted, or the one file. Raises UsageError where there are none."""
    path = Path(source)
    if path.is_file():
        return [path]
    paths = sorted(path.glob("*.json")) if path.is_dir() else []
    if not paths:
        raise UsageError(f"{source}: no gold there; name a folder of .json files, one a report, or one such file")
    return paths


def read_gold(path: Path, text: str) -> GoldReport | list[ItemError]:
    """The gold of the report with this text; or all that is wrong with the file, each with its field and remedy."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        return [ItemError(str(path), f"is no JSON that can be read ({error})", "correct the file")]
    if not isinstance(value, dict):
        return [
            ItemError(str(path), f"holds a {type(value).__name__}, not an object", "write one report's gold a file")
        ]
    errors = [*field_problems(value, str(path))] or [*_place_problems(value, text, str(path))]
    return errors or _build(value, path.stem, text)


def _build(value: Fact, report: str, text: str) -> GoldReport:
    facts = {
        shape.kind: tuple(GoldFact(row, _places(row, text), bool(row.get("optional"))) for row in value.get(name) or ())
        for name, shape in LISTS.items()
        if shape.kind
    }
    return GoldReport(
        report, text, MappingProxyType(facts), _zones(value.get("zones") or [], text), value.get("published") or None
    )


def _anchors(row: Fact) -> list[str]:
    return [row["anchor"], *row.get("or_anchor", ())] if "anchor" in row else []


def _places(row: Fact, text: str) -> tuple[Span, ...]:
    quotes = _anchors(row) or [row["name"], *row.get("variants", ())]
    starts = ((text.find(quote), len(quote)) for quote in quotes)
    return tuple(Span(start, start + length) for start, length in starts if start >= 0)


def _place_problems(value: Fact, text: str, where: str) -> Iterator[ItemError]:
    """What does not stand in the text, or more than once; a name need not stand there as it is written."""
    for name in LISTS:
        for number, row in enumerate(value.get(name) or ()):
            for anchor in _anchors(row):
                yield from _anchor_problems(anchor, text, f"{where}: {name}[{number}]")
    at = 0
    for number, zone in enumerate(value.get("zones") or ()):
        found = text.find(zone["first"], at)
        if found < 0:
            problem = f"first {zone['first']!r} is not in the text behind the zone before it"
            yield ItemError(
                f"{where}: zones[{number}]", problem, "copy the zone's first words and keep the text's order"
            )
            return
        at = found + 1


def _anchor_problems(anchor: str, text: str, where: str) -> Iterator[ItemError]:
    # Occurrences that overlap each other are two places as well, so str.count would not do.
    first = text.find(anchor)
    if first < 0:
        yield ItemError(
            where, f"anchor {anchor!r} is not in the text", "copy it letter by letter, quotes and line ends too"
        )
    elif text.find(anchor, first + 1) >= 0:
        problem = f"anchor {anchor!r} is in the text more than once"
        yield ItemError(where, problem, "lengthen it until it stands there once")


def _zones(rows: list[Fact], text: str) -> tuple[Zone, ...]:
    """Zones run from their first words to the next zone's first words, the last one to the text's end."""
    starts: list[int] = []
    for row in rows:
        starts.append(text.find(row["first"], starts[-1] + 1 if starts else 0))
    ends = [*starts[1:], len(text)][: len(rows)]
    return tuple(Zone(ZoneKind(row["kind"]), start, end) for row, start, end in zip(rows, starts, ends, strict=True))
