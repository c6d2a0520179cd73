"""Credits: outlet, byline, dateline, wire and title, and where they were found."""

from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_own_rows
from dragoman.read.assemble import assemble_report
from dragoman.read.credits import _domains, _names, outlets

BODY = (
    "The ministers of Norland and Sudmark met in the harbour and agreed to reopen the ferry line between their"
    " capitals, officials said."
)


def read(text: str, **row: str) -> Report:
    report = assemble_report({"id": "x", "where": "x", "text": text, **row}, Window())
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Holm", "Ada Holm"),
        ("By Ada Holm in Norhaven and Paul van der Berg in Rome", "Ada Holm and Paul van der Berg"),
        ("By Ada Holm, Staff Writer", "Ada Holm"),
        ("Public By Ada Holm • 3 May, 2019", "Ada Holm"),
        ("Interview: Ada Holm — 5 November 2023", "Ada Holm"),
        ("Interview by Ada Holm", "Ada Holm"),
    ],
)
def test_byline(line: str, byline: str) -> None:
    report = read(f"A ferry sails again\n\n{line}\n\n{BODY}")
    assert report.byline == byline
    assert dict(report.found)["byline"] == "byline line"


def test_reporting_credit_is_a_byline() -> None:
    text = f"{BODY}\n\n{BODY}\n\n(Reporting by Ada Holm in Norhaven; Editing by Paul Berg)"
    assert read(text).byline == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "outlet", "where"),
    [
        (f"NORHAVEN, May 3 (Reuters) - {BODY}", "Reuters", "dateline"),
        (
            f"{BODY}\n\n“I am glad,” the captain told Al Jazeera in an interview.",
            "Al Jazeera",
            "said to the outlet in its own voice",
        ),
        (f"{BODY}\n\n{BODY}\n\n© 2019 Coast Courier. All rights reserved.", "Coast Courier", "rights line"),
        (
            f"THE COAST COURIER\n\nA ferry sails again to the south\n\nBy A. Holm\n\n{BODY}",
            "The Coast Courier",
            "masthead",
        ),
    ],
)
def test_outlet(text: str, outlet: str, where: str) -> None:
    report = read(text)
    assert (report.outlet, dict(report.found)["outlet"]) == (outlet, where)


def test_an_outlet_cited_once_is_not_the_reports_own() -> None:
    assert read(f"{BODY}\n\nThe captain told Al Jazeera that he was glad.").outlet is None


def test_outlet_by_address() -> None:
    assert read(BODY, url="https://www.reuters.com/world/ferry").outlet == "Reuters"
    assert read(BODY, url="https://nowhere.example/ferry").outlet is None
    assert read(BODY, url="https://[broken/ferry").outlet is None


def test_given_fields_go_first() -> None:
    report = read(f"A ferry sails again\n\nBy Ada Holm\n\n{BODY}", title="Ferry", byline="Desk", outlet="Post")
    assert (report.title, report.byline, report.outlet) == ("Ferry", "Desk", "Post")
    assert {name: where for name, where in report.found if name != "language"} == {
        "title": "given",
        "byline": "given",
        "outlet": "given",
    }


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"{BODY}\n\nProduced in association with Associated Press", "Associated Press"),
        (f"{BODY}\n\nAdditional reporting by Reuters", "Reuters"),
        (f"NORHAVEN, May 3 (Reuters) - {BODY}", None),
        (f"{BODY} (Reuters)", "Reuters"),
        (BODY, None),
    ],
)
def test_wire(text: str, wire: str | None) -> None:
    assert read(text).wire == wire


def test_dateline_and_title() -> None:
    report = read(f"A ferry sails again\n\nNORHAVEN, May 3 (Reuters) - {BODY}")
    assert (report.dateline, report.title) == ("NORHAVEN, May 3", "A ferry sails again")


def test_an_agency_in_the_dateline_of_an_outlets_page_is_the_wire() -> None:
    report = read(f"NORHAVEN, May 3 (Reuters) - {BODY}", outlet="Coast Courier")
    assert (report.outlet, report.wire) == ("Coast Courier", "Reuters")
    assert dict(report.found)["wire"] == "dateline"


def test_language() -> None:
    assert read(BODY).language == "en"
    assert read(BODY, language="en-GB").found[-1] == ("language", "given")
    german = "Die Minister trafen sich im Hafen und beschlossen, dass die Fähre wieder fahren."
    report = read(german, language="en")
    assert report.language == "de"
    assert "declared as 'en'" in report.notes[0]


def test_a_users_own_outlets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "outlets.csv"
    own.write_text("name,domain,country,kind,wire\nCoast Courier,courier.example,NOR,newspaper,no\n", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_OUTLETS", str(own))
    for table in (outlets, _names, _domains):
        table.cache_clear()
    try:
        assert read(BODY, url="https://www.courier.example/ferry").outlet == "Coast Courier"
    finally:
        for table in (outlets, _names, _domains):
            table.cache_clear()


def test_a_broken_list_of_outlets_names_its_place(tmp_path: Path) -> None:
    own = tmp_path / "outlets.csv"
    own.write_text("name,domain\nCoast Courier,courier.example\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"outlets\.csv:1: header"):
        read_own_rows(own, ["name", "domain", "country", "kind", "wire"])
    with pytest.raises(VocabularyError, match="cannot be read"):
        read_own_rows(tmp_path / "none.csv", ["name"])
