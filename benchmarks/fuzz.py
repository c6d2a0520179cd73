"""Malformed documents by the thousand: each comes out as a report or as a row that says why not; none ends the reader.

Usage: fuzz.py [COUNT] [SEED]; the seed is printed, and the same one makes the same documents.
"""

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.read.samples import feed, letter, page, pdf, warc, zipped

from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.read import ReadOptions, read_sources
from dragoman.read.limits import Limits

BATCH = 200
#: What the messages of a document that ended its parser, or ran into a limit, have in common.
SET_ASIDE = ("ended its parser", "breaks its", "took ", "limit of", "answers nonsense", "closed its output")
#: No document may hold up the reader itself for longer: seconds of its own computing, from one row to the next.
OWN = 20.0
SPLICES = (
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"&#x", b"&amp;", b"<script>", b"<table>", b"<div>" * 300),
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"%PDF-1.4",
        b"PK\x03\x04",
        b"endobj",
        b"stream\n",
        b"obj <<",
    ),
    *(
        b"<item>",
        b"</item>",
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"\r\n\r\n",
    ),
    *(
        b"charset=utf-7",
        b'"datePublished": {',
        b"WARC/1.0\r\n",
        b"Content-Length: 99999999\r\n",
        b"\x1f\x8b\x08",
        b"[" * 3000,
    ),
    *(b'{"text": ', b"2019-99-99", b"99999999999999999999", b"\xc2\xad" * 50, "\u202e".encode(), b"/Kids [2 0 R]"),
)


def seeds() -> list[bytes]:
    """One sound document of every kind."""
    whole = page().encode()
    table = 'id,title,text,date\n1,A,"one\ntwo",2019-05-02\n2,B,three,2019-05-03\n'
    return [
        whole,
        page(charset="windows-1251").encode("cp1251", "replace"),
        pdf(["A line of text.", "And one more."], ["A second page."]),
        feed({}, {"title": "Two", "link": "https://courier.example/two"}),
        letter(),
        zipped({"a.txt": b"text", "b.html": whole, "c.zip": zipped({"d.txt": b"deep"})}),
        warc(("https://courier.example/a", "text/html", whole), ("https://courier.example/b", "text/plain", b"text")),
        warc(("https://courier.example/a", "text/html", whole), packed=False),
        table.encode(),
        b'{"text": "one", "id": "1"}\n{"text": "two"}\n',
        b'[{"text": "one"}, {"text": "two", "published": "2019"}]',
        "The ministers met in Norhaven on Thursday.\n\nThey signed nothing.\n".encode("utf-16"),
        b"<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>",
    ]


def flip(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randint(1, 30)):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def splice(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(SPLICES) * dice.choice((1, 1, 1, 40)) + data[at:]
    return data


def swap(data: bytes, dice: random.Random) -> bytes:
    one, two = sorted(dice.sample(range(len(data) + 1), 2))
    return data[two:] + data[one:two] + data[:one]


def repeat(data: bytes, dice: random.Random) -> bytes:
    one, two = sorted(dice.sample(range(len(data) + 1), 2))
    return data[:one] + data[one:two] * dice.randint(2, 60) + data[two:]


def cross(data: bytes, dice: random.Random) -> bytes:
    other = dice.choice(seeds())
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, splice, swap, repeat, cross)


def documents(count: int, seed: int) -> Iterator[bytes]:
    """Documents broken at random, the same ones for the same seed."""
    dice, sound = random.Random(seed), seeds()
    for _ in range(count):
        data = dice.choice(sound)
        for _ in range(dice.randint(1, 3)):
            data = dice.choice(MUTATIONS)(data, dice) or b"\x00"
        yield data


def note(seen: Counter[str], result: Report | ItemError) -> str:
    """Counts a row; the place of the document it is about."""
    if not isinstance(result, ItemError):
        seen["report"] += 1
        return result.where or ""
    seen["problem"] += 1
    seen["set aside"] += any(sign in result.problem for sign in SET_ASIDE)
    # Figures and names differ from one document to the next.
    seen[re.sub(r"'[^']*'|\"[^\"]*\"|\([^)]*\)?|\d+", "…", result.problem)[:70]] += 1
    return result.item


def check(count: int, seed: int, limits: Limits) -> Counter[str]:
    """How many reports and problems so many broken documents give.

    Raises AssertionError on one that gives neither, and on one that holds up the reader itself.
    """
    seen: Counter[str] = Counter()
    stream = documents(count, seed)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, count, BATCH):
            paths = []
            for number in range(start, min(start + BATCH, count)):
                path = Path(folder) / f"{number:06d}"
                path.write_bytes(next(stream))
                paths.append(path)
            answered = set()
            before = time.process_time()
            for result in read_sources([str(path) for path in paths], ReadOptions(limits=limits)):
                answered.add(where := note(seen, result).split(",")[0])
                spent = time.process_time() - before
                assert spent < OWN, f"seed {seed}: {where} held up the reader for {spent:.0f} s"
                before += spent
            missing = {str(path) for path in paths} - answered
            assert not missing, f"seed {seed}: no row for {sorted(missing)[:3]}"
            for path in paths:
                path.unlink()
    return seen


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    print(f"fuzz: {count} documents, seed {seed}", flush=True)
    started = time.perf_counter()
    seen = check(count, seed, Limits(seconds=10))
    spent = time.perf_counter() - started
    print(
        f"{spent:.0f} s, {seen.pop('report')} reports, {seen.pop('problem')} problems, of which {seen.pop('set aside')}"
        " of a parser ended or a limit met; the reader lived"
    )
    for problem, times in seen.most_common():
        print(f"  {times:6} {problem}")


if __name__ == "__main__":
    main()
