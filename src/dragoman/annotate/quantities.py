"""Numbers of a text with the unit and the hedge that stand beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.annotate.numbers import MORE_THAN, SCALES, Number, find_numbers
from dragoman.model.values import HEDGES
from dragoman.model.vocabulary import read_rows

_PACKAGE = "dragoman.annotate"
_HEDGE_COLUMNS = ("words", "hedge", "side")
_SIDES = frozenset(["before", "after", "length"])
_HEDGE_REACH, _SIGN_REACH = 30, 8  # characters before a number in which its hedge or currency sign may stand
_LETTER_OR_DIGIT = r"[^\W_]"
_LONGEST_UNIT = 10  # letters of "seventeen" and one more: a longer number in words has its scale
_SCALE_WORD = re.compile(r"(?:hundred|thousand|million|billion|trillion|bn|tn|mn|m|k)$", re.IGNORECASE)
_WEIGHTS = ("pound", "pounds")  # of money or of weight
_WEIGHING = re.compile(r"\b(?:weigh\w*|lost|gained|loads? of)\s[^.;]*$", re.IGNORECASE)
_KILOS = re.compile(r"\s*\(\s*[\d.,]+\s*k(?:g|ilo)|\s+of\s+(?!sterling)[a-z]", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—‑]\s?")
_TO = re.compile(r"\s+to\s+")
_AND = re.compile(r"\s+and\s+")
_OR = re.compile(r"\s+or\s+")
_BETWEEN = re.compile(r"\bbetween\s+\S{0,3}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+\S{0,3}$", re.IGNORECASE)


_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?\s+$|\bmagnitude\b[^.;\n]{0,40}\b(?:was|is|at|as|of)\s+$", re.IGNORECASE)
_MAGNITUDE_REACH = 60  # characters
_DECADES, _YEARS, _DECADE = "decades", "years", 10


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range up to `high`, with what stands beside it.

    `[start, end)` covers hedge, currency sign, number and unit; `[number_start, number_end)` the
    number (or range) alone. `unit` and `kind` are empty where no unit of the vocabulary stands there: then it
    counts something.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    high: float | None = None
    unit: str = ""
    kind: str = ""
    hedge: str | None = None
    vague: bool = False
    digits: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of the text in order; ranges ("25,000-30,000", "between 10 and 15") are one."""
    found: list[Quantity] = []
    for number in find_numbers(text):
        quantity = _with_unit(number, text)
        joined = _range(found[-1], quantity, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(quantity)
    found.extend((*_single_lengths(text), *_and_a_half(text)))
    apart: dict[int, Quantity] = {}
    for quantity in found:
        apart.setdefault(quantity.number_start, quantity)
    ordered = sorted(apart.values(), key=lambda quantity: quantity.start)
    return [_in_years(_hedged(quantity, text)) for quantity in ordered]


def _single_lengths(text: str) -> Iterator[Quantity]:
    """ "An hour", "a decade" where a hedge or a word of lasting stands before them."""
    for pattern in (_single_pattern(), _shift_pattern()):
        for match in pattern.finditer(text):
            start, end = match.span("length")
            unit, kind = _forms()[match["unit"].lower()]
            yield Quantity(start, end, start, end, 1.0, unit=unit, kind=kind)


def _and_a_half(text: str) -> Iterator[Quantity]:
    """ "The past year and a half": one and a half of the unit."""
    for match in _half_pattern().finditer(text):
        start, end = match.span("length")
        unit, kind = _forms()[match["unit"].lower()]
        yield Quantity(start, end, start, end, 1.5, unit=unit, kind=kind)


@cache
def _half_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<length>(?P<unit>{_either(_lengths())})\s+and\s+a\s+half)\b", re.IGNORECASE)


def _in_years(quantity: Quantity) -> Quantity:
    """The quantity with decades told in years, and one of a unit of time in the singular: "week", "hour"."""
    if quantity.unit == _DECADES:
        high = quantity.high * _DECADE if quantity.high is not None else None
        return replace(quantity, value=quantity.value * _DECADE, high=high, unit=_YEARS)
    if quantity.kind == "duration" and quantity.value == 1 and quantity.high is None and quantity.unit != "centuries":
        return replace(quantity, unit=quantity.unit.removesuffix("s"))
    return quantity


@cache
def _single_pattern() -> re.Pattern[str]:
    hedges = read_rows(_PACKAGE, "hedges.csv", _HEDGE_COLUMNS)
    openings = [row["words"] for row in hedges if row["side"] in ("before", "length")]
    units = [form for form in _lengths() if form != "day"]
    return re.compile(
        rf"\b(?:{_either(openings)})\s+(?P<length>an?\s+(?P<unit>{_either(units)}))\b(?!\s+and\s+a\s+half)",
        re.IGNORECASE,
    )


def _lengths() -> list[str]:
    """The units of time in the singular, as they stand after "a": not "decades" of "a decades-old quarrel"."""
    return [form for form, (_, kind) in _forms().items() if kind == "duration" and not form.endswith("s")]


@cache
def _shift_pattern() -> re.Pattern[str]:
    """ "A week after", "a year ago", "a month-long": a length without a number where a word behind says so."""
    units = [form for form in _lengths() if form not in ("day", "second", "min")]
    return re.compile(
        rf"\b(?P<length>an?\s+(?P<unit>{_either(units)}))(?=-long\b|\s+(?:after|before|later|earlier|ago|prior)\b)",
        re.IGNORECASE,
    )


