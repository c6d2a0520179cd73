"""PDFs: lines to paragraphs, running heads apart, pages remembered."""

from datetime import date

import pytest

from dragoman.errors import ItemError
from dragoman.model.text import Report, ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.limits import Limits
from dragoman.read.pdf import read_pdf
from tests.read.samples import pdf

FIRST = (
    "COAST COURIER 1",
    "The ministers of Norland and Sudmark met in the harbour of Nor-",
    "haven on Thursday and agreed to reopen the ferry line between",
    "their capitals (both by the sea).",
    "The line was closed six years ago, when the two governments had",
    "quarrelled over the fish of the northern banks.",
)
NEXT = ("COAST COURIER 2", "Lorries have taken the long road around the bay since then.")
LAST = ("COAST COURIER 3", "Neither side would say on Friday what the ships will cost.")


def read(*pages: tuple[str, ...], info: str = "") -> Draft:
    return read_pdf(pdf(*pages, info=info), "a.pdf", Limits())


def test_lines_are_joined_to_paragraphs() -> None:
    text = read(FIRST, NEXT, LAST).text
    assert "harbour of Norhaven on Thursday and agreed to reopen the ferry line between their capitals (both by" in text
    assert "by the sea).\n\nThe line was closed" in text


def test_running_heads_are_furniture() -> None:
    draft = read(FIRST, NEXT, LAST)
    assert draft.zones is not None
    heads = [draft.text[zone.start : zone.end].strip() for zone in draft.zones if zone.kind is ZoneKind.BOILERPLATE]
    assert heads == ["COAST COURIER 1", "COAST COURIER 2", "COAST COURIER 3"]


def test_a_map_leads_back_to_the_page() -> None:
    draft = read(FIRST, NEXT, LAST)
    report = Report("a", draft.text, places=draft.places)
    assert report.place_of(draft.text.index("Lorries")) == "page 2"


def test_who_made_it_and_when() -> None:
    draft = read(FIRST, info="/Author (Ada Holm) /CreationDate (D:20190502101010+02'00')")
    assert draft.given["byline"] == ("Ada Holm", "PDF Author")
    assert [(clue.kind, clue.window.earliest) for clue in draft.clues] == [("changed", date(2019, 5, 2))]
    assert "byline" not in read(FIRST, info="/Author (user01)").given


@pytest.mark.parametrize(
    ("data", "limits", "says"),
    [
        (b"%PDF-1.4 nonsense", Limits(), "no readable PDF"),
        (pdf(()), Limits(), "scan"),
        (pdf(FIRST, NEXT), Limits(pages=1), r"\(pages\)"),
    ],
)
def test_what_cannot_be_read(data: bytes, limits: Limits, says: str) -> None:
    with pytest.raises(ItemError, match=says):
        read_pdf(data, "a.pdf", limits)


def test_two_pages_share_a_running_head_and_a_date_stands_by_itself() -> None:
    head = "Ministry of Harbours - Bulletin 14"
    story = ["The ministers of Norland and Sudmark met in the harbour and agreed to reopen the line", "on Thursday."]
    data = pdf([head, "Norhaven, 2 May 2019", *story, "page 1"], [head, *story, "page 2"])
    draft = read_pdf(data, "bulletin.pdf", Limits())
    assert draft.text.count(head) == 2
    assert all(
        zone.kind is ZoneKind.BOILERPLATE for zone in draft.zones or () if head in draft.text[zone.start : zone.end]
    )
    assert "Norhaven, 2 May 2019\n\nThe ministers" in draft.text
