"""The first words of reports, by which those without a title are called."""

import json
from collections.abc import Iterable

from dragoman.model.text import Report, ZoneKind
from dragoman.record.connection import Database

#: So far into a text its first words are looked for, and so many of them are enough to know it by.
_FAR, _WORDS, _LONG = 6_000, 10, 90
_NEITHER = frozenset({ZoneKind.BOILERPLATE.value, ZoneKind.COMMENT.value})


def opening(report: Report) -> str:
    """The first words of a report: of its headline, else of what else was coded; empty where there are none."""
    zones = [(zone.kind.value, zone.start, zone.end) for zone in report.zones]
    return _first_words(report.text[:_FAR], zones)


def openings(database: Database, names: Iterable[str]) -> dict[str, str]:
    """The first words of these reports, by id."""
    query = (
        "SELECT id, substr(text, 1, ?), json_extract(about, '$.zones') FROM report"
        " WHERE id IN (SELECT value FROM json_each(?))"
    )
    rows = database.rows(query, (_FAR, json.dumps(sorted(set(names)))))
    return {name: _first_words(text, [zone[:3] for zone in json.loads(zones or "[]")]) for name, text, zones in rows}


def _first_words(text: str, zones: Iterable[tuple[str, int, int]]) -> str:
    headline_first = sorted(zones, key=lambda zone: (zone[0] != ZoneKind.HEADLINE.value, zone[1]))
    spans = [text[start:end] for kind, start, end in headline_first if kind not in _NEITHER] or [text]
    words = next((span.split() for span in spans if span.strip()), [])
    said = " ".join(words[:_WORDS])
    return said if len(words) <= _WORDS and len(said) <= _LONG else said[:_LONG].rstrip(" ,;:.–-") + " …"
