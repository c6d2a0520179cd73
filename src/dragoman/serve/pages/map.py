"""The map: acts between states as arcs, how busy each state is, and the cities where acts are told to have happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.gazetteer import load_gazetteer
from dragoman.record import PlaceTally
from dragoman.serve import kept
from dragoman.serve.atlas import HEIGHT, WIDTH, Atlas, Shape, Spot, load_atlas
from dragoman.serve.desk import Desk, desk_of
from dragoman.serve.lettering import Box, Label, lettered
from dragoman.serve.questions import Question
from dragoman.serve.rendering import render_page
from dragoman.serve.signs import Edge
from dragoman.session import Session

router = APIRouter()
#: Arcs and cities drawn; the tables have all of them.
_ARCS, _CITIES, _LABELS = 60, 40, 24
#: Room around what is drawn, as a share of it; and how much larger than the whole map a part is shown at most.
_MARGIN, _CLOSEST = 1.5, 6
#: A state with so many acts is drawn darkest: shades 0 to 4 at 0, 1, 4, 16, 64 acts.
_SHADES = (1, 4, 16, 64)


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown, and how many times larger than the whole; `labels` are the states' names."""

    box: str
    scale: float
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """An edge as a curve between two capitals."""

    edge: Edge
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Land:
    """A state's shape with its acts and how dark it is drawn."""

    shape: Shape
    acts: int
    shade: int


@dataclass(frozen=True, slots=True)
class City:
    """A place that reports name, with its acts and where it lies; several spots where it may be one of them."""

    name: str
    acts: int
    spots: tuple[Spot, ...]


@router.get("/map")
def map_page(request: Request) -> Response:
    """The map of the acts that the address asks for; what happened or goes on where it names no status."""
    question = Question.parse(request.query_params.multi_items())
    desk = desk_of(request)
    with desk.session() as session:
        edges, places = kept.edges(desk, session, question), kept.places(desk, session, question)
    atlas = load_atlas()
    cities = cities_of(places, atlas)
    whole = request.query_params.get("view") == "world"
    values = {
        "question": question,
        "lands": _lands(edges, atlas),
        "arcs": arcs_of(edges[:_ARCS], atlas),
        "cities": [city for city in cities if len(city.spots) == 1][:_CITIES],
        "unclear": [city for city in cities if len(city.spots) != 1],
        "edges": edges,
        "size": (WIDTH, HEIGHT),
        "view": view_of(edges[:_ARCS], cities[:_CITIES], atlas, whole),
        "whole": whole,
    }
    return render_page(request, "map.html.j2", values)


def ahead(desk: Desk, session: Session) -> None:
    """The shapes of the lands, read once."""
    load_atlas()


def _lands(edges: Sequence[Edge], atlas: Atlas) -> list[Land]:
    acts: dict[str, int] = {}
    for edge in edges:
        for code in (edge.one, edge.other):
            acts[code] = acts.get(code, 0) + edge.acts
    return [
        Land(shape, n, sum(n >= least for least in _SHADES))
        for shape in atlas.shapes
        for n in [acts.get(shape.code, 0)]
    ]


def view_of(edges: Sequence[Edge], cities: Sequence["City"], atlas: Atlas, whole: bool) -> View:
    """The part of the map that has all that is drawn on it, in the map's own proportions; all of it where asked for."""
    codes = dict.fromkeys(code for edge in edges for code in (edge.one, edge.other))
    seats = {code: atlas.seats[code] for code in codes if code in atlas.seats}
    spots = [*seats.values(), *(city.spots[0] for city in cities if len(city.spots) == 1)]
    names = [(load_gazetteer().label(code), spot.x, spot.y) for code, spot in seats.items()]
    if whole or not spots:
        return View(f"0 0 {WIDTH} {HEIGHT}", 1, lettered(names, Box(0, 0, WIDTH, HEIGHT), 1, _LABELS))
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    breadth = max((right - left) * _MARGIN, (bottom - top) * _MARGIN * WIDTH / HEIGHT, WIDTH / _CLOSEST)
    scale = max(WIDTH / breadth, 1.0)
    width, height = WIDTH / scale, HEIGHT / scale
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    part = Box(x, y, x + width, y + height)
    labels = lettered(names, part, scale, _LABELS)
    return View(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", round(scale, 2), labels)


def arcs_of(edges: Sequence[Edge], atlas: Atlas) -> list[Arc]:
    """The edges between states whose capitals are known, bent upwards by a fifth of their length."""
    found = []
    for edge in edges:
        one, other = atlas.seats.get(edge.one), atlas.seats.get(edge.other)
        if one and other:
            middle = (one.x + other.x) / 2, (one.y + other.y) / 2 - abs(one.x - other.x) / 5 - 4
            path = f"M{one.x:g} {one.y:g}Q{middle[0]:.1f} {middle[1]:.1f} {other.x:g} {other.y:g}"
            found.append(Arc(edge, path, round(min(1 + edge.weight**0.5 / 2, 6), 1)))
    return found


def cities_of(places: Sequence[PlaceTally], atlas: Atlas) -> list[City]:
    """The places with where they may lie, most acts first; a state's name is no city, and one of many names none."""
    gazetteer = load_gazetteer()
    states = {actor.label for actor in gazetteer.actors.values()}
    return [
        City(tally.place, tally.acts, atlas.spots.get(tally.place, ()))
        for tally in places
        if tally.place not in states and tally.place not in gazetteer.actors
    ]
