"""What stands at a date as rows of JSON values."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dragoman.brief.dossier import Note, StandingAt


def standing_row(standing: StandingAt, notes: Mapping[int, Note]) -> dict[str, Any]:
    """The standing as JSON values, with the characters that prove it in the place of note numbers."""
    row = asdict(standing)
    proofs = [notes[number] for number in row.pop("notes")]
    row["since"], row["reported"] = ([row[clock]["earliest"], row[clock]["latest"]] for clock in ("since", "reported"))
    row["proofs"] = [
        {"claim": note.claim, "report": note.report, "start": note.start, "end": note.end, "quote": note.passage.quote}
        for note in proofs
    ]
    return row
