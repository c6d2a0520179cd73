"""Attributions in the wide sense: said, held, by nouns and adjectives, on sentences of our own."""

import pytest

from dragoman.annotate.attributions import Attribution, find_attributions
from dragoman.annotate.parse import load_parser
from dragoman.model.text import Span


def shown(text: str, attribution: Attribution) -> tuple[str | None, str | None, list[str], str]:
    def words(span: Span | None) -> str | None:
        return text[span.start : span.end] if span else None

    content = [text[span.start : span.end] for span in attribution.content]
    return words(attribution.source), words(attribution.cue), content, attribution.weight


def found(text: str) -> list[tuple[str | None, str | None, list[str], str]]:
    return [shown(text, one) for one in find_attributions(load_parser()(text)) if not one.nested]


#: Text, source, cue, content, weight.
ONE = [
    ("Norway knows that the ferry will sail.", "Norway", "knows", ["the ferry will sail"], "held"),
    ("The minister opposes a new port.", "The minister", "opposes", ["a new port"], "held"),
    ("The minister objected to the new port.", "The minister", "objected to", ["the new port"], "said"),
    ("Oslo fears that the port will close.", "Oslo", "fears", ["the port will close"], "held"),
    ("The captain was sure that the ferry had sailed.", "The captain", "sure", ["the ferry had sailed"], "held"),
    ("The captain's claim that the ferry sank made news.", "The captain's", "claim", ["the ferry sank"], "held"),
    ("It is feared that the ferry sank.", None, "is feared", ["the ferry sank"], "held"),
    (
        "The ferry, the captain said, had sailed at noon.",
        "the captain",
        "said",
        ["The ferry", "had sailed at noon"],
        "said",
    ),
    ("The ferry sank, according to the port office.", "the port office", "according", ["The ferry sank"], "said"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "weight"), ONE, ids=range(len(ONE)))
def test_one_attribution(text: str, source: str | None, cue: str, content: list[str], weight: str) -> None:
    assert (source, cue, content, weight) in found(text)


@pytest.mark.parametrize("text", ["The ferry sailed at noon.", "The crew had a ferry to fear."])
def test_nothing_attributed(text: str) -> None:
    assert found(text) == []


def test_each_verb_stands_for_itself() -> None:
    text = "Norway denied the charge and said the ferry had sailed."
    assert [cue for _, cue, _, _ in found(text)] == ["denied", "said"]


def test_who_speaks_goes_on_with_another_verb() -> None:
    text = "The captain said the ferry had sailed, adding that it was full."
    assert [(cue, content) for _, cue, content, _ in found(text)] == [
        ("said", ["the ferry had sailed"]),
        ("adding", ["it was full"]),
    ]


def test_a_quotation_that_goes_on_is_one_with_the_first() -> None:
    text = "“The ferry sails at noon,” the captain said. “Nobody is more pleased than the crew.”"
    assert found(text) == [
        (
            "the captain",
            "said",
            ["The ferry sails at noon,", "Nobody is more pleased than the crew."],
            "said",
        )
    ]


def test_what_stands_in_anothers_words_is_nested() -> None:
    text = "The captain said the port believed that the ferry had sailed."
    attributions = find_attributions(load_parser()(text))
    assert {shown(text, one)[1]: one.nested for one in attributions} == {"said": False, "believed": True}


def test_a_long_text_costs_what_its_sentences_cost() -> None:
    text = "“It sails,” the captain said.\n" * 300
    assert len(find_attributions(load_parser()(text))) == 300
