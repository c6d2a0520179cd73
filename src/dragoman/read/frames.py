"""What goes through the pipe between reader and parser: JSON with bytes behind it, lengths first.

JSON and not pickle: a parser that was taken over must not be able to run code in the reader.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dragoman.errors import ItemError
from dragoman.read.drafts import clue_of_json, clue_to_json, draft_of_json, draft_to_json
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel, Piece, TableRow

#: 4 bytes for the JSON's length, 8 for that of the bytes behind it.
HEADER = 12
#: No frame is larger: the largest document, written as JSON, has room.
MOST = 1 << 31


def pack(value: Mapping[str, Any], blob: bytes = b"") -> bytes:
    """The frame of a JSON object with bytes behind it."""
    text = json.dumps(value).encode("ascii")
    return len(text).to_bytes(4, "big") + len(blob).to_bytes(8, "big") + text + blob


def sizes(header: bytes) -> tuple[int, int]:
    """The lengths of a frame's JSON and bytes. Raises ValueError where no frame has them."""
    text, blob = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:HEADER], "big")
    if text > MOST or blob > MOST:
        raise ValueError("a frame larger than any document")
    return text, blob


def request(kind: str, parcel: Parcel, limits: Limits) -> bytes:
    """The frame that asks for a parcel to be parsed."""
    return pack({"kind": kind, "parcel": _parcel_json(parcel), "limits": asdict(limits)}, parcel.data)


def request_of(value: Mapping[str, Any], blob: bytes) -> tuple[str, Parcel, Limits]:
    """The kind, parcel and limits that a request asks for."""
    return value["kind"], _parcel_of(value["parcel"], blob), Limits(**value["limits"])


def reply(piece: Piece) -> bytes:
    """The frame of one piece."""
    if isinstance(piece, ItemError):
        return pack({"problem": [piece.item, piece.problem, piece.remedy]})
    if isinstance(piece, Parcel):
        return pack({"member": _parcel_json(piece)}, piece.data)
    if isinstance(piece, TableRow):
        return pack({"row": dict(piece.values), "number": piece.number})
    return pack({"draft": draft_to_json(piece)})


def piece_of(value: Mapping[str, Any], blob: bytes) -> Piece:
    """The piece of a reply. Raises ValueError, KeyError or TypeError where it is none."""
    if "problem" in value:
        item, problem, remedy = value["problem"]
        return ItemError(str(item), str(problem), str(remedy))
    if "member" in value:
        return _parcel_of({**value["member"], "path": None}, blob)
    if "row" in value:
        return TableRow(dict(value["row"]), int(value["number"]))
    return draft_of_json(value["draft"])


def _parcel_json(parcel: Parcel) -> dict[str, Any]:
    plain = ("where", "stem", "path", "url", "declared", "media", "depth")
    return {
        **{name: getattr(parcel, name) for name in plain},
        "given": {name: list(pair) for name, pair in parcel.given.items()},
        "clues": [clue_to_json(clue) for clue in parcel.clues],
    }


def _parcel_of(value: Mapping[str, Any], blob: bytes) -> Parcel:
    texts = {name: None if value[name] is None else str(value[name]) for name in ("path", "url", "declared", "media")}
    return Parcel(
        where=str(value["where"]),
        stem=str(value["stem"]),
        data=blob,
        given={str(name): (str(pair[0]), str(pair[1])) for name, pair in value["given"].items()},
        clues=tuple(clue_of_json(clue) for clue in value["clues"]),
        depth=int(value["depth"]),
        **texts,
    )
