"""Which fields a gold file has, and what may stand in them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import ItemError
from dragoman.model.claims import QUAD_CLASS, TIE_KINDS, Status
from dragoman.model.facts import Fact
from dragoman.model.text import ZoneKind

Check = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Value:
    """What may stand in a field: a test, and the words that say it to whoever failed it."""

    holds: Check
    says: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """A list of a gold file: the kind a coder calls its facts by (empty for zones), and its fields."""

    kind: str
    fields: Mapping[str, Value]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_window(value: Any) -> bool:
    """True for days or nothing at either end; a window that runs backwards is none."""
    if not isinstance(value, dict):
        return value is None
    days = [day for day in (value.get("earliest"), value.get("latest")) if day is not None]
    return all(map(_is_day, days)) and days == sorted(days)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _one_of(*allowed: str) -> tuple[Value, Value]:
    """One of the words; and, for a second annotator, a list of them."""
    words = frozenset(allowed)
    says = f"one of {', '.join(sorted(words))}"

    def among(value: Any) -> bool:
        return isinstance(value, str) and value in words

    def all_among(value: Any) -> bool:
        return isinstance(value, list) and all(map(among, value))

    return Value(among, says), Value(all_among, f"a list, each {says}", needed=False)


def _or_nothing(check: Check, says: str) -> Value:
    return Value(lambda value: value is None or check(value), f"{says} or null", needed=False)


TEXT = Value(_is_text, "text")
TEXT_OR_NOTHING = _or_nothing(lambda value: isinstance(value, str), "text")
CODES = Value(lambda value: isinstance(value, str) or _is_texts(value), 'a list of actor codes such as ["AZE"]')
WINDOW = Value(_is_window, '{"earliest": "YYYY-MM-DD", "latest": "YYYY-MM-DD"} in this order, or null', needed=False)
TYPE, OR_TYPE = _one_of(*QUAD_CLASS)
STATUS, OR_STATUS = _one_of(*(status.value for status in Status))
TIE, OR_TIE = _one_of(*TIE_KINDS)
ZONE, _ = _one_of(*(kind.value for kind in ZoneKind))
PLACED = {
    "anchor": TEXT,
    "or_anchor": Value(_is_texts, "a list of anchors", needed=False),
    "optional": Value(lambda value: isinstance(value, bool), "true or false", needed=False),
}
#: The lists of a gold file by name (annotation rules of the shared specification).
LISTS: Mapping[str, Shape] = {
    "events": Shape(
        "event",
        {
            "type": TYPE,
            "or_type": OR_TYPE,
            "source": CODES,
            "target": CODES,
            "date": WINDOW,
            "status": STATUS,
            "or_status": OR_STATUS,
            **PLACED,
        },
    ),
    "ties": Shape("tie", {"kind": TIE, "or_kind": OR_TIE, "source": CODES, "target": CODES, **PLACED}),
    "statements": Shape("statement", {"speaker": TEXT, **PLACED}),
    "figures": Shape(
        "figure",
        {"value": Value(_is_number, "a number"), "high": _or_nothing(_is_number, "a number"), "unit": TEXT_OR_NOTHING}
        | PLACED,
    ),
    "forecasts": Shape("forecast", PLACED),
    "people": Shape(
        "person",
        {
            "name": TEXT,
            "variants": Value(_is_texts, "a list of names", needed=False),
            "office": TEXT_OR_NOTHING,
            "of": TEXT_OR_NOTHING,
            "optional": PLACED["optional"],
        },
    ),
    "zones": Shape("", {"kind": ZONE, "first": TEXT}),
}


def field_problems(gold: Fact, where: str) -> Iterator[ItemError]:
    """An error for each field that is missing or cannot be what it is; `where` names the file.

    Only `events` has to be there: a file without it is likely no gold at all.
    """
    if "events" not in gold:
        yield ItemError(where, "has no list `events`", "annotate them, or write [] where there are none")
    if not WINDOW.holds(gold.get("published")):
        yield ItemError(where, f"published is {gold['published']!r}", f"write {WINDOW.says}")
    for name, shape in LISTS.items():
        rows = gold.get(name)
        if rows is None and name != "events":
            continue
        if not isinstance(rows, list):
            if name in gold:
                yield ItemError(where, f"{name} is a {type(rows).__name__}", "write a list")
            continue
        for number, row in enumerate(rows):
            yield from _row_problems(row, shape, f"{where}: {name}[{number}]")


def _row_problems(row: Any, shape: Shape, where: str) -> Iterator[ItemError]:
    if not isinstance(row, dict):
        yield ItemError(where, f"is a {type(row).__name__}", "write an object")
        return
    for key, value in shape.fields.items():
        if key not in row:
            if value.needed:
                yield ItemError(where, f"has no {key}", f"write {value.says}")
        elif not value.holds(row[key]):
            yield ItemError(where, f"{key} is {row[key]!r}", f"write {value.says}")
