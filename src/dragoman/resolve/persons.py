"""Whether two names, in one report or in two, are one person's."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from dragoman.model.claims import Tenure
from dragoman.model.vocabulary import read_rows

_WORD = re.compile(r"[\w’'.-]+")
#: A surname is the same from this similarity (rapidfuzz ratio / 100) on: one letter in eight may differ.
SAME_SURNAME = 0.86
#: A given name likewise; shorter names bear less difference, so one letter in five.
SAME_GIVEN = 0.8
#: Below this two given names are different people's (siblings, father and son).
OTHER_GIVEN = 0.7
#: What counts as the same office: similarity of the office's words.
SAME_OFFICE = 0.75
#: A surname that was typed wrong or written by its stem keeps this many first letters.
STEM_LETTERS = 4
#: Names that agree only in part are one person's by their office within this time (a judgement: few hold one longer).
MAX_YEARS = 6.0
#: A given name of which there is only the initial, or that differs in a feminine ending: neither same nor other.
OPEN_GIVEN = 0.75
YES, NO = 0.9, 0.4


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two names are one person's: "yes", "no" or "unsure", a score from 0 to 1, and why."""

    same: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: given names, surname, and the surname without its ending of descent."""

    given: tuple[str, ...]
    surname: str
    stem: str


def same_person(a_forms: Iterable[str], b_forms: Iterable[str]) -> Match:
    """How well the best pair of forms agrees, given names and surname compared apart.

    Names alone never say more than that they are written alike: "yes" needs a given name and a surname
    on both sides. A surname alone stays "unsure"; different given names are "no".
    """
    pairs = [_compare(a, b) for a in sorted(set(a_forms)) for b in sorted(set(b_forms))]
    full = [match for match, both_full in pairs if both_full]
    chosen = full or [match for match, _ in pairs]
    return max(chosen, key=lambda match: match.score, default=Match("unsure", 0.0, "no name to compare"))


def match_persons(a: Tenure, b: Tenure) -> Match:
    """Whether the persons of two tenures are one: their names, then office, state and time.

    Names that agree only in part (a surname alone, a stem with another ending) become "yes" where office and
    state are the same; names that agree fully become "unsure" where the state is another.
    """
    names = same_person((a.name, *a.variants), (b.name, *b.variants))
    if names.same == "no":
        return names
    office = _office_match(a.office, b.office)
    if a.office and b.office and a.of and b.of and a.of != b.of:  # without an office a state is only inferred
        why = f"{names.why}; but one acts for {a.of}, the other for {b.of}"
        return Match("unsure" if names.same == "yes" else "no", round(names.score * 0.6, 2), why)
    if a.of and a.of == b.of and office >= SAME_OFFICE:
        if names.same == "unsure" and _years_between(a, b) > MAX_YEARS:
            return Match("unsure", names.score, f"{names.why}; same office, but years apart")
        score = round(names.score + (1 - names.score) * 0.6, 2)
        return Match("yes", score, f"{names.why}; both are {a.office} of {a.of}")
    if names.same == "yes" and not (a.of or a.office or b.of or b.office):
        return Match("unsure", round(names.score * 0.8, 2), f"{names.why}; neither report says who that is")
    return names


def _years_between(a: Tenure, b: Tenure) -> float:
    """Years from one report's window to the other's; 0 where a window is open or they overlap."""
    first, second = sorted((a.report.published, b.report.published), key=lambda w: w.earliest or date.min)
    if first.latest is None or second.earliest is None:
        return 0.0
    return max(0.0, (second.earliest - first.latest).days / 365.25)


def _compare(a: str, b: str) -> tuple[Match, bool]:
    """The match of two forms, and whether both have a given name."""
    left, right = _take_apart(a), _take_apart(b)
    full = bool(left.given and right.given)
    surname = ratio(left.surname, right.surname) / 100
    if _slip(left.surname, right.surname):
        surname = max(surname, SAME_SURNAME)
    stems = len(left.stem) >= STEM_LETTERS and (left.stem == right.stem or _slip(left.stem, right.stem))
    if surname < SAME_SURNAME and not stems:
        return Match("no", round(surname * NO, 2), f"surnames of {a!r} and {b!r} differ"), full
    if not full:
        return Match("unsure", 0.6, f"{a!r} and {b!r} share a surname; one has no given name"), False
    given = _given_match(left.given, right.given)
    if given < OTHER_GIVEN:
        return Match("no", round(given * NO, 2), f"given names of {a!r} and {b!r} differ"), True
    if given < SAME_GIVEN or surname < SAME_SURNAME:
        return Match("unsure", round(0.7 * (given + max(surname, 0.8)) / 2, 2), f"{a!r} and {b!r} agree in part"), True
    score = round((given + max(surname, SAME_SURNAME)) / 2, 2)
    return Match("yes", max(score, YES) if score >= SAME_GIVEN else score, f"{a!r} and {b!r} are one name"), True


def _slip(a: str, b: str) -> bool:
    """True where the names are one slip of the hand apart and long enough for that to be no other name."""
    return min(len(a), len(b)) > STEM_LETTERS and DamerauLevenshtein.distance(a, b) == 1


def _given_match(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How alike given names are, from 0 to 1, the first of each or all written together.

    An initial, or a difference by an ending in -a (Mario and Maria), leaves it open.
    """
    left, right = a[0], b[0]
    if len(left) == 1 or len(right) == 1:
        return OPEN_GIVEN if left[0] == right[0] else 0.0
    alike: float = max(ratio(left, right), ratio("".join(a), "".join(b))) / 100
    sexes_differ = left != right and left.endswith("a") != right.endswith("a") and left[:-2] == right[: len(left) - 2]
    return min(alike, OPEN_GIVEN) if sexes_differ else alike


