"""The words of time expressions, and the grammar that puts them together: both are data files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.annotate.numbers import Number, find_numbers
from dragoman.errors import VocabularyError
from dragoman.model.vocabulary import read_rows, read_yaml

_PACKAGE = "dragoman.annotate"
_TOKEN = re.compile(
    r"""
    (?P<isodate>\b\d{4}-\d{2}-\d{2}\b)
  | (?P<numericdate>\b\d{1,2}([/.])\d{1,2}\3\d{4}\b)
  | (?P<clock>\b\d{1,2}[:.]\d{2}\s?[ap]\.?m\b\.?|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:[ap]\.m\.|[ap]m\b)
      |\b\d{4}(?=\s?(?:GMT|UTC)\b))
  | (?P<decade>\b1\d\d0s\b|\b20\d0s\b)
  | (?P<shortdecade>['’]?\b[2-9]0s\b)
  | (?P<shortyear>['’]\d\d\b)
  | (?P<year>(?:(?<=-)|(?<=\.\.\.)|(?<=…))[12]\d{3}\b)
  | (?P<ordinalday>\b\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<quartername>\bQ[1-4]\b)
  | (?P<word>[^\W\d_]+)
  | (?P<hyphen>(?<=\w)[-–‑—](?=\w))
  | (?P<comma>,)
  | (?P<other>\n(?=\s{0,200}[^\sa-z])|[^\s\w]|\w+)
    """,
    re.VERBOSE,
)
_LONE = frozenset(["isodate", "numericdate", "clock", "decade", "shortdecade", "shortyear", "quartername", "hyphen"])
_NUMBER_CLASSES = (
    frozenset(["number"]),
    frozenset(["number", "day"]),
    frozenset(["number", "year"]),
    frozenset(["ordinalday", "centuryno"]),
    frozenset(["comma"]),
    *(frozenset([name]) for name in sorted(_LONE)),
)
_OTHER = "."
_FIRST_LETTER = 0xE000  # private use: no text has a meaning there
_FIRST_YEAR, _LAST_YEAR = 1000, 2099


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign that may be part of a time expression. `value` is what it stands for."""

    start: int
    end: int
    text: str
    letter: str
    value: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that one pattern of the grammar fits; `parts` has the words by their class."""

    meaning: str
    words: tuple[Word, ...]
    parts: dict[str, list[Word]]
    before: Word | None
    after: Word | None

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.words[-1].end

    def first(self, *classes: str) -> Word | None:
        """The first of its words that stands as one of the classes, or None."""
        return next((self.parts[name][0] for name in classes if name in self.parts), None)

    def value(self, *classes: str) -> str:
        """The value of the first of its words in one of the classes, or ""."""
        word = self.first(*classes)
        return word.value if word else ""

    def has(self, *classes: str) -> bool:
        """True where one of its words stands as one of the classes."""
        return any(name in self.parts for name in classes)


def find_patterns(text: str) -> list[Found]:
    """Where the grammar's patterns fit, left to right without overlap; what they mean is not yet worked out."""
    words = list(_lex(text))
    letters = "".join(word.letter for word in words)
    grammar = _grammar()
    found = []
    for match in grammar.pattern.finditer(letters):
        group = match.lastgroup or ""
        parts: dict[str, list[Word]] = {}
        for name, value in match.groupdict().items():
            if value is not None and name.startswith(f"{group}_"):
                parts.setdefault(name.split("_")[1], []).append(words[match.start(name)])
        start, end = match.span()
        before = words[start - 1] if start else None
        after = words[end] if end < len(words) else None
        found.append(Found(grammar.meanings[group], tuple(words[start:end]), parts, before, after))
    return found


@dataclass(frozen=True, slots=True)
class _Lexicon:
    letters: dict[frozenset[str], str]
    words: dict[str, tuple[str, str, bool, bool]]  # letter, value, capital only, abbreviation


@cache
def _lexicon() -> _Lexicon:
    letters = {classes: chr(_FIRST_LETTER + index) for index, classes in enumerate(_NUMBER_CLASSES)}
    words = {}
    for row in read_rows(_PACKAGE, "time_words.csv", ("word", "class", "value", "case")):
        classes = frozenset(row.list("class"))
        letter = letters.setdefault(classes, chr(_FIRST_LETTER + len(letters)))
        capital = row.one_of("case", ("", "capital")) == "capital"
        words[row["word"]] = (letter, row["value"], capital, "abbreviated" in classes)
    return _Lexicon(letters, words)


def _lex(text: str) -> Iterator[Word]:
    numbers = {number.start: number for number in find_numbers(text)}
    at = 0
    while match := _TOKEN.search(text, at):
        number = numbers.get(match.start())
        if number and match.lastgroup in ("word", "other"):
            yield _number_word(number, text)
            at = number.end
            continue
        word = _word(match, text)
        yield word
        at = word.end


def _number_word(number: Number, text: str) -> Word:
    words = text[number.start : number.end]
    classes = {"number"}
    if number.digits and words.isdigit():
        if len(words) <= 2 and 1 <= number.value <= 31:
            classes.add("day")
        elif len(words) == 4 and _FIRST_YEAR <= number.value <= _LAST_YEAR:
            classes.add("year")
    letter = _lexicon().letters[frozenset(classes)]
    return Word(number.start, number.end, words, letter, "X" if number.vague else words, number.value)


def _word(match: re.Match[str], text: str) -> Word:
    kind, words, (start, end) = match.lastgroup or "other", match.group(), match.span()
    lexicon = _lexicon()
    if kind == "ordinalday":
        letter = lexicon.letters[frozenset(["ordinalday", "centuryno"])]
        return Word(start, end, words, letter, words, float(words[:-2]))
    if kind == "year":  # "mid-2019": the hyphen keeps it from being read as a number
        return Word(start, end, words, lexicon.letters[frozenset(["number", "year"])], words, float(words))
    if kind != "word":
        return Word(start, end, words, lexicon.letters.get(frozenset([kind]), _OTHER), words)
    entry = lexicon.words.get(words.lower())
    if entry is None:
        return Word(start, end, words, _OTHER)
    letter, value, capital, abbreviation = entry
    if capital and not words[0].isupper():
        return Word(start, end, words, _OTHER)
    # The full stop of "Jan." belongs to it where the sentence goes on.
    if abbreviation and re.match(r"\.[ ]?[\d,a-z]", text[end : end + 3]):
        end += 1
    return Word(start, end, text[start:end], letter, value)


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    meanings: dict[str, str]


@cache
def _grammar() -> _Grammar:
    """The grammar as one regular expression over the letters of word classes."""
    data: dict[str, Any] = read_yaml(_PACKAGE, "time_grammar.yaml")
    branches, meanings = [], {}
    for index, (meaning, pattern) in enumerate(data["patterns"]):
        for name, replacement in data["macros"].items():
            pattern = pattern.replace(name, replacement)  # noqa: PLW2901
        group = f"r{index}"
        meanings[group] = meaning
        branches.append(f"(?P<{group}>{_compile(pattern, group)})")
    return _Grammar(re.compile(f"(?!{re.escape(_OTHER)})(?:{'|'.join(branches)})"), meanings)


def _compile(pattern: str, group: str) -> str:
    """One pattern in words as a regular expression; `lastgroup` of a match is the pattern's own group."""
    pieces = re.findall(r"\([^)]*\)|\[|\]|[^\s\[\]]+", pattern)
    if not pieces:
        raise VocabularyError("time_grammar.yaml: an empty pattern; remove it")
    out, count = [], 0
    for index, piece in enumerate(pieces):
        if piece in "[]":
            out.append("(?:" if piece == "[" else ")?")
        elif piece.startswith("("):
            look = "?<=" if index == 0 else "?="
            out.append(f"({look}[{''.join(_letters_of(name, pattern) for name in piece[1:-1].split('|'))}])")
        else:
            optional = "?" if piece.endswith("?") else ""
            names = piece.rstrip("?").split("|")
            inner = "|".join(
                f"(?P<{group}_{name}_{count}{n}>[{_letters_of(name, pattern)}])" for n, name in enumerate(names)
            )
            out.append(f"(?:{inner}){optional}")
            count += 1
    return "".join(out)


def _letters_of(name: str, pattern: str) -> str:
    letters = "".join(letter for classes, letter in _lexicon().letters.items() if name in classes)
    if not letters:
        raise VocabularyError(f"time_grammar.yaml: no word has the class {name!r} of {pattern!r}; correct the pattern")
    return letters
