"""Parsers' processes: limits kept, deaths survived, nothing allowed that parsing does not need."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import ItemError
from dragoman.read import frames
from dragoman.read.drafts import Draft
from dragoman.read.limits import MIB, Limits
from dragoman.read.parcels import Parcel, Piece, TableRow
from dragoman.read.sandbox import Sandbox
from tests.read.samples import LEAD, page, zipped

#: A parser that misbehaves on demand stands in for the real ones: what it is told to do is its "document".
MISBEHAVING = """
import os, socket, subprocess, sys, time
from dragoman.read import parsing
from dragoman.read.drafts import Draft

def parse_parcel(kind, parcel, limits):
    match parcel.data.decode():
        case "die": os._exit(9)
        case "crash": os.kill(os.getpid(), 11)
        case "hang": time.sleep(60)
        case "hoard": bytearray(1 << 33)
        case "raise": raise ZeroDivisionError("of course")
        case "connect": socket.create_connection(("127.0.0.1", 9))
        case "spawn": subprocess.run(["true"])
        case "write": open(parcel.stem, "w")
        case "secret": yield Draft(repr(dict(os.environ)))
        case "print": print("noise"); os.write(1, b"noise"); yield Draft("quiet")
        case "complain": sys.stderr.write("x" * (3 << 20)); yield Draft("patient")
        case "some": yield Draft("one"); os._exit(9)
        case text: yield Draft(text)

parsing.parse_parcel = parse_parcel
"""


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    (tmp_path / "misbehaving.py").write_text(MISBEHAVING, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    boot = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import misbehaving; " + (
        "from dragoman.read.child import serve; serve()"
    )
    monkeypatch.setattr("dragoman.read.sandbox._BOOT", boot)
    monkeypatch.setenv("SECRET_TOKEN", "x")
    with Sandbox(Limits(seconds=1, memory=1024 * MIB)) as sandbox:
        yield sandbox


def ask(sandbox: Sandbox, what: str) -> list[Piece]:
    return list(sandbox.parse("text", Parcel("item", "stem", what.encode())))


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("die", "exit code 9"),
        ("crash", "signal 11"),
        ("hang", "limit of 1 seconds (seconds)"),
        ("hoard", "limit of 1024 MiB (memory)"),
        ("raise", "ZeroDivisionError: of course"),
        ("connect", "may not: socket"),
        ("spawn", "may not: subprocess"),
        ("write", "may not write files"),
    ],
)
def test_a_document_is_set_aside_and_the_next_is_read(misbehaving: Sandbox, what: str, says: str) -> None:
    (error,) = ask(misbehaving, what)
    assert isinstance(error, ItemError)
    assert error.item == "item"
    assert says in error.problem
    assert "set aside" in error.remedy
    assert ask(misbehaving, "fine") == [Draft("fine")]


def test_what_came_before_a_death_stays(misbehaving: Sandbox) -> None:
    first, error = ask(misbehaving, "some")
    assert first == Draft("one")
    assert isinstance(error, ItemError)


def test_noise_does_not_get_between_the_frames(misbehaving: Sandbox) -> None:
    assert ask(misbehaving, "print") == [Draft("quiet")]


def test_complaints_without_end_break_nothing(misbehaving: Sandbox) -> None:
    # What a process may write in all is less than what it complains of here.
    assert [ask(misbehaving, "complain") for _ in range(2)] == [[Draft("patient")]] * 2
    (died,) = ask(misbehaving, "die")
    assert isinstance(died, ItemError)
    assert "xxx" not in died.problem


def test_secrets_stay_with_the_reader(misbehaving: Sandbox) -> None:
    (draft,) = ask(misbehaving, "secret")
    assert isinstance(draft, Draft)
    assert "SECRET_TOKEN" not in draft.text


def test_members_are_parsed_while_their_archive_is_open() -> None:
    with Sandbox() as sandbox:
        archive = zipped({"a.html": page().encode(), "b.html": page().encode()})
        texts = []
        for member in sandbox.parse("zip", Parcel("a.zip", "a", archive)):
            assert isinstance(member, Parcel)
            texts += [LEAD in piece.text for piece in sandbox.parse("html", member) if isinstance(piece, Draft)]
    assert texts == [True, True]


def test_no_process_stays_behind() -> None:
    with Sandbox() as sandbox:
        list(sandbox.parse("text", Parcel("item", "stem", b"x")))
        started = [process._process.pid for process in sandbox._idle]
        stream = sandbox.parse("zip", Parcel("a.zip", "a", zipped({"a": b"1", "b": b"2"})))
        next(stream)
        started += [process._process.pid for process in sandbox._busy]
    assert started
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 100_000 + b"deep",
        b"<p " + b"a=1 " * 200_000 + b">wide</p>",
        b"<p>" + b"&" * 300_000 + b"</p>",
        b"<!--" * 100_000 + b"<p>x</p>",
        b"<p>" + b"<a href=x>y</a>" * 30_000 + b"</p>",
        b"<table>" * 5_000 + b"x",
    ],
)
def test_hostile_pages_end_in_time(markup: bytes) -> None:
    with Sandbox(Limits(seconds=10)) as sandbox:
        pieces = list(sandbox.parse("html", Parcel("item", "stem", b"<html><body>" + markup + b"</body></html>")))
    assert len(pieces) == 1
    assert "seconds" not in str(pieces[0]) or isinstance(pieces[0], ItemError)


@pytest.mark.parametrize(
    "piece",
    [
        Draft("text", given={"title": ("a", "b")}),
        TableRow({"text": "x", "id": None}, 3),
        Parcel("w", "s", b"\x00\xff", url="https://a.example/"),
    ],
)
def test_pieces_survive_the_pipe(piece: Piece) -> None:
    import json  # noqa: PLC0415

    frame = frames.reply(piece)
    text, blob = frames.sizes(frame[: frames.HEADER])
    body = frame[frames.HEADER :]
    assert frames.piece_of(json.loads(body[:text]), body[text : text + blob]) == piece


def test_no_frame_is_endless() -> None:
    with pytest.raises(ValueError, match="larger"):
        frames.sizes(b"\xff" * frames.HEADER)
