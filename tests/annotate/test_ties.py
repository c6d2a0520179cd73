"""Ties in sentences of our own: who stands to whom, in which kind, since when, and what is no tie."""

import pytest

from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import load_parser
from dragoman.annotate.reading import Reading
from dragoman.annotate.ties import annotate_ties
from dragoman.annotate.times import find_times
from dragoman.model.actors import Link
from dragoman.model.claims import Status, Tie
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window


def ties(text: str) -> list[Tie]:
    report = Report("own", text, published=Window.parse("2024-06-03"))
    doc = load_parser()(text)
    names = find_names(doc, load_gazetteer())
    links = tuple(Link(name, name.candidates, 1.0, "own") for name in names if len(name.candidates) == 1)
    times = find_times(text, report.published, doc)
    return annotate_ties(Reading(report, doc, load_gazetteer(), links, times=times))


def said(text: str) -> set[tuple[str, str, str, int]]:
    return {(tie.tie, tie.source, tie.target, tie.polarity) for tie in ties(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan embassy in Lima stayed shut on Friday.", ("embassy", "KEN", "PER", 1)),
        ("Norway has operated an embassy in Quito for years.", ("embassy", "NOR", "ECU", 1)),
        ("The Danish ambassador to Ghana smiled.", ("envoy", "DNK", "GHA", 1)),
        ("Relations between Chile and Bolivia are tense.", ("rivalry", "CHL", "BOL", -1)),
        ("Relations between Chile and Norway are frosty.", ("relations", "CHL", "NOR", -1)),
        ("Portugal maintains close ties with Angola.", ("relations", "AGO", "PRT", 1)),
        ("Spanish-Mongolian military cooperation is growing.", ("security", "ESP", "MNG", 1)),
        ("Finland does not recognise Kosovo.", ("relations", "FIN", "XKX", -1)),
        ("Kenya supplies gas to Uganda.", ("energy", "KEN", "UGA", 1)),
        ("Peru buys most of its oil from Ecuador.", ("energy", "ECU", "PER", 1)),
        ("Brazil is a leading purchaser of Swedish weapons.", ("arms", "SWE", "BRA", 1)),
        ("Nepal is the largest trading partner of Bhutan.", ("trade", "NPL", "BTN", 1)),
        ("Peru, a close ally of Mexico, said nothing.", ("alliance", "PER", "MEX", 1)),
        ("Iceland is a member of NATO.", ("alliance", "ISL", "IGO:NATO", 1)),
        ("Kenya shares a border with Uganda.", ("border", "KEN", "UGA", 0)),
        ("Two lorries burned on the Peru-Chile border.", ("border", "PER", "CHL", 0)),
        ("Some 9,000 Danes live in Portugal.", ("diaspora", "DNK", "PRT", 0)),
        ("French troops in Chad stayed in their barracks.", ("security", "FRA", "TCD", 1)),
        ("The war between Chad and Libya has no end.", ("conflict", "TCD", "LBY", -1)),
    ],
)
def test_says_a_tie(text: str, expected: tuple[str, str, str, int]) -> None:
    kind, source, target, polarity = expected
    either_way = {expected, (kind, target, source, polarity)} if kind in MUTUAL else {expected}
    assert said(text) & either_way, said(text)


MUTUAL = {"relations", "alliance", "trade", "border", "rivalry", "conflict"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya played Uganda on Saturday and lost.",
        "The presidents of Peru and Chile flew home.",
        "Brazil is not a member of NATO.",
        "Norway has no embassy in Quito.",
        "Denmark sold three tanks to Ghana on Monday.",
        "A delegate from Spain sat beside one from Mongolia.",
    ],
)
def test_no_tie_where_nothing_stands(text: str) -> None:
    assert said(text) == set()


def test_since_is_the_year_the_text_gives() -> None:
    (tie,) = ties("Norway has operated an embassy in Quito since 1993.")
    assert tie.since.prefix == "1993"
    assert tie.status is Status.ONGOING


def test_each_tie_once_with_every_mention_as_evidence() -> None:
    text = "The Peru-Chile border is long. The border between Peru and Chile is dry."
    (tie,) = ties(text)
    assert [text[piece.start : piece.end] for piece in tie.evidence] == [
        "Peru-Chile border",
        "border between Peru and Chile",
    ]


def test_missions_between_rivals_are_friendly_to_neither() -> None:
    found = {tie.tie: tie.polarity for tie in ties("Chile is a rival of Norway. The Chilean embassy in Oslo is small.")}
    assert found == {"rivalry": -1, "embassy": 0}
