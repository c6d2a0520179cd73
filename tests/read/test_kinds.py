"""What bytes are, told from themselves."""

import gzip

import pytest

from dragoman.read.kinds import kind_of
from tests.read.samples import LEAD, feed, letter, page, pdf, warc, zipped


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (page().encode(), "html"),
        (page().encode("utf-16"), "html"),
        (b"\xef\xbb\xbf  <!-- saved --><HTML><body>x", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        (b"<div class='x'>text</div>", "html"),
        (feed({}), "feed"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b"<opml version='2.0'>", "opml"),
        (b"<?xml version='1.0'?><invoice>", "xml"),
        (pdf(["x"]), "pdf"),
        (b"\r\n%PDF-1.4", "pdf"),
        (zipped({"a.txt": b"x"}), "zip"),
        (gzip.compress(b"plain", mtime=0), "gzip"),
        (warc(("https://a.example/", "text/html", b"x")), "warc"),
        (warc(("https://a.example/", "text/html", b"x"), packed=False), "warc"),
        (b"PAR1....", "parquet"),
        (letter(), "mail"),
        (b'{"text": "x"}\n', "jsonl"),
        (b'[{"text": "x"}]', "json"),
        (b"id,title,text\n1,a,b\n", "csv"),
        (b"Date\tHeadline\tBody\n", "csv"),
        (b"foo;bar\n1;2\n3;4\n", "csv"),
        (b"Ferries, ships, boats.\nGulls, terns, crows.\nBread, fish, salt.\n", "text"),
        (b"The minister; the harbour\nThe ferry sails again; nobody knows when.\nA third line.\n", "text"),
        (LEAD.encode(), "text"),
        (b"Body, Mind and the Sea\n\n" + LEAD.encode(), "text"),
        (b"From: the ministry\nDate: 3 May\n\n" + LEAD.encode(), "text"),
        (b"Subject: a speech\n\n" + LEAD.encode(), "text"),
        (b"<3 this harbour", "text"),
        (b"[Editor's note] text", "text"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"{\\rtf1", "an RTF document"),
    ],
)
def test_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind
