"""A claim with some of its fields set otherwise by a person; its quote still stands in the text."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from dragoman.errors import IntegrityError, QuoteError, RefusedError, UsageError
from dragoman.model.claims import Claim
from dragoman.model.facts import Fact, claim_to_fact, fact_to_claim
from dragoman.model.gazetteer import actor_code
from dragoman.model.plover import MODES
from dragoman.model.text import Report
from dragoman.model.values import Window

Setter = Callable[[Fact, str, str], None]
#: What people write for "none".
_NOTHING = frozenset(["", "none", "null"])


def corrected(claim: Claim, changes: Mapping[str, str]) -> Claim:
    """The claim with these fields set, given as text: codes or names of actors, dates, numbers, words.

    A new `quote` has to stand in the report, and is taken where it stands nearest to the old one, or just where the
    offset `at` says; names of persons and speakers have to stand there too. Raises RefusedError where they do not,
    UsageError on a field the kind does not have, on a value it may not have, and where nothing changes.
    """
    before = claim_to_fact(claim)
    fact = dict(before)
    for name, value in changes.items():
        setter = _SETTERS.get(name) if name in _COMMON or name in _FIELDS[claim.kind] else None
        if setter is None:
            allowed = ", ".join(sorted(_COMMON | _FIELDS[claim.kind]))
            raise UsageError(f"{name!r} is no field of {claim.kind} that can be set; set one of {allowed}")
        setter(fact, name, value)
    _drop_what_no_longer_holds(fact, changes)
    if changes.keys() & {"quote", "at"}:
        fact["start"], fact["end"] = _placed(claim.report, fact["quote"], fact.pop("at", None), claim.span.start)
    _check_names(fact, changes, claim.report)
    made = _made(fact, claim.report)
    if claim_to_fact(made)["id"] == before["id"]:
        raise UsageError(f"{before['id']}: nothing would change; it says this already")
    return made


def settable(kind: str) -> frozenset[str]:
    """The fields of a kind of claim that `corrected` takes."""
    return _COMMON | _FIELDS[kind]


def _drop_what_no_longer_holds(fact: Fact, changes: Mapping[str, str]) -> None:
    """An event's mode goes with a type that has none such, sectors and countries with the actors they were told of."""
    if "type" in changes and fact.get("mode") not in MODES.get(fact["type"], ()):
        fact["mode"] = None
    for side in changes.keys() & {"source", "target"} if "source_sectors" in fact else ():
        fact[f"{side}_sectors"], fact[f"{side}_countries"] = [], []


def _made(fact: Fact, report: Report) -> Claim:
    try:
        return fact_to_claim(fact, report)
    except QuoteError:
        raise
    except IntegrityError as error:
        raise UsageError(f"{fact['id']}: {error.__cause__ or error}; set another value") from error


def _placed(report: Report, quote: str, at: int | None, near: int) -> tuple[int, int]:
    """Where the quote stands: at the offset given, else nearest to another."""
    # Looked ahead for, so that places that overlap are all found ("ana" in "banana").
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", report.text)] if quote else []
    if not starts:
        raise RefusedError(f"{report.id}: {quote[:60]!r} does not stand in its text; quote it as it is written there")
    if at is not None and at not in starts:
        raise RefusedError(f"{report.id}: {quote[:60]!r} does not stand at {at}; it stands at {starts[0]}")
    near = near if at is None else at
    start = min(starts, key=lambda at: (abs(at - near), at))
    return start, start + len(quote)


def _check_names(fact: Fact, changes: Mapping[str, str], report: Report) -> None:
    """Names are the text's own: none is made up, none is taken from elsewhere."""
    text = " ".join(report.text.split()).casefold()
    for field in ("name", "variants", "speaker"):
        values = fact[field] if field == "variants" and field in changes else [fact.get(field)]
        for value in values if field in changes else ():
            if " ".join(str(value).split()).casefold() not in text:
                raise RefusedError(f"{report.id}: {value!r} does not stand in its text; name people as it does")


def _set_text(fact: Fact, name: str, value: str) -> None:
    fact[name] = None if value.strip().casefold() in _NOTHING else value


