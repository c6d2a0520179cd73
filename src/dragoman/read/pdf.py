"""From a PDF to a draft: its text page by page, lines joined to paragraphs, running heads told apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from dragoman.errors import ItemError
from dragoman.model.text import DateClue, Place, Zone, ZoneKind
from dragoman.read.drafts import Draft
from dragoman.read.head import mark_head
from dragoman.read.limits import Limits
from dragoman.read.lines import split_lines
from dragoman.read.marks import Mark
from dragoman.read.page import tidy
from dragoman.read.spelled import find_spelled
from dragoman.read.stamps import parse_stamp
from dragoman.read.zones import join_marks, mark_lines, zone_report

#: A line shorter than this share of the page's usual one ends a paragraph where it ends a sentence.
_FULL = 0.85
#: Lines at the top and at the bottom of a page where running heads and page numbers stand.
_MARGIN = 2
#: Letters beside the date in a line that is one: "Norhaven, Thursday," before it.
_PLACE = 30
_BULLET = re.compile(r"(?:[•▪–—*-]|\(?\d{1,2}[.)]|\([a-z]\))\s")
_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:/|of)?\s*(?:\d{1,4})?\s*[-–—]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    page: int
    running: bool


def read_pdf(data: bytes, where: str, limits: Limits) -> Draft:
    """The draft of a PDF's text layer. Raises ItemError where it is broken, locked, too long or a mere picture."""
    pages, about = _extract(data, where, limits)
    if not any(re.search(r"\w", line) for page in pages for line in page):
        raise ItemError(where, "is a PDF without a text layer (a scan)", "recognise its text (OCR) first")
    running = _running_lines(pages)
    paragraphs = [part for number, page in enumerate(pages, 1) for part in _paragraphs(page, number, running)]
    text = "\n\n".join(part.text for part in paragraphs) + "\n"
    lost = text.count("\ufffd")
    return Draft(
        text=text,
        zones=_zones(text, paragraphs),
        given={
            name: (about[key], f"PDF {key}") for name, key in (("byline", "Author"),) if _is_name(about.get(key, ""))
        },
        clues=tuple(_clues(about)),
        places=tuple(_places(paragraphs)),
        notes=(f"{lost} characters could not be read (U+FFFD)",) if lost else (),
    )


def _extract(data: bytes, where: str, limits: Limits) -> tuple[list[list[str]], dict[str, str]]:
    # Loaded here: a library of 9 MB that only PDFs need.
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "is locked by a password" if locked else f"is no readable PDF ({error})"
        raise ItemError(where, problem, "save an open copy of it" if locked else "download it again") from error
    try:
        if len(document) > limits.pages:
            problem = f"has {len(document)} pages, more than the limit of {limits.pages} (pages)"
            raise ItemError(where, problem, "split it")
        return [_page_lines(document, number) for number in range(len(document))], document.get_metadata_dict()
    finally:
        document.close()


def _page_lines(document: "object", number: int) -> list[str]:
    import pypdfium2  # noqa: PLC0415

    try:
        page = document[number]  # type: ignore[index]
        raw = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return []
    # pdfium writes a hyphen at a line's end as U+0002 or U+FFFE.
    whole = re.sub("[\x02\ufffe]\r?\n?|\xad\r?\n", "", raw.replace("\x00", ""))
    return [tidy(line) for line in whole.splitlines()]


def _running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines of the margins that most pages share, figures aside: running heads and feet."""
    if len(pages) < 2:
        return frozenset()
    seen = Counter(key for page in pages for key in {_margin_key(line) for line in _margins(page)})
    return frozenset(key for key, count in seen.items() if key and count >= max(2, len(pages) // 2))


def _margins(page: Sequence[str]) -> list[str]:
    shown = [line for line in page if line]
    return shown if len(shown) <= 2 * _MARGIN else [*shown[:_MARGIN], *shown[-_MARGIN:]]


def _margin_key(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip().lower())


def _paragraphs(page: Sequence[str], number: int, running: frozenset[str]) -> Iterator[_Paragraph]:
    """The page's paragraphs; lines are joined where one goes on in the next."""
    margins = {id(line) for line in _margins(page)}
    width = median([len(line) for line in page if len(line) > 20] or [0])
    held: list[str] = []
    for line in page:
        heads = id(line) in margins and (_margin_key(line) in running or bool(line and _NUMBER.fullmatch(line)))
        if held and (not line or heads or _begins(line, held[-1], width)):
            yield _Paragraph(_joined(held), number, running=False)
            held = []
        if heads:
            yield _Paragraph(line, number, running=True)
        elif line:
            held.append(line)
    if held:
        yield _Paragraph(_joined(held), number, running=False)


def _begins(line: str, before: str, width: float) -> bool:
    """True where the line begins a paragraph: behind a short one that ends a sentence or heads it, or as an item."""
    if _BULLET.match(line) or _is_stamp(before):
        return True
    if len(before) >= _FULL * width:
        return False
    ended = before[-1] in '.!?:”"’)'
    return (line[:1].isupper() and (ended or len(before) < 0.6 * width)) or line[:1] in '“"('


def _is_stamp(line: str) -> bool:
    """True of a line that is a date, with its place at most."""
    days = find_spelled(line)
    return bool(days) and len(line) - (days[0].end - days[0].start) <= _PLACE and line[-1:] != "."


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        # A hyphen before a small letter is likelier the typesetter's than the writer's.
        hyphen = re.search(r"[^\W\d_]-$", text) and line[:1].islower()
        text = text[:-1] + line if hyphen else f"{text} {line}"
    return text


def _zones(text: str, paragraphs: Sequence[_Paragraph]) -> tuple[Zone, ...]:
    """Running heads are boilerplate; the rest is read as a text of its own."""
    running, at = {}, 0
    for part in paragraphs:
        if part.running:
            running[at] = Mark(at, ZoneKind.BOILERPLATE, "running head or page number")
        at += len(part.text) + 2
    if not running:
        return zone_report(text)
    kept = [line for line in split_lines(text) if line.start not in running]
    marks = [*mark_lines(kept, mark_head(kept)), *running.values()]
    return join_marks(sorted(marks, key=lambda mark: mark.start), len(text))


def _places(paragraphs: Sequence[_Paragraph]) -> Iterator[Place]:
    at, last = 0, 0
    for part in paragraphs:
        if part.page != last:
            yield Place(at, f"page {part.page}")
            last = part.page
        at += len(part.text) + 2


def _clues(about: dict[str, str]) -> Iterator[DateClue]:
    """A PDF's own dates are those of its making, on or after the day of its text's publication or shortly before."""
    for key in ("CreationDate", "ModDate"):
        stamp = about.get(key, "").removeprefix("D:")[:8]
        window = parse_stamp(stamp) if len(stamp) == 8 else None
        if window:
            yield DateClue("changed", f"PDF {key}", window, about[key][:60])


def _is_name(author: str) -> bool:
    """True where a PDF's author looks like a person, and not like the account of whoever made the file."""
    return re.fullmatch(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}", author.strip()) is not None
