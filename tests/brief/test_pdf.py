from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from dragoman.brief import Dossier, Setting, build_dossier, earlier_dossier, render_pdf

from .samples import CLAIMS, FINDINGS, REPORTS, dossier


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    setting = Setting(since=earlier_dossier(None, "1 May 2022"))
    return render_pdf(build_dossier(("CHL", "NOR"), REPORTS, CLAIMS, FINDINGS, setting))


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert render_pdf(dossier()) == render_pdf(dossier())


def test_it_is_tagged_with_title_language_and_page_numbers(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    assert document.get_metadata_value("Title") == "Chile – Norway, as of 30 June 2024"
    assert document.get_metadata_value("CreationDate") == "", "a date of writing would change the bytes"
    assert document.is_tagged()
    assert b"/Lang(en)" in pdf
    assert f"1 of {len(document)}" in text_of(pdf)


def test_every_section_and_endnote_is_there(pdf: bytes) -> None:
    text = " ".join(text_of(pdf).split())
    for heading in (
        "Changes since",
        "Standing as of",
        "Timeline",
        "Disagreements",
        "Coverage",
        "Only reported by",
        "Endnotes",
    ):
        assert heading in text
    assert "lower by" not in text
    assert "higher by 8 points" in text
    for note in dossier().notes:
        assert f"{note.report}[{note.start}:{note.end}]" in text.replace(" ", "") or note.claim in text


def test_what_reports_say_is_never_markup() -> None:
    hostile = replace(dossier(), summary='#panic("x") *bold* $x$ @label <again> \\ // /* [')
    assert '#panic("x") *bold* $x$ @label <again>' in text_of(render_pdf(hostile))


@pytest.mark.parametrize("words", ["İlham Əliyev, Şuşa", "Володимир Київ", "Ștefan Łódź Đặng", "Ελλάδα"])
def test_names_in_their_own_letters_print(words: str) -> None:
    assert words in text_of(render_pdf(replace(dossier(), summary=words)))


@pytest.mark.parametrize(
    ("words", "font"), [("שלום עולם", b"LibertinusSerif"), ("قال الرئيس في باكو", b"NotoSansArabic")]
)
def test_right_to_left_letters_have_glyphs(words: str, font: bytes) -> None:
    made = render_pdf(replace(dossier(), summary=words))
    assert b"pdfuaid" in made, "the standard is kept where each character has a glyph only"
    assert font in made


def test_letters_without_a_glyph_cost_the_standard_and_not_the_dossier() -> None:
    odd: Dossier = replace(dossier(), summary="北京")
    made = render_pdf(odd)
    assert made.startswith(b"%PDF-")
    assert b"pdfuaid" not in made
    assert b"pdfuaid" in render_pdf(dossier())


def test_a_dossier_of_nothing_prints() -> None:
    assert render_pdf(dossier("FRA", "DEU")).startswith(b"%PDF-")


def test_words_from_right_to_left_keep_the_standard_in_every_place() -> None:
    told = "الرئيس"
    (group,) = dossier().speakers
    said = replace(group.speakers[0].said[0], words=told)
    speaker = replace(group.speakers[0], name=told, said=(said,))
    entry = replace(dossier().timeline[0], quote=told)
    odd = replace(dossier(), speakers=(replace(group, speakers=(speaker,)),), timeline=(entry,))
    assert b"pdfuaid" in render_pdf(odd)
