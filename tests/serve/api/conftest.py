from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Doors, create_app
from dragoman.serve.api.schema import schema_of
from tests.serve.conftest import BASE, TOKEN


@cache
def described() -> dict[str, Any]:
    """The description, made once for all tests: it is of the code and not of a record."""
    return schema_of(create_app(Path("none.db"), Doors.at("127.0.0.1", 8321, TOKEN)))


def script_of(path: Path) -> TestClient:
    """A script at a server over this record, with the token."""
    app = create_app(path, Doors.at("127.0.0.1", 8321, TOKEN))
    # Findings brought up to date in a process of their own are tests/serve/test_jobs.py's.
    app.state.desk.foreman._work = lambda: None
    app.openapi_schema = described()
    return TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {TOKEN}"}, follow_redirects=False)


@pytest.fixture
def script(record: Path) -> Iterator[TestClient]:
    with script_of(record) as client:
        yield client
