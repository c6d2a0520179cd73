from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model.text import Report
from dragoman.record import Run, open_record
from dragoman.serve.api.answering import holds


@pytest.mark.parametrize(
    ("header", "held"), [("", False), ('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False)]
)
def test_an_etag_is_looked_for(header: str, held: bool) -> None:
    assert holds(header, '"a"') is held


def test_what_has_not_changed_is_not_sent_again(script: TestClient, record: Path) -> None:
    first = script.get("/v1/claims?limit=2")
    again = script.get("/v1/claims?limit=2", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert script.get("/v1/claims?limit=3", headers={"if-none-match": first.headers["etag"]}).status_code == 200
    with open_record(record) as opened:
        opened.add_report(Report("new", "A text."), (), (), Run("2026-01-01T00:00:00+00:00", "test"))
    assert script.get("/v1/claims?limit=2", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_pages_have_their_next_as_link(script: TestClient) -> None:
    first = script.get("/v1/claims?limit=2&kind=event")
    more = first.json()["next"]
    assert first.headers["link"] == f'<{more}>; rel="next"'
    assert script.get(more).json()["items"][0] not in first.json()["items"]
    assert "link" not in script.get("/v1/claims?limit=500&kind=event&actor=Israel&status=denied").headers


@pytest.mark.parametrize(
    ("path", "named"), [("/v1/claims?kinds=event", "kinds"), ("/v1/record?limit=1", "limit"), ("/v1/jobs?x=1", "x")]
)
def test_unknown_parameters_are_refused_by_name(script: TestClient, path: str, named: str) -> None:
    problem = script.get(path)
    assert problem.status_code == 400
    assert problem.json()["unknown"] == [named]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("application/json", 200),
        ("text/html, application/*;q=0.5", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("", 200),
    ],
)
def test_only_json_is_here(script: TestClient, accept: str, status: int) -> None:
    assert script.get("/v1/record", headers={"accept": accept}).status_code == status


@pytest.mark.parametrize(
    "cursor", ["x", "é", "W10", "WzEuNV0", "WyJhIl0", "[" * 50, "WzkyMjMzNzIwMzY4NTQ3NzU4MDgsICJhIl0"]
)
@pytest.mark.parametrize("kind", ["claims", "reports", "occurrences", "jobs", "decisions"])
def test_a_cursor_is_the_servers_own(script: TestClient, kind: str, cursor: str) -> None:
    assert script.get(f"/v1/{kind}", params={"after": cursor}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nowhere", 404),
        ("GET", "/v1/claims/none", 404),
        ("PUT", "/v1/claims", 405),
        ("DELETE", "/v1/decisions", 405),
        ("GET", "/v1/claims?limit=0", 422),
        ("GET", "/v1/claims?since=soon", 422),
        ("GET", "/v1/claims?actor=Nowhereland", 400),
        ("GET", "/v1/series/AZE/AZE", 400),
        ("POST", "/v1/decisions", 422),
    ],
)
def test_every_error_is_a_problem_document(script: TestClient, method: str, path: str, status: int) -> None:
    answer = script.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= document.keys()
    assert (document["status"], document["instance"]) == (status, path.partition("?")[0])
    assert f'id="{document["type"].partition("#")[2]}"' in script.get("/v1/docs").text


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/v1/claims", "GET, HEAD"), ("/v1/decisions", "GET, HEAD, POST"), ("/v1/jobs/x", "DELETE, GET, HEAD")],
)
def test_an_address_says_which_methods_it_answers(script: TestClient, path: str, methods: str) -> None:
    assert script.request("PATCH", path).headers["allow"] == methods


@pytest.mark.parametrize("path", ["/", "/claims", "/v1/claims", "/v1/nowhere", "/static/app.css"])
def test_head_is_get_without_its_body(script: TestClient, path: str) -> None:
    said, asked = script.head(path), script.get(path)
    assert (said.status_code, said.content) == (asked.status_code, b"")
    assert said.headers["content-type"] == asked.headers["content-type"]
    assert said.headers["content-length"] == asked.headers["content-length"]
