"""What claims are counted by: rows of actors and of pairs, with the claim's own columns beside them."""

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.model.claims import Event, Tie

ACTOR_COLUMNS = "code, claim, role, number, report, kind, type, status, earliest, latest"
PAIR_COLUMNS = "kind, one, other, type, id, number, report, status, earliest, latest, polarity, until"
#: The actors under the names that conditions on claims use: each claim once for every role in it.
ACTORS_AS_CLAIMS = (
    "(SELECT code, claim AS id, number, report, kind, type, status, earliest, latest FROM claim_actor) AS claim"
)

#: The pairs as they stand, and as the claims and their actors make them.
PAIRS_FILED = f"SELECT {PAIR_COLUMNS} FROM claim_pair"
PAIRS_MADE = (
    "SELECT claim.kind, min(a.code, b.code), max(a.code, b.code), claim.type, claim.id, claim.number, claim.report,"
    " claim.status, claim.earliest, claim.latest, claim.polarity, claim.until FROM claim"
    " JOIN claim_actor AS a ON a.claim = claim.id AND a.role = 'source'"
    " JOIN claim_actor AS b ON b.claim = claim.id AND b.role = 'target'"
    " WHERE claim.kind IN ('event', 'tie') AND a.code <> b.code"
)


def actor_rows(row: Sequence[Any], number: int, actors: Iterable[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """The rows of ACTOR_COLUMNS of a claim, given as its row of CLAIM_COLUMNS."""
    name, report, kind, type_, status, _, _, _, earliest, latest, *_ = row
    return [(code, name, role, number, report, kind, type_, status, earliest, latest) for code, role in actors]


def pair_rows(row: Sequence[Any], number: int, actors: Iterable[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """The rows of PAIR_COLUMNS of a claim: of an act or a tie each pair of one that acts and one acted on.

    The codes of a pair are in order, whichever way the act runs.
    """
    name, report, kind, type_, status, _, _, _, earliest, latest, _, polarity, until, _ = row
    if kind not in (Event.kind, Tie.kind):
        return []
    named = list(actors)
    sources, targets = ({code for code, role in named if role == side} for side in ("source", "target"))
    pairs = sorted({(min(one, other), max(one, other)) for one in sources for other in targets if one != other})
    return [
        (kind, one, other, type_, name, number, report, status, earliest, latest, polarity, until)
        for one, other in pairs
    ]
