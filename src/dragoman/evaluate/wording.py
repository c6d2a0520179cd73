"""A fact in a few words, whether an annotator wrote it or a coder."""

from collections.abc import Callable
from typing import Any

from dragoman.model.facts import Fact

CONTEXT = 40  # characters of the text shown on each side of a quote


def say_fact(kind: str, fields: Fact) -> str:
    """What the fact says, without its quote: "CONSULT AZE+ISR > AZE+ISR planned 2023-03-29"."""
    parts = _WORDINGS[kind](fields) if kind in _WORDINGS else (fields.get("zone"),)
    return " ".join(str(part) for part in parts if part is not None and part != "")


def say_value(value: Any) -> str:
    """A field's value in a line: lists joined by +, nothing as "none"."""
    if isinstance(value, list):
        return "+".join(map(str, value)) or "none"
    return "none" if value is None or value == "" else one_line(str(value))


def one_line(text: str) -> str:
    """The text with all white space as single spaces."""
    return " ".join(text.split())


def in_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the place, at it and behind it, each on one line; spaces at the seams are kept."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    return one_line(before) + left, one_line(text[start:end]), right + one_line(after)


def _event(fields: Fact) -> tuple[Any, ...]:
    return fields.get("type"), _sides(fields), fields.get("status"), _days(fields.get("date") or fields)


def _tie(fields: Fact) -> tuple[Any, ...]:
    return fields.get("tie") or fields.get("kind"), _sides(fields)


def _statement(fields: Fact) -> tuple[Any, ...]:
    return fields.get("speaker") or "nobody", fields.get("mode")


def _figure(fields: Fact) -> tuple[Any, ...]:
    ends = [f"{end:.15g}" for end in (fields.get("value"), fields.get("high")) if end is not None]
    return fields.get("hedge"), " to ".join(ends), fields.get("unit")


def _person(fields: Fact) -> tuple[Any, ...]:
    office = ", ".join(str(fields[key]) for key in ("office", "of") if fields.get(key))
    return fields.get("name"), f"({office})" if office else None


def _forecast(fields: Fact) -> tuple[Any, ...]:
    return ("by", fields.get("by") or "nobody")


def _sides(fields: Fact) -> str:
    return " > ".join(say_value(fields.get(side)) for side in ("source", "target"))


def _days(window: Fact) -> str:
    first, last = str(window.get("earliest") or ""), str(window.get("latest") or "")
    return first if first == last else f"{first}..{last}"


_WORDINGS: dict[str, Callable[[Fact], tuple[Any, ...]]] = {
    "event": _event,
    "tie": _tie,
    "statement": _statement,
    "figure": _figure,
    "person": _person,
    "forecast": _forecast,
}
