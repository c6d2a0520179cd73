"""Words for how far a mission, an envoy or relations have come, and for their level."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dragoman.brief.wording import mission_words
from dragoman.model.vocabulary import read_rows

#: The stages in the order in which they follow on each other; those of one day are taken in this order.
STAGES = ("announced", "decided", "accredited", "open", "stands", "recalled", "closed", "denied", "ended")
#: Stages in which it is there, and those that only lead there.
STANDING = frozenset(["accredited", "open", "stands"])
AHEAD = frozenset(["announced", "decided"])
#: After so many years without a word on what stands that is told.
SILENT_YEARS = 2
#: Sectors of offices.csv whose offices are a state's, and the lowest of its levels told of here.
_STATE_SECTORS, _HIGH = frozenset(["GOV", "LEG", "JUD", "MIL"]), 2
#: An office whose owner the words go on to: "the president's adviser".
_ANOTHERS = re.compile(r"s?[’'](?:s\b)?")
_MINISTER_OF = re.compile(r"^minister (?:of|for) (?:the )?(.+)$")
#: "the State of Israel’s embassy": so many words before it may name whose it is.
_OWNER_WORDS = 4
_PRIVATE_SECTORS = frozenset(["EDU", "MED", "NGO", "BUS", "CVL"])
_MATTERS = ("mission", "envoy", "relations")
_COLUMNS = ("matter", "stage", "realised", "about", "cue")


@dataclass(frozen=True, slots=True)
class StageWords:
    """Which words of an act mean which stage."""

    matter: str
    stage: str
    realised: bool
    about: re.Pattern[str]
    cue: re.Pattern[str]


@cache
def stage_words() -> tuple[StageWords, ...]:
    """The rows of stages.csv. Raises VocabularyError with file and line."""
    return tuple(
        StageWords(
            row.one_of("matter", _MATTERS),
            row.one_of("stage", STAGES),
            row.one_of("realised", ("yes", "no")) == "yes",
            _beginnings(row["about"]),
            _beginnings(row["cue"]),
        )
        for row in read_rows("dragoman.brief", "stages.csv", _COLUMNS)
    )


def _beginnings(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


def stage_of(quote: str, realised: bool) -> tuple[str, str] | None:
    """The matter and stage that an act of this quote is about; None where it is about neither."""
    for words in stage_words():
        if words.realised is realised and words.about.search(quote) and words.cue.search(quote):
            return words.matter, words.stage
    return None


def level_of(matter: str, text: str) -> tuple[str, int]:
    """The level that the words give, with its number in the Correlates of War's exchange data; ("", 9) for none."""
    folded = text.casefold()
    for name, words, number in mission_words()["levels"].get(matter, ()):
        if any(re.search(rf"\b{re.escape(word)}", folded) for word in words):
            return name, number
    return "", 9


def state_office(text: str) -> str:
    """The office of state that the words hold, in its normal form: "foreign minister" in "Minister of Foreign Affairs".

    Empty where they hold none of the two highest levels of government, parliament, courts or forces (offices.csv), or
    it is another's office that they name: "adviser to the president".
    """
    folded = " ".join(text.split()).casefold()
    found = _offices_of_state().search(folded)
    if not found or _ANOTHERS.match(folded, found.end()) or _not_the_office().search(folded[: found.start()]):
        return ""
    turned = _MINISTER_OF.sub(r"\1 minister", found.group(1))
    return str(mission_words()["same_office"].get(turned, turned))


@cache
def _not_the_office() -> re.Pattern[str]:
    words = "|".join(map(re.escape, mission_words()["not_the_office"]))
    return re.compile(rf"\b(?:{words})(?: the| an?| its| his| her| their)?(?: [\w’']+)?[ -]$")


def about_another(quote: str, matter: str, owns: Callable[[str], bool]) -> bool:
    """True where the quote's mission or envoy is named as somebody's, right before the word, and `owns` denies it."""
    found = next((m for words in stage_words() if words.matter == matter and (m := words.about.search(quote))), None)
    before = quote[: found.start()].split()[-_OWNER_WORDS:] if found else []
    return bool(before) and not owns(" ".join(before))


def private_office(text: str) -> bool:
    """True where the words hold an office of the press, learning, business or private life, and none of a state.

    "Professor of history" speaks for no state, whichever they are of.
    """
    found = {_sectors()[office] for office in _any_office().findall(text.casefold())}
    return bool(found & _PRIVATE_SECTORS) and not found - _PRIVATE_SECTORS


@cache
def _sectors() -> dict[str, str]:
    rows = read_rows("dragoman.model", "offices.csv", ("office", "sector", "level", "head_noun"))
    return {row["office"].casefold(): row["sector"] for row in rows}


@cache
def _any_office() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, sorted(_sectors(), key=len, reverse=True)))})s?\b")


@cache
def _offices_of_state() -> re.Pattern[str]:
    rows = read_rows("dragoman.model", "offices.csv", ("office", "sector", "level", "head_noun"))
    high = {row["office"].casefold() for row in rows if row["sector"] in _STATE_SECTORS and int(row["level"]) <= _HIGH}
    return re.compile(rf"\b({'|'.join(re.escape(office) for office in sorted(high, key=len, reverse=True))})s?\b")
