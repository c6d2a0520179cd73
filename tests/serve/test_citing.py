import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.values import Window
from dragoman.serve.citing import FORMS, Citation, bibtex, csl_json, markdown, plain, ris

HOSTILE = '50% of $3 {a_b} \\end ~ ^ # & "q"\nsecond line\x00 \u202e'


def cited(**changes: object) -> Citation:
    values: dict[str, object] = {
        "claim": "event-0123456789ab",
        "report": "r1",
        "title": "A title",
        "outlet": "The Outlet",
        "byline": "Ana Reporter",
        "published": Window(date(2023, 3, 29), date(2023, 4, 2)),
        "url": "https://example.org/a?b=c",
        "read": date(2026, 1, 2),
        "language": "en",
        "quote": "the words",
        "start": 3,
        "end": 12,
        "sha256": "ab" * 32,
    }
    return Citation(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("end", FORMS)
def test_every_form_has_words_place_hash_and_claim(end: str) -> None:
    write, _, _ = FORMS[end]
    said = write(cited())
    for part in ("the words", "3 to 12", "ab" * 32, "event-0123456789ab", "The Outlet"):
        assert part in said


@given(st.text(), st.text())
def test_csl_is_json_of_one_item_whatever_is_cited(title: str, quote: str) -> None:
    (item,) = json.loads(csl_json(cited(title=title, quote=quote)).encode("utf-8", "strict"))
    assert item["type"] == "article-newspaper"
    assert item["id"] == "event-0123456789ab"
    assert all(value for value in item.values())


@pytest.mark.parametrize(
    ("window", "issued"),
    [
        (Window.parse("2023"), {"date-parts": [[2023]]}),
        (Window.parse("2023-03"), {"date-parts": [[2023, 3]]}),
        (Window.parse("2023-03-29"), {"date-parts": [[2023, 3, 29]]}),
        (Window(date(2023, 3, 29), date(2023, 4, 2)), {"date-parts": [[2023, 3, 29], [2023, 4, 2]]}),
        (Window(None, date(2023, 4, 2)), {"literal": "by 2 April 2023"}),
    ],
)
def test_days_are_as_vague_as_they_are_known(window: Window, issued: dict[str, object]) -> None:
    (item,) = json.loads(csl_json(cited(published=window)))
    assert item["issued"] == issued


def test_undated_is_left_out() -> None:
    (item,) = json.loads(csl_json(cited(published=Window(), read=None, url="", byline="")))
    assert not {"issued", "accessed", "URL", "author"} & item.keys()
    assert " date =" not in bibtex(cited(published=Window()))
    assert "undated" in plain(cited(published=Window()))


@given(st.text(), st.text(), st.text())
def test_latex_reads_braces_in_pairs_whatever_is_cited(title: str, outlet: str, quote: str) -> None:
    entry = bibtex(cited(title=title, outlet=outlet, quote=quote, url=f"https://example.org/{title}"))
    depth = 0
    for character in re.sub(r"\\[{}]", "", entry):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


def test_latex_specials_are_escaped() -> None:
    entry = bibtex(cited(title=HOSTILE))
    assert r"50\% of \$3 \{a\_b\} \textbackslash{}end \textasciitilde{} \textasciicircum{} \# \&" in entry
    assert "\x00" not in entry


@given(st.text(), st.text())
def test_ris_has_one_line_a_field(title: str, quote: str) -> None:
    lines = ris(cited(title=title, quote=quote)).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_markdown_takes_no_sign_of_the_text_as_its_own() -> None:
    assert r"\[link\]" in markdown(cited(title="[link](javascript:alert)"))
