import pytest

from dragoman.model.text import Report, Zone, ZoneKind
from dragoman.serve.titles import origin_words, title_of

TEXT = (
    "Ferry sails again\nPort workers cheered. "
    + "The harbour was full of people who had waited since the morning. " * 4
)
HEAD = TEXT.index("\n") + 1


def test_a_title_goes_first_then_the_headline_then_the_first_words() -> None:
    zones = (Zone(ZoneKind.HEADLINE, 0, HEAD), Zone(ZoneKind.BODY, HEAD, len(TEXT)))
    assert title_of(Report("r1", TEXT, zones, title="Given")) == "Given"
    assert title_of(Report("r1", TEXT, zones)) == "Ferry sails again"
    aside = (Zone(ZoneKind.BOILERPLATE, 0, HEAD), Zone(ZoneKind.BODY, HEAD, len(TEXT)))
    assert title_of(Report("r1", TEXT, aside)) == "Port workers cheered. The harbour was full of people who …"
    assert title_of(Report("r1", " \n")) == "r1"


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("The Fjord (a1)", "The Fjord"),
        ("The Fjord (Oslo) (a1)", "The Fjord (Oslo)"),
        ("The Fjord (a1 + a2)", "The Fjord, shared by several reports"),
        ("a1", "a1"),
    ],
)
def test_an_origin_is_called_by_its_outlet(origin: str, words: str) -> None:
    assert origin_words(origin) == words
