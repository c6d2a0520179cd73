"""Amounts of two reports held against each other: after units, ranges, hedges and rounding."""

import math
from dataclasses import dataclass

from dragoman.model.units import to_base
from dragoman.model.values import Amount

#: Converted amounts are one figure when they differ by at most this share: 428 miles and 689 km.
ROUNDING = 0.02
#: A figure given as "about" bears half a step of its last figure that is not nought, but never more than this.
HEDGED_ROUNDING = 0.05
#: "More than 20" agrees with 22 and with 30, not with 300.
AT_LEAST_REACH = 1.5
#: Counts given without a hedge are exact where they are small, or given to the last figure: 21 dead are not 22, nor
#: 6,776 votes 6,777; 6,700 may be rounded.
EXACT_BELOW, ROUNDED_TO = 1000, 100
#: Base units (dragoman.model.units) of which any two amounts may be compared; others name what is counted.
_MEASURES = frozenset({"km", "square km", "tonnes", "cubic metres", "cubic metres per day", "days", "%"})
_ROUND = frozenset({"about", "estimated", "nearly"})


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount in the base unit of its dimension: from `low` to `high`, with the slack its wording allows."""

    low: float
    high: float
    unit: str
    dimension: str
    slack: float
    hedge: str | None

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


def measured(amount: Amount) -> Measured:
    """The amount in base units. A unit that measures nothing physical counts its own kind: dimension "count"."""
    low, high, unit = to_base(amount)
    dimension = "money" if _currency(unit) else unit if unit in _MEASURES else "count"
    counted = (high or low) < EXACT_BELOW or low % ROUNDED_TO != 0
    exact = dimension == "count" and amount.hedge is None and counted
    slack = 0.0 if exact else ROUNDING
    if amount.hedge in _ROUND:
        slack = max(slack, min(HEDGED_ROUNDING, _half_step(amount.value)))
    return Measured(low, low if high is None else high, unit, dimension, slack, amount.hedge)


def conflict(a: Measured, b: Measured) -> bool:
    """True where both cannot be right: ranges apart by more than rounding.

    "Up to 40" against 30 is a conflict, as each names a figure of its own; "more than 20" against 22 is none.
    """
    if a.unit != b.unit:
        return False
    low, high = (a, b) if a.middle <= b.middle else (b, a)
    if low.hedge in ("more than", "at least") and high.middle <= low.high * AT_LEAST_REACH:
        return False
    if high.hedge == "less than" and low.middle >= high.low / AT_LEAST_REACH:
        return False
    return high.low - low.high > max(a.slack, b.slack) * max(abs(high.low), abs(low.high))


def difference(a: Measured, b: Measured) -> float:
    """How far apart they are, as a share of the larger: 0 same, near 1 far apart."""
    larger = max(abs(a.middle), abs(b.middle))
    return abs(a.middle - b.middle) / larger if larger else 0.0


def _half_step(value: float) -> float:
    """Half a step of the last figure that is not nought, as a share of the value: 0.02 for 2.5, 0.5 for 100."""
    if not value or not math.isfinite(value):
        return 0.0
    digits = f"{abs(value):.6e}".partition("e")[0].replace(".", "").rstrip("0")
    step = 10.0 ** (math.floor(math.log10(abs(value))) - len(digits) + 1)
    return step / 2 / abs(value)


def _currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()
