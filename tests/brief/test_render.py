import json
import re

import pytest

from dragoman.brief import render
from dragoman.errors import UsageError

from .samples import dossier


@pytest.fixture(scope="module")
def page() -> str:
    return render(dossier(), "html")


@pytest.mark.parametrize("form", ["html", "markdown", "json"])
def test_the_same_dossier_gives_the_same_bytes(form: str) -> None:
    assert render(dossier(), form) == render(dossier(), form)


def test_the_page_needs_no_network_and_no_script(page: str) -> None:
    without_names = page.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|<script|<link|@import|url\(|src=", without_names)
    assert " style=" not in page, "a strict content security policy forbids styles in attributes"


def test_what_reports_say_is_escaped(page: str) -> None:
    assert "Oslo gets an embassy &lt;again&gt;" in page
    assert "<again>" not in page
    assert "Subscribe &amp; save" in page


def test_links_between_text_and_endnotes_go_both_ways(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids)
    cited = {name for name in ids if re.fullmatch(r"r\d+-\d+", name)}
    assert cited, "citations have places to come back to"
    assert cited <= targets
    assert {f"n{note.number}" for note in dossier().notes} <= targets


def test_drawings_have_a_mark_for_each_dated_act(page: str) -> None:
    day, month = re.findall(r'class="mark .*?</a>', page, re.DOTALL)
    assert "<circle" in day
    assert "<rect" in month, "a month is a bar"


@pytest.mark.parametrize("codes", [("PER",), ("FRA", "DEU")])
@pytest.mark.parametrize("form", ["html", "markdown", "json"])
def test_a_dossier_of_little_or_nothing_renders(codes: tuple[str, ...], form: str) -> None:
    assert render(dossier(*codes), form)


def test_markdown_defines_every_footnote_it_uses() -> None:
    text = render(dossier(), "markdown")
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(defined)
    assert r"\<again\>" in text


def test_json_is_the_dossier() -> None:
    found = json.loads(render(dossier(), "json"))
    assert found["codes"] == ["CHL", "NOR"]
    assert found["notes"][0]["number"] == 1
    assert found["timeline"][0]["when"]["precision"] == "day"


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="html, markdown, json"):
        render(dossier(), "pdf")