def _with_unit(number: Number, text: str) -> Quantity:
    base = Quantity(
        number.start, number.end, number.start, number.end, number.value, vague=number.vague, digits=number.digits
    )
    if number.share:
        return replace(base, unit="%", kind="share")
    sign = _signs().search(text, max(0, number.start - _SIGN_REACH), number.start)
    if sign:
        return replace(base, start=sign.start(), unit=_sign_codes()[sign.group(1)], kind="money")
    after = _after().match(text, number.end)
    if not after and _MAGNITUDE.search(text, max(0, number.start - _MAGNITUDE_REACH), number.start):
        return replace(base, unit="magnitude", kind="strength")
    if not after:
        return base
    words = " ".join(after["words"].split())
    unit, kind = _forms().get(words) or _forms().get(words.lower()) or ("", "")
    if words.lower() in _WEIGHTS and _is_weight(number, after, text):
        unit, kind = "pounds", "mass"
    return replace(base, end=after.end("words"), unit=unit, kind=kind)


def _is_weight(number: Number, after: re.Match[str], text: str) -> bool:
    """True for pounds that are weighed: "weighs 82 pounds", "a 40-pound shell", "82 pounds (37 kg)"."""
    hyphened = text[number.end : number.end + 1] in ("-", "‑")
    return hyphened or bool(
        _WEIGHING.search(text, max(0, number.start - 30), number.start) or _KILOS.match(text, after.end())
    )


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Unit and kind of each form: names of currencies as written, units in small letters."""
    forms = {}
    for row in read_rows(_PACKAGE, "currencies.csv", ("code", "signs", "names")):
        forms.update(dict.fromkeys(row.list("names"), (row["code"], "money")))
    for row in read_rows(_PACKAGE, "units.csv", ("unit", "forms", "kind")):
        forms.update(dict.fromkeys(row.list("forms"), (row["unit"], row["kind"])))
    return forms


@cache
def unit_words() -> frozenset[str]:
    """Every one-word form of the units of measurement, in small letters; units of time apart."""
    return frozenset(form for form, (_, kind) in _forms().items() if kind not in ("money", "duration"))


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in longest_first)


@cache
def _after() -> re.Pattern[str]:
    """A unit after a number: "40%", "40 percent", "428-mile", "billions of dollars"."""
    return re.compile(
        rf"(?:\s|-|‑|-plus\s)*(?:of\s+)?(?P<words>{_either(_forms())})(?!{_LETTER_OR_DIGIT})", re.IGNORECASE
    )


@cache
def _sign_codes() -> dict[str, str]:
    rows = read_rows(_PACKAGE, "currencies.csv", ("code", "signs", "names"))
    return {sign: row["code"] for row in rows for sign in row.list("signs")}


@cache
def _signs() -> re.Pattern[str]:
    """A currency sign right before a number; letters only as a word of their own."""
    return re.compile(rf"(?<!{_LETTER_OR_DIGIT})({_either(_sign_codes())})\s?$")


def _range(low: Quantity, high: Quantity, text: str) -> Quantity | None:
    """The two as one range, or None where they are two quantities."""
    gap = text[low.end : high.start]
    before = text[max(0, low.start - 10) : low.start]
    if low.high is not None or len(gap) > 8 or (low.unit and high.unit and low.unit != high.unit):
        return None
    if not (
        _DASH.fullmatch(gap)
        or _TO.fullmatch(gap)
        or (_AND.fullmatch(gap) and _BETWEEN.search(before))
        or (_OR.fullmatch(gap) and high.value == low.value + 1)
    ):
        return None
    value = low.value
    scale = _SCALE_WORD.search(text[high.number_start : high.number_end])
    spelled = not low.digits and low.number_end - low.number_start < _LONGEST_UNIT  # "five and six million"
    if scale and (low.digits or spelled) and value < 1000 <= high.value:  # "$5 to $7 billion"
        value *= _scale(high, text)
    if value >= high.value:
        return None
    unit, kind = (high.unit, high.kind) if high.unit else (low.unit, low.kind)
    opening = _BETWEEN.search(before) or _FROM.search(before)
    start = low.start - len(before) + opening.start() if opening else low.start
    return Quantity(start, high.end, low.number_start, high.number_end, value, high.value, unit, kind)


def _scale(quantity: Quantity, text: str) -> float:
    mantissa = re.match(r"[\d.,]+", text[quantity.number_start : quantity.number_end])
    if mantissa is None:
        word = _SCALE_WORD.search(text[quantity.number_start : quantity.number_end])
        return SCALES.get(word.group().strip().lower(), 1.0) if word else 1.0
    return quantity.value / float(mantissa.group().replace(",", ""))


@cache
def _hedges(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in read_rows(_PACKAGE, "hedges.csv", _HEDGE_COLUMNS) if row.one_of("side", _SIDES) == side]
    hedges = {row["words"]: row.one_of("hedge", HEDGES) for row in rows}
    if side == "before":
        return re.compile(rf"\b({_either(hedges)})\s+(?:(?:an?|the|another|only|just)\s+)?$", re.IGNORECASE), hedges
    return re.compile(rf"\s?({_either(hedges)})(?!{_LETTER_OR_DIGIT})", re.IGNORECASE), hedges


def _hedged(quantity: Quantity, text: str) -> Quantity:
    pattern, hedges = _hedges("before")
    match = pattern.search(text, max(0, quantity.start - _HEDGE_REACH), quantity.start)
    if match:
        return replace(quantity, start=match.start(), hedge=hedges[" ".join(match.group(1).lower().split())])
    pattern, hedges = _hedges("after")
    for end in (quantity.number_end, quantity.end):
        match = pattern.match(text, end)
        if match:
            hedge = hedges[" ".join(match.group(1).lower().split())]
            return replace(quantity, end=max(quantity.end, match.end()), hedge=hedge)
    return replace(quantity, hedge=MORE_THAN) if quantity.vague else quantity
