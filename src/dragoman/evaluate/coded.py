"""Facts as some coder wrote them, checked as far as the scorer leans on them."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import ItemError
from dragoman.model.facts import Fact
from dragoman.model.text import Span

GZIP = b"\x1f\x8b"
#: Fields that hold text or nothing, whatever the kind; and those that hold a number or nothing.
TEXTS = ("type", "tie", "status", "speaker", "name", "office", "of", "unit", "zone", "earliest", "latest")
NUMBERS = ("value", "high")
ACTORS = ("source", "target")


@dataclass(frozen=True, slots=True)
class CodedFact:
    """One fact of a coder under test: its report, kind and place, and all its fields as they were written."""

    report: str
    kind: str
    span: Span
    fields: Fact = field(repr=False)

    @property
    def quote(self) -> str | None:
        """The quote the coder gave; None where it gave none."""
        quote = self.fields.get("quote")
        return quote if isinstance(quote, str) else None


def read_facts(data: bytes, where: str) -> Iterator[CodedFact | ItemError]:
    """The facts of a JSON Lines file, plain or gzip-compressed, and an ItemError in place of each that is none.

    `where` names the file in messages.
    """
    try:
        text = (gzip.decompress(data) if data.startswith(GZIP) else data).decode("utf-8-sig")
    except (UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
        yield ItemError(where, f"is no JSON Lines in UTF-8 ({error})", "give what `dragoman code -o` wrote")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield ItemError(place, f"is no JSON ({error})", "write one whole object a line")
            continue
        yield coded_fact(value, place)


def coded_fact(value: Any, where: str) -> CodedFact | ItemError:
    """The fact that a JSON value stands for; ItemError names the field that cannot be scored.

    A fact of kind `report` may leave out its offsets.
    """
    if not isinstance(value, dict):
        return ItemError(where, f"is a {type(value).__name__}, not an object", "write one fact a line")
    problem = _problem(value)
    if problem:
        return ItemError(where, problem, "see docs/model.md for the fields of a fact")
    return CodedFact(value["report"], value["kind"], Span(value.get("start", 0), value.get("end", 0)), value)


def _problem(fact: Mapping[str, Any]) -> str | None:
    for key in ("report", "kind"):
        if not isinstance(fact.get(key), str) or not fact[key]:
            return f"its {key} is {fact.get(key)!r}, not a name"
    default = 0 if fact["kind"] == "report" else None
    start, end = fact.get("start", default), fact.get("end", default)
    if not (_is_offset(start) and _is_offset(end) and start <= end):
        return f"its start and end are {start!r} and {end!r}, not offsets into the text"
    return next((problem for problem in map(_checker(fact), fact) if problem), None)


def _checker(fact: Mapping[str, Any]) -> Callable[[str], str | None]:
    def check(key: str) -> str | None:
        value = fact[key]
        if key in TEXTS and not isinstance(value, str | None):
            return f"its {key} is {value!r}, not text"
        if key in NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float | None)):
            return f"its {key} is {value!r}, not a number"
        if key in ACTORS and not _is_actors(value):
            return f"its {key} is {value!r}, not a list of codes"
        if key == "published" and not isinstance(value, dict | None):
            return f"its {key} is {value!r}, not a window of days"
        return None

    return check


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_actors(value: object) -> bool:
    return (
        value is None or isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
    )


def misplaced_quotes(facts: list[CodedFact], texts: Mapping[str, str]) -> list[ItemError]:
    """An error for each report with facts whose quote is not what stands at their offsets; they count all the same."""
    errors = []
    for report, text in texts.items():
        own = [fact for fact in facts if fact.report == report and fact.quote is not None]
        wrong = [fact for fact in own if text[fact.span.start : fact.span.end] != fact.quote]
        if wrong:
            first = f"{wrong[0].kind} at [{wrong[0].span.start}:{wrong[0].span.end}]"
            problem = f"{len(wrong)} of {len(own)} quotes do not stand at their offsets, the first {first}"
            errors.append(ItemError(report, problem, "count code points of the report's text, line ends included"))
    return errors
