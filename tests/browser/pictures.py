"""Screenshots made light: a palette of 256 colours is enough for pages of text and lines."""

import struct
import zlib

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256


def light(png: bytes) -> bytes:
    """The picture with a palette: its commonest colours, the rest as the nearest of them."""
    pixels = _pixels(png)
    colours, place = np.unique(pixels.reshape(-1, 3) & 0xFC, axis=0, return_inverse=True)
    commonest = np.argsort(-np.bincount(place.ravel()))[:_COLOURS]
    palette = colours[commonest].astype(int)
    nearest = np.array([((palette - colour.astype(int)) ** 2).sum(axis=1).argmin() for colour in colours])
    height, width = pixels.shape[:2]
    rows = nearest[place.ravel()].astype(np.uint8).reshape(height, width)
    body = b"".join(b"\0" + row.tobytes() for row in rows)
    table = np.where(palette >= 0xFC, 0xFF, palette).astype(np.uint8).tobytes()
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", table), (b"IDAT", zlib.compress(body, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixels(png: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """The colours, row by row, of a PNG as Chromium writes it: eight bits a channel, not interlaced."""
    at, data, width, height, depth = len(_SIGNATURE), b"", 0, 0, 3
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        name, inside = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        if name == b"IHDR":
            width, height = struct.unpack(">II", inside[:8])
            depth = {2: 3, 6: 4}[inside[9]]
        elif name == b"IDAT":
            data += inside
        at += size + 12
    raw = zlib.decompress(data)
    stride = width * depth
    rows, before = [], bytearray(stride)
    for row in range(height):
        start = row * (stride + 1)
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before, depth)
        rows.append(bytes(before))
    return np.frombuffer(b"".join(rows), np.uint8).reshape(height, width, depth)[:, :, :3]


def _unfiltered(kind: int, line: bytearray, above: bytearray, depth: int) -> bytearray:
    for i in range(len(line)) if kind else ():
        left, over, corner = (line[i - depth], above[i], above[i - depth]) if i >= depth else (0, above[i], 0)
        guess = (0, left, over, (left + over) // 2, _paeth(left, over, corner))[kind]
        line[i] = (line[i] + guess) & 0xFF
    return line


def _paeth(left: int, over: int, corner: int) -> int:
    away = abs(over - corner), abs(left - corner), abs(left + over - 2 * corner)
    return (left, over, corner)[away.index(min(away))]
