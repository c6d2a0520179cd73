"""Sources: what is read, kept exactly, and what becomes of what cannot be."""

import gzip
import hashlib
import io
import json
import zlib
from pathlib import Path

import pytest

from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read import ReadOptions, read_sources, report_of_text
from dragoman.read.limits import Limits
from tests.read.samples import feed, letter, page, pdf, warc, zipped

TEXT = "The two ministers met in Norhaven on Friday.\r\nThey signed nothing.\n"


def read(*sources: str, **options: object) -> list[Report | ItemError]:
    return list(read_sources(sources, ReadOptions(**options)))  # type: ignore[arg-type]


def reports(*sources: str) -> list[Report]:
    return [result for result in read(*sources) if isinstance(result, Report)]


def failure(*sources: str) -> ItemError:
    (error,) = [result for result in read(*sources) if isinstance(result, ItemError)]
    return error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_kept_exactly(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(("é “ferry” " + TEXT).encode(encoding))
    (report,) = reports(str(path))
    assert (report.id, report.text, report.where) == ("ferry", "é “ferry” " + TEXT, str(path))


def test_rows_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "rows.anything"
    rows: list[object] = [
        {"id": "a", "text": TEXT, "title": "Ferry", "outlet": "Post", "byline": "A. B.", "published": "2019-05"},
        {"text": TEXT},
        {"id": "b", "text": "  "},
        {"id": "c", "text": TEXT, "published": "May 3"},
        {"id": "a", "text": TEXT},
        ["no object"],
    ]
    path.write_text("\n".join([json.dumps(row) for row in rows] + ['{"text": broken']), encoding="utf-8")
    first, second, *errors = read(str(path))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.id, first.title, first.outlet, first.byline) == ("a", "Ferry", "Post", "A. B.")
    assert first.published.prefix == "2019-05"
    assert first.published.basis == "given"
    assert second.id == "rows-2"
    assert [error.item if isinstance(error, ItemError) else "" for error in errors] == [
        f"{path}, line {number}" for number in (3, 4, 5, 6, 7)
    ]


