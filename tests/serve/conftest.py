from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient

from dragoman.serve import Doors, create_app
from dragoman.session import open_session

TOKEN = "token-of-the-tests"
BASE = "http://127.0.0.1:8321"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the bundled reports; coded once, copied for whoever writes to it."""
    path = tmp_path_factory.mktemp("serve") / "read.db"
    with open_session(path) as session, as_file(files("dragoman") / "demo") as bundled:
        session.read([str(bundled / "*" / "*.txt")])
    return path


@pytest.fixture
def record(read_once: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be written to."""
    return Path(copyfile(read_once, tmp_path / "record.db"))


def client_of(path: Path, logged_in: bool = True) -> TestClient:
    """A browser at a server over this record."""
    doors = Doors.at("127.0.0.1", 8321, TOKEN)
    client = TestClient(create_app(path, doors), base_url=BASE, headers={"accept": "text/html"}, follow_redirects=False)
    if logged_in:
        client.get("/login", params={"word": doors.new_login()})
    return client


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    """A logged-in browser at a server over the bundled reports."""
    with client_of(record) as browser:
        yield browser


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A logged-in browser at a server over an empty record."""
    with client_of(tmp_path / "empty.db") as browser:
        yield browser
