"""Contexts in sentences of our own: the act's own words, not its neighbours'."""

from collections.abc import Callable

import pytest

from dragoman.annotate.contexts import contexts_of, load_context_words
from dragoman.annotate.reading import Reading
from dragoman.model.plover import CONTEXTS

Read = Callable[[str], Reading]


def contexts(reading: Reading, trigger: str, type_: str, mode: str | None = None) -> set[str]:
    token = next(token for token in reading.doc if token.text == trigger)
    return set(contexts_of(reading, type_, token, mode))


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "expected"),
    [
        ("Chad expelled the ambassador of Mali.", "expelled", "SANCTION", {"diplomatic"}),
        ("Chad signed a deal with Mali to export gas.", "signed", "COOPERATE", {"economic", "resource"}),
        ("Peru arrested two Chilean spies.", "arrested", "COERCE", {"intelligence"}),
        ("Peru and Chile fought a trade war.", "fought", "SANCTION", {"economic"}),
        ("Peru sued Chile at the tribunal over the strait.", "sued", "ACCUSE", {"legal", "maritime"}),
        ("Norway thanked Kenya after the coup in Togo.", "thanked", "SUPPORT", {"coup"}),
        ("Norway thanked Kenya after the election in Togo.", "thanked", "SUPPORT", set()),
        ("Norway, whose parliament sat late, thanked Kenya.", "thanked", "SUPPORT", set()),
        ("Norway thanked Kenya.", "thanked", "SUPPORT", set()),
    ],
)
def test_contexts(read_said: Read, text: str, trigger: str, type_: str, expected: set[str]) -> None:
    assert contexts(read_said(text), trigger, type_) == expected


def test_an_act_has_contexts_by_its_mode(read_said: Read) -> None:
    reading = read_said("Mali harmed Chad.")
    assert contexts(reading, "harmed", "COERCE", "cyber") == {"cyber"}


def test_a_report_tells_where_its_top_and_the_acts_paragraph_do(read_said: Read) -> None:
    top, act = "The pandemic has filled every hospital in Kenya.\n\n", "Norway thanked Kenya."
    assert contexts(read_said(f"{top}{act} The vaccine came by ship."), "thanked", "SUPPORT") == {"health"}
    assert contexts(read_said(f"{top}{act} The rice came by ship."), "thanked", "SUPPORT") == set()


def test_every_context_has_words() -> None:
    words, _ = load_context_words()
    told = {context for entries in words._by_first.values() for _, word in entries for context, _ in word.contexts}
    assert told >= CONTEXTS
