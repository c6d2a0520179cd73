"""Pages: the whole visible text kept, the report in it found, everything else zoned and told why."""

from datetime import date

import pytest

from dragoman.errors import ItemError
from dragoman.model.text import Report, Zone, ZoneKind
from dragoman.read.drafts import Draft, draft_of_json, draft_to_json
from dragoman.read.webpage import read_page
from tests.read.samples import BODY, LEAD, SECOND, THIRD, TITLE, page


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_page(page(), "page.html")


def zones_of(draft: Draft) -> tuple[Zone, ...]:
    assert draft.zones is not None
    return draft.zones


def kind_at(draft: Draft, words: str) -> ZoneKind:
    at = draft.text.index(words)
    return next(zone.kind for zone in zones_of(draft) if zone.start <= at < zone.end)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Home", ZoneKind.BOILERPLATE),
        ("We use cookies", ZoneKind.BOILERPLATE),
        ("Shipping", ZoneKind.KICKER),
        (TITLE, ZoneKind.HEADLINE),
        ("After six years", ZoneKind.DECK),
        ("By Ada Holm", ZoneKind.BYLINE),
        ("2 May 2019", ZoneKind.DATELINE),
        ("Share", ZoneKind.BOILERPLATE),
        ("The quay of Norhaven", ZoneKind.CAPTION),
        (LEAD, ZoneKind.BODY),
        (THIRD, ZoneKind.BODY),
        ("Sign up for our newsletter", ZoneKind.BOILERPLATE),
        ("declared war", ZoneKind.BOILERPLATE),
        ("Neither side", ZoneKind.BODY),
        ("Fish quarrel ends", ZoneKind.BOILERPLATE),
        ("Norland will never pay", ZoneKind.COMMENT),
        ("© 2019", ZoneKind.BOILERPLATE),
    ],
)
def test_every_part_has_its_zone(draft: Draft, words: str, kind: ZoneKind) -> None:
    assert kind_at(draft, words) is kind


def test_zones_cover_the_text_without_gap(draft: Draft) -> None:
    ends = [0, *(zone.end for zone in zones_of(draft))]
    assert [zone.start for zone in zones_of(draft)] == ends[:-1]
    assert ends[-1] == len(draft.text)
    assert all(zone.why for zone in zones_of(draft))


def test_scripts_and_styles_are_no_text(draft: Draft) -> None:
    assert "schema.org" not in draft.text
    assert "color" not in draft.text


def test_what_is_hidden_is_said(draft: Draft) -> None:
    assert any("hidden" in note for note in draft.notes)


def test_a_map_leads_back_to_the_element(draft: Draft) -> None:
    report = Report("page", draft.text, places=draft.places)
    assert report.place_of(draft.text.index(SECOND) + 5) == "/html/body/article/p[3]"


def test_the_page_says_who_and_when(draft: Draft) -> None:
    assert draft.given["byline"] == ("Ada Holm", "JSON-LD author")
    assert draft.given["outlet"] == ("Coast Courier", "meta og:site_name")
    assert draft.given["url"][1] == "canonical link"
    assert [(clue.where, clue.window.earliest) for clue in draft.clues] == [
        ("JSON-LD datePublished", date(2019, 5, 2)),
        ("time element", date(2019, 5, 2)),
        ("address", date(2019, 5, 2)),
        ("page line", date(2019, 5, 2)),
    ]


def test_a_draft_survives_the_pipe(draft: Draft) -> None:
    assert draft_of_json(draft_to_json(draft)) == draft


def test_a_text_in_the_metadata_alone_is_read() -> None:
    body = "\\n\\n".join(text.replace('"', "'") for text in BODY)
    scripted = (
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",'
        f'"articleBody": "{body}"}}</script></head><body><div id="root">Loading the story</div></body></html>'
    )
    found = read_page(scripted, "page.html")
    assert kind_at(found, LEAD) is ZoneKind.BODY
    assert found.places[-1].path.endswith("articleBody")


