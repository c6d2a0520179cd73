"""Offices of persons: in what words, whose, how held, and with what evidence."""

import pytest

from dragoman.annotate.mentions import find_names
from dragoman.annotate.offices import find_tenures
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.persons import find_persons
from dragoman.errors import ItemError
from dragoman.model.claims import Status, Tenure
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report


def tenures(text: str) -> list[Tenure]:
    report = Report("r", text)
    [(_, doc)] = parse_reports([report], len(text))
    assert not isinstance(doc, ItemError)
    gazetteer = load_gazetteer()
    names = find_names(doc, gazetteer)
    persons, _ = find_persons(report, doc, names, gazetteer)
    return find_tenures(report, doc, persons, names, gazetteer)


@pytest.mark.parametrize(
    ("text", "office", "of"),
    [
        ("Peruvian Foreign Minister Graciela Tapia arrived.", "Peruvian Foreign Minister", "PER"),
        ("Azerbaijan's ambassador to Israel Tofiq Rzayev spoke.", "Azerbaijan's ambassador to Israel", "AZE"),
        ("NATO Secretary-General Ingrid Solberg spoke.", "NATO Secretary-General", "IGO:NATO"),
        ("US Secretary of State Walter Kerr left for Asia.", "US Secretary of State", "USA"),
        ("The president of Kenya, Daniel Mutiso, said so.", "president of Kenya", "KEN"),
        (
            "A spokesman for Iran's foreign ministry, Behnam Karimi, agreed.",
            "spokesman for Iran's foreign ministry",
            "IRN",
        ),
        ("Anna Lindqvist, the Swedish trade minister, left Oslo.", "Swedish trade minister", "SWE"),
        (
            "Daniel Weiss, vice chair of the Conference of Baltic Mayors, spoke.",
            "vice chair of the Conference of Baltic Mayors",
            "NGO:Conference of Baltic Mayors",
        ),
        ("Professor Daniel Weiss of Vienna University spoke.", "Professor of Vienna University", "AUT"),
        ("Petra Novak, who teaches law in Bratislava, disagreed.", "teaches law in Bratislava", "SVK"),
        ("Japan denied it. Foreign Minister Shigeru Okuyama told reporters so.", "Foreign Minister", "JPN"),
        ("Graciela Tapia walked home.", None, None),
        ("Mayor of Zwolle Jan Dekker spoke.", "Mayor of Zwolle", "NLD"),
        ("Lodz police spokesman Jan Dekker spoke.", "Lodz police spokesman", "POL"),
        ("Knesset member Dana Peretz spoke.", "Knesset member", "ISR"),
        ("Labour MP Ann Hughes spoke.", "Labour MP", "GBR"),
        ("Senator Ann Hughes (R-Ohio) spoke.", "Senator", "USA"),
        ("Stanford University biologist Ann Hughes spoke.", "Stanford University biologist", "USA"),
        ("The Korean War veteran Ann Hughes slept in Peru.", "Korean War veteran", "PER"),
        ("The hydrologist Ann Hughes spoke in Peru.", "hydrologist", "PER"),
        ("Jan Dekker, of the Helmand provincial council, spoke.", "of the Helmand provincial council", "AFG"),
        ("Prices fell in Peru during the presidency of Ann Hughes.", "president", "PER"),
        ("Jan Dekker, speaking for the Peruvian ministry, agreed.", "speaking for the Peruvian ministry", "PER"),
        ("Photo: Ann Hughes/Harbour News", "photographer", "NGO:Harbour News"),
        ("The European Council met. Council spokesman Jan Dekker agreed.", "Council spokesman", "IGO:EU"),
        ("Seabird spokesman Jan Dekker spoke in Malta.", "Seabird spokesman", "NGO:Seabird"),
        ("Jan Dekker in Peru was pleased.", None, "PER"),
        ("Jan Dekker, a nominee for mayor in response to a vote, left.", "nominee for mayor", None),
        ("Chad hailed Harbour Radio. BBC's Jan Dekker spoke.", "BBC's", "NGO:BBC"),
        ("Peru spoke. Jan Dekker of the University of Essex spoke.", "of the University of Essex", "GBR"),
        ("In Peru, the manager of Lima Steel, Jan Dekker, spoke.", "manager of Lima Steel", "PER"),
        (
            "Jan Dekker, who follows trade for the Harbour Forum, spoke.",
            "follows trade for the Harbour Forum",
            "NGO:Harbour Forum",
        ),
        ("Jan Dekker, 52, who lives with cousins in Lima, spoke of Chad.", None, "PER"),
        (
            "Jan Dekker, the Peruvian commissioner responsible for water, left.",
            "Peruvian commissioner responsible for water",
            "PER",
        ),
        ("The Peruvian Navy denied it, said a spokesman, Jan Dekker.", "spokesman of the Peruvian Navy", "PER"),
        (
            "Norway sailed. Chad's coast guard denied it. Spokesman Jan Dekker spoke of Norway.",
            "Spokesman of the coast guard",
            "TCD",
        ),
        (
            "Chad condemned it. Its foreign ministry summoned the Peruvian envoy. Spokesman Jan Dekker spoke.",
            "Spokesman of the foreign ministry",
            "TCD",
        ),
        ("LATVIA. Voters in Chad and Peru did not care. President Jan Dekker went home.", "President", "LVA"),
        ("Cuba changed during the presidency of Jimmy Carter.", "president", "USA"),
        ("The Water Minister Jan Dekker left Peru.", "Water Minister", "PER"),
        ("Peru mourned. UNWTO activist Jan Dekker spoke.", "UNWTO activist", "PER"),
        (
            "Chad sank. Jan Dekker of the brokerage Sands & Hill in London spoke.",
            "of the brokerage Sands & Hill",
            "GBR",
        ),
    ],
)
def test_office_and_owner(text: str, office: str | None, of: str | None) -> None:
    [tenure] = tenures(text)
    assert (tenure.office, tenure.of) == (office, of)


