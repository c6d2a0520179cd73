import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve import uploads
from dragoman.serve.uploads import safe_name
from tests.serve.conftest import client_of

SAME = {"sec-fetch-site": "same-origin"}
DIGEST = "0123456789abcdef"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x", "x-01234567"),
        ("/etc/passwd", "passwd-01234567"),
        ("C:\\Windows\\win.ini", "win-01234567.ini"),
        ("..", "upload-01234567"),
        ("", "upload-01234567"),
        (".htaccess", "upload-01234567.htaccess"),
        ("a\x00b.txt", "a-b-01234567.txt"),
        ("\u202egnp.exe", "gnp-01234567.exe"),
        ("Report.PDF", "report-01234567.pdf"),
        ("report.pdf", "report-01234567.pdf"),
        ("Əliyev çay.txt", "liyev-cay-01234567.txt"),
        ("*?[a].txt", "a-01234567.txt"),
        ("-rf", "rf-01234567"),
        ("x" * 300 + ".html", "x" * 60 + "-01234567.html"),
        ("dir/", "upload-01234567"),
        ("CON", "con-01234567"),
    ],
)
def test_a_name_is_never_a_path(given: str, kept: str) -> None:
    assert safe_name(given, DIGEST) == kept
    assert os.path.basename(kept) == kept


@pytest.fixture
def browser(record: Path) -> TestClient:
    client = client_of(record)
    client.app.state.desk.foreman._work = lambda: None  # type: ignore[attr-defined]
    return client


def tree(record: Path) -> set[str]:
    return {str(path.relative_to(record.parent)) for path in record.parent.rglob("*") if path.is_file()}


def test_files_stay_inside_their_folder(browser: TestClient, record: Path) -> None:
    before = tree(record)
    names = ("../../evil.txt", "/tmp/evil.txt", "A.txt", "a.txt", "b\r\nX: y.txt")
    files = [("files", (name, f"text {place}".encode())) for place, name in enumerate(names)]
    answer = browser.post("/add/files", files=files, headers=SAME)
    assert answer.status_code == 303
    job = answer.headers["location"].rpartition("/")[2]
    new = {name for name in tree(record) - before if "ledger" not in name}
    assert len(new) == len(names)
    assert all(name.startswith(f"record.db.desk/uploads/{job}/") for name in new)
    folder = record.parent / "record.db.desk"
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, folder / "uploads" / job)] == ["0o700", "0o700"]


@pytest.mark.parametrize(("size", "status"), [(-1, 303), (0, 303), (1, 413)])
def test_a_file_is_bounded_as_it_comes(
    browser: TestClient, record: Path, monkeypatch: pytest.MonkeyPatch, size: int, status: int
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_FILE", 100_000)
    answer = browser.post("/add/files", files={"files": ("a.txt", b"a" * (100_000 + size))}, headers=SAME)
    assert answer.status_code == status
    kept = [name for name in tree(record) if "uploads" in name]
    assert len(kept) == (1 if status == 303 else 0)


def test_a_form_is_bounded_whatever_length_it_says(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_FORM", 50_000)
    files = [("files", (f"{number}.txt", bytes([65 + number]) * 20_000)) for number in range(3)]
    assert browser.post("/add/files", files=files, headers=SAME).status_code == 413
    monkeypatch.setattr(uploads, "MOST_PARTS", 2)
    many = [("files", (f"{number}.txt", b"a")) for number in range(3)]
    assert browser.post("/add/files", files=many, headers=SAME).status_code == 413


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"", "multipart/form-data", 415),
        (b"nonsense", "multipart/form-data; boundary=x", 400),
        (
            b"--x\r\nContent-Disposition: form-data; name=files; filename=a\r\n\r\nabc",
            "multipart/form-data; boundary=x",
            400,
        ),
    ],
)
def test_what_is_no_form_is_told(browser: TestClient, body: bytes, media: str, status: int) -> None:
    headers = {**SAME, "content-type": media}
    assert browser.post("/add/files", content=body, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": "A ferry sailed.", "published": "2023-03"}, 303),
        ({"text": " "}, 400),
        ({"text": "A ferry sailed.", "published": "soon"}, 400),
        ({}, 400),
    ],
)
def test_a_pasted_text_has_words_and_a_date(browser: TestClient, fields: dict[str, str], status: int) -> None:
    form = {name: (None, value) for name, value in (fields or {"x": "y"}).items()}
    assert browser.post("/add/text", files=form, headers=SAME).status_code == status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("https://courier.example/2023/ferry", 303),
        ("http://127.0.0.1/", 403),
        ("http://169.254.169.254/latest", 403),
        ("http://[::1]:80/", 403),
        ("http://2130706433/", 403),
        ("http://user@courier.example/", 403),
        ("http://courier.example:22/", 403),
        ("file:///etc/passwd", 400),
        ("", 400),
    ],
)
def test_only_public_addresses_are_queued(browser: TestClient, address: str, status: int) -> None:
    answer = browser.post("/add/address", files={"addresses": (None, address)}, headers=SAME)
    assert answer.status_code == status


def test_the_page_adds_only_from_itself(browser: TestClient) -> None:
    form = {"text": (None, "A ferry sailed.")}
    assert browser.post("/add/text", files=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403
