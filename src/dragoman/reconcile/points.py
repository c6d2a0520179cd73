"""What all points of disagreement have in common: how they are worded and weighed."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.claims import Claim
from dragoman.model.findings import Disagreement, Version
from dragoman.reconcile.marks import order_of, stable_id

#: What a kind of difference weighs: contradictions first, agreements shown for completeness last.
_KIND_WEIGHT = {"conflict": 1.0, "scope": 0.6, "changed over time": 0.5, "rounding or units": 0.1}
#: A contradiction within one origin is worth half of one between two.
_ONE_ORIGIN = 0.5


def weigh(kind: str, origins: int, apart: float) -> float:
    """The weight to rank by, 0 to 1: kind, whether independent origins stand against each other, how far apart."""
    return round(_KIND_WEIGHT[kind] * (1.0 if origins > 1 else _ONE_ORIGIN) * (0.5 + min(apart, 1.0) / 2), 3)


def reweighed(disagreement: Disagreement, kind: str) -> Disagreement:
    """The disagreement as one of another kind, weighed as that."""
    weight = disagreement.weight * _KIND_WEIGHT[kind] / _KIND_WEIGHT[disagreement.kind]
    return replace(disagreement, kind=kind, weight=round(weight, 3))


def listed(parts: Sequence[str]) -> str:
    """The parts as a reader lists them: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def disagree(point: str, kind: str, sides: Sequence[tuple[Claim, str, str]], apart: float, why: str) -> Disagreement:
    """The disagreement between sides of (claim, value, origin), in the order given."""
    versions = tuple(Version(claim, value, origin) for claim, value, origin in sides)
    weight = weigh(kind, len({origin for _, _, origin in sides}), apart)
    key = stable_id("disagreement", kind, point, [order_of(claim) for claim, _, _ in sides])
    return Disagreement(key, point, kind, versions, weight, why)
