"""Feeds: entries as reports, broken ones survived, lists of feeds read."""

from datetime import date

import pytest

from dragoman.errors import ItemError
from dragoman.model.text import ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.feed import feed_addresses, flat_text, read_feed
from dragoman.read.limits import Limits
from tests.read.samples import LEAD, SECOND, TITLE, feed

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Courier</title>
<entry><title>{TITLE}</title><link href="https://courier.example/ferry"/><id>tag:courier.example,2019:7</id>
<updated>2019-05-03T10:00:00Z</updated><published>2019-05-02T09:00:00Z</published>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>""".encode()


def drafts(data: bytes, limits: Limits | None = None) -> list[Draft]:
    return [piece for piece in read_feed(data, "feed", limits or Limits()) if isinstance(piece, Draft)]


def test_an_entry_is_a_report() -> None:
    (draft,) = drafts(feed({}))
    assert draft.text == f"{TITLE}\n\n{LEAD}\n"
    assert draft.zones is not None
    assert [zone.kind for zone in draft.zones] == [ZoneKind.HEADLINE, ZoneKind.BODY]
    assert draft.given["outlet"] == ("Coast Courier", "feed's title")
    assert draft.given["byline"][0] == "Ada Holm"
    assert draft.given["url"] == ("https://courier.example/ferry", "feed entry's link")
    assert [(clue.kind, clue.window.earliest) for clue in draft.clues] == [("published", date(2019, 5, 2))]


def test_atom_has_its_content_and_both_days() -> None:
    (draft,) = drafts(ATOM)
    assert draft.text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n"
    assert [clue.kind for clue in draft.clues] == ["published", "changed"]


def test_a_feed_cut_off_gives_what_it_has() -> None:
    whole = feed({}, {"title": "A second story", "link": "https://courier.example/two"})
    assert drafts(whole[: whole.index(b"A second story") + 14])[0].given["title"][0] == TITLE


def test_an_entry_without_words_is_named() -> None:
    pieces = list(read_feed(feed({"title": "", "text": ""}), "feed", Limits()))
    assert [str(piece) for piece in pieces] == ["feed, entry 1: has no text; read the page it links to"]


def test_a_declaration_of_nonsense_is_passed_over() -> None:
    nonsense = b'<?xml version="1.0" encoding="ut\xad-8"?>'
    body = feed({}).split(b"?>", 1)[-1]
    (draft,) = drafts(nonsense + body)
    assert draft.text == f"{TITLE}\n\n{LEAD}\n"


def test_more_entries_than_the_limit() -> None:
    *_, last = read_feed(feed({}, {}, {}), "feed", Limits(entries=2))
    assert isinstance(last, ItemError)
    assert "(entries)" in last.problem


@pytest.mark.parametrize("data", [b"<rss></rss>", b"<rss><channel>", b"<feed/>"])
def test_a_feed_without_entries(data: bytes) -> None:
    (piece,) = read_feed(data, "feed", Limits())
    assert isinstance(piece, ItemError)


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    with pytest.raises(ItemError, match="entities"):
        list(read_feed(bomb, "feed", Limits()))


def test_what_tells_a_changed_entry() -> None:
    (draft,) = drafts(ATOM)
    assert draft.given["entry"] == ("tag:courier.example,2019:7", "2019-05-03T10:00:00Z")


def test_a_list_of_feeds() -> None:
    opml = b'<opml><body><outline text="x"><outline xmlUrl="https://a.example/f"/></outline></body></opml>'
    assert feed_addresses(opml, "list") == ["https://a.example/f"]
    with pytest.raises(ItemError, match="names none"):
        feed_addresses(b"<opml><body/></opml>", "list")


@pytest.mark.parametrize(
    ("markup", "text"), [("a  b", "a b"), ("a &amp; b", "a & b"), ("<p>a<p>b", "a\n\nb"), ("", ""), ("1 < 2", "1 < 2")]
)
def test_flat_text(markup: str, text: str) -> None:
    assert flat_text(markup) == text
