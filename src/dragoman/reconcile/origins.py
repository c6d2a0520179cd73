"""Where passages first came from: which reports carry one text, and under which origin each claim counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.model.claims import Claim
from dragoman.model.findings import Origin
from dragoman.model.text import Evidence, Report
from dragoman.model.vocabulary import read_rows
from dragoman.reconcile.editions import edition_of, editions
from dragoman.reconcile.grouping import groups_of
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.passages import Passage, shared_passages
from dragoman.reconcile.words import folded, outlet_words

#: Two reports are of one lineage from this many shared words on, all their passages together: one full sentence.
#: Less than that was chance or a stock sentence in the bundled reports and in 295 open news reports (2026-11-22).
JOINED_WORDS = 20
#: With a credit that says so, one passage is enough.
JOINED_WORDS_CREDITED = 10
#: Where this share of the shorter report stands in both, they are one text whoever signs it.
SAME_TEXT = 0.5


_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lineages:
    """The origins found, and which of them any claim counts under."""

    origins: tuple[Origin, ...]
    _whole: dict[str, str] = field(repr=False)
    _shared: dict[str, tuple[tuple[int, int, str], ...]] = field(repr=False)
    _own: dict[str, str] = field(repr=False)
    _of_outlet: dict[str, str] = field(repr=False, default_factory=dict)

    def of(self, claim: Claim) -> str:
        """The id of the origin that the claim counts under.

        It is the outlet that the claim cites, where it cites one ("Reuters reported ..."); its lineage where its
        report is one text with another's (credited or nearly the same), or where the evidence touches a passage that
        reports share; else its report's own origin.
        """
        report = claim.report.id
        cited = _cited(claim)
        if cited:
            return self._of_outlet.get(outlet_key(cited), f"{cited} (cited)")
        if report in self._whole:
            return self._whole[report]
        for start, end, origin in self._shared.get(report, ()):
            if claim.span.start < end and start < claim.span.end:
                return origin
        return self._own[report]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports that share passages: the passages, and whether their claims all count as one origin's."""

    passages: tuple[Passage, ...]
    credited: str
    same_text: bool
    edition: str = ""

    @property
    def words(self) -> int:
        return sum(passage.words for passage in self.passages)

    @property
    def whole(self) -> bool:
        """True where all of either report counts under the lineage."""
        return bool(self.credited or self.edition) or self.same_text

    def pieces_of(self, name: str) -> list[Evidence]:
        """The shared passages as they stand in this report."""
        pieces = (piece for passage in self.passages for piece in (passage.left, passage.right))
        return [piece for piece in pieces if piece.report.id == name]

    @property
    def joined(self) -> bool:
        return bool(self.edition) or self.words >= (JOINED_WORDS_CREDITED if self.credited else JOINED_WORDS)

    @property
    def why(self) -> str:
        if not self.passages:
            return self.edition
        why = f"{len(self.passages)} shared passages of {self.words} words in all"
        if all(passage.quoted for passage in self.passages):
            why = f"both carry the same quoted words: {why}"
        parts = (why, self.credited, "nearly the same text" * self.same_text, self.edition)
        return "; ".join(part for part in parts if part)


def find_lineages(reports: Sequence[Report], memory: Memory | None = None) -> Lineages:
    """The origins of the reports, sorted by id: lineages of reports that share passages, and each other report.

    Reports have to come sorted; a wire credit alone joins nothing, it lowers how much text has to be shared.
    """
    by_id = {report.id: report for report in reports}
    pairs = {key: pair for key, pair in _pairs(reports, memory).items() if pair.joined}
    own = {report.id: _own_id(report) for report in reports}
    origins: list[Origin] = []
    ids: set[str] = set()
    whole: dict[str, str] = {}
    shared: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for group in groups_of(pairs, _one_source(pairs)):
        inside = {key: pairs[key] for key in group}
        names = sorted({name for key in group for name in key})
        origin = _lineage([by_id[name] for name in names], inside)
        if origin.id in ids:
            origin = replace(origin, id=f"{origin.id}, {len(origins) + 1}")
        origins.append(origin)
        ids.add(origin.id)
        whole.update(dict.fromkeys(_one_text(inside), origin.id))
        for piece in origin.shared:
            shared[piece.report.id].append((piece.start, piece.end, origin.id))
    alone = [Origin(own[name], (name,), (), "shares no passage") for name in own.keys() - shared.keys() - whole.keys()]
    partly = [
        Origin(own[name], (name,), (), "its own words, outside what it shares") for name in shared if name not in whole
    ]
    ordered = sorted([*origins, *alone, *partly], key=lambda origin: origin.id)
    spans = {name: tuple(sorted(pieces)) for name, pieces in shared.items()}
    return Lineages(tuple(ordered), whole, spans, own, _only_reports(reports, own, whole))


