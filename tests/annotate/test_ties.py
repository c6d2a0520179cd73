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
        ("Peru's support for Mexico is no secret.", ("alliance", "PER", "MEX", 1)),
        ("In 2015, Norway started supporting Mexico against the rebels.", ("alliance", "NOR", "MEX", 1)),
        ("Peru and Chad quarrelled. Trade between them has fallen.", ("trade", "TCD", "PER", 1)),
        ("Lima expelled the ambassador of Chad.", ("envoy", "TCD", "PER", 0)),
        ("Kenya flies rice to Uganda in support of Peru.", ("alliance", "KEN", "PER", 1)),
        ("Chad urges allies such as Peru to wait.", ("alliance", "TCD", "PER", 1)),
        ("Mexico acquired the Peruvian shipyard.", ("investment", "MEX", "PER", 1)),
        ("Western Sahara is a territory largely held by Morocco.", ("occupation", "MAR", "ESH", -1)),
        ("Chad has been allied with Kenya in fighting Boko Haram.", ("conflict", "TCD", "NGO:Boko Haram", -1)),
        ("Hamas fighters support Hezbollah.", ("alliance", "NGO:Hamas", "NGO:Hezbollah", 1)),
        ("In 2018, Kenya licensed Czech firearm technology.", ("arms", "CZE", "KEN", 1)),
        ("Norway has operated an embassy in Quito for years.", ("embassy", "NOR", "ECU", 1)),
        ("The Danish ambassador to Ghana smiled.", ("envoy", "DNK", "GHA", 1)),
        ("Relations between Chile and Bolivia are tense.", ("rivalry", "CHL", "BOL", -1)),
        ("Relations between Chile and Norway are frosty.", ("relations", "CHL", "NOR", -1)),
        ("Peru's ties with Chile have hit rock bottom.", ("relations", "CHL", "PER", -1)),
        ("Bilateral ties are such that Chile and Peru trade freely.", ("relations", "CHL", "PER", 1)),
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
        ("Norway maintains a consulate general in Quito.", ("embassy", "NOR", "ECU", 1)),
        ("Mariana Sol, Norway's consul general in Quito, wept.", ("envoy", "NOR", "ECU", 1)),
        ("The Danish ambassador here in Ghana smiled.", ("envoy", "DNK", "GHA", 1)),
        ("Chile and Norway are on good terms.", ("relations", "CHL", "NOR", 1)),
        ("Chile has been under Norwegian sanctions since 2020.", ("relations", "NOR", "CHL", -1)),
        ("Sweden joined the European Union in 1995.", ("relations", "SWE", "IGO:EU", 1)),
        ("Mexico is allied with Peru.", ("alliance", "PER", "MEX", 1)),
        ("Peru and its Mexican allies walked out.", ("alliance", "PER", "MEX", 1)),
        ("Peru considers Mexico its closest friend.", ("alliance", "PER", "MEX", 1)),
        ("Poland belongs to NATO.", ("alliance", "POL", "IGO:NATO", 1)),
        ("Ghana, long backed by France, refused.", ("security", "FRA", "GHA", 1)),
        ("Chad is home to a French air base.", ("security", "FRA", "TCD", 1)),
        ("France shares intelligence with Chad.", ("security", "FRA", "TCD", 1)),
        ("France has deepened cooperation with the navies of Peru and Chile.", ("security", "FRA", "CHL", 1)),
        ("France, which has held naval drills with Peru since 2013, agreed.", ("security", "FRA", "PER", 1)),
        ("Brazil flies Swedish-built fighter jets.", ("arms", "SWE", "BRA", 1)),
        ("Sweden supplies Brazil with missiles.", ("arms", "SWE", "BRA", 1)),
        ("Brazil gets most of its weapons from Sweden.", ("arms", "SWE", "BRA", 1)),
        ("Italy is reliant on Algeria for gas.", ("energy", "DZA", "ITA", 1)),
        ("A third of Italy's gas comes from Algeria.", ("energy", "DZA", "ITA", 1)),
        ("Algeria supplies a third of the gas that Italy burns.", ("energy", "DZA", "ITA", 1)),
        ("Half of Bhutan's exports go to Nepal.", ("trade", "BTN", "NPL", 1)),
        ("Brazil is Zambia's largest creditor.", ("investment", "BRA", "ZMB", 1)),
        ("Some 600 Brazilian companies operate in Zambia.", ("investment", "BRA", "ZMB", 1)),
        ("Portugal shares a language with Brazil.", ("culture", "PRT", "BRA", 1)),
        ("Spain is home to 300,000 Danes.", ("diaspora", "DNK", "ESP", 0)),
        ("Spain, where 300,000 Danes live, objected.", ("diaspora", "DNK", "ESP", 0)),
        ("Danish workers in Spain send money home.", ("diaspora", "DNK", "ESP", 0)),
        ("Kenya is Uganda's neighbour.", ("border", "KEN", "UGA", 0)),
        ("Chile and Norway are at loggerheads over fish.", ("rivalry", "CHL", "NOR", -1)),
        ("Chile is locked in a dispute with Norway.", ("rivalry", "CHL", "NOR", -1)),
        ("Chile is hostile to Norway.", ("rivalry", "CHL", "NOR", -1)),
        ("Chad, which is in an armed conflict with Libya, borrowed money.", ("conflict", "TCD", "LBY", -1)),
        ("Northern Cyprus is under Turkish occupation.", ("occupation", "TUR", "CYP", -1)),
        ("Ghana is a former British colony.", ("influence", "GBR", "GHA", 0)),
        ("Norway wields great influence over Iceland.", ("influence", "NOR", "ISL", 0)),
    ],
)
def test_says_a_tie(text: str, expected: tuple[str, str, str, int]) -> None:
    kind, source, target, polarity = expected
    either_way = {expected, (kind, target, source, polarity)} if kind in MUTUAL else {expected}
    assert said(text) & either_way, said(text)


