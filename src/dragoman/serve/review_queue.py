"""The reviewer's queue: which claim comes next, before and behind; quick however many there are.

The order by doubt and weight is worked out aside, in a thread, whenever claims or findings have changed; a request
takes the last one there is. What was judged in between is left out at once, for that is read anew each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, Thread

from dragoman.record import Wanted
from dragoman.record.connection import Database
from dragoman.record.ledger import Ledger, ledger, ledger_stamp
from dragoman.record.queueing import Sketch, hanging, high_water, listed, newer, sketches, unordered
from dragoman.serve.desk import Desk
from dragoman.serve.review_doubts import actors_in, disputed, doubts_of, uncertainty, weight

#: Which claims a queue is of: those nobody judged, those only others judged (blind), and those that were set aside.
POOLS = {
    "open": "nobody judged yet",
    "second": "others judged, I did not",
    "flagged": "flagged",
    "skipped": "I skipped",
    "new": "new since review",
}
#: How a queue may be ordered.
ORDERS = {
    "doubt": "doubtful and weighty first",
    "newest": "newest first",
    "oldest": "oldest first",
    "report": "by report",
}
_PATIENCE = 0.1  # seconds a request waits for the order; small records have it by then
_MEANWHILE = 500  # claims listed until the first ranking is there, a second or two
_AGE_UNKNOWN = 365  # days: a report without a date weighs as one of last year
_KEPT = 12  # lists kept that filters left: of 100,000 claims each is 10 MB


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reviewer works through: the claims wanted, of one pool, in one order."""

    wanted: Wanted
    pool: str
    order: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Claims in an order, and the place of each in it."""

    ids: tuple[str, ...] = ()
    places: dict[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, ids: Iterable[str]) -> "Listing":
        """The listing of claims in their order."""
        listing = tuple(ids)
        return cls(listing, {name: place for place, name in enumerate(listing)})


@dataclass(frozen=True, slots=True)
class Queue:
    """A reviewer's claims in order; `closed` need no judging, `skipped` come back at the end, oldest first.

    `settled` is False while the order is being worked out anew.
    """

    listing: Listing
    closed: frozenset[str]
    skipped: tuple[str, ...] = ()
    settled: bool = True

    @property
    def left(self) -> int:
        """How many claims wait."""
        return len(self.listing.ids) - sum(name in self.listing.places for name in self.closed)

    def behind(self, name: str = "") -> str:
        """The next claim that waits behind this one, round to the first; then the skipped; empty where none is left."""
        ids, aside = self.listing.ids, self.closed | set(self.skipped) | {name}
        at = self.listing.places.get(name, -1) + 1
        fresh = (ids[place] for part in (range(at, len(ids)), range(at)) for place in part if ids[place] not in aside)
        again = (one for one in self.skipped if one != name)
        return next(fresh, "") or next(again, "") or (name if name in self.skipped else "")

    def before(self, name: str) -> str:
        """The claim just before this one in the queue, judged or not; empty at its head."""
        at = self.listing.places.get(name, 0)
        return self.listing.ids[at - 1] if at > 0 else ""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What of a claim does not change: how doubtful it is in itself, how many actors, when published (0: unknown)."""

    id: str
    plain: float
    disputed: float
    actors: int
    published: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The claims of a record by doubt and weight; `of` is the state of the record it holds for."""

    of: tuple[int, str] | None = None
    listing: Listing = field(default_factory=Listing)


@dataclass(slots=True)
class Order:
    """What is remembered of a record's order: claims weighed once each, the last ranking, lists that filters left."""

    weighed: list[_Weighed] = field(default_factory=list)
    upto: int = 0
    ranking: Ranking = field(default_factory=Ranking)
    lists: OrderedDict[object, Listing] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)
    at_work: Thread | None = None


def ledger_of(desk: Desk, database: Database) -> Ledger:
    """The ledger of the desk's record, read anew only where something was decided."""
    return desk.remembered(("ledger", ledger_stamp(database)), lambda: ledger(database))


def queue_of(desk: Desk, database: Database, chosen: Chosen) -> Queue:
    """The queue of a reviewer: the claims wanted that are in the pool."""
    book = ledger_of(desk, database)
    listing, settled = _listing(desk, database, chosen)
    if chosen.pool == "open":
        return Queue(listing, book.judged, _skipped(book, chosen.reviewer, listing), settled)
    there = [name for name in _members(desk, database, book, chosen) if name in listing.places]
    return Queue(Listing.of(sorted(there, key=listing.places.__getitem__)), frozenset(), (), settled)


