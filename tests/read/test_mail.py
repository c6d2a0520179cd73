"""Letters: text, sender, day, what is attached."""

import re
from datetime import date
from email.message import EmailMessage

from dragoman.errors import ItemError
from dragoman.model.text import ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.limits import Limits
from dragoman.read.mail import read_mail
from dragoman.read.parcels import Parcel
from tests.read.samples import LEAD, SECOND, TITLE, letter, page, pdf


def read(data: bytes) -> list[Draft | Parcel | ItemError]:
    return [piece for piece in read_mail(data, "letter", Limits()) if isinstance(piece, Draft | Parcel | ItemError)]


def test_a_plain_letter() -> None:
    (draft,) = read(letter())
    assert isinstance(draft, Draft)
    assert draft.text.startswith(f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n")
    assert draft.zones is not None
    assert draft.zones[0].kind is ZoneKind.HEADLINE
    assert draft.given["byline"] == ("Ada Holm", "letter's sender")
    assert [(clue.where, clue.window.earliest) for clue in draft.clues] == [("letter's date", date(2019, 5, 2))]


def test_a_page_in_a_letter_and_what_is_attached() -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Émigré ferry", "A <a@a.example>", "<1@a.example>"
    message.set_content("See the page.")
    message.add_alternative(page(), subtype="html")
    message.add_attachment(pdf(["x"]), maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    draft, attached = read(message.as_bytes())
    assert isinstance(draft, Draft)
    assert LEAD in draft.text
    assert draft.given["title"] == ("Émigré ferry", "letter's subject")
    assert isinstance(attached, Parcel)
    assert (attached.where, attached.stem, attached.data[:5]) == ("letter, plan.pdf", "plan", b"%PDF-")


def test_a_letter_in_an_old_encoding() -> None:
    data = letter("Der Fährverkehr wird wieder aufgenommen, größere Schiffe folgen später.")
    old = data.replace(b"charset=utf-8", b"charset=iso-8859-1").decode().encode("latin-1")
    (draft,) = read(old)
    assert isinstance(draft, Draft)
    assert "größere Schiffe" in draft.text


def test_a_letter_without_text() -> None:
    (error,) = read(letter("", ""))
    assert isinstance(error, ItemError)


def test_a_day_beyond_all_calendars_is_no_day() -> None:
    data = re.sub(rb"(?m)^Date: .*$", b"Date: Thu, 99999999999999999999 May 2019 10:00:00 +0000", letter())
    (draft, *_) = read_mail(data, "mail", Limits())
    assert isinstance(draft, Draft)
    assert draft.clues == ()
