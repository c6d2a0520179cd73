"""The versions of a disagreement side by side: a row for each origin's telling, held against the one told first."""

from collections.abc import Sequence
from datetime import date
from math import isinf
from typing import TypedDict

from dragoman.brief.dossier import VersionRow
from dragoman.brief.gathering import Gathering
from dragoman.brief.notebook import passage_of
from dragoman.brief.wording import amount_words, outlet_of, sources_words, when_of
from dragoman.model.claims import Claim, Figure
from dragoman.model.findings import Version
from dragoman.model.units import to_base
from dragoman.model.values import Amount, Window

_FIRST, _SAME, _OTHER, _HIGHER, _LOWER, _WITHIN = "•", "=", "≠", "↑", "↓", "≈"
#: Hedges under which an amount is a bound, and on which side of it the true value may lie.
_BELOW, _ABOVE = frozenset(["up to", "less than"]), frozenset(["at least", "more than"])
_ROUGH = frozenset(["about", "estimated", "nearly"])
_MONTH, _YEAR = 30.44, 365.25  # days, on average


def version_rows(gathering: Gathering, values: Sequence[tuple[str, Version]]) -> tuple[VersionRow, ...]:
    """The rows of these versions with the values they are shown by; one origin's with one value is one row."""
    groups: dict[tuple[object, ...], list[tuple[str, Version]]] = {}
    for value, version in values:
        key = (value, version.origin, version.claim.voice.chain)
        groups.setdefault(key, []).append((value, version))
    ordered = sorted(groups.values(), key=lambda group: _order(group[0][1].claim))
    first, rows, seen = ordered[0][0], list[VersionRow](), dict[str, int]()
    spans = _spans([group[0][1].claim for group in ordered])
    for number, group in enumerate(ordered, 1):
        value, version = group[0]
        claims = [other.claim for _, other in group]
        mark, differs = (
            held_against(first, (value, version)) if number > 1 else (_FIRST, "the others are held against this")
        )
        published = version.claim.report.published
        rows.append(
            VersionRow(
                number=number,
                value=value,
                mark=mark,
                differs=differs,
                who=sources_words(claims),
                told=when_of(published),
                later=later_words(first[1].claim.report.published, published) if number > 1 else "",
                passage=passage_of(claims[0].evidence[0]),
                origin=outlet_of(version.claim.report),
                same_origin_as=seen.get(version.origin, 0),
                notes=gathering.cite(claims),
                **spans[number - 1],
            )
        )
        seen.setdefault(version.origin, number)
    return tuple(rows)


class _Span(TypedDict, total=False):
    low: float | None
    high: float | None
    unit: str
    rough: bool


def _spans(claims: Sequence[Claim]) -> list[_Span]:
    """Bounds in one unit for each claim; empty where they are no figures, or of several units that do not convert."""
    amounts = [claim.amount for claim in claims if isinstance(claim, Figure)]
    if len({amount.unit for amount in amounts}) > 1:
        amounts = [_in_base(amount) for amount in amounts]
    if len(amounts) < len(claims) or len({amount.unit for amount in amounts}) > 1:
        return [{} for _ in claims]
    return [_span(amount) for amount in amounts]


def _span(amount: Amount) -> _Span:
    low, high = (None if isinf(end) else end for end in _bounds(amount))
    return {"low": low, "high": high, "unit": amount.unit, "rough": amount.hedge in _ROUGH}


def _order(claim: Claim) -> tuple[object, ...]:
    return (claim.report.published.middle or date.max, claim.report.id, claim.span.start)


def held_against(first: tuple[str, Version], other: tuple[str, Version]) -> tuple[str, str]:
    """How the other version's value stands to the first: a sign, and the same in words."""
    one, two = first[1].claim, other[1].claim
    if isinstance(one, Figure) and isinstance(two, Figure):
        return amounts_apart(one.amount, two.amount)
    return (_SAME, "the same") if first[0] == other[0] else (_OTHER, "differs")


def amounts_apart(first: Amount, other: Amount) -> tuple[str, str]:
    """How an amount stands to the first: "↓", "lower by 10 points"; whether the first one's bounds hold it is said."""
    if first.unit != other.unit:
        one, two = _in_base(first), _in_base(other)
        if one.unit != two.unit:
            return _OTHER, f"in {other.unit or 'no unit'}, not {first.unit or 'none'}"
        mark, words = amounts_apart(one, two)
        return mark, f"{words} (as {amount_words(two)})"
    low, high = _middle(first), _middle(other)
    if low == high:
        hedged = (first.hedge, first.high) != (other.hedge, other.high)
        return (_WITHIN, "the same number, hedged otherwise") if hedged else (_SAME, "the same")
    by = f"{abs(high - low):,.10g} points" if first.unit == "%" else _share(low, high)
    words = f"{'higher' if high > low else 'lower'} by {by}"
    if _holds(first, other):
        words += f", within “{first.show()}”"
    elif _holds(other, first):
        words += f", and “{other.show()}” takes in the first"
    return _HIGHER if high > low else _LOWER, words


def _in_base(amount: Amount) -> Amount:
    value, high, unit = to_base(amount)
    return Amount(round(value, 1), unit, None if high is None else round(high, 1), amount.hedge)


def _middle(amount: Amount) -> float:
    return amount.value if amount.high is None else (amount.value + amount.high) / 2


def _share(one: float, two: float) -> str:
    return f"{abs(two - one) / abs(one):.0%}" if one else f"{abs(two - one):,.10g}"


def _bounds(amount: Amount) -> tuple[float, float]:
    low, high = amount.value, amount.value if amount.high is None else amount.high
    if amount.hedge in _BELOW:
        return float("-inf"), high
    return low, float("inf") if amount.hedge in _ABOVE else high


def _holds(outer: Amount, inner: Amount) -> bool:
    """True where the outer amount is a bound or range that the inner one lies within."""
    (low, high), (least, most) = _bounds(outer), _bounds(inner)
    return low < high and low <= least and most <= high


def later_words(first: Window, other: Window) -> str:
    """How long after the first the other was published, in rough words; empty where either is undated."""
    if first.middle is None or other.middle is None:
        return ""
    if first.overlaps(other):
        return "same days" if first.same_days(other) else "about the same time"
    days = abs((other.middle - first.middle).days)
    for size, word in ((_YEAR, "year"), (_MONTH, "month"), (1, "day")):
        number = round(days / size)
        if days >= size * 0.95:
            return (
                f"{number} {word}{'' if number == 1 else 's'} {'later' if other.middle > first.middle else 'earlier'}"
            )
    return "same days"
