from itertools import product
from typing import Any

import pytest

from dragoman.brief.wording import (
    actor_name,
    amount_words,
    dated,
    event_sentence,
    joined,
    measure_codes,
    measure_words,
    tie_sentence,
    tie_words,
    when_of,
)
from dragoman.model.claims import QUAD_CLASS, TIE_KINDS, Event, Status, Tie, Voice
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.values import Amount, Window

from .samples import FJORD, proof

GAZETTEER = load_gazetteer()
QUOTE = proof(FJORD, "Peru")
VISIT: dict[str, Any] = {"type": "CONSULT", "mode": "visit", "source": ("NOR",), "target": ("CHL",)}


def event(said: bool = False, **fields: Any) -> Event:
    voice = Voice(("Officials",)) if said else Voice()
    return Event(evidence=QUOTE, voice=voice, **{**VISIT, **fields})


@pytest.mark.parametrize(
    ("status", "said", "sentence"),
    [
        (Status.HAPPENED, False, "Norway paid a visit to Chile"),
        (Status.HAPPENED, True, "Norway is said to have paid a visit to Chile"),
        (Status.ONGOING, False, "Norway was paying a visit to Chile"),
        (Status.PLANNED, False, "Norway was to pay a visit to Chile"),
        (Status.PLANNED, True, "Norway was said to plan to pay a visit to Chile"),
        (Status.POSSIBLE, False, "Norway may have paid a visit to Chile"),
        (Status.CONDITIONAL, False, "Norway would pay a visit to Chile on a condition"),
        (Status.DENIED, False, "Norway did not pay a visit to Chile"),
        (Status.PREDICTED, False, "Norway was expected to pay a visit to Chile"),
    ],
)
def test_no_status_but_happened_is_asserted(status: Status, said: bool, sentence: str) -> None:
    assert event_sentence(event(said), status, GAZETTEER) == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"mode": None, "source": ("NOR", "CHL"), "target": ("NOR", "CHL")},
            "Chile and Norway held talks with each other",
        ),
        ({"mode": None, "source": ("NOR", "CHL"), "target": ()}, "Chile and Norway held talks with a party not named"),
        ({"source": ()}, "A party not named paid a visit to Chile"),
        ({"target": ("IGO:EU", "GBR")}, "Norway paid a visit to the United Kingdom and the European Union"),
    ],
)
def test_sides_are_put_into_words(fields: dict[str, Any], sentence: str) -> None:
    assert event_sentence(event(**fields), Status.HAPPENED, GAZETTEER) == sentence


@pytest.mark.parametrize("kind", sorted(QUAD_CLASS))
def test_every_type_makes_a_sentence_in_every_status(kind: str) -> None:
    for status, said in product(Status, (True, False)):
        sentence = event_sentence(event(said, type=kind, mode=None), status, GAZETTEER)
        assert sentence.startswith("Norway ")
        assert "Chile" in sentence


@pytest.mark.parametrize("kind", sorted(TIE_KINDS))
def test_every_kind_of_tie_makes_a_sentence_in_every_status(kind: str) -> None:
    assert tie_words()[kind].heading
    for status in Status:
        tie = Tie(evidence=QUOTE, tie=kind, source="COM:Kurds", target="CHL", status=status)
        sentence = tie_sentence(tie, GAZETTEER)
        assert sentence.startswith("Kurds ")
        assert "Chile" in sentence


@pytest.mark.parametrize(
    ("prefix", "precision", "adverb"),
    [
        ("2021-05-03", "day", "on 3 May 2021"),
        ("2021-05", "month", "in May 2021"),
        ("2021", "year", "in 2021"),
        ("", "undated", ""),
    ],
)
def test_days_keep_their_precision(prefix: str, precision: str, adverb: str) -> None:
    window = Window.parse(prefix) if prefix else Window()
    assert (when_of(window).precision, dated(window)) == (precision, adverb)


def test_a_span_of_days_is_one_day_within_it() -> None:
    window = Window(Window.parse("2021-05-03").earliest, Window.parse("2021-06-04").latest)
    assert dated(window) == "between 3 May 2021 and 4 June 2021"
    assert dated(Window(None, window.latest)) == "by 4 June 2021"


@pytest.mark.parametrize(
    ("measures", "words", "codes"),
    [
        ("share:feed:CHL>NOR", "Share of feed: Chile → Norway", {"CHL", "NOR"}),
        ("count:people COM:Kurds:IRQ-COM:Kurds", "Number of people: Kurds – Iraq", {"COM:Kurds", "IRQ"}),
        ("length:border:CHL-PER", "Length of border: Chile – Peru", {"CHL", "PER"}),
        ("count:boats:IGO:EU-NOR", "Number of boats: European Union – Norway", {"IGO:EU", "NOR"}),
        ("", "", set()),
    ],
)
def test_what_a_figure_measures(measures: str, words: str, codes: set[str]) -> None:
    assert measure_words(measures, GAZETTEER) == words
    assert measure_codes(measures) == codes


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(1.7e9, "USD", hedge="about"), "about 1.7 billion USD"),
        (Amount(6e9, "USD", 7e9), "6 to 7 billion USD"),
        (Amount(1_345_678, "people"), "1,345,678 people"),
        (Amount(30_000, "people"), "30,000 people"),
    ],
)
def test_large_amounts_lose_nothing(amount: Amount, words: str) -> None:
    assert amount_words(amount) == words


def test_names_in_sentences() -> None:
    assert [actor_name(code, GAZETTEER) for code in ("USA", "IGO:ASEAN", "NOR")] == [
        "the United States",
        "ASEAN",
        "Norway",
    ]
    assert [joined(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]
