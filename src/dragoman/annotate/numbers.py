"""Numbers of a text, in digits and in words, with what they are worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.model.vocabulary import read_rows

NUMBER_KINDS = frozenset(["unit", "ten", "scale", "group", "plural", "part", "several"])
MORE_THAN = "more than"
#: Letters that scale an amount of money ("€180m", "$3bn"); elsewhere "m" is metres and "k" nothing sure.
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_COUNTED_NEXT = re.compile(r"\s+(?:[a-z]+s|people|tons?)\b")
_ORDINAL_BEFORE = re.compile(r"\b(?:first|second|other|latter|last|next|final)\s+$", re.IGNORECASE)
_MONEY_SIGN = re.compile(r"[$€£¥₪₽₹₺₩₴₼]\s?$|\b[A-Z]{3}\s$")
_JOINT = re.compile(r"(?:\s+|-|‑)(?:and\s+)?(?:an?\s+)?")
_CLOSE = re.compile(r"\s+|-|‑")
_OPENING = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+")
_AND_A_HALF = re.compile(
    r"[\s-]+and[\s-]+a[\s-]+half\b(?:[\s-]+(?P<scale>thousand|million|billion|trillion)\b)?", re.IGNORECASE
)
#: What each word for a scale is worth.
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text at `[start, end)`.

    `vague` is True for "dozens" and the like, whose value is the least they allow; `share` for a part
    of a whole, whose value is in percent ("a third" is 33.3); `digits` for one written in digits alone.
    """

    start: int
    end: int
    value: float
    vague: bool = False
    share: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    value: float


def find_numbers(text: str) -> list[Number]:
    """The numbers of the text in order: "1.3 billion", "twenty-five", "tens of thousands", "two-thirds", "4".

    Ordinals, clock times, and digits that are part of a word or code ("G7", "737-800", "F-16") are no
    numbers. Ranges are two numbers.
    """
    numbers: list[Number] = []
    run: list[_Atom] = []
    for atom in _atoms(text):
        if run and not _joins(run, atom, text):
            numbers.extend(_compose(run, text))
            run = []
        run.append(atom)
    if run:
        numbers.extend(_compose(run, text))
    return numbers


@cache
def _words() -> dict[str, tuple[str, float]]:
    rows = read_rows("dragoman.annotate", "number_words.csv", ("word", "kind", "value"))
    return {row["word"]: (row.one_of("kind", NUMBER_KINDS), float(row["value"])) for row in rows}


@cache
def _atom_pattern() -> re.Pattern[str]:
    digits = r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<letters>k|mn?|bn?|tn)?"
    words = "|".join(sorted(_words(), key=lambda word: (-len(word), word)))
    # No digit run inside a code (G7, COVID-19, 1430/2019), a clock time or a number with more dots.
    before = r"(?<![\w/:.#×\[])(?<![A-Za-z]-)(?<!\d,)"
    return re.compile(rf"{before}{digits}(?![\w/:]|\.\d|,\d)|\b(?P<word>{words})\b", re.IGNORECASE)


def _atoms(text: str) -> Iterator[_Atom]:
    for match in _atom_pattern().finditer(text):
        word = match["word"]
        if word:
            kind, value = _words()[word.lower()]
            yield _Atom(match.start(), match.end(), kind, value)
            continue
        value = float(match["digits"].replace(",", ""))
        letters = match["letters"]
        if not letters:
            yield _Atom(match.start(), match.end(), "digits", value)
        elif letters.lower() in ("bn", "tn", "mn") or _scales(text, match):
            yield _Atom(match.start(), match.end(), "money", value * _LETTER_SCALES[letters.lower()])
        else:
            yield _Atom(match.start(), match.end("digits"), "digits", value)


def _scales(text: str, match: re.Match[str]) -> bool:
    """True where the "m" of "4.5m" is a million: after a sign of money, or before something counted."""
    before = text[max(0, match.start() - 4) : match.start()]
    return bool(_MONEY_SIGN.search(before) or _COUNTED_NEXT.match(text, match.end()))


#: What may follow what inside one number.
_FOLLOWS = {
    "digits": {"scale", "group"},
    "unit": {"scale", "group", "part"},
    "ten": {"unit", "scale", "group"},
    "scale": {"unit", "ten", "scale"},
    "group": {"scale"},
    "several": {"scale", "group"},
    "part": {"scale", "group"},
}


def _joins(run: list[_Atom], atom: _Atom, text: str) -> bool:
    last, gap = run[-1], text[run[-1].end : atom.start]
    if last.kind == "plural":
        return atom.kind == "plural" and bool(_OF.fullmatch(gap))
    joint = _CLOSE if atom.kind == "part" else _JOINT
    if atom.kind not in _FOLLOWS.get(last.kind, ()) or not joint.fullmatch(gap):
        return False
    if last.kind == "part":  # "half a million"; "third million" is no number
        return last.value == 2 and gap.strip().lower() in ("a", "an")
    if last.kind == "ten":
        return atom.kind != "unit" or 0 < atom.value < 10
    return True


def _compose(run: list[_Atom], text: str) -> Iterator[Number]:
    start, end = run[0].start, run[-1].end
    opening = _OPENING.search(text, max(0, start - 4), start)
    kinds = [atom.kind for atom in run]
    if "part" in kinds:
        yield from _compose_part(run, text, opening)
        return
    if kinds[0] == "several":
        if len(run) > 1:
            yield Number(opening.start() if opening else start, end, _total(run), vague=True)
        return
    if kinds[0] in ("scale", "group"):
        if not opening:
            return
        start = opening.start()
    if kinds[0] == "plural":
        value = 1.0
        for atom in run:
            value *= 10 if atom.value == 10 else atom.value
        yield Number(start, end, value, vague=True)
        return
    half = _AND_A_HALF.match(text, end)
    value = _total(run) + (0.5 if half else 0.0)
    if half and half["scale"]:  # "three and a half million"
        value *= SCALES[half["scale"].lower()]
    yield Number(start, half.end() if half else end, value, digits=kinds == ["digits"])


def _compose_part(run: list[_Atom], text: str, opening: re.Match[str] | None) -> Iterator[Number]:
    """A share of a whole in percent, "half a million" as a number, and nothing where "third" is an ordinal."""
    first, last = run[0], run[-1]
    if first.kind == "part" and len(run) > 1:
        yield Number(first.start, last.end, _total(run[1:]) / first.value)
        return
    if len(run) == 1:
        if _ORDINAL_BEFORE.search(text, max(0, first.start - 8), first.start):
            return  # "the first half of the year"
        whole = re.match(r"\s+(?:of|the|its|their|his|her|all)\b", text[last.end : last.end + 8])
        if whole and (opening or text[first.start : last.end].lower() == "half"):
            yield Number(opening.start() if opening else first.start, last.end, _percent(1, last.value), share=True)
        return
    if last.kind == "part" and len(run) == 2 and text[last.end : last.end + 1] != "-":
        yield Number(first.start, last.end, _percent(first.value, last.value), share=True)


def _percent(count: float, parts: float) -> float:
    return round(100 * count / parts, 1)


def _total(run: list[_Atom]) -> float:
    """The worth of a run of units, tens and scales: "two hundred and five thousand" is 205,000."""
    total, group = 0.0, 0.0
    for atom in run:
        if atom.kind not in ("scale", "group"):
            group += atom.value
        elif atom.value == 100 or atom.kind == "group":
            group = (group or 1.0) * atom.value
        else:
            total += (group or 1.0) * atom.value
            group = 0.0
    # 1.1 million is 1100000, not 1100000.0000000001
    return round(total + group, 6)
