"""PLOVER's lists hold together, and intensities are the codebook's."""

from typing import Any

import pytest

from dragoman.errors import IntegrityError
from dragoman.model.claims import QUAD_CLASS, Event
from dragoman.model.plover import CONTEXTS, INTENSITY, MODE_INTENSITY, MODES, OWN_MODES, intensity_of
from dragoman.model.text import Report

TEXT = "Chad expelled two envoys of Mali."
REPORT = Report("own", TEXT)


def event(**fields: Any) -> Event:
    known = {"type": "SANCTION", "source": ("TCD",), "target": ("MLI",), **fields}
    return Event(evidence=(REPORT.evidence(0, len(TEXT)),), **known)


def test_the_lists_hold_together() -> None:
    assert set(INTENSITY) == set(QUAD_CLASS) >= set(MODES) | set(OWN_MODES)
    assert all(mode in MODES[type_] for type_, mode in MODE_INTENSITY)
    assert not any(MODES.get(type_, frozenset()) & own for type_, own in OWN_MODES.items())
    assert len(CONTEXTS) == 37  # as many as the codebook counts


@pytest.mark.parametrize(
    ("type_", "mode", "intensity"),
    [
        ("CONSULT", None, 2.5),
        ("CONSULT", "visit", 4.0),
        ("CONSULT", "phone", 1.5),
        ("RETREAT", "disarm", 10.0),
        ("RETREAT", "return", 6.5),
        ("REQUEST", "assist", 0.5),
        ("ACCUSE", None, -3.0),
        ("ACCUSE", "allege", -3.5),
        ("REJECT", "meet", -2.0),
        ("THREATEN", "territory", -4.0),
        ("PROTEST", "riot", -7.0),
        ("SANCTION", "expel", -5.5),
        ("MOBILIZE", None, -5.5),
        ("MOBILIZE", "police", -5.5),
        ("COERCE", "martial-law", -7.5),
        ("COERCE", "abduct", -7.0),
        ("ASSAULT", "beat", -7.5),
        ("ASSAULT", "unconventional", -10.0),
        ("COOPERATE", "diplomatic", 9.5),
    ],
)
def test_intensity_is_the_modes_where_it_has_one(type_: str, mode: str | None, intensity: float) -> None:
    assert intensity_of(type_, mode) == intensity
    assert event(type=type_, mode=mode).intensity == intensity


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"mode": "visit"}, "mode 'visit' is none of SANCTION's"),
        ({"contexts": ("weather",)}, "context 'weather'"),
        ({"source_sectors": ("ABC",)}, "sector 'ABC'"),
        ({"target_sectors": ("GOV", "MIL")}, "1 targets needs as many"),
        ({"source_countries": ("TCD", None)}, "1 sources needs as many"),
    ],
)
def test_what_is_not_plovers_is_refused(fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(IntegrityError, match=problem):
        event(**fields)
