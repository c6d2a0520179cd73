"""Pages, letters, feeds, PDFs and archives made for these tests; all sentences are our own."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

LEAD = (
    "The ministers of Norland and Sudmark met in the harbour of Norhaven on Thursday and agreed to reopen the"
    " ferry line"
    " between their capitals, officials of both countries said."
)
SECOND = (
    "The line was closed six years ago, when the two governments quarrelled over the fish of the northern"
    " banks; since then"
    " lorries have taken the long road around the bay."
)
THIRD = (
    "“We want the first ship to sail before the winter,” the Norland minister told reporters on the quay,"
    " adding that the"
    " money had been set aside."
)
BODY = (LEAD, SECOND, THIRD)
TITLE = "Norland and Sudmark reopen their ferry line"

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>{title} | Coast Courier</title>
<meta property="og:site_name" content="Coast Courier">
<link rel="canonical" href="https://courier.example/2019/05/02/ferry-line">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{title}",
"datePublished": "{published}", "author": {{"@type": "Person", "name": "Ada Holm"}}}}</script>
<style>p {{ color: red }}</style></head>
<body class="has-sidebar comments-open">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies to make this site work. <button>Accept</button></div>
<article>
<div class="kicker">Shipping</div>
<h1>{title}</h1>
<p class="standfirst">After six years lorries may soon take the short way over the water again.</p>
<div class="byline">By <a rel="author" href="/ada">Ada Holm</a></div>
<time class="published" datetime="{published}">2 May 2019</time>
<div class="social-share"><a>Share</a><a>Tweet</a></div>
<figure><img src="x.jpg"><figcaption>The quay of Norhaven at noon. Photo: P. Berg/Courier</figcaption></figure>
{paragraphs}
<div class="newsletter-signup"><p>Sign up for our newsletter and have the harbour's news in your inbox every day.</p>
</div>
<p style="display:none">The ministers of Norland declared war on Sudmark, this hidden line says.</p>
<p>Neither side would say what the ships will cost, and the unions of both ports have asked for talks about the night
shifts that the new timetable will bring with it.</p>
</article>
<aside class="related"><h2>Related stories</h2><a href="/a">Fish quarrel ends in court after two long years</a></aside>
<section id="comments"><h3>2 comments</h3>
<div class="comment"><b>gull</b> <time>3 May 2019</time><p>Norland will never pay for this.</p></div>
<div class="comment"><b>tern</b> <time>4 May 2019</time><p>About time, my cousin drives that road.</p></div></section>
<footer>© 2019 Coast Courier. All rights reserved.</footer>
</body></html>
"""


def page(paragraphs: Sequence[str] = BODY, published: str = "2019-05-02", charset: str = "utf-8") -> str:
    marked = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return PAGE.format(title=TITLE, published=published, charset=charset, paragraphs=marked)


FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Coast Courier</title><language>en-gb</language>
{items}</channel></rss>
"""
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>{date}</pubDate><author>Ada Holm</author><description>{text}</description></item>
"""


def feed(*entries: Mapping[str, str]) -> bytes:
    plain = {
        "title": TITLE,
        "link": "https://courier.example/ferry",
        "date": "Thu, 02 May 2019 09:12:00 +0200",
        "text": LEAD,
    }
    return FEED.format(items="".join(ITEM.format(**{**plain, **entry}) for entry in entries)).encode()


LETTER = """Message-ID: <7@courier.example>
From: Ada Holm <ada@courier.example>
To: desk@post.example
Subject: {subject}
Date: Thu, 02 May 2019 09:12:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{text}
"""


def letter(text: str = "\n\n".join(BODY), subject: str = TITLE) -> bytes:
    return LETTER.format(text=text, subject=subject).replace("\n", "\r\n").encode()


def pdf(*pages: Sequence[str], info: str = "") -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        escaped = (line.replace("(", "\\(").replace(")", "\\)") for line in lines)
        shown = " T* ".join(f"({line}) Tj" for line in escaped)
        content = f"BT /F1 11 Tf 14 TL 60 760 Td {shown} ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(f"<< {info} >>".encode())
    return _assembled(objects)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def warc(*records: tuple[str, str, bytes], packed: bool = True) -> bytes:
    """A web archive of (address, content type, body), all answered with 200."""
    out = b""
    for number, (url, media, body) in enumerate(records):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-08-24T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out
