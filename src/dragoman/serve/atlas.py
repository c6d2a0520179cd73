"""The map: shapes of states and places of cities in the Equal Earth projection, drawn from files of the package.

Equal Earth: Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33 (2019); areas are true.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, radians, sin, sqrt
from typing import Any

from dragoman.model.vocabulary import Row, read_rows

_PACKAGE = "dragoman.serve"
#: The drawing's own units.
WIDTH, HEIGHT = 960, 468
#: The projection's polynomial (equation 8 of the paper), and half its breadth and height at these.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH, _HALF_HEIGHT = 2.7066, 1.3173
_ROOT = sqrt(3) / 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A state's outline as an SVG path; `code` is empty where the state is none of ours."""

    name: str
    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a city lies in the drawing."""

    name: str
    country: str
    capital: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Atlas:
    """All shapes; every spot of a name; the spot that stands for a state, its capital."""

    shapes: tuple[Shape, ...]
    spots: dict[str, tuple[Spot, ...]]
    seats: dict[str, Spot]


@cache
def load_atlas() -> Atlas:
    """The atlas of the package's files, read once. Raises VocabularyError with file and line."""
    codes = {row["shape"]: row["code"] for row in read_rows(_PACKAGE, "shapes.csv", ("shape", "code"))}
    text = (files(_PACKAGE) / "static" / "vendor" / "countries-110m.json").read_text(encoding="utf-8")
    topology = json.loads(text)
    arcs = [list(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = tuple(
        Shape(geometry["properties"]["name"], codes[geometry["properties"]["name"]], _path(geometry, arcs))
        for geometry in topology["objects"]["countries"]["geometries"]
    )
    spots: dict[str, tuple[Spot, ...]] = {}
    seats: dict[str, Spot] = {}
    for row in read_rows(_PACKAGE, "coordinates.csv", ("name", "country", "kind", "latitude", "longitude")):
        spot = _spot(row)
        spots[spot.name] = (*spots.get(spot.name, ()), spot)
        if spot.capital:
            seats.setdefault(spot.country, spot)
    return Atlas(shapes, spots, seats)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place, given in degrees, lies in the drawing: x to the right, y downwards."""
    theta = asin(_ROOT * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    across = 2 * sqrt(3) * radians(longitude) * sqrt(1 - sin(theta) ** 2) / (3 * slope)
    up = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    x = (across / _HALF_WIDTH + 1) / 2 * WIDTH
    y = (1 - up / _HALF_HEIGHT) / 2 * HEIGHT
    return round(x, 1), round(y, 1)


def _spot(row: Row) -> Spot:
    try:
        x, y = project(float(row["longitude"]), float(row["latitude"]))
    except ValueError as error:
        raise row.error(f"no place in degrees ({error})") from error
    return Spot(row["name"], row["country"], row["kind"] == "capital", x, y)


def _arc(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """The points of an arc in degrees; TopoJSON keeps whole steps from one to the next."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + shift_x, y * scale_y + shift_y


def _path(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> str:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return "".join(_outline(_ring(ring, arcs)) for polygon in polygons for ring in polygon)


def _ring(ring: Iterable[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of one outline; ~n is arc n run backwards, and each arc begins where the one before ended."""
    points: list[tuple[float, float]] = []
    for number in ring:
        run = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += run[1:] if points else run
    return points


def _outline(ring: list[tuple[float, float]]) -> str:
    """The outline drawn; one that crosses the 180th meridian is drawn at both edges of the map, cut off there."""
    unwrapped = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((longitude - unwrapped[-1][0]) / 360)
        unwrapped.append((longitude - 360 * turns, latitude))
    # An outline around a pole has no inside on the map but the one between its ends and the pole.
    if abs(unwrapped[-1][0] - unwrapped[0][0]) > 180:
        return _drawn(ring)
    reach = [longitude for longitude, _ in unwrapped]
    shifts = [0, *([-360] if max(reach) > 180 else []), *([360] if min(reach) < -180 else [])]
    return "".join(_drawn([(longitude + shift, latitude) for longitude, latitude in unwrapped]) for shift in shifts)


def _drawn(points: Iterable[tuple[float, float]]) -> str:
    places = [project(min(max(longitude, -180.0), 180.0), latitude) for longitude, latitude in points]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in places) + "Z"
