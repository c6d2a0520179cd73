from datetime import date

import pytest

from dragoman.brief import Setting, build_dossier
from dragoman.model.findings import Findings

from .samples import CLAIMS, ENVOY_LATER, FINDINGS, REPORTS, TRADE, dossier


def test_the_head_counts_reports_and_origins() -> None:
    found = dossier()
    assert (found.title, found.as_of) == ("Chile – Norway", "30 June 2024")
    assert (found.reports, found.origins) == (3, 2)
    assert build_dossier(("CHL", "NOR"), REPORTS, CLAIMS, FINDINGS, Setting(date(2024, 7, 1))).as_of == "1 July 2024"


def test_every_note_is_proved_by_the_characters_of_its_report() -> None:
    texts = {report.id: report.text for report in REPORTS}
    notes = dossier().notes
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert all(texts[note.report][note.start : note.end] == note.passage.quote for note in notes)
    assert len({note.claim for note in notes}) == len(notes)


def test_notes_are_numbered_in_the_order_of_reading() -> None:
    opening = [number for sentence in dossier().opening for number in sentence.notes]
    assert opening[0] == 1
    assert max(opening) == len(set(opening))


def test_every_sentence_of_the_opening_has_a_note() -> None:
    opening = dossier().opening
    assert len(opening) >= 5
    assert all(sentence.notes for sentence in opening)


def test_the_opening_says_what_stands_and_what_came_last() -> None:
    text = " ".join(sentence.text for sentence in dossier().opening)
    assert "Chile has an embassy in Norway; it was opened on 3 May 2021" in text
    assert "Inés Rojas (also spelled Ines Rojas)" in text
    assert "Norway paid a visit to Chile in June 2024 (Andes Weekly, 30 June 2024)" in text
    assert "expelled" not in text, "what was denied is no news"


def test_the_opening_says_of_an_envoy_long_unnamed_that_no_newer_report_names_them() -> None:
    older = [claim for claim in CLAIMS if claim is not ENVOY_LATER]
    text = " ".join(s.text for s in build_dossier(("CHL", "NOR"), REPORTS, older, Findings()).opening)
    assert "Inés Rojas as Chile’s envoy to Norway, though no report of the last 3 years says so (The Fjord" in text
    assert "though no report" not in " ".join(sentence.text for sentence in dossier().opening)


def test_what_is_only_possible_is_no_standing_tie() -> None:
    found = dossier()
    assert not any("trade" in sentence.text for sentence in found.opening)
    trade = next(group for group in found.ties if group.kind == "trade")
    assert trade.ties[0].sentence == "Norway may trade with Chile"
    assert trade.ties[0].quote == TRADE.quote


def test_without_findings_every_report_counts_for_itself() -> None:
    found = dossier(findings=Findings())
    assert found.origins == 3
    assert [entry.origins for entry in found.timeline if entry.type == "COOPERATE"] == [1, 1]


@pytest.mark.parametrize("codes", [("PER",), ("FRA", "DEU")])
def test_a_dossier_of_little_or_nothing_is_still_one(codes: tuple[str, ...]) -> None:
    found = dossier(*codes)
    assert found.opening
    assert found.representation == ()
