"""Feeds and folders followed: what is new is read once, what has changed becomes a new version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dragoman.errors import ItemError, RefusedItem
from dragoman.model.claims import Claim
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read import Fetcher, FetchPolicy, ReadOptions, is_address, read_sources
from dragoman.read.assemble import assemble_report
from dragoman.read.kinds import HEAD, kind_of
from dragoman.read.parcels import Parcel, TableRow
from dragoman.read.reading import Item, Reader, Seen
from dragoman.read.sandbox import Sandbox
from dragoman.read.sources import Names, parcel_of
from dragoman.record import ClaimFilter, following
from dragoman.session import Session, Tally, Work

_Outcome = Report | ItemError


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the feed, its key in it, and the stamp that changes when it does."""

    source: str
    key: str
    stamp: str


@dataclass
class Round:
    """One look at all sources: the tally of what was read, and the entries whose pages are on their way."""

    tally: Tally = field(default_factory=lambda: Tally(versions=True))
    pending: dict[str, Entry] = field(default_factory=dict)
    names: Names = field(default_factory=Names)


class Watcher:
    """Follows feeds (addresses, files, OPML lists of them) and folders for a session; close it when done."""

    def __init__(self, session: Session, policy: FetchPolicy | None = None, work: Work | None = None) -> None:
        self._session = session
        self._fetcher = Fetcher(policy)
        self._sandbox = Sandbox()
        self._work = work or Work()

    def close(self) -> None:
        """End parsers and connections."""
        self._sandbox.close()
        self._fetcher.close()

    def look(self, sources: Sequence[str]) -> Tally:
        """Read what is new at the sources; what was added, versions among it, and what could not be read."""
        now = Round()
        self._session.add_all(self._items(sources, now), now.tally, self._work)
        done = {*now.tally.added, *now.tally.known}
        for name, entry in now.pending.items():
            read = name in done or any(f"{name}.v" in other for other in done)
            following.note_entry(self._session.record.database, entry.source, entry.key, entry.stamp, read)
        return now.tally

    def _items(self, sources: Sequence[str], now: Round) -> Iterator[_Outcome]:
        for source in sources:
            if is_address(source):
                yield from self._follow(source, now)
            elif _holds_feed(source):
                parcel = Parcel(source, Path(source).stem, Path(source).read_bytes())
                yield from self._entries(parcel, now)
            else:
                known = partial(self._session.known_of, now.tally)
                yield from read_sources([source], ReadOptions(known=known, fetch=self._fetcher.policy))

    def _follow(self, source: str, now: Round) -> Iterator[_Outcome]:
        """A feed's new entries, asked for only where the feed has changed."""
        database = self._session.record.database
        fetched = self._fetcher.fetch(source, following.feed_headers(database, source))
        if isinstance(fetched, ItemError):
            yield fetched
        elif not fetched.unchanged:
            yield from self._entries(parcel_of(fetched, source), now)
            following.note_feed(database, source, fetched.headers)

    def _entries(self, parcel: Parcel, now: Round) -> Iterator[_Outcome]:
        if kind_of(parcel.data[:HEAD]) == "opml":
            for piece in self._sandbox.parse("opml", parcel):
                if isinstance(piece, ItemError):
                    yield piece
                elif isinstance(piece, TableRow):
                    yield from self._follow(str(piece.values["url"]), now)
            return
        for item in Reader(self._sandbox).read(parcel):
            if not isinstance(item, Item):
                yield from [item] if isinstance(item, ItemError) else ()
                continue
            key, stamp = item.draft.given.get("entry", (item.id, ""))
            entry = Entry(parcel.where, key, stamp)
            if following.is_due(self._session.record.database, entry.source, entry.key, entry.stamp):
                yield from self._page(item, entry, now)

    def _page(self, item: Item, entry: Entry, now: Round) -> Iterator[_Outcome]:
        """The page that an entry links to, dated by the entry too; what the feed has of it where it cannot be had."""
        link = item.draft.given.get("url", ("", ""))[0]
        fetched = self._fetcher.fetch(link) if is_address(link) else None
        if fetched is None:
            yield self._pend(item, entry, now)
            return
        if isinstance(fetched, ItemError):
            now.pending[item.id] = entry
            if isinstance(fetched, RefusedItem):
                # The site publishes what its feed has; the page it asks programs to leave alone.
                yield self._pend(item, entry, now)
            yield fetched
            return
        page = parcel_of(fetched, link)
        dated = replace(page, clues=(*item.draft.clues, *page.clues))
        for found in Reader(self._sandbox).read(dated):
            if not isinstance(found, Seen):
                yield self._pend(found, entry, now)

    @staticmethod
    def _pend(item: Item | ItemError, entry: Entry, now: Round) -> _Outcome:
        report = item if isinstance(item, ItemError) else now.names.settle(item, assemble_report(item, Window()))
        now.pending[report.id if isinstance(report, Report) else entry.key] = entry
        return report


def _holds_feed(source: str) -> bool:
    path = Path(source)
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return kind_of(stream.read(HEAD)) in ("feed", "opml")


def news(session: Session, tally: Tally, dyad: tuple[str, str] | None = None) -> Mapping[str, list[Claim]]:
    """The claims of what was added, by report, of a dyad only those between the two; reports without are left out."""
    found = {
        name: session.record.claims(ClaimFilter(report=name, dyad=dyad, kind=None if dyad else "event"))
        for name in tally.added
    }
    return {name: claims for name, claims in found.items() if claims}
