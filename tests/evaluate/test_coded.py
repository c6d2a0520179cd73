"""Facts of any coder: read from plain and packed files, checked where the scorer leans on them."""

import gzip
import json
from typing import Any

import pytest

from dragoman.errors import ItemError
from dragoman.evaluate import CodedFact, coded_fact, misplaced_quotes, read_facts
from tests.evaluate.samples import TEXT, event

ROW = {"report": "wire", "kind": "event", "start": 0, "end": 5, "quote": "Ghana", "type": "CONSULT", "source": ["GHA"]}


def test_a_packed_file_reads_like_a_plain_one() -> None:
    data = (json.dumps(ROW) + "\n\n" + json.dumps(ROW)).encode()
    plain = list(read_facts(data, "f.jsonl"))
    assert len(plain) == 2
    assert plain == list(read_facts(gzip.compress(data, mtime=0), "f.jsonl.gz"))


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08\x00 torn", gzip.compress(b"{}" * 99, mtime=0)[:-12], b"\xff\xfe{"])
def test_a_file_that_is_no_text_is_told(data: bytes) -> None:
    (error,) = read_facts(data, "f.jsonl")
    assert isinstance(error, ItemError)
    assert str(error).startswith("f.jsonl: is no JSON Lines")


def test_a_broken_line_is_told_in_its_place() -> None:
    first, second = read_facts(b'{"report": "wire"\n' + json.dumps(ROW).encode(), "f.jsonl")
    assert isinstance(second, CodedFact)
    assert isinstance(first, ItemError)
    assert first.item == "f.jsonl, line 1"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"report": None}, "report"),
        ({"kind": ""}, "kind"),
        ({"start": 6}, "offsets"),
        ({"start": -1}, "offsets"),
        ({"end": None}, "offsets"),
        ({"start": True}, "offsets"),
        ({"source": [3]}, "source"),
        ({"type": ["CONSULT"]}, "type"),
        ({"value": "40"}, "value"),
        ({"published": "2021"}, "published"),
    ],
)
def test_a_field_that_cannot_be_scored_is_named(fields: dict[str, Any], says: str) -> None:
    error = coded_fact(ROW | fields, "f.jsonl, line 3")
    assert isinstance(error, ItemError)
    assert error.item == "f.jsonl, line 3"
    assert says in error.problem


def test_a_report_row_needs_no_offsets() -> None:
    assert isinstance(coded_fact({"report": "wire", "kind": "report"}, "f"), CodedFact)
    assert isinstance(coded_fact([], "f"), ItemError)


def test_quotes_that_do_not_stand_are_told_once_a_report() -> None:
    facts = [event("SUPPORT", "PER > GHA", quote) for quote in ("Peru thanked", "Ghana opens", "Togo")]
    assert misplaced_quotes(facts, {"wire": TEXT, "other": "-"}) == []
    (error,) = misplaced_quotes(facts, {"wire": " " + TEXT})
    assert "3 of 3 quotes" in str(error)
