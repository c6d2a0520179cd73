"""The fields of a claim as a form: what was coded, in words and as it can be set otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.model.claims import QUAD_CLASS, TIE_KINDS, Status
from dragoman.model.corrections import settable
from dragoman.model.facts import Fact
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.plover import MODES, OWN_MODES
from dragoman.model.values import HEDGES, Window

#: Fields in the order of the form, with their labels; those of a kind are `settable` of it.
_LABELS = {
    "type": "Type",
    "tie": "Tie",
    "source": "Source, who acts",
    "target": "Target, whom it is done to",
    "name": "Name",
    "variants": "Other forms of the name",
    "office": "Office",
    "of": "Of",
    "hold": "Holds it as",
    "speaker": "Speaker",
    "speaker_of": "Speaks for",
    "addressee": "Spoken to",
    "says": "What is foreseen",
    "value": "Value",
    "high": "Up to",
    "unit": "Unit",
    "hedge": "Hedge",
    "about": "What it measures",
    "measures": "Measure, normal form",
    "actors": "Actors",
    "event_type": "Act foreseen",
    "status": "Status",
    "mode": "Mode",
    "when": "When",
    "earliest": "First day",
    "latest": "Last day",
    "since": "Since",
    "until": "Until",
    "as_of": "As of",
    "due": "Due",
    "horizon": "Horizon, in words",
    "polarity": "Polarity",
    "place": "Place",
    "contexts": "Contexts",
    "voice": "Whose word, outermost first",
}
_CODES = frozenset({"source", "target", "of", "speaker_of", "actors"})
_DATES = frozenset({"when", "earliest", "latest", "since", "until", "as_of", "due"})
#: Fields that repeat another in other words; shown only in the form.
_FORM_ONLY = frozenset({"earliest", "latest"})
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name and label, its value as the form has it, in words, and what it may be (empty: anything)."""

    name: str
    label: str
    value: str
    shown: str
    options: tuple[str, ...] = ()
    hint: str = ""

    @property
    def key(self) -> str:
        """Its name in the form, where other things have names too."""
        return f"f.{self.name}"

    @property
    def form_only(self) -> bool:
        """True where it is shown in the form alone."""
        return self.name in _FORM_ONLY


def fields_of(fact: Fact) -> list[Field]:
    """The fields of a claim's fact that can be set, in the form's order; quote and offset apart."""
    allowed = settable(fact["kind"])
    return [_field(name, fact) for name in _LABELS if name in allowed]


def changes_of(fact: Fact, said: Mapping[str, str]) -> dict[str, str]:
    """What a filled form sets otherwise than the fact has it, as corrections take it.

    `said` may also have `quote`, `at` and `to`: where both offsets are given and the quote was left as it was, the
    characters between them are meant. Raises UsageError where a value is none of those a field may have.
    """
    changes: dict[str, str] = {}
    for field in fields_of(fact):
        value = said.get(field.key, field.value).strip()
        if _flat(value) == _flat(field.value) or (not value and field.value == NOTHING):
            continue
        if field.options and value not in field.options:
            raise UsageError(f"{field.label}: {value[:40]!r} is none of {', '.join(field.options)}; choose one of them")
        changes[field.name] = value
    return changes


def quote_of(text: str, fact: Fact, said: Mapping[str, str]) -> dict[str, str]:
    """The quote a filled form sets, by its words, its offsets or both. Raises UsageError on offsets outside it."""
    quote = said.get("quote", fact["quote"]).replace("\r\n", "\n")
    written = fact["quote"].replace("\r\n", "\n")
    start, end = (_offset(said.get(name, ""), fact[key], len(text)) for name, key in (("at", "start"), ("to", "end")))
    if (start, end) != (fact["start"], fact["end"]) and quote in (written, text[start:end].replace("\r\n", "\n")):
        if start >= end:
            raise UsageError(f"the quote from {start} to {end} has no characters; its end lies behind its beginning")
        return {"quote": text[start:end], "at": str(start)}
    if quote != written:
        # Browsers write a line end as LF; the text may have it as CR LF.
        as_written = quote.replace("\n", "\r\n") if "\r\n" in text and quote not in text else quote
        return {"quote": as_written}
    return {}


def _flat(value: str) -> str:
    """The value as a field of one line gives it back: browsers drop line ends there."""
    return value.replace("\r", "").replace("\n", "").strip()


def _offset(said: str, otherwise: int, most: int) -> int:
    said = said.strip()
    if not said:
        return otherwise
    if not (said.isascii() and said.isdigit() and int(said[:12]) <= most):
        raise UsageError(f"{said[:20]!r} is no offset of this text; give a number from 0 to {most}")
    return int(said)


def _field(name: str, fact: Fact) -> Field:
    value = _when(fact) if name == "when" else fact.get(name)
    written = _written(value, name)
    return Field(name, _LABELS[name], written, _shown(name, value, written), _options(name, fact), _hint(name, fact))


def _when(fact: Fact) -> str | None:
    if not fact["earliest"] or not fact["latest"]:
        return None
    first, last = (Window.parse(fact[end]).earliest for end in ("earliest", "latest"))
    return Window(first, last).prefix


def _written(value: Any, name: str) -> str:
    if value is None:
        return NOTHING if name in ("mode", "hedge", "event_type") else ""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return f"{value:+d}" if name == "polarity" and value else str(value)


def _shown(name: str, value: Any, written: str) -> str:
    if name in _CODES and written:
        label = load_gazetteer().label
        return ", ".join(map(label, value if isinstance(value, list) else [value]))
    return written or ("not given" if name not in ("source", "target") else "nobody named")


def _options(name: str, fact: Fact) -> tuple[str, ...]:
    found: tuple[str, ...] = {
        "type": tuple(QUAD_CLASS),
        "tie": tuple(sorted(TIE_KINDS)),
        "status": tuple(status.value for status in Status),
        "hold": ("holds", "designate", "acting", "former"),
        "polarity": ("+1", "0", "-1"),
        "hedge": (NOTHING, *sorted(HEDGES)),
        "event_type": (NOTHING, *QUAD_CLASS),
    }.get(name, ())
    if name == "mode":
        modes = sorted({mode for known in (MODES, OWN_MODES) for one in known.values() for mode in one})
        found = ("direct", "indirect") if fact["kind"] == "statement" else (NOTHING, *modes)
    return found


def _hint(name: str, fact: Fact) -> str:
    if name in _DATES:
        if name == "when" and fact["date_basis"]:
            return f"2023, 2023-03 or 2023-03-29; now by: {fact['date_basis']}"
        return "2023, 2023-03 or 2023-03-29"
    if name in _CODES:
        one = isinstance(fact.get(name), list)
        return "Codes or names, commas between" if one else "A code or a name"
    return "Commas between" if isinstance(fact.get(name), list) else ""