def _set_words(fact: Fact, name: str, value: str) -> None:
    """A value that may be empty but not absent."""
    fact[name] = value


def _set_list(fact: Fact, name: str, value: str) -> None:
    fact[name] = [part.strip() for part in value.split(",") if part.strip()]


def _set_code(fact: Fact, name: str, value: str) -> None:
    fact[name] = None if value.strip().casefold() in _NOTHING else actor_code(value.strip())


def _set_codes(fact: Fact, name: str, value: str) -> None:
    fact[name] = [actor_code(part.strip()) for part in value.split(",") if part.strip()]


def _set_day(fact: Fact, name: str, value: str) -> None:
    window = _window(value)
    day = window.earliest if name == "earliest" else window.latest
    fact[name] = day.isoformat() if day else None


def _set_when(fact: Fact, name: str, value: str) -> None:
    """Both ends of an event's window, by one date prefix."""
    for end in ("earliest", "latest"):
        _set_day(fact, end, value)
    fact["date_basis"] = "a person's word" if fact["earliest"] else ""


def _set_prefix(fact: Fact, name: str, value: str) -> None:
    window = _window(value)
    fact[name] = window.prefix if window else None


def _window(value: str) -> Window:
    if value.strip().casefold() in _NOTHING:
        return Window()
    try:
        return Window.parse(value.strip())
    except IntegrityError as error:
        raise UsageError(str(error)) from error


def _set_number(fact: Fact, name: str, value: str) -> None:
    if name == "high" and value.strip().casefold() in _NOTHING:
        fact[name] = None
        return
    try:
        fact[name] = float(value)
    except ValueError as error:
        raise UsageError(f"{name}={value!r} is no number; write it as 40 or 1200.5") from error


def _set_offset(fact: Fact, name: str, value: str) -> None:
    if not (value.strip().isascii() and value.strip().isdigit()):
        raise UsageError(f"{name}={value[:20]!r} is no offset; write the number of its first character, from 0")
    fact[name] = int(value.strip()[:12])


def _set_polarity(fact: Fact, name: str, value: str) -> None:
    signs: dict[str, Any] = {"+1": 1, "1": 1, "0": 0, "-1": -1}
    if value.strip() not in signs:
        raise UsageError(f"polarity={value!r} is none of +1, 0, -1; set one of them")
    fact[name] = signs[value.strip()]


def _set_side(fact: Fact, name: str, value: str) -> None:
    """An event has several actors on a side, a tie has one."""
    (_set_codes if isinstance(fact[name], list) else _set_code)(fact, name, value)


_SETTERS: dict[str, Setter] = {
    **dict.fromkeys(("place", "mode", "office", "horizon", "addressee", "occasion", "hedge", "event_type"), _set_text),
    **dict.fromkeys(
        ("quote", "status", "type", "tie", "hold", "name", "speaker", "unit", "about", "measures", "says"), _set_words
    ),
    **dict.fromkeys(("contexts", "variants", "voice"), _set_list),
    **dict.fromkeys(("of", "speaker_of"), _set_code),
    "actors": _set_codes,
    **dict.fromkeys(("earliest", "latest"), _set_day),
    **dict.fromkeys(("since", "until", "as_of", "due"), _set_prefix),
    **dict.fromkeys(("value", "high"), _set_number),
    "when": _set_when,
    "at": _set_offset,
    "polarity": _set_polarity,
    "source": _set_side,
    "target": _set_side,
}
_COMMON = frozenset(["quote", "at", "status", "voice"])
#: What of each kind a person may set. What follows from these (quad class, intensity, reporter) follows.
_FIELDS = {
    "event": frozenset(["type", "source", "target", "when", "earliest", "latest", "place", "mode", "contexts"]),
    "tie": frozenset(["tie", "source", "target", "since", "until", "polarity"]),
    "person": frozenset(["name", "variants", "office", "of", "hold"]),
    "statement": frozenset(["speaker", "speaker_of", "mode", "addressee", "occasion"]),
    "figure": frozenset(["value", "high", "unit", "hedge", "about", "measures", "as_of"]),
    "forecast": frozenset(["says", "horizon", "due", "actors", "event_type"]),
}