def _only_reports(reports: Iterable[Report], own: dict[str, str], whole: dict[str, str]) -> dict[str, str]:
    """The origin of the report of each outlet that has only one: what cites the outlet may well cite that."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.outlet and edition_of(report)[1] == 1:
            by_outlet[outlet_key(report.outlet)].append(whole.get(report.id, own[report.id]))
    return {outlet: origins[0] for outlet, origins in by_outlet.items() if len(origins) == 1}


def _cited(claim: Claim) -> str:
    """The outlet that the claim has it from, the farthest back; empty where it cites none, or its own."""
    own = outlet_key(claim.report.outlet or "")
    # "The report" is no outlet, though one is called Report.
    known = (name for name in claim.voice.chain[::-1] if not name[0].islower() and outlet_key(name) in _known_outlets())
    return next((name for name in known if outlet_key(name) != own), "")


def _one_source(pairs: dict[_Key, _Pair]) -> list[tuple[_Key, _Key]]:
    """The pairs that are of one lineage: they share the same passage, or a report that is wholly another's text.

    A report may take its background from one and an interview's questions from another: two lineages, not one.
    """
    by_report: dict[str, list[_Key]] = defaultdict(list)
    for key in pairs:
        for name in key:
            by_report[name].append(key)
    found = []
    for name, keys in by_report.items():
        if any(pairs[key].whole for key in keys):
            found += [(keys[0], key) for key in keys[1:]]
        pieces = sorted((piece.start, piece.end, key) for key in keys for piece in pairs[key].pieces_of(name))
        reached = 0
        for (_, end, first), (start, _, second) in pairwise(pieces):
            reached = max(reached, end)
            if start < reached:
                found.append((first, second))
    return found


def _pairs(reports: Sequence[Report], memory: Memory | None) -> dict[tuple[str, str], _Pair]:
    by_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in shared_passages(reports, memory):
        by_pair[passage.left.report.id, passage.right.report.id].append(passage)
    found = {key: _pair(passages) for key, passages in by_pair.items() if key[0] != key[1]}
    for first, later in editions(reports):
        # A page's later version is the same report, however much of it was rewritten.
        left, right = sorted((first.id, later.id))
        pair = found.get((left, right), _Pair((), "", same_text=False))
        found[left, right] = replace(pair, edition=f"{later.id} is a later version of {edition_of(later)[0]}")
    return found


def _pair(passages: Sequence[Passage]) -> _Pair:
    left, right = passages[0].left.report, passages[0].right.report
    shorter = min((left, right), key=lambda report: len(report.text))
    total = len(folded(shorter.text))
    shared = sum(passage.words for passage in passages)
    return _Pair(tuple(passages), _credit(left, right), shared >= SAME_TEXT * total)


def _credit(left: Report, right: Report) -> str:
    """What the reports themselves say of a common source, in words; empty where they say nothing."""
    for one, other in ((left, right), (right, left)):
        if one.wire and other.outlet and outlet_key(one.wire) == outlet_key(other.outlet):
            return f"{one.id} credits {one.wire}, the outlet of {other.id}"
    if left.wire and right.wire and outlet_key(left.wire) == outlet_key(right.wire):
        return f"both credit {left.wire}"
    return ""


def _one_text(pairs: dict[tuple[str, str], _Pair]) -> set[str]:
    """The reports of a lineage whose claims count under it wherever they stand."""
    return {name for key, pair in pairs.items() if pair.whole for name in key}


def _lineage(reports: Sequence[Report], pairs: dict[tuple[str, str], _Pair]) -> Origin:
    ids = tuple(sorted(report.id for report in reports))
    pieces = {(e.report.id, e.start, e.end): e for p in pairs.values() for s in p.passages for e in (s.left, s.right)}
    shared: tuple[Evidence, ...] = tuple(pieces[key] for key in sorted(pieces))
    why = "; ".join(f"{a} and {b}: {pairs[a, b].why}" for a, b in sorted(pairs))
    listed = " + ".join(ids) if len(ids) <= 3 else f"{ids[0]} + {len(ids) - 1} more"
    return Origin(f"{_source_name(reports)} ({listed})", ids, shared, why)


def _source_name(reports: Iterable[Report]) -> str:
    """The name the lineage goes by: the wire credited, else the outlet, of its first report that gives one."""
    for report in reports:
        if report.wire:
            return report.wire
    return next((report.outlet for report in reports if report.outlet), "shared text")


def _own_id(report: Report) -> str:
    return f"{report.outlet} ({report.id})" if report.outlet else report.id


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """What an outlet's names have in common: its domain where the vocabulary knows it, else the folded name."""
    words = outlet_words(name)
    return _domains().get(words, words)


@cache
def _known_outlets() -> frozenset[str]:
    return frozenset(_domains().values())


@cache
def _domains() -> dict[str, str]:
    rows = read_rows("dragoman.model", "outlets.csv", ("name", "domain", "country", "kind", "wire"))
    return {outlet_words(row["name"]): row["domain"] for row in rows if row["domain"]}
