from datetime import date

import pytest

from dragoman.model.claims import Claim, Event, Figure, Tie
from dragoman.model.text import Report
from dragoman.model.values import Amount, Window
from dragoman.record.rows import actors_of, filed_under

from .samples import evidence, link, norway, norway_claims, norway_links

_REPORT = Report(id="r", text="words", published=Window.parse("2020-06"))
_JUNE = (date(2020, 6, 1), date(2020, 6, 30))
_WORDS = evidence(_REPORT, "words")


def _tie(since: Window, until: Window) -> Tie:
    return Tie(evidence=_WORDS, tie="trade", source="NOR", target="CHL", since=since, until=until)


def _event(when: Window) -> Event:
    return Event(evidence=_WORDS, type="AID", source=("NOR",), target=("CHL",), when=when)


@pytest.mark.parametrize(
    ("claim", "days"),
    [
        (_event(Window.parse("2019-01-02")), (date(2019, 1, 2), date(2019, 1, 2))),
        (_event(Window(None, date(2019, 1, 2))), (None, date(2019, 1, 2))),
        (_event(Window()), _JUNE),
        (Figure(evidence=_WORDS, amount=Amount(1.0, "%"), about="", as_of=Window.parse("2018")),
         (date(2018, 1, 1), date(2018, 12, 31))),
        (Figure(evidence=_WORDS, amount=Amount(1.0, "%"), about=""), _JUNE),
        (_tie(Window.parse("1993"), Window()), (date(1993, 1, 1), None)),
        (_tie(Window(), Window()), (date(2020, 6, 1), None)),
        (_tie(Window(), Window.parse("2010")), (None, date(2010, 12, 31))),
        (_tie(Window.parse("1993"), Window.parse("2010")), (date(1993, 1, 1), date(2010, 12, 31))),
    ],
)  # fmt: skip
def test_the_days_a_claim_is_filed_under(claim: Claim, days: tuple[date | None, date | None]) -> None:
    assert filed_under(claim) == days


@pytest.mark.parametrize(
    ("kind", "actors"),
    [
        ("event", [("CHL", "target"), ("NOR", "source")]),
        ("tie", [("CHL", "source"), ("NOR", "target")]),
        ("person", [("CHL", "holder")]),
        ("statement", [("CHL", "named"), ("CHL", "speaker"), ("NOR", "named")]),
        ("figure", [("CHL", "named"), ("NOR", "named")]),
        ("forecast", [("CHL", "actor"), ("NOR", "actor")]),
    ],
)
def test_the_actors_of_a_claim(kind: str, actors: list[tuple[str, str]]) -> None:
    (claim,) = (claim for claim in norway_claims() if claim.kind == kind)
    assert actors_of(claim, norway_links()) == actors


def test_a_code_inside_another_is_not_measured() -> None:
    (figure,) = (claim for claim in norway_claims() if claim.kind == "figure")
    assert actors_of(figure, [link(norway(), "Oslo", "Oslo hosts", "OR")]) == []