def newer_of(desk: Desk, database: Database) -> dict[str, str]:
    """Claims that a later coding made where judged ones stand, each with the judged one."""
    book, state = ledger_of(desk, database), (high_water(database)[0], ledger_stamp(database))
    return desk.remembered(("newer", state), lambda: newer(database, book.verdicts))


def _skipped(book: Ledger, reviewer: str, listing: Listing) -> tuple[str, ...]:
    """The claims a reviewer skipped and nobody judged since, those skipped longest ago first."""
    skips = book.skipped_by(reviewer)
    there = [name for name in skips if name in listing.places and name not in book.judged]
    return tuple(sorted(there, key=skips.__getitem__))


def _members(desk: Desk, database: Database, book: Ledger, chosen: Chosen) -> frozenset[str]:
    match chosen.pool:
        case "second":
            return frozenset(book.verdicts.keys() - book.judged_by(chosen.reviewer))
        case "flagged":
            return book.flagged
        case "skipped":
            return frozenset(book.skipped_by(chosen.reviewer).keys() - book.judged)
        case _:
            return frozenset(newer_of(desk, database).keys() - book.judged)


def _listing(desk: Desk, database: Database, chosen: Chosen) -> tuple[Listing, bool]:
    """The claims wanted in the order wanted, and whether that order is the one of now."""
    order, wanted, (number, _) = order_of(desk), chosen.wanted, high_water(database)
    if chosen.order != "doubt":
        return _kept(order, (wanted, number), lambda: listed(database, wanted)), True
    ranking = _ranking(desk, order, database)
    settled = ranking.of == high_water(database)
    if ranking.of is None:
        return Listing.of(listed(database, wanted, _MEANWHILE)), settled
    if wanted == Wanted(rejected=True):
        return ranking.listing, settled
    places, last = ranking.listing.places, len(ranking.listing.ids)

    def ranked() -> list[str]:
        return sorted(unordered(database, wanted), key=lambda name: (places.get(name, last), name))

    return _kept(order, (wanted, number, ranking.of), ranked), settled


def order_of(desk: Desk) -> Order:
    """What is remembered of the order of the desk's record."""
    return desk.remembered(("order of review",), Order)


def _kept(order: Order, key: object, make: Callable[[], list[str]]) -> Listing:
    with order.lock:
        if key in order.lists:
            order.lists.move_to_end(key)
            return order.lists[key]
    made = Listing.of(make())
    with order.lock:
        order.lists[key] = made
        while len(order.lists) > _KEPT:
            order.lists.popitem(last=False)
    return made


def _ranking(desk: Desk, order: Order, database: Database) -> Ranking:
    """The last ranking; where the record has changed since, a thread works out the next, waited for only a moment."""
    if order.ranking.of == high_water(database):
        return order.ranking
    with order.lock:
        if order.at_work is None or not order.at_work.is_alive():
            order.at_work = Thread(target=_rank, args=(desk, order), daemon=True)
            order.at_work.start()
        worker = order.at_work
    worker.join(_PATIENCE)
    return order.ranking


def _rank(desk: Desk, order: Order) -> None:
    """Weigh the claims not weighed yet, then all of them with what hangs on them now."""
    with desk.session() as session:
        database = session.record.database
        state = high_water(database)
        for sketch in sketches(database, order.upto):
            order.weighed.append(_weigh(sketch))
            order.upto = sketch.number
        found = hanging(database)
    newest = max((one.published for one in order.weighed), default=0)

    def score(one: _Weighed) -> tuple[float, str]:
        on_it = found.get(one.id, ())
        doubt = one.disputed if any(each.kind == "disagreements" for each in on_it) else one.plain
        age = newest - one.published if one.published else _AGE_UNKNOWN
        return -doubt * weight(on_it, one.actors, age), one.id

    order.ranking = Ranking(state, Listing.of(one.id for one in sorted(order.weighed, key=score)))


def _weigh(sketch: Sketch) -> _Weighed:
    fact = sketch.fact
    published = date.fromisoformat(sketch.published).toordinal() if sketch.published else 0
    plain = uncertainty(doubts_of(fact, sketch.link, ()))
    return _Weighed(sketch.id, plain, disputed(plain), actors_in(fact), published)
