"""How many lines of a page were put in the right zone."""

from collections.abc import Iterator, Sequence

from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.gold import GoldReport
from dragoman.evaluate.tallies import Share

#: Zones that have to be told apart whatever else goes wrong; all others are the page's head (shared scorer).
KEPT_APART = frozenset({"body", "boilerplate", "comment"})
HEAD = "head"
APART = "zone kept apart (body / boilerplate / comment / head)"
Stretch = tuple[int, int, str | None]


def zone_shares(gold: GoldReport, zones: Sequence[CodedFact]) -> Iterator[tuple[str, Share]]:
    """A share of one case for each line that is not blank; none where the gold has no zones."""
    if not gold.zones:
        return
    wanted = _line_zones(gold.text, [(zone.start, zone.end, zone.kind) for zone in gold.zones])
    got = _line_zones(gold.text, [(fact.span.start, fact.span.end, fact.fields.get("zone")) for fact in zones])
    for right, answer in zip(wanted, got, strict=True):
        yield "zone of line", Share.of_case(right == answer)
        yield APART, Share.of_case(_part(right or HEAD) == (_part(answer) if answer else None))


def _part(zone: str) -> str:
    return zone if zone in KEPT_APART else HEAD


def _line_zones(text: str, stretches: Sequence[Stretch]) -> list[str | None]:
    """The zone of every line that is not blank: the first to cover its first visible character, or None."""
    zones, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            zones.append(next((zone for start, end, zone in stretches if start <= first < end), None))
        at += len(line)
    return zones
