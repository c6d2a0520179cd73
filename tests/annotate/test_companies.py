"""A company counts as the country that the report calls it a company of."""

import pytest

import dragoman
from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import load_parser
from dragoman.model.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("text", "company", "code"),
    [
        ("The Norwegian oil company Fjordkraft Petroleum sold gas to Poland.", "Fjordkraft Petroleum", "NOR"),
        ("Chile's state-owned copper giant Minera Andina Corp. met lenders.", "Minera Andina Corp.", "CHL"),
        ("Norway-based retailer Fjordkraft left Poland. Fjordkraft Polska went too.", "Fjordkraft", "NOR"),
        ("Talks with Minera Andina Corp., a Chilean copper producer, went on.", "Minera Andina Corp.", "CHL"),
    ],
)
def test_a_company_is_placed(text: str, company: str, code: str) -> None:
    names = find_names(load_parser()(text), load_gazetteer())
    assert (company.rstrip("."), (code,)) in {(name.text.rstrip("."), name.candidates) for name in names}


def test_a_body_that_is_called_no_company_is_not_placed() -> None:
    text = "Norwegian ministers addressed the Harbour Conference of Bergen."
    names = find_names(load_parser()(text), load_gazetteer())
    assert not any(name.name_kind == "company" for name in names)


def test_a_companys_act_is_its_countrys() -> None:
    text = "Germany banned the Iranian airline Caspian Wings Air from its airports on Monday."
    events = [claim for claim in dragoman.code_text(text, "2019-01-23") if claim.kind == "event"]
    assert any(getattr(event, "target", ()) == ("IRN",) for event in events)