def test_a_json_array_is_rows(tmp_path: Path) -> None:
    path = tmp_path / "array.txt"
    path.write_text(json.dumps([{"id": 7, "text": TEXT}]), encoding="utf-8")
    assert [report.id for report in reports(str(path))] == ["7"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"<!DOCTYPE html><html>", "page that shows no text"),
        (b"a\x00b", "NUL byte at offset 1"),
        (b"\xef\xbb\xbfSm\xf8", "at offset 5"),
        (b'[{"text": "a"', "broken JSON array"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "item.txt"
    path.write_bytes(content)
    error = failure(str(path))
    assert error.item == str(path)
    assert problem in error.problem
    assert error.remedy


@pytest.mark.parametrize("source", ["missing.txt", "no-such-*.txt", "a\x00b"])
def test_a_path_that_leads_nowhere(tmp_path: Path, source: str) -> None:
    assert failure(str(tmp_path / source)).remedy


def test_a_source_that_is_no_text() -> None:
    assert "int" in failure(7).problem  # type: ignore[arg-type]


def test_a_folder_is_read_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "deep/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert [report.id for report in reports(str(tmp_path))] == ["a", "b", "c"]
    assert [report.id for report in reports(str(tmp_path / "*.txt"))] == ["a", "b"]


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder, text in (("a", TEXT), ("b", TEXT + "More.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text, encoding="utf-8")
    first, second = reports(str(tmp_path))
    assert first.id == "index"
    assert second.id == f"index-{second.sha256[:8]}"


def test_a_folder_of_everything(tmp_path: Path) -> None:
    named = {
        "a.html": page().encode(),
        "b.eml": letter(),
        "c.xml": feed({}),
        "d.pdf": pdf([TEXT.splitlines()[0]]),
        "e.zip": zipped({"one.txt": TEXT.encode(), "deep.zip": zipped({"two.html": page().encode()})}),
        "f.warc.gz": warc(("https://courier.example/ferry", "text/html", page().encode())),
        "g.csv": f'id,title,text,date\ng1,Ferry,"{TEXT}",2019-05-02\n'.encode(),
        "h.gz": gzip.compress(json.dumps({"id": "h1", "text": TEXT}).encode()),
        "i.jsonl": (json.dumps({"id": "i1", "content": TEXT, "pub_date": "2 May 2019"}) + "\n").encode(),
        "j.txt": "Die Fähre fährt.".encode("cp1252"),
        "k.opml": b"<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>",
        "l.png": b"\x89PNG\r\n",
        "m.svg": b"<?xml version='1.0'?><svg/>",
    }
    for name, data in named.items():
        (tmp_path / name).write_bytes(data)
    found = read(str(tmp_path))
    assert [result.id for result in found if isinstance(result, Report)] == [
        *("a", "b", "courier.example-ferry", "d", "two", "one"),
        *(f"courier.example-ferry-{_hash(found, 'f.warc.gz')}", "g1", "h1", "i1", "j"),
    ]
    assert [result.item[-6:] for result in found if isinstance(result, ItemError)] == ["k.opml", "/l.png", "/m.svg"]
    for report in found:
        if isinstance(report, Report):
            assert report.zones[-1].end == len(report.text)
            assert report.language or len(report.text) < 60


def _hash(found: list[Report | ItemError], name: str) -> str:
    return next(result.sha256[:8] for result in found if isinstance(result, Report) and name in result.where)


def test_archives_in_archives_in_archives(tmp_path: Path) -> None:
    data = zipped({"one.txt": TEXT.encode()})
    for _ in range(3):
        data = zipped({"in.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    assert "(depth)" in failure(str(tmp_path / "a.zip")).problem


def test_a_document_larger_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 100, encoding="utf-8")
    (error,) = read(str(tmp_path), limits=Limits(document=1000))
    assert isinstance(error, ItemError)
    assert "(document)" in error.problem


def test_json_lines_are_read_line_by_line_however_many(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(1000)), encoding="utf-8")
    found = read(str(path), limits=Limits(document=1000))
    assert len([result for result in found if isinstance(result, Report)]) == 1000


def test_the_original_is_kept_where_the_text_does_not_give_it_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.html").write_bytes(page().encode())
    plain, marked = reports(str(tmp_path))
    assert plain.original is not None
    assert marked.original is not None
    assert plain.original.packed is None
    assert zlib.decompress(marked.original.packed or b"") == page().encode()
    assert marked.original.sha256 == hashlib.sha256(page().encode()).hexdigest()


def test_bytes_that_are_known_are_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(page().encode())
    asked: list[tuple[str, str]] = []

    def known(where: str, sha256: str) -> list[str]:
        asked.append((where, sha256))
        return ["b"]

    assert read(str(tmp_path), known=known) == []
    assert asked == [(str(tmp_path / "b.html"), hashlib.sha256(page().encode()).hexdigest())]


def test_names_given_out_before_stay_given_out(tmp_path: Path) -> None:
    for folder, text in (("a", TEXT), ("b", TEXT + "More.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(text, encoding="utf-8")
    first, second = reports(str(tmp_path))
    (again,) = read(str(tmp_path), known=lambda where, _: ["index"] if where == first.where else [])
    assert isinstance(again, Report)
    assert again.id == second.id


def test_a_failure_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    kinds = [type(result).__name__ for result in read("missing", str(path), str(path))]
    assert kinds == ["ItemError", "Report", "ItemError"]


def test_standard_input_and_the_date_for_all() -> None:
    (report,) = read("-", stdin=io.BytesIO(TEXT.encode()), published=Window.parse("2019-05-03"))
    assert isinstance(report, Report)
    assert (report.id, report.published.prefix, report.published.basis) == ("stdin", "2019-05-03", "given")


def test_no_standard_input() -> None:
    assert failure("-").item == "-"


@pytest.mark.parametrize("text", ["", " \n", "Kenya \ud800 met Ghana."])
def test_a_text_in_hand_that_cannot_be_coded_is_refused(text: str) -> None:
    with pytest.raises(ItemError):
        report_of_text(text)
