"""From an e-mail to its text as a draft, and to what is attached."""

import email.policy
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from dragoman.errors import ItemError
from dragoman.model.text import DateClue, ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.encodings import decode_bytes
from dragoman.read.limits import Limits
from dragoman.read.lines import split_lines
from dragoman.read.marks import Mark
from dragoman.read.page import tidy
from dragoman.read.parcels import Parcel, Piece, Pieces
from dragoman.read.stamps import parse_stamp
from dragoman.read.webpage import read_page
from dragoman.read.zones import join_marks, mark_lines

#: A plain part shorter than this beside one in HTML says no more than "your program cannot show this".
_STUB = 200
_PARTS = 500


def read_mail(data: bytes, where: str, limits: Limits) -> Pieces:
    """The letter's text as a draft, then what is attached to it as parcels, pictures and the like left out."""
    message = message_from_bytes(data, policy=email.policy.default.clone(raise_on_defect=False))
    if not isinstance(message, EmailMessage):
        raise ItemError(where, "is no readable e-mail", "export it again")
    plain, page, attached = _parts(message)
    yield _letter(message, plain, page, where)
    for number, part in enumerate(attached[: limits.members], 1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            name = part.get_filename() or f"attachment {number}"
            yield Parcel(
                f"{where}, {name}", re.sub(r"\.\w{1,5}$", "", name), content, declared=part.get_content_charset()
            )


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None, list[EmailMessage]]:
    """The first plain part, the first page, and the attachments that may be read."""
    plain = page = None
    attached = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        kind = part.get_content_type()
        own = part.get_content_disposition() != "attachment"
        if kind == "text/plain" and own and plain is None:
            plain = part
        elif kind == "text/html" and own and page is None:
            page = part
        elif part.get_content_maintype() not in ("image", "audio", "video", "font") and kind != "text/css":
            attached.append(part)
    return plain, page, attached


def _letter(message: EmailMessage, plain: EmailMessage | None, page: EmailMessage | None, where: str) -> Piece:
    subject = _header(message, "subject")
    given = _given(message, subject)
    words, notes = _text_of(plain)
    if page is not None and len(words.strip()) < _STUB:
        markup, notes = _text_of(page)
        try:
            draft = read_page(markup, where, given.get("url", ("", ""))[0] or None)
        except ItemError as error:
            return error
        return Draft(
            draft.text,
            draft.zones,
            {**draft.given, **given},
            (*_clues(message), *draft.clues),
            draft.places,
            (*draft.notes, *notes),
        )
    if not re.search(r"\w", words):
        return ItemError(where, "is a letter without text", "read what is attached to it")
    text = f"{subject}\n\n{words}" if subject else words
    lines = split_lines(text)
    head = [Mark(0, ZoneKind.HEADLINE, "the letter's subject")] if subject else []
    zones = join_marks(mark_lines(lines, head), len(text))
    return Draft(text, zones, given, tuple(_clues(message)), notes=tuple(notes))


def _text_of(part: EmailMessage | None) -> tuple[str, tuple[str, ...]]:
    content = part.get_payload(decode=True) if part is not None else None
    if not isinstance(content, bytes) or part is None:
        return "", ()
    decoded = decode_bytes(content, part.get_content_charset())
    if decoded is None:
        return content.decode("ascii", "replace"), (
            "its text is in no known encoding; what is shown as U+FFFD was lost",
        )
    # A letter's lines end in CRLF; the stored text's do not.
    return decoded.text.replace("\r\n", "\n").replace("\x00", ""), decoded.notes


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = message.get(name)
    except (MessageError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError):
        # The standard library stumbles over some headers that no program should write.
        return ""
    return tidy(str(value)).replace("\n", " ").encode("utf-8", "replace").decode()[:500] if value else ""


def _given(message: EmailMessage, subject: str) -> dict[str, tuple[str, str]]:
    name, address = parseaddr(_header(message, "from"))
    location = _header(message, "content-location") or _header(message, "snapshot-content-location")
    values = {
        "title": (subject, "letter's subject"),
        "byline": (name, "letter's sender"),
        "outlet": (_header(message, "list-id").split("<")[0].strip(' "') or "", "letter's list"),
        "url": (location if location.startswith("http") else "", "letter's location"),
        "sender": (address, "letter's sender"),
    }
    return {field: pair for field, pair in values.items() if pair[0]}


def _clues(message: EmailMessage) -> Iterator[DateClue]:
    stamp = _header(message, "date")
    window = parse_stamp(stamp) if stamp else None
    if window:
        yield DateClue("published", "letter's date", window, stamp[:60])
