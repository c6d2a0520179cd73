"""Third states around the pair: what stands between either of them and others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Edge
from dragoman.brief.gathering import Gathering, ordering_day, told_words
from dragoman.brief.wording import tie_words
from dragoman.model.claims import Claim, Event, Status, Tie
from dragoman.model.signs import sign_of
from dragoman.reconcile.network import tie_signs

#: Kinds of actor that stand in the drawing as actors of their own; companies count as their country.
KINDS = frozenset(["state", "territory", "igo", "armed_group"])
_STANDING = frozenset([Status.ONGOING, Status.HAPPENED])


@dataclass(slots=True)
class _Between:
    """What is told between two actors."""

    ties: list[Tie] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


def edges(gathering: Gathering) -> tuple[Edge, ...]:
    """The dossier's own pair first, then each of its actors with others, those most told of first."""
    between: dict[tuple[str, str], _Between] = {}
    events = [event for event in gathering.all(Event) if gathering.scope.touches(event)]
    for act in gathering.acts_among(events):
        for pair in _pairs(gathering, act.source, act.target):
            between.setdefault(pair, _Between()).acts.append(act)
    for tie in gathering.all(Tie):
        for pair in _pairs(gathering, (tie.source,), (tie.target,)):
            between.setdefault(pair, _Between()).ties.append(tie)
    found = [_edge(gathering, *pair, told) for pair, told in between.items()]
    inner = {gathering.gazetteer.label(code) for code in gathering.codes}
    return tuple(sorted(found, key=lambda e: (e.other not in inner, -e.origins, -len(e.notes), e.other, e.one)))


def _pairs(gathering: Gathering, source: Sequence[str], target: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of one of the dossier's actors and another that these sides make, each once."""
    codes, pairs = gathering.codes, set()
    left, right = gathering.scope.filed(source), gathering.scope.filed(target)
    for a, b in sorted({(a, b) for a in left for b in right if a != b}):
        one, other = (a, b) if a in codes and (b not in codes or codes.index(a) < codes.index(b)) else (b, a)
        if one in codes and _is_drawn(gathering, other):
            pairs.add((one, other))
    return sorted(pairs)


def _is_drawn(gathering: Gathering, code: str) -> bool:
    actor = gathering.gazetteer.actors.get(code)
    return actor is not None and actor.kind in KINDS


def _edge(gathering: Gathering, one: str, other: str, told: _Between) -> Edge:
    standing = [tie for tie in told.ties if tie.status in _STANDING and not tie.until]
    realised = [act for act in told.acts if act.realised]
    claims: list[Claim] = [*told.ties, *(claim for act in told.acts for claim in act.claims)]
    claims.sort(key=lambda claim: (ordering_day(claim), claim.report.id, claim.span.start))
    cooperative = sum(act.best.quad_class <= 2 for act in realised)
    kinds = dict.fromkeys(tie.tie for tie in standing)
    good, bad = tie_signs(told.ties)
    return Edge(
        one=gathering.gazetteer.label(one),
        other=gathering.gazetteer.label(other),
        sign=sign_of(cooperative + good, len(realised) - cooperative + bad),
        weight=len(realised) + good + bad,
        ties=tuple(words.heading for kind, words in tie_words().items() if kind in kinds),
        cooperative=cooperative,
        conflictual=len(realised) - cooperative,
        unrealised=len(told.acts) - len(realised),
        balance=round(mean(act.best.intensity for act in realised), 1) if realised else None,
        origins=gathering.lineage.count(claims),
        latest=told_words(claims),
        # What stands between the dossier's own two is cited in its own sections already.
        notes=() if other in gathering.codes else gathering.cite(claims),
    )
