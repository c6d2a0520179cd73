from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.record import open_record


def decide(script: TestClient, headers: dict[str, str] | None = None, **body: Any) -> Any:
    return script.post("/v1/decisions", json={"by": "ana", "why": "read it", **body}, headers=headers or {})


@pytest.fixture
def event(script: TestClient) -> str:
    return str(script.get("/v1/claims?kind=event&limit=1").json()["items"][0]["id"])


def test_a_claim_is_judged_and_the_judgement_undone(script: TestClient, event: str) -> None:
    made = decide(script, action="reject", names=[event])
    assert made.status_code == 201
    (row,) = made.json()["decisions"]
    assert (row["verdict"], row["by"]) == ("no", "ana")
    assert script.get(f"/v1/claims/{event}").json()["standing"] == "rejected"
    assert script.get(f"/v1/decisions/{row['id']}").json() == row
    assert script.get(f"/v1/decisions?subject={event}").json()["total"] == 1
    assert decide(script, action="undo", name=event).json()["decisions"][0]["revoked"]
    assert script.get(f"/v1/claims/{event}").json()["standing"] == "stands"


@pytest.mark.parametrize(
    "body",
    [
        {"action": "correct", "changes": {"status": "denied"}},
        {"action": "rate", "grade": "3"},
        {"action": "accept"},
    ],
)
def test_the_other_decisions(script: TestClient, event: str, body: dict[str, Any]) -> None:
    named = {"name": event} if body["action"] == "correct" else {"names": [event]}
    assert decide(script, **body, **named).status_code == 201


def test_events_are_merged_and_split(script: TestClient) -> None:
    names = [row["id"] for row in script.get("/v1/claims?kind=event&limit=2").json()["items"]]
    assert decide(script, action="merge", names=names).status_code == 201
    assert decide(script, action="split", name=names[0], apart=[names[1]]).status_code == 201


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "accept", "names": ["event-none"]}, 404),
        ({"action": "accept", "names": []}, 422),
        ({"action": "accept", "names": ["x"], "by": " "}, 422),
        ({"action": "accept", "names": ["x"], "more": 1}, 422),
        ({"action": "burn", "names": ["x"]}, 422),
        ({"action": "undo", "name": "event-none"}, 404),
        ({"action": "rate", "grade": "9", "names": ["x"]}, 422),
    ],
)
def test_what_cannot_be_decided_is_told(script: TestClient, body: dict[str, Any], status: int) -> None:
    assert decide(script, **body).status_code == status
    assert script.get("/v1/decisions").json()["total"] == 0


def test_of_two_editors_the_second_sees_that_it_has_changed(script: TestClient, event: str) -> None:
    etag = script.get(f"/v1/claims/{event}").headers["etag"]
    assert decide(script, {"if-match": etag}, action="accept", names=[event]).status_code == 201
    late = decide(script, {"if-match": etag}, action="reject", names=[event])
    assert late.status_code == 412
    assert late.headers["etag"] == script.get(f"/v1/claims/{event}").headers["etag"]
    assert decide(script, {"if-match": late.headers["etag"]}, action="reject", names=[event]).status_code == 201


def test_a_finding_is_judged_as_it_was_read(script: TestClient) -> None:
    name = script.get("/v1/disagreements?limit=1").json()["items"][0]["id"]
    etag = script.get(f"/v1/disagreements/{name}").headers["etag"]
    assert decide(script, {"if-match": etag}, action="reject", names=[name]).status_code == 201
    assert decide(script, {"if-match": etag}, action="accept", names=[name]).status_code == 412


def test_a_request_sent_twice_is_carried_out_once(script: TestClient, record: Path, event: str) -> None:
    key = {"idempotency-key": "k-1"}
    first = decide(script, key, action="accept", names=[event])
    again = decide(script, key, action="accept", names=[event])
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    other = decide(script, key, action="reject", names=[event])
    assert other.status_code == 422
    with open_record(record) as opened:
        assert len(opened.decisions()) == 1


def test_a_request_that_was_refused_may_be_mended(script: TestClient, event: str) -> None:
    key = {"idempotency-key": "k-2"}
    assert decide(script, key, action="accept", names=["event-none"]).status_code == 404
    assert decide(script, key, action="accept", names=[event]).status_code == 201


def test_a_request_cut_short_is_carried_out_as_of_its_moment(script: TestClient, event: str) -> None:
    """The server ended between the decision and the note of its answer."""
    key = {"idempotency-key": "k-3"}
    first = decide(script, key, action="accept", names=[event]).json()
    worklog = script.app.state.desk.foreman.worklog  # type: ignore[attr-defined]
    worklog.keep_answer("POST /v1/decisions", "k-3", None, None)
    assert decide(script, key, action="accept", names=[event]).json() == first
    assert script.get("/v1/decisions").json()["total"] == 1


def test_decisions_let_the_findings_be_brought_up_to_date(script: TestClient, event: str) -> None:
    decide(script, action="reject", names=[event])
    decide(script, action="undo", name=event)
    jobs = script.get("/v1/jobs").json()["items"]
    assert [(job["kind"], job["state"]) for job in jobs] == [("reconcile", "queued")]
