import html
import json
import re

import pytest
from starlette.testclient import TestClient

from dragoman.errors import UsageError
from dragoman.serve.reviewer import chosen_keys, goings, keys_of, reject_reasons, usual_keys
from tests.serve.test_review import SAME, signed


def script_keys(page: str) -> tuple[str, dict[str, str]]:
    found = re.search(r'id="desk-keys" hidden data-mode="(\w+)" data-keys="([^"]*)"', page)
    assert found
    return found.group(1), json.loads(html.unescape(found.group(2)))


def test_the_usual_keys_stand_on_the_page(client: TestClient) -> None:
    page = signed(client).get("/review").text
    mode, keys = script_keys(page)
    assert mode == "on"
    assert keys == {
        "a": "accept", "x": "reject", "c": "correct", "s": "skip", "Space": "skip", "u": "undo", "Backspace": "undo",
        "f": "flag", "n": "note", "j": "next", "k": "previous", "?": "help", "g": "go",
    }  # fmt: skip
    assert '<kbd aria-hidden="true">a</kbd>' in page


def test_keys_are_set_otherwise_and_kept(client: TestClient) -> None:
    signed(client)
    answer = client.post("/settings/keys", data={"mode": "queue", "accept": "y Insert", "next": ""}, headers=SAME)
    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    mode, keys = script_keys(client.get("/review").text)
    assert mode == "queue"
    assert (keys["y"], keys["Insert"]) == ("accept", "accept")
    assert "a" not in keys
    assert "j" not in keys
    assert '<kbd aria-hidden="true">y</kbd>' in client.get("/review").text
    client.post("/settings/keys", data={"mode": "off", "usual": "yes"}, headers=SAME)
    assert script_keys(client.get("/review").text)[0] == "on"


def test_keys_are_switched_off(client: TestClient) -> None:
    signed(client).post("/settings/keys", data={"mode": "off"}, headers=SAME)
    page = client.get("/review").text
    assert script_keys(page) == ("off", {})
    assert "aria-keyshortcuts" not in page
    assert '<kbd aria-hidden="true">' not in page


@pytest.mark.parametrize(
    "said",
    [
        {"accept": "x"},
        {"accept": "Tab"},
        {"accept": "F5"},
        {"accept": "Enter"},
        {"accept": "Control"},
        {"accept": "1"},
        {"accept": "ab"},
        {"mode": "loud"},
        {"accept": "<script>"},
    ],
)
def test_keys_that_cannot_be_are_refused(client: TestClient, said: dict[str, str]) -> None:
    answer = signed(client).post("/settings/keys", data=said, headers=SAME)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "set-cookie" not in answer.headers
    with pytest.raises(UsageError):
        chosen_keys(said)


@pytest.mark.parametrize("kept", ["", "%%%", "mode=loud", "accept=x", "\x00", "a" * 5000])
def test_a_cookie_that_cannot_be_read_is_none(kept: str) -> None:
    assert keys_of(kept) == usual_keys()


def test_no_two_letters_lead_to_one_view() -> None:
    letters = [letter for letter, _, _ in goings()]
    assert len(set(letters)) == len(letters)
    assert all(address.startswith("/") for _, address, _ in goings())
    assert [key for key, _ in reject_reasons()] == [str(number) for number in range(1, len(reject_reasons()) + 1)]