@pytest.mark.parametrize(
    ("text", "hold", "status"),
    [
        ("Iraqi caretaker Prime Minister Qasim Jaber spoke.", "acting", Status.ONGOING),
        ("Peru's ambassador-designate to Chile Graciela Tapia spoke.", "designate", Status.PLANNED),
        ("Former German Chancellor Ernst Vogel spoke.", "former", Status.HAPPENED),
        ("Anna Lindqvist, who previously served as deputy minister, spoke.", "former", Status.HAPPENED),
        ("German Chancellor Ernst Vogel spoke.", "holds", Status.ONGOING),
    ],
)
def test_how_it_is_held(text: str, hold: str, status: Status) -> None:
    [tenure] = tenures(text)
    assert (tenure.hold, tenure.status) == (hold, status)


def test_counterparts_in_a_list_take_their_state_and_the_office_of_the_first() -> None:
    text = (
        "Egyptian foreign minister Samir Nassar and his Greek, Cypriot and French counterparts,"
        " Nikos Petrou, Andreas Ioannou and Jean-Luc Le Goff, respectively, met in Cairo."
    )
    assert [(tenure.name, tenure.office, tenure.of) for tenure in tenures(text)] == [
        ("Samir Nassar", "Egyptian foreign minister", "EGY"),
        ("Nikos Petrou", "Greek foreign minister", "GRC"),
        ("Andreas Ioannou", "Cypriot foreign minister", "CYP"),
        ("Jean-Luc Le Goff", "French foreign minister", "FRA"),
    ]


def test_second_office_of_a_pair_keeps_the_state_of_the_first() -> None:
    text = "Israeli Foreign Minister Dan Peretz and Defense Minister Yael Barkan were told."
    assert [(tenure.name, tenure.of) for tenure in tenures(text)] == [("Dan Peretz", "ISR"), ("Yael Barkan", "ISR")]


def test_current_office_goes_before_a_former_one() -> None:
    [tenure] = tenures("Former Polish judge Marek Zielinski spoke. Polish President Marek Zielinski spoke again.")
    assert (tenure.office, tenure.hold) == ("Polish President", "holds")


def test_evidence_shows_name_and_office() -> None:
    [tenure] = tenures("On Monday the president of Kenya, Daniel Mutiso, flew to Rome.")
    assert tenure.quote == "president of Kenya, Daniel Mutiso"


