import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman.serve.bodies import DEEPEST, LONGEST
from tests.serve.api.conftest import script

__all__ = ["script"]
JSON = {"content-type": "application/json"}


def deep(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"content-type": "text/plain"}, 415),
        (b"{}", {}, 415),
        (b"a=1", {"content-type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"content-type": "application/json; charset=utf-8"}, 422),
        (b"{", JSON, 400),
        (b"\xff\xfe", JSON, 400),
        (b'{"a": NaN}', JSON, 400),
        (deep(DEEPEST + 1), JSON, 400),
        (deep(100_000), JSON, 400),
        (deep(DEEPEST - 1), JSON, 422),
        (b'"' + b"a" * (LONGEST - 2) + b'"', JSON, 422),
        (b'"' + b"a" * (LONGEST - 1) + b'"', JSON, 413),
    ],
    ids=range(12),
)
def test_a_body_is_json_short_and_shallow(
    script: TestClient, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert script.post("/v1/decisions", content=body, headers=headers).status_code == status


def test_a_body_that_hides_its_length_is_stopped(script: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b" " * (LONGEST // 10)

    assert script.post("/v1/decisions", content=pieces(), headers=JSON).status_code == 413


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "\u202e", "'; DROP TABLE claim; --", "<script>"])
def test_hostile_words_are_words(script: TestClient, text: str) -> None:
    body = json.dumps({"action": "accept", "names": [text], "by": text, "why": text})
    assert script.post("/v1/decisions", content=body, headers=JSON).status_code in (404, 422)