def _office_match(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    left, right = ({w for w in office.lower().split() if w not in ("of", "the", "to")} for office in (a, b))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


# A name is held against all others that begin alike, and takes far longer to take apart than to compare.
@lru_cache(maxsize=65_536)
def _take_apart(name: str) -> _Name:
    words = [_fold(word) for word in _WORD.findall(name)]
    words = [word for word in words if word and word not in _dropped()]
    if not words:
        return _Name((), "", "")
    while len(words) > 2 and words[-1] in _descent():
        words.pop()
    return _Name(tuple(words[:-1]), words[-1], _stem(words[-1]))


def _fold(word: str) -> str:
    """The word in plain small letters, spelled as transliterations agree on it."""
    plain = unicodedata.normalize("NFKD", word.replace("ə", "a").replace("Ə", "A").replace("ı", "i"))
    folded = "".join(char for char in plain if char.isalpha()).lower()
    for written, spelled in _spellings():
        folded = folded.replace(written, spelled)
    return re.sub(r"(.)\1", r"\1", folded)


def _stem(surname: str) -> str:
    """The surname without an ending of descent (-ov, -zade, -yan): what the families share it is made of."""
    for ending in sorted(_descent(), key=lambda e: (-len(e), e)):
        if surname.endswith(ending) and len(surname) - len(ending) >= STEM_LETTERS:
            return surname.removesuffix(ending)
    return surname


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    rows = read_rows("dragoman.resolve", "spellings.csv", ("written", "as", "kind"))
    return tuple((row["written"], row["as"]) for row in rows if row["kind"] == "letters")


@cache
def _descent() -> frozenset[str]:
    rows = read_rows("dragoman.resolve", "spellings.csv", ("written", "as", "kind"))
    return frozenset(row["written"] for row in rows if row["kind"] == "descent")


@cache
def _dropped() -> frozenset[str]:
    rows = read_rows("dragoman.resolve", "spellings.csv", ("written", "as", "kind"))
    return frozenset(row["written"] for row in rows if row["kind"] == "drop")
