"""The tests by which a coded fact answers a gold one, step by step."""

from typing import Any

import pytest

from dragoman.evaluate import CodedFact
from dragoman.evaluate.agreement import ENDLESS, LAYERS, days_in, same_name, window_of, windows_meet
from dragoman.evaluate.gold import GoldFact
from tests.evaluate.samples import GOLD, event, fact


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kofi Asante", "Asante", True),
        ("José Peña", "jose pena", True),
        ("J. R. Asante", "J R Asante", True),
        ("Kofi Asante", "Kofi", True),
        ("Kofi Asante Mensah", "Kofi Asante", True),
        ("Kofi Asante Mensah", "Kofi Mensah Ofori", False),
        ("Kofi Asante", "Ama Asante", False),
        ("", "", False),
        (None, "Asante", False),
    ],
)
def test_names_meet_where_one_holds_the_other_and_its_last_word(one: str | None, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"earliest": "2021-05-01", "latest": None}, {"earliest": "2021-06-01", "latest": "2021-06-30"}, True),
        ({"earliest": "2021-05-01", "latest": "2021-05-31"}, {"earliest": "2021-06-01", "latest": None}, False),
        ({"earliest": None, "latest": None}, None, True),
        ({"earliest": "2021-05-01"}, None, False),
    ],
)
def test_windows_meet_on_a_shared_day(one: dict[str, Any], other: dict[str, Any] | None, meet: bool) -> None:
    assert windows_meet(window_of(one), window_of(other)) is meet


def test_an_open_window_is_endless() -> None:
    assert days_in(("2021-05-01", "2021-05-04")) == 3
    assert days_in(("2021-05-01", "9999")) == ENDLESS


def passed(layer: str, gold: dict[str, Any], coded: CodedFact) -> list[str]:
    return [step.name for step in LAYERS[layer] if step.test(GoldFact(gold, (coded.span,)), coded)]


@pytest.mark.parametrize(
    ("type_", "sides", "steps"),
    [
        ("SUPPORT", "PER > GHA", ["span+pair", "+direction", "+quad", "+type"]),
        ("AGREE", "PER > GHA", ["span+pair", "+direction", "+quad", "+type"]),
        ("CONSULT", "PER > GHA", ["span+pair", "+direction", "+quad"]),
        ("REJECT", "PER > gha", ["span+pair", "+direction"]),
        ("SUPPORT", "GHA > PER", ["span+pair"]),
        ("SUPPORT", "PER > TGO", []),
    ],
)
def test_an_event_passes_step_by_step(type_: str, sides: str, steps: list[str]) -> None:
    assert passed("event", GOLD["events"][1], event(type_, sides, "Peru thanked")) == steps


@pytest.mark.parametrize(
    ("fields", "steps"),
    [
        ({"value": 300.0, "high": None, "unit": "Tonnes"}, ["value", "+unit"]),
        ({"value": 300, "unit": "people"}, ["value"]),
        ({"value": 300, "high": 400, "unit": "tonnes"}, []),
        ({"value": None, "unit": "tonnes"}, []),
    ],
)
def test_a_figure_needs_value_then_unit(fields: dict[str, Any], steps: list[str]) -> None:
    assert passed("figure", GOLD["figures"][0], fact("figure", "300 tonnes", **fields)) == steps


def test_a_tie_may_stand_in_either_order() -> None:
    tie = fact("tie", "embassy in Lima", tie="embassy", source="PER", target="GHA")
    assert passed("tie", GOLD["ties"][0], tie) == ["span+pair", "+kind"]
    other = fact("tie", "embassy in Lima", tie="trade", source="GHA", target="PER")
    assert passed("tie", GOLD["ties"][0], other) == ["span+pair"]
