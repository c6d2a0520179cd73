from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Doors, create_app, is_loopback
from dragoman.serve.guard import HEADERS
from tests.serve.conftest import BASE, TOKEN, client_of

BEARER = {"authorization": f"Bearer {TOKEN}"}


def test_a_login_address_works_once(record: Path) -> None:
    doors = Doors.at("127.0.0.1", 8321, TOKEN)
    client = TestClient(
        create_app(record, doors), base_url=BASE, headers={"accept": "text/html"}, follow_redirects=False
    )
    assert client.get("/").status_code == 401
    word = doors.new_login()
    first = client.get("/login", params={"word": word})
    assert first.status_code == 303
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=strict" in first.headers["set-cookie"]
    assert client.get("/").status_code == 200
    client.cookies.clear()
    assert client.get("/login", params={"word": word}).status_code == 403


def test_logging_out_ends_the_session(client: TestClient) -> None:
    kept = dict(client.cookies)
    client.post("/logout", headers={"sec-fetch-site": "same-origin"})
    client.cookies.update(kept)
    assert client.get("/").status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.com", "127.0.0.1.evil.com:8321", "", "127.0.0.1:9999", "127.0.0.1", "localhost.evil.com:8321"]
)
def test_other_names_are_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "LOCALHOST:8321", "[::1]:8321"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host, **BEARER}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": BASE}, 403),
        ({"sec-fetch-site": "SAME-ORIGIN"}, 403),
        ({"sec-fetch-site": ""}, 403),
        ({"origin": BASE}, 303),
        ({"origin": "null"}, 403),
        ({"origin": "http://evil.com"}, 403),
        ({"origin": "http://127.0.0.1:8322"}, 403),
        ({"origin": "http://localhost:8321"}, 403),
        ({"origin": "https://127.0.0.1:8321"}, 403),
        ({"origin": "http://127.0.0.1"}, 403),
        ({"origin": "http://127.0.0.1:8321.evil.com"}, 403),
        ({}, 403),
        (BEARER, 303),
        ({**BEARER, "sec-fetch-site": "cross-site"}, 303),
        ({"authorization": "Bearer wrong"}, 401),
        ({"authorization": "Bearer "}, 401),
        ({"authorization": "Basic dXNlcjpwdw=="}, 403),
    ],
)
def test_what_writes_comes_from_its_own_pages(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/logout", headers=headers).status_code == status


def test_headers_said_twice_are_refused(client: TestClient) -> None:
    twice = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")]
    assert client.post("/logout", headers=twice).status_code == 403


@pytest.mark.parametrize("path", ["/", "/nowhere", "/claims?kind=none", "/static/app.css", "/v1/nowhere"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_scripts_get_problems_and_people_pages(record: Path) -> None:
    client = client_of(record, logged_in=False)
    problem = client.get("/v1/claims", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 401
    assert client.get("/").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("host", "own"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.0.0.1", False)]
)
def test_only_this_machine(host: str, own: bool) -> None:
    assert is_loopback(host) is own