@pytest.mark.parametrize(
    "markup",
    [
        f"<body><table><tr><td>Menu</td><td><b>{TITLE}</b><br>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table></body>",
        f"<div>{LEAD}</div><div>{SECOND}</div><div>{THIRD}</div>",
        f"<html><body><p>{LEAD}<p>{SECOND}<p>{THIRD}</html>",
    ],
)
def test_old_and_careless_markup_is_read(markup: str) -> None:
    found = read_page(markup, "page.html")
    for paragraph in BODY:
        assert kind_at(found, paragraph) is ZoneKind.BODY


@pytest.mark.parametrize("markup", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "<!-- -->"])
def test_a_page_that_shows_nothing_is_an_error(markup: str) -> None:
    with pytest.raises(ItemError, match="page"):
        read_page(markup, "page.html")


def test_a_word_broken_by_soft_hyphens_is_whole() -> None:
    found = read_page(page([LEAD.replace("Norland", "Nor\u00adland", 1), SECOND]), "page.html")
    assert LEAD in found.text


def test_a_reservation_of_rights_is_noted() -> None:
    marked = page().replace("<title>", '<meta name="tdm-reservation" content="1"><title>')
    assert any("text and data mining" in note for note in read_page(marked, "page.html").notes)


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "&#1;", "\x7f", "\ufffe"])
def test_control_characters_break_no_page(sign: str) -> None:
    draft = read_page(f"<title>The ferry</title><article><p>{LEAD}{sign}</p><p>{SECOND}</p></article>", "page")
    assert LEAD in draft.text
    assert SECOND in draft.text


def test_a_pull_quote_is_shown_twice_and_told_once() -> None:
    quote = "We are patient, but not endlessly so"
    body = f"<p>{LEAD}</p><blockquote>“{quote}.”</blockquote><p>“{quote},” she said on the quay of Norhaven.</p>"
    draft = read_page(f"<article><h1>{TITLE}</h1>{body}<p>{SECOND}</p><p>{THIRD}</p></article>", "page")
    kinds = {zone.kind: zone.why for zone in zones_of(draft) if zone.start <= draft.text.index(f"{quote}.") < zone.end}
    assert kinds == {ZoneKind.BOILERPLATE: "a pull quote: its words stand in the text"}
    told = next(zone for zone in zones_of(draft) if zone.start <= draft.text.index(f"{quote},") < zone.end)
    assert told.kind is ZoneKind.BODY


def paragraphs(before: str, after: str) -> str:
    return "".join(f"{before}<p>{text}</p>{after}" for text in (*BODY, *BODY[:1]))


def test_page_builders_call_every_part_a_widget() -> None:
    markup = "<h1>Ferry line</h1>" + paragraphs('<div class="builder-widget widget">', "</div>")
    draft = read_page(f"<html><head><title>Ferry line</title></head><body>{markup}</body></html>", "page")
    assert [kind_at(draft, text) for text in BODY] == [ZoneKind.BODY] * 3
    assert draft.text.count(SECOND) == 1


def test_a_line_of_date_author_and_section_is_no_deck() -> None:
    line = "Friday | 3 May 2019 | 15:49 VON Ada Holm IN Shipping | 0 COMMENTS"
    draft = read_page(f"<html><body><h1>{TITLE}</h1><div>{line}</div>{paragraphs('', '')}</body></html>", "page")
    assert kind_at(draft, line) is ZoneKind.BOILERPLATE
    assert draft.clues[0].window.earliest == date(2019, 5, 3)


def test_a_comment_that_is_all_that_is_found_comes_not_twice() -> None:
    comment = f'<div class="comments"><div class="comment"><p>{LEAD} {SECOND} {THIRD}</p></div></div>'
    draft = read_page(f"<html><body><h1>{TITLE}</h1><p>The ferry sails.</p>{comment}</body></html>", "page")
    assert draft.text.count(SECOND) == 1


def test_hidden_text_is_no_report_however_long() -> None:
    hidden = f'<div style="visibility:hidden">{paragraphs("", "")}</div>'
    draft = read_page(f"<html><body><h1>{TITLE}</h1><p>The ferry sails again.</p>{hidden}</body></html>", "page")
    assert kind_at(draft, SECOND) is ZoneKind.BOILERPLATE
    assert any("hidden on the page" in note for note in draft.notes)
