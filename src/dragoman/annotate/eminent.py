"""Whose persons of public record are, where the report that names them does not say."""

from collections.abc import Iterable
from functools import cache

from dragoman.annotate.hometowns import plain_letters
from dragoman.model.vocabulary import read_rows

_COLUMNS = ("name", "of", "alone")


def eminent_state(forms: Iterable[str]) -> str | None:
    """The state or body that a person with one of these forms of the name is known for; None where nobody is known.

    A form fits a name of the list that is all in it, first word and last word included; a form of one word fits only
    where the list has the surname by itself for one person.
    """
    split = [tuple(_words(form)) for form in forms]
    full = (of for form in split if len(form) > 1 for name, of in _known().get(form[-1], ()) if _fits(name, form))
    alone = (of for form in split if len(form) == 1 for of in [_alone().get(form[0])] if of is not None)
    bare = all(len(form) == 1 for form in split)
    return next(full, None) or (next(alone, None) if bare else None)


def _fits(name: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return set(name) <= set(form) and name[0] == form[0]


def _words(name: str) -> list[str]:
    return plain_letters(name).replace(".", " ").replace("-", " ").split()


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The list's names of two words or more with their states, by the last word."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, of, _ in _rows():
        if len(name) > 1:
            known.setdefault(name[-1], []).append((name, of))
    return known


@cache
def _alone() -> dict[str, str]:
    """The surnames that mean one person by themselves."""
    return {name[-1]: of for name, of, alone in _rows() if alone or len(name) == 1}


@cache
def _rows() -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    rows = read_rows("dragoman.annotate", "eminent.csv", _COLUMNS)
    return tuple((tuple(_words(row["name"])), row["of"], row.one_of("alone", ("", "yes")) == "yes") for row in rows)
