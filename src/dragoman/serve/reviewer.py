"""Who reviews, and with which keys: kept in the browser's own cookies, read for every page of the desk."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.model.vocabulary import read_rows
from dragoman.serve.desk import desk_of

_PACKAGE = "dragoman.serve"
_LONGEST_NAME = 60
_KEPT = 400 * 24 * 3600  # seconds; browsers keep no cookie longer
#: Names of keys longer than one character that may be bound: none that a browser or system acts on.
_NAMED = frozenset({"Space", "Backspace", "Delete", "Home", "End", "Insert"})
#: Digits reject with a reason, and are bound to nothing else.
MODES = {"on": "everywhere on the desk", "queue": "only in the queue", "off": "off"}


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys do what: `bound` is by action, in the order in which they are shown; `mode` one of MODES."""

    bound: Mapping[str, tuple[str, ...]]
    mode: str = "on"

    def of(self, action: str) -> tuple[str, ...]:
        """The keys of an action; none where keys are off."""
        return self.bound[action] if self.mode != "off" else ()

    def hint(self, action: str) -> str:
        """The first key of an action as it is shown; empty where there is none."""
        return next(iter(self.of(action)), "")

    def for_script(self) -> dict[str, str]:
        """What the script reads: each key with its action."""
        return {key: action for action in self.bound for key in self.of(action)}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer at the desk; the name is empty until it was asked."""

    name: str
    keys: Keys = field(repr=False)


def reviewer_of(request: Request) -> Reviewer:
    """Who sits at this browser."""
    jar, port = request.cookies, desk_of(request).doors.port
    return Reviewer(
        _readable(unquote(jar.get(f"dragoman-reviewer-{port}", ""))), keys_of(jar.get(_keys_name(port), ""))
    )


def named(name: str) -> str:
    """A reviewer's name as decisions bear it. Raises UsageError where it is none."""
    said = " ".join(name.split())
    if not said:
        raise UsageError("no name was given; say who decides, decisions are signed")
    if len(said) > _LONGEST_NAME:
        raise UsageError(f"the name has {len(said)} characters; give one of at most {_LONGEST_NAME}")
    if not _readable(said):
        raise UsageError("the name has characters that cannot be seen; write it in letters")
    if said.casefold().startswith("machine:"):
        raise UsageError("a name that begins with machine: is a program's; give a person's")
    return said


def remember_name(request: Request, response: Response, name: str) -> None:
    """Keep the name in the browser."""
    port = desk_of(request).doors.port
    _keep(response, f"dragoman-reviewer-{port}", quote(named(name), safe=""))


def remember_keys(request: Request, response: Response, keys: Keys) -> None:
    """Keep the keys in the browser: only what differs from the usual."""
    changed = {name: " ".join(bound) for name, bound in keys.bound.items() if bound != usual_keys().bound[name]}
    _keep(response, _keys_name(desk_of(request).doors.port), quote(urlencode({"mode": keys.mode, **changed}), safe=""))


def keys_of(kept: str) -> Keys:
    """The keys as they were kept; the usual ones where nothing was, or nothing that can be read."""
    said = dict(parse_qsl(unquote(kept), keep_blank_values=True))
    if not said:
        return usual_keys()
    try:
        return chosen_keys(said)
    except UsageError:
        return usual_keys()


def chosen_keys(said: Mapping[str, str]) -> Keys:
    """The keys that somebody chose, by action; an action not named keeps its usual ones.

    Raises UsageError where one key does two things, or is none that may be bound.
    """
    mode = said.get("mode", "on")
    if mode not in MODES:
        raise UsageError(f"{mode[:20]!r} is none of {', '.join(MODES)}; choose one of them")
    bound: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for action, usual in usual_keys().bound.items():
        keys = tuple(dict.fromkeys(said[action].split())) if action in said else usual
        for key in keys:
            _check_key(key)
            if key in taken:
                raise UsageError(f"the key {key} is set for both {taken[key]} and {action}; choose another for one")
            taken[key] = action
        bound[action] = keys
    return Keys(bound, mode)


def _check_key(key: str) -> None:
    single = len(key) == 1 and key.isprintable() and not key.isdigit() and not key.isspace()
    if not single and key not in _NAMED:
        allowed = ", ".join(sorted(_NAMED))
        raise UsageError(f"{key[:20]!r} is no key that can be set; write one character, no digit, or one of {allowed}")


@cache
def usual_keys() -> Keys:
    """The keys as they are until somebody chooses others."""
    rows = read_rows(_PACKAGE, "keys.csv", ("action", "keys", "says"))
    return Keys({row["action"]: tuple(row["keys"].split()) for row in rows})


@cache
def key_words() -> dict[str, str]:
    """What each action is called."""
    return {row["action"]: row["says"] for row in read_rows(_PACKAGE, "keys.csv", ("action", "keys", "says"))}


@cache
def goings() -> tuple[tuple[str, str, str], ...]:
    """Where the letters behind the key for going lead: letter, address, name."""
    rows = read_rows(_PACKAGE, "goings.csv", ("key", "address", "says"))
    return tuple((row["key"], row["address"], row["says"]) for row in rows)


@cache
def reject_reasons() -> tuple[tuple[str, str], ...]:
    """The keys that reject with a reason, each with it."""
    return tuple((row["key"], row["reason"]) for row in read_rows(_PACKAGE, "reject_reasons.csv", ("key", "reason")))


def _keys_name(port: int) -> str:
    return f"dragoman-keys-{port}"


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_KEPT, httponly=True, samesite="strict", path="/")


def _readable(name: str) -> str:
    """The name where all of it can be seen and it is not too long; else empty."""
    hidden = any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn") for one in name)
    return "" if hidden or len(name) > _LONGEST_NAME else name
