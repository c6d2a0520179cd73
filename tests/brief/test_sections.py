from dataclasses import replace

import pytest

from dragoman.brief import build_dossier
from dragoman.brief.gathering import days_words
from dragoman.model.claims import Claim, Status, Tie, Voice
from dragoman.model.findings import Findings
from dragoman.model.text import Report
from dragoman.model.values import Window

from .samples import CLAIMS, ENVOY, REPORTS, SAID, dossier, proof


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-04-29", "2021-05-05", "between 29 April and 5 May 2021"),
        ("2020-12-29", "2021-05-05", "between 29 December 2020 and 5 May 2021"),
        ("2021-05-05", "2021-05-05", "5 May 2021"),
    ],
)
def test_days_of_publication_within_a_line(first: str, last: str, words: str) -> None:
    assert days_words(Window(Window.parse(first).earliest, Window.parse(last).latest)) == words


def test_representation_names_mission_and_envoy_under_all_spellings() -> None:
    (row,) = dossier().representation
    assert (row.sender, row.host) == ("Chile", "Norway")
    assert [(line.words, line.since) for line in row.missions] == [
        ("Chile has an embassy in Norway", "opened on 3 May 2021")
    ]
    assert row.envoys[0].words == "Inés Rojas (also spelled Ines Rojas)"
    assert row.envoys[0].origins == 2


def test_the_timeline_shows_day_status_and_origins() -> None:
    entries = {entry.type: entry for entry in dossier().timeline}
    opened = entries["COOPERATE"]
    assert (opened.when.words, opened.when.precision, opened.origins) == ("3 May 2021", "day", 1)
    assert len(opened.notes) == 2, "both tellings are cited though they are one origin"
    assert entries["CONSULT"].when.precision == "month"
    assert entries["SANCTION"].status == "denied"
    assert entries["SANCTION"].sentence == "Norway did not expel people of Chile"
    assert entries["SANCTION"].when.precision == "undated"
    assert "ACCUSE" not in entries, "Peru is no side of the pair"


def test_copies_of_one_text_never_confirm_each_other() -> None:
    opened = next(entry for entry in dossier().timeline if entry.type == "COOPERATE")
    assert opened.credibility == "6"


def test_disagreements_have_their_sides_in_order() -> None:
    (difference,) = dossier().differences
    assert [side.value for side in difference.sides] == ["12 %", "20 %"]
    assert difference.inner
    assert difference.sides[1].sources == "Officials, in Andes Weekly"
    assert difference.sides[0].passage.before == "Norway buys "


def test_statements_stand_under_the_state_spoken_for() -> None:
    (group,) = dossier().speakers
    assert (group.of, group.speakers[0].name, group.speakers[0].office) == ("Chile", "Inés Rojas", "Ambassador")
    assert group.speakers[0].said[0].direct


def test_what_a_state_itself_says_stands_first_under_its_heading() -> None:
    said = [replace(SAID, speaker=name, voice=Voice((name,))) for name in ("Ana Soto", "Chile")]
    (group,) = build_dossier(("CHL", "NOR"), REPORTS, [*CLAIMS[:3], *said], Findings()).speakers
    assert [speaker.name for speaker in group.speakers] == ["Chile", "Ana Soto"]


def test_who_speaks_for_no_state_stands_last_and_says_so() -> None:
    said = [replace(SAID, speaker=name, voice=Voice((name,))) for name in ("Ana Soto", "Zoe Diaz")]
    scholar = replace(ENVOY, name="Ana Soto", office="professor of law")
    (group,) = build_dossier(("CHL", "NOR"), REPORTS, [*CLAIMS[:3], scholar, *said], Findings()).speakers
    assert [(speaker.name, speaker.private) for speaker in group.speakers] == [("Zoe Diaz", False), ("Ana Soto", True)]


def test_an_expectation_shows_what_came_of_it() -> None:
    (outlook,) = dossier().outlooks
    assert (outlook.outcome, outlook.late, outlook.by) == ("borne out", True, "Inés Rojas")
    assert outlook.outcomes[0].quote == "hosted Norway’s minister in Santiago"


def test_third_states_stand_with_the_sign_of_what_happened() -> None:
    edges = {(edge.one, edge.other): edge for edge in dossier().edges}
    assert edges["Chile", "Peru"].sign == "hostile"
    assert edges["Chile", "Norway"].sign == "friendly"
    assert edges["Chile", "Norway"].unrealised == 1


def test_sources_say_what_was_left_out_and_no_folder() -> None:
    fjord = next(source for source in dossier().sources if source.id == "fjord")
    assert fjord.left_out[0].lines == 2
    assert fjord.left_out[0].first == ("Subscribe & save Most read",)
    assert fjord.shares_with == ("reprint",)
    assert fjord.where == "fjord.txt"


def _since(*told: tuple[str, str, bool]) -> str:
    """Since when relations are shown to hold by reports of (day of publication, since, ended)."""
    claims: list[Claim] = []
    for number, (day, since, ended) in enumerate(told):
        report = Report(f"r{number}", "Norway keeps up relations with Chile.", published=Window.parse(day))
        window = Window.parse(since) if since else Window()
        until = window if ended else Window()
        evidence = proof(report, "relations")
        claims.append(
            Tie(
                evidence=evidence,
                tie="relations",
                source="NOR",
                target="CHL",
                polarity=1,
                status=Status.ONGOING,
                since=Window() if ended else window,
                until=until,
            )
        )
    found = build_dossier(("NOR", "CHL"), [claim.report for claim in claims], claims, Findings())
    return next(line.since for line in found.relations if not line.since.startswith("until"))


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ([("2023-05-01", "2023-04", False)], "since April 2023"),
        ([("2010-05-01", "", False), ("2023-05-01", "2023-04", False)], ""),
        ([("2010-05-01", "1992", False), ("2023-05-01", "2023-04", False)], "since 1992"),
        (
            [("2010-05-01", "", False), ("2015-05-01", "2015", True), ("2023-05-01", "2023-04", False)],
            "since April 2023",
        ),
    ],
)
def test_nothing_holds_since_a_day_after_a_report_found_it_standing(
    told: list[tuple[str, str, bool]], since: str
) -> None:
    assert _since(*told) == since
