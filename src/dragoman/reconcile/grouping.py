"""Things that belong together by pairs, put into groups."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def groups_of(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The items in groups, where each pair puts its two into one; items and groups keep the order given."""
    parent: dict[T, T] = {item: item for item in items}

    def root(item: T) -> T:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    rank = {item: index for index, item in enumerate(parent)}
    for a, b in pairs:
        first, second = sorted((root(a), root(b)), key=rank.__getitem__)
        parent[second] = first
    groups: dict[T, list[T]] = {}
    for item in parent:
        groups.setdefault(root(item), []).append(item)
    return list(groups.values())
