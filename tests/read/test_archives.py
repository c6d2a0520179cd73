"""Archives: what lies in them, names that mean harm, and bombs stopped by a named limit."""

import gzip
import io
import zipfile
from datetime import date

import pytest

from dragoman.errors import ItemError
from dragoman.read.archives import read_gzip, read_warc, read_zip
from dragoman.read.limits import MIB, Limits
from dragoman.read.parcels import Parcel, Piece
from tests.read.samples import LEAD, page, warc, zipped

ZEROS = b"\x00" * (3 * MIB)


def unzip(data: bytes, limits: Limits | None = None) -> list[Piece]:
    return list(read_zip(io.BytesIO(data), "a.zip", limits or Limits(), 0))


def test_files_in_the_order_of_their_names() -> None:
    pieces = unzip(zipped({"b/two.txt": b"2", "a/one.html": b"1", "__MACOSX/x": b"", ".hidden": b""}))
    assert [(piece.where, piece.stem, piece.data, piece.depth) for piece in pieces if isinstance(piece, Parcel)] == [
        ("a.zip, a/one.html", "one", b"1", 1),
        ("a.zip, b/two.txt", "two", b"2", 1),
    ]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x\\y.txt", "a\x01b.txt", "x" * 400 + ".txt"])
def test_a_name_is_only_a_name(name: str) -> None:
    (piece,) = unzip(zipped({name: b"x"}))
    assert isinstance(piece, Parcel)
    assert piece.path is None
    assert piece.stem.isprintable()
    assert not set(piece.stem) & set("/\\")


def test_a_link_is_passed_over() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert unzip(out.getvalue()) == []


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(ratio=10), "(ratio)"),
        (Limits(document=2 * MIB, ratio=10_000), "(document)"),
        (Limits(unpacked=1 * MIB, ratio=10_000), "(unpacked)"),
    ],
)
def test_a_bomb_is_stopped_by_name(limits: Limits, named: str) -> None:
    (zip_error,) = unzip(zipped({"bomb.txt": ZEROS}), limits)
    (gzip_error,) = _ungzip(gzip.compress(ZEROS), limits)
    for error in (zip_error, gzip_error):
        assert isinstance(error, ItemError)
        assert named in error.problem


def _ungzip(data: bytes, limits: Limits) -> list[Piece]:
    try:
        return list(read_gzip(data, "a.gz", "a", limits, 0))
    except ItemError as error:
        return [error]


def test_too_many_files() -> None:
    with pytest.raises(ItemError, match=r"\(members\)"):
        unzip(zipped({str(n): b"x" for n in range(5)}), Limits(members=4))


def test_an_office_document_is_told() -> None:
    with pytest.raises(ItemError, match="office"):
        unzip(zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}))


def test_a_broken_member_does_not_stop_the_others() -> None:
    data = bytearray(zipped({"a.txt": LEAD.encode() * 20, "b.txt": LEAD.encode()}))
    data[60] ^= 0xFF
    kinds = [type(piece) for piece in unzip(bytes(data))]
    assert kinds == [ItemError, Parcel]


def test_a_sent_gzip_is_its_content() -> None:
    (piece,) = _ungzip(gzip.compress(b"text"), Limits())
    assert isinstance(piece, Parcel)
    assert piece.data == b"text"


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive(packed: bool) -> None:
    data = warc(
        ("https://courier.example/2019/ferry.html", "text/html; charset=utf-8", page().encode()),
        ("https://courier.example/x.png", "image/png", b"\x89PNG"),
        packed=packed,
    )
    (piece,) = read_warc(io.BytesIO(data), "a.warc", Limits(), 0)
    assert isinstance(piece, Parcel)
    assert (piece.url, piece.declared) == ("https://courier.example/2019/ferry.html", "utf-8")
    assert piece.stem == "courier.example-2019-ferry"
    assert [(clue.kind, clue.window.earliest) for clue in piece.clues] == [("fetched", date(2023, 8, 24))]


def test_a_web_archive_cut_off_gives_what_came_before() -> None:
    record = ("https://a.example/x", "text/plain", LEAD.encode())
    data = warc(record) + warc(record)[:100]
    first, *rest = read_warc(io.BytesIO(data), "a.warc", Limits(), 0)
    assert isinstance(first, Parcel)
    assert all(isinstance(piece, ItemError) for piece in rest)