MUTUAL = {"relations", "alliance", "trade", "culture", "border", "rivalry", "conflict"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya played Uganda on Saturday and lost.",
        "The presidents of Peru and Chile flew home.",
        "Brazil is not a member of NATO.",
        "Norway has no embassy in Quito.",
        "Denmark sold three tanks to Ghana on Monday.",
        "A delegate from Spain sat beside one from Mongolia.",
        "Peru backs Chile's bid for the cup.",
        "Norway opposes Chile's plan.",
        "Peru meets Chile in the final on Friday.",
        "A worker from Lima died in Chile.",
        "Spain hosts British and Danish teams.",
        "India held naval exercises with Myanmar on Monday.",
        "Finland opened a museum of Soviet-built tanks.",
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


@pytest.mark.parametrize(
    ("text", "status", "polarity"),
    [
        ("Chad supplies weapons to Sudan.", Status.ONGOING, 1),
        ("Chad denies that Kenya supplies weapons to Sudan.", Status.DENIED, 1),
        ("Chad denies supplying weapons to Sudan.", Status.DENIED, 1),
        ("Chad has been accused of supplying weapons to Sudan.", Status.POSSIBLE, 1),
        ("Finland refuses to recognise Kosovo.", Status.ONGOING, -1),
        ("Finland has never recognised Kosovo.", Status.ONGOING, -1),
    ],
)
def test_what_is_denied_or_alleged_is_marked(text: str, status: Status, polarity: int) -> None:
    assert [(tie.status, tie.polarity) for tie in ties(text)] == [(status, polarity)]


def test_the_mention_that_says_it_beats_one_in_passing() -> None:
    text = "Critics of Kenya's Uganda ties spoke. Kenya has maintained ties with Uganda. They are warm."
    (tie,) = ties(text)
    assert text[tie.span.start : tie.span.end] == "Kenya has maintained ties with Uganda"


def test_embassies_in_each_others_capitals_are_two() -> None:
    assert said("Kenya and Peru keep embassies in each other's capitals.") == {
        ("embassy", "KEN", "PER", 1),
        ("embassy", "PER", "KEN", 1),
    }


def test_nobody_is_tied_by_those_they_work_with() -> None:
    assert ("relations", "PER", "CHL", 1) not in said("Talks on cooperation with Peru and Chile went on.")


def test_between_groups_alone_no_tie_is_coded() -> None:
    assert said("Hezbollah is a rival of Hamas.") == set()


def test_a_former_ambassador_is_no_envoy() -> None:
    assert said("The former Danish ambassador to Ghana smiled.") == set()


def test_of_a_report_on_two_states_the_relations_are_theirs() -> None:
    text = "Peru thanked Mexico. Mexico praised Peru. A minister hopes to expand the economic relations."
    assert ("trade", "MEX", "PER", 1) in said(text) | {(k, b, a, p) for k, a, b, p in said(text)}
