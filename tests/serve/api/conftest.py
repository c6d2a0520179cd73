from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Doors, create_app
from tests.serve.conftest import BASE, TOKEN


def script_of(path: Path) -> TestClient:
    """A script at a server over this record, with the token."""
    app = create_app(path, Doors.at("127.0.0.1", 8321, TOKEN))
    # Findings brought up to date in a process of their own are tests/serve/test_jobs.py's.
    app.state.desk.foreman._work = lambda: None
    return TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {TOKEN}"}, follow_redirects=False)


@pytest.fixture
def script(record: Path) -> Iterator[TestClient]:
    with script_of(record) as client:
        yield client
