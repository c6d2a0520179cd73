"""Where names stand on the map: beside their places, none over another, none cut off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: The letters' size in the drawing as it is shown, and how broad one is on the average.
SIZE, _BREADTH = 12, 0.62
#: How far from its place a name stands: to the right or left, below or above.
_ASIDE, _BELOW, _ABOVE = 4, 12, -4


@dataclass(frozen=True, slots=True)
class Label:
    """A name with where it begins, or ends where `anchor` is "end"."""

    name: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True where the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """True where the other lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def lettered(places: Iterable[tuple[str, float, float]], part: Box, scale: float, most: int) -> tuple[Label, ...]:
    """The labels of places, given by name and x, y, the weightiest first; those that find no room are left out.

    `part` is what of the map is shown, `scale` how much larger than the whole.
    """
    found: list[Label] = []
    taken: list[Box] = []
    for name, x, y in places:
        if len(found) == most:
            break
        for label, box in _tries(name, x, y, scale):
            if part.holds(box) and not any(box.meets(other) for other in taken):
                found.append(label)
                taken.append(box)
                break
    return tuple(found)


def _tries(name: str, x: float, y: float, scale: float) -> Iterator[tuple[Label, Box]]:
    size = SIZE / scale
    width = len(name) * _BREADTH * size
    for down in (_BELOW, _ABOVE):
        foot = y + down / scale
        for anchor, left in (("start", x + _ASIDE / scale), ("end", x - _ASIDE / scale - width)):
            at = left if anchor == "start" else left + width
            yield (
                Label(name, round(at, 1), round(foot, 1), anchor),
                Box(left, foot - size, left + width, foot + size / 4),
            )