def test_office_told_of_the_pronoun_in_the_next_sentence_keeps_both_places_as_evidence() -> None:
    [tenure] = tenures("Graciela Tapia receives visitors on Monday. She has been Slovak trade minister for a year.")
    assert tenure.office == "Slovak trade minister"
    assert [piece.quote for piece in tenure.evidence] == ["Slovak trade minister", "Graciela Tapia"]


def test_appointment_told_after_an_aside() -> None:
    [tenure] = tenures("Daniel Mutiso, who knows the region well, was appointed Kenyan ambassador to Chad.")
    assert (tenure.office, tenure.of, tenure.hold) == ("Kenyan ambassador to Chad", "KEN", "holds")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peruvian minister Graciela Tapia left. Her husband, Daniel Weiss, drove through Chile.",
            [("Graciela Tapia", "PER"), ("Daniel Weiss", "PER")],
        ),
        (
            "Chile is near. Peruvian envoy Graciela Tapia left. Ana Tapia stayed in Chile.",
            [("Graciela Tapia", "PER"), ("Ana Tapia", "PER")],
        ),
        (
            "Senators Ann Hughes of Ohio, Daniel Weiss of Utah and Jan Dekker of Maine agreed.",
            [("Ann Hughes", "USA"), ("Daniel Weiss", "USA"), ("Jan Dekker", "USA")],
        ),
        (
            "Chad mourned the Peruvian reporter Daniel Weiss. In Chad five others, including colleague Ana Roe, fled.",
            [("Daniel Weiss", "PER"), ("Ana Roe", "PER")],
        ),
        (
            "In Peru a judge freed adviser Daniel Weiss. Chile had let Weiss pass. His daughter, Ana Roe, wept.",
            [("Daniel Weiss", "PER"), ("Ana Roe", "PER")],
        ),
    ],
)
def test_states_of_relatives_and_of_names_in_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(tenure.name, tenure.of) for tenure in tenures(text)] == expected


def test_persons_without_an_office_are_of_the_state_that_the_story_is_about() -> None:
    text = "Peru closed its ports on Monday. Graciela Tapia, who lives by the sea, was not surprised."
    assert [(tenure.office, tenure.of, tenure.hold) for tenure in tenures(text)] == [(None, "PER", "holds")]


def test_body_that_many_states_have_is_of_the_state_that_the_report_names() -> None:
    text = "The Philippines mourned its dead. Coast Guard Admiral Jan Dekker spoke."
    assert [tenure.of for tenure in tenures(text)] == ["PHL"]


def test_two_offices_before_the_name_are_one_persons() -> None:
    [tenure] = tenures("The murder of Peruvian senator and presidential candidate Graciela Tapia shook Lima.")
    assert (tenure.office, tenure.of) == ("Peruvian senator and presidential candidate", "PER")


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        (
            "Peru and Chad made up. Peru rejoiced. President Ann Hughes came to Ndjamena. Peru did too.",
            "Ann Hughes",
            "PER",
        ),
        (
            "Jan Dekker, the ambassador of Peru, handed a letter to President Ann Hughes in Ndjamena.",
            "Ann Hughes",
            "TCD",
        ),
        (
            "Chad and Peru made up. Peru sent wool. In Ndjamena, Ambassador Ann Hughes agreed. Peru did.",
            "Ann Hughes",
            "PER",
        ),
        (
            "Peru and Chad made up. Peru rejoiced. Chadian police detained commercial attaché Ann Hughes. Peru wept.",
            "Ann Hughes",
            "PER",
        ),
    ],
)
def test_a_guest_is_not_of_the_state_that_is_visited(text: str, name: str, of: str) -> None:
    assert {tenure.name: tenure.of for tenure in tenures(text)}[name] == of


def test_an_aide_is_called_by_whose_aide_it_is() -> None:
    offices = {tenure.name: tenure.office for tenure in tenures("Senator Ann Hughes's spokesman, Jan Dekker, agreed.")}
    assert offices["Jan Dekker"] == "Ann Hughes's spokesman"


def test_a_place_in_an_outlets_name_is_not_what_the_story_is_about() -> None:
    text = "Lima Radio mourned its man in Chad. Water Minister Ann Hughes wept at the market."
    assert [tenure.of for tenure in tenures(text)] == ["TCD"]
