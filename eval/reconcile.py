"""What reconciling finds in the five shared reports, held against one reader's list of places (reading/seeds.json).

Usage: reconcile.py RECORD.db, a record into which ../shared/seeds was read.

The list holds offsets and verdicts, no text. A place is met where a claim's evidence overlaps it.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.record import open_record

READING = Path(__file__).parent / "reading" / "seeds.json"
Place = Sequence[Any]


def meets(piece: dict[str, Any], place: Place) -> bool:
    """True where the piece of a finding overlaps the place (report's first letters, start, end)."""
    name, start, end = place
    return str(piece["report"]).startswith(name) and piece["start"] < end and start < piece["end"]


def met(pieces: Iterable[dict[str, Any]], places: Sequence[Place]) -> set[int]:
    """Which of the places the pieces meet."""
    return {at for piece in pieces for at, place in enumerate(places) if meets(piece, place)}


def points(rows: list[dict[str, Any]], reading: list[dict[str, Any]]) -> None:
    """Print how many of the reader's points are found: two of its places in the versions of one point."""
    found = kinds = 0
    for point in reading:
        hits = [row for row in rows if len(met(row["versions"], point["versions"])) > 1]
        right = any(row["kind"] == point["kind"] for row in hits)
        found, kinds = found + bool(hits), kinds + right
        print(f"  {'found' if hits else 'missed':6} {'' if right or not hits else 'other kind '}{point['what']}")
    print(f"points: {found} of {len(reading)} found, {kinds} with the reader's kind; {len(rows)} shown")


def pairs(rows: list[dict[str, Any]], reading: list[dict[str, Any]]) -> None:
    """Print recall and precision of pairs of claims on one occurrence, and recall among the claims coded."""
    places = [place for group in reading for place in group["claims"]]
    of = [number for number, group in enumerate(reading) for _ in group["claims"]]
    wanted = {pair for pair in combinations(range(len(places)), 2) if of[pair[0]] == of[pair[1]]}
    coded = {at for row in rows for at in met(row["reports"], places)}
    joined = {pair for row in rows for pair in combinations(sorted(met(row["reports"], places)), 2)}
    shown = right = 0
    for row in rows:
        for a, b in combinations(row["reports"], 2):
            groups = [{of[at] for at in met([piece], places)} for piece in (a, b)]
            shown, right = shown + 1, right + bool(groups[0] & groups[1])
    able = {pair for pair in wanted if coded >= set(pair)}
    print(f"pairs: {len(wanted & joined)} of {len(wanted)} found; of {len(able)} with both coded {len(able & joined)}")
    print(f"pairs shown: {shown}, of these in one of the reader's groups {right}")


def origins(rows: list[dict[str, Any]], reading: list[list[str]]) -> None:
    """Print which reports share an origin."""
    joined = sorted(sorted(name[:3] for name in row["reports"]) for row in rows if len(row["reports"]) > 1)
    print(f"origins: {joined}, wanted {reading}")


def expectations(rows: list[dict[str, Any]], reading: list[dict[str, Any]]) -> None:
    """Print how many of the reader's expectations are there, and resolved as the reader would."""
    there = alike = 0
    for wanted in reading:
        hits = [row for row in rows if meets(row, wanted["at"])]
        there, right = there + bool(hits), any(row["outcome"] == wanted["outcome"] for row in hits)
        alike += right
        said = "/".join(sorted({row["outcome"] for row in hits})) or "not there"
        verdict = "alike" if right else "other"
        print(f"  {verdict:6} {wanted['at'][0]} {wanted['at'][1]}: {wanted['outcome']}, found {said}")
    print(f"expectations: {alike} of {len(reading)} resolved alike, {there} there; {len(rows)} shown")


def main() -> None:
    """Print all four measures."""
    reading = json.loads(READING.read_text(encoding="utf-8"))
    with open_record(Path(sys.argv[1]), create=False) as record:
        for name, measure in (("disagreements", points), ("occurrences", pairs), ("origins", origins)):
            measure(record.findings(name), reading[name])
        expectations(record.findings("expectations"), reading["expectations"])


if __name__ == "__main__":
    main()
