"""Cursors: where a page ended, as a word that an address can carry."""

import base64
import binascii
import json
from collections.abc import Sequence
from types import UnionType
from typing import Any

from dragoman.errors import UsageError

_NO_JSON = (binascii.Error, ValueError, RecursionError)
_LONGEST = 4_096
#: SQLite's integers.
_LARGEST = 2**63 - 1


def cursor_of(values: Sequence[object]) -> str:
    """The cursor behind a row with these sort values."""
    return base64.urlsafe_b64encode(json.dumps(values, ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(after: str, kinds: Sequence[type | UnionType]) -> list[Any]:
    """The sort values of a cursor. Raises UsageError where it is none, or none with values of these kinds."""
    try:
        found = json.loads(base64.urlsafe_b64decode(after[:_LONGEST] + "=" * (-len(after) % 4)))
    except _NO_JSON as error:
        raise UsageError(f"{after[:40]!r} is no cursor; ask for the first page again") from error
    if not isinstance(found, list) or len(found) != len(kinds) or not all(map(_fits, found, kinds)):
        raise UsageError(f"{after[:40]!r} is no cursor of this order; ask for the first page again")
    return found


def _fits(value: object, kind: type | UnionType) -> bool:
    if isinstance(value, bool) or not isinstance(value, kind):
        return False
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return not any("\ud800" <= character <= "\udfff" for character in str(value))
