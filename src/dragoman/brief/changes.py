"""What has changed between two dossiers of the same actors: what is new, changed, came out or was withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from dragoman.brief.changed import SINCE, Change, Changes, Moved
from dragoman.brief.dossier import Dossier
from dragoman.brief.earlier import Earlier, Item, items_of
from dragoman.brief.wording import joined
from dragoman.model.decisions import Rulings

#: Kinds told of when they are new or withdrawn; signs only where they change, for they are made of the others.
_ONLY_CHANGED = frozenset(["sign"])


def changes_since(earlier: Earlier, dossier: Dossier, rulings: Rulings) -> Changes:
    """The changes since the earlier dossier: first what is new, then changed, resolved, withdrawn, in reading order.

    A forecast whose outcome has come counts as resolved. What was withdrawn says what people decided on the claims it
    rested on; where they decided nothing, that no report drawn on now is coded so.
    """
    before, now = items_of(earlier.data), items_of(asdict(dossier))
    known = _Known(before)
    found = [change for item in now for change in _changes(item, known.of(item))]
    found += [_withdrawn(item, rulings) for item in known.left(now)]
    return Changes(earlier.named, tuple(sorted(found, key=lambda change: SINCE.index(change.since))))


class _Known:
    """The items of the earlier dossier, by key or by the claims that they rest on."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._places: dict[tuple[str, str], Item] = {}
        for item in items:
            for place in _places(item):
                self._places.setdefault(place, item)

    def of(self, item: Item) -> Item | None:
        """The earlier item that this one is; of several, the one that shares most claims, the first of equals."""
        found = [known for place in _places(item) if (known := self._places.get(place))]
        return max(found, key=lambda known: len(known.claims & item.claims), default=None)

    def left(self, now: Iterable[Item]) -> list[Item]:
        """The earlier items of which nothing is told any more."""
        told = {place for item in now for place in _places(item)}
        return [item for item in self._items if item.of not in _ONLY_CHANGED and not told.intersection(_places(item))]


def _places(item: Item) -> list[tuple[str, str]]:
    return [(item.of, name) for name in ([item.key] if item.key else sorted(item.claims))]


def _changes(item: Item, known: Item | None) -> Iterable[Change]:
    if known is None:
        if item.of not in _ONLY_CHANGED:
            shown = tuple(
                Moved(name, "", value) for name, value in item.parts if name in _SHOWN_OF_NEW and value not in _PLAIN
            )
            yield Change("new", item.of, item.text, moved=shown, notes=item.notes)
        return
    was, now = dict(known.parts), dict(item.parts)
    moved = [name for name in now if name in was and was[name] != now[name]]
    if moved:
        resolved = item.of == "forecast" and not now["outcome"].startswith("open")
        yield Change(
            since="resolved" if resolved else "changed",
            of=item.of,
            text=item.text,
            moved=tuple(Moved(name, was[name] or NOT_GIVEN, now[name] or NOT_GIVEN) for name in moved),
            notes=item.notes,
        )


NOT_GIVEN = "not given"
#: Why what nobody judged is told no more.
_WHY_GONE = {
    "report": "nothing that it tells is drawn on any more",
    "decision": "revoked, or about nothing drawn on now",
    "disagreement": "its versions are no longer held to be at odds",
}
#: What of a new item is told beside it, unless it is what one would expect.
_PLAIN = frozenset(["", "stands", "happened", "ongoing", "open", "undated"])
_SHOWN_OF_NEW = frozenset(["status", "stage", "when", "who", "outcome"])


def _withdrawn(item: Item, rulings: Rulings) -> Change:
    """The item with the reason why it is told no more."""
    judged = dict.fromkeys(
        f"{rulings.standing(name)} by {decision.by}, {decision.made[:10]}: {decision.why}"
        for name in sorted(item.claims)
        if name in rulings.set_aside and (decision := rulings.of(name))
    )
    why = joined(list(judged)) or _WHY_GONE.get(item.of, "no report drawn on is coded so any more")
    return Change("withdrawn", item.of, item.text, why=why, claims=tuple(sorted(item.claims)))
