"""Lengths of time, what recurs, times of day, and words for now, before and later."""

from dragoman.annotate.time_grammar import Found
from dragoman.annotate.time_meaning import (
    Meaning,
    Readers,
    Setting,
    count_of,
    length_value,
)


def _duration(found: Found, setting: Setting) -> Meaning | None:
    unit, count = found.value("unit", "units", "single"), count_of(found)
    word = found.first("number")
    if word and word.text.lower() == "one" and unit == "D" and not found.has("hyphen"):
        return None  # "one day" is as often no length at all
    if unit == "D" and len(found.words) == 2 and found.words[0].text.lower() == "a":
        return None  # nor is "a day"
    return Meaning("DURATION", length_value(count, unit))


def _vague_duration(found: Found, setting: Setting) -> Meaning | None:
    count = 2.0 if found.has("couple") else None
    return Meaning("DURATION", length_value(count, found.value("units")))


def _set(found: Found, setting: Setting) -> Meaning | None:
    if found.has("weekend"):
        return Meaning("SET", "XXXX-WXX-WE")
    if found.has("daypart"):
        return Meaning("SET", f"XXXX-XX-XXT{found.value('daypart')}")
    if found.has("ordinal"):
        count: float | None = float(found.value("ordinal"))
    else:
        count = count_of(found)
    return Meaning("SET", length_value(count, found.value("unit", "units") or "Q"))


def _set_per(found: Found, setting: Setting) -> Meaning | None:
    if found.has("per") and found.value("unit").startswith("T"):
        return None  # a speed
    return Meaning("SET", length_value(1, found.value("unit", "single")))


def _set_word(found: Found, setting: Setting) -> Meaning | None:
    if found.words[0].text[0].isupper() and found.before is not None and found.before.text[:1].isalpha():
        return None  # part of a name: newspapers are called so
    return Meaning("SET", found.value("often"))


def _clock(found: Found, setting: Setting) -> Meaning | None:
    """A time of day on an unnamed day; `dragoman.annotate.times` finds the day in the sentence."""
    written = (found.value("clock") or found.value("clockword")).lower().replace(".", ":", 1)
    digits = written.rstrip(" apm.:")
    hours, _, minutes = digits.partition(":") if ":" in digits else (digits[:2], "", digits[2:])
    if len(digits) < 3:
        hours, minutes = digits, ""
    hour = int(hours) % 12 + 12 if "p" in written else int(hours) % 12 if "a" in written else int(hours)
    if hour > 24 or int(minutes or 0) > 59:
        return None
    return Meaning("TIME", f"XXXX-XX-XXT{hour:02}:{minutes or '00'}")


def _daypart(found: Found, setting: Setting) -> Meaning | None:
    return Meaning("TIME", f"XXXX-XX-XXT{found.value('daypart', 'overnight')}")


def _reference(found: Found, setting: Setting) -> Meaning | None:
    if found.has("past"):
        return Meaning("DATE", "PAST_REF")
    if found.before is not None and found.before.text.lower() == "as":
        return None  # "as soon as"
    return Meaning("DATE", found.value("reference", "future"))


#: Reader of each meaning of the grammar.
LENGTH_READERS: Readers = {
    "clock": _clock,
    "daypart": _daypart,
    "duration": _duration,
    "overnight": _daypart,
    "reference": _reference,
    "set": _set,
    "set_per": _set_per,
    "set_word": _set_word,
    "vague_duration": _vague_duration,
}
