import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.errors import NothingFound
from dragoman.model.facts import claim_to_fact
from dragoman.record import Record, trace
from dragoman.record.trail import line_around

from .samples import DECISION, ORIGINAL, RUN, filled, norway, norway_claims


def _event_id() -> str:
    return str(claim_to_fact(norway_claims()[0])["id"])


def _decided(record: Record) -> str:
    return record.decide(replace(DECISION, subject=(_event_id(),)))


def test_a_claim_leads_to_its_sentence_report_coder_links_and_deciders(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        decision = _decided(record)
        trail = trace(record, _event_id())
    assert (trail.kind, trail.row) == ("claim", claim_to_fact(norway_claims()[0]))
    assert trail.sentence == norway().text.splitlines()[1]
    assert trail.report == {
        "id": "norway",
        "outlet": "The Fjord",
        "published": {"earliest": "2021-05-04", "latest": "2021-05-06", "basis": "stated"},
        "sha256": norway().sha256,
        "original": {
            "sha256": sha256(ORIGINAL).hexdigest(),
            "kind": "html",
            "size": len(ORIGINAL),
            "encoding": "utf-8",
        },
        "place": "/html/body/p",
    }
    assert trail.run == {"id": RUN.id, "started": RUN.started, "coder": "dragoman 0.1.0", "settings": {"model": "md"}}
    assert [(link["text"], link["actors"], link["score"], link["why"]) for link in trail.links] == [
        ("Norway", ["NOR"], 0.9, "a name of the vocabulary")
    ]
    assert [(row["id"], row["by"], row["verdict"]) for row in trail.decisions] == [(decision, "ana", "yes")]


def test_a_report_leads_to_its_zones_and_claims(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        trail = trace(record, "norway")
    assert (trail.kind, trail.row["where"], trail.row["read_at"]) == ("report", "in/norway.txt", RUN.started)
    assert [zone["zone"] for zone in trail.row["zones"]] == ["headline", "body"]
    assert sorted(trail.claims) == sorted(claim_to_fact(claim)["id"] for claim in norway_claims())


@pytest.mark.parametrize(
    "row",
    [
        {"id": "occurrence-1", "claims": [_event_id()]},
        {"id": "occurrence-1", "versions": [{"claim": _event_id(), "why": "said"}, {"claim": _event_id()}]},
        {"id": "occurrence-1", "reports": [{"report": "norway", "start": 28, "end": 72}]},
    ],
)
def test_a_finding_leads_to_its_claims_by_id_or_by_place(tmp_path: Path, row: dict[str, object]) -> None:
    with filled(tmp_path / "r.db") as record:
        record.replace_findings({"occurrence": [row]})
        trail = trace(record, "occurrence-1")
    assert (trail.kind, trail.row, trail.claims) == ("occurrence", row, (_event_id(),))


def test_a_decision_leads_to_what_it_is_about(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        trail = trace(record, _decided(record))
    assert (trail.kind, trail.row["by"], trail.claims) == ("decision", "ana", (_event_id(),))


def test_a_trail_is_json(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record:
        row = trace(record, _event_id()).to_dict()
    assert json.loads(json.dumps(row)) == row


def test_an_unknown_id_is_nothing_found(tmp_path: Path) -> None:
    with filled(tmp_path / "r.db") as record, pytest.raises(NothingFound, match=r"event-x: nothing in .* has this id"):
        trace(record, "event-x")


@pytest.mark.parametrize(
    ("start", "end", "line"), [(0, 1, "one"), (4, 6, "two"), (8, 12, "three"), (5, 9, "two\nthree"), (3, 3, "one")]
)
def test_the_line_around(start: int, end: int, line: str) -> None:
    assert line_around("one\ntwo\nthree", start, end) == line
